import type { ChannelNode } from '../../../../shared/contract/workspace';

export type ChannelLine = { node: ChannelNode; depth: number };

/** Channels in the order of their tree: each under the one it belongs to, by name. */
export const channelTree = (nodes: readonly ChannelNode[]): ChannelLine[] => {
  const known = new Set(nodes.map((node) => node.id));
  const under = (parent: string | null): ChannelNode[] =>
    nodes
      // A channel whose parent is gone stands at the top and is not lost.
      .filter((node) => (node.parentId !== null && known.has(node.parentId) ? node.parentId : null) === parent)
      .toSorted((a, b) => a.name.localeCompare(b.name));
  const walk = (parent: string | null, depth: number): ChannelLine[] =>
    under(parent).flatMap((node) => [{ node, depth }, ...walk(node.id, depth + 1)]);
  return walk(null, 0);
};

/** Where a channel may go: accounts under a kind, locations under an account; never under itself. */
export const placesFor = (node: ChannelNode, nodes: readonly ChannelNode[]): ChannelNode[] => {
  const level = node.level === 'location' ? 'account' : 'type';
  return nodes.filter((one) => one.level === level && one.id !== node.id);
};
