import type { ChannelNode } from '../../../../shared/contract/workspace';

/**
 * What the channels have been given in all. A target of a kind or an account already holds those of its
 * parts, so it counts and they do not.
 */
export const allocated = (nodes: readonly ChannelNode[], amountOf: (id: string) => number | null): number => {
  const parents = new Map(nodes.map((node) => [node.id, node.parentId]));
  const hasTargetAbove = (id: string): boolean => {
    for (let up = parents.get(id) ?? null; up !== null; up = parents.get(up) ?? null)
      if (amountOf(up) !== null) return true;
    return false;
  };
  return nodes.reduce((sum, { id }) => sum + (hasTargetAbove(id) ? 0 : (amountOf(id) ?? 0)), 0);
};
