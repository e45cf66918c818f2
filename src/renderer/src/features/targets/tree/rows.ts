import type { TargetNode } from '../../../../../shared/contract/target-shapes';
import { measuresFor } from './measures';

/** A line of the tree: a node, or what its children leave of it in targets or in sales. */
export type TreeRow =
  | {
      kind: 'node';
      key: string;
      node: TargetNode;
      hasChildren: boolean;
      open: boolean;
      /** Whether it can be counted in a measure in which it is not counted yet. */
      countable: boolean;
    }
  | { kind: 'unallocated' | 'unassigned'; key: string; parent: TargetNode; depth: number; amount: number };

/**
 * The lines in sight, in order. After the children of an open node stands what they leave of its target, wherever
 * that is not nothing, and what was sold that fits none of them; what is counted in another measure stands after that.
 */
export const treeRows = (nodes: readonly TargetNode[], closed: ReadonlySet<string>): TreeRow[] => {
  const children = new Map<string | null, TargetNode[]>();
  for (const node of nodes) {
    const own = children.get(node.parentId);
    if (own) own.push(node);
    else children.set(node.parentId, [node]);
  }
  const rows: TreeRow[] = [];
  const add = (node: TargetNode, above: readonly TargetNode['kind'][]): void => {
    const below = children.get(node.id) ?? [];
    const open = below.length > 0 && !closed.has(node.id);
    const kinds = [...above, node.kind];
    const taken = below.flatMap(({ beside, metric }) => (beside ? [metric] : []));
    const countable = !node.beside && measuresFor(kinds, node.metric, taken).length > 0;
    rows.push({ kind: 'node', key: node.id, node, hasChildren: below.length > 0, open, countable });
    if (!open) return;
    for (const child of below) if (!child.beside) add(child, kinds);
    for (const [kind, amount] of [
      ['unallocated', node.unallocated],
      ['unassigned', node.unassigned],
    ] as const)
      if (amount !== null && (amount !== 0 || node.parentId === null))
        rows.push({ kind, key: `${kind} ${node.id}`, parent: node, depth: node.depth + 1, amount });
    for (const child of below) if (child.beside) add(child, kinds);
  };
  for (const top of children.get(null) ?? []) add(top, []);
  return rows;
};

/** What stays closed once everything above a node is open, so that its line is in the tree. */
export const openedTo = (
  nodes: readonly TargetNode[],
  closed: ReadonlySet<string>,
  id: string | undefined,
): ReadonlySet<string> => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const next = new Set(closed);
  let above = id === undefined ? null : (byId.get(id)?.parentId ?? null);
  while (above !== null) {
    next.delete(above);
    above = byId.get(above)?.parentId ?? null;
  }
  return next;
};

/** Nodes closed to begin with: the first channel shows its parts; of an open node, all that it stands under. */
export const closedAtFirst = (nodes: readonly TargetNode[], shown: string | undefined): ReadonlySet<string> => {
  const closed = new Set(nodes.filter((node) => node.depth >= 1).map((node) => node.id));
  const parents = new Set(nodes.map((node) => node.parentId));
  const first = nodes.find((node) => node.depth === 1 && parents.has(node.id));
  if (first && shown === undefined) closed.delete(first.id);
  return openedTo(nodes, closed, shown);
};
