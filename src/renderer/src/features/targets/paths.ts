import type { TargetNode } from '../../../../shared/contract/target-shapes';

/** The name of each node with what it stands under, but for the company: "D2C web › Style". */
export const pathNames = (nodes: readonly TargetNode[]): Map<string, string> => {
  const names = new Map<string, string>();
  // Parents come first.
  for (const node of nodes) {
    const above = node.depth > 1 && node.parentId !== null ? names.get(node.parentId) : undefined;
    names.set(node.id, above === undefined ? node.name : `${above} › ${node.name}`);
  }
  return names;
};

/** A node with all it stands under, the nearest first. */
export const pathTo = (nodes: readonly TargetNode[], node: TargetNode): TargetNode[] => {
  const above = nodes.find((one) => one.id === node.parentId);
  return above ? [node, ...pathTo(nodes, above)] : [node];
};
