/** What of a target is summed; money in minor units. `outlook` and `planned` null where they cannot be said. */
export type PartSums = {
  target: number;
  actual: number;
  expected: number;
  outlook: number | null;
  planned: number | null;
};

/** A node with what it is called in each breakdown; null where it is not of that kind. */
export type PartNode = PartSums & {
  id: string;
  parentId: string | null;
  name: string;
  channel: string | null;
  product: { group: string; label: string } | null;
  /** Who sells it or answers for it. */
  rep: string | null;
};

export type TargetBy = 'channel' | 'product' | 'rep';
export type TargetPart = PartSums & {
  id: string;
  name: string;
  group: string | null;
  label: string | null;
};

const REST = '(unassigned)';

const left = (whole: number | null, parts: readonly (number | null)[]): number | null =>
  whole === null || parts.some((part) => part === null)
    ? null
    : whole - parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);

const groupOf = (node: PartNode, by: TargetBy): { group: string; label: string | null } | null => {
  if (by === 'product') return node.product;
  const group = by === 'channel' ? node.channel : node.rep;
  return group === null ? null : { group, label: null };
};

/**
 * A tree cut into parts that do not overlap and add up to its top: by a dimension, the uppermost node of each path that
 * belongs to it; without one, the nodes right below the top. What no part claims is the last one, unless it is nothing.
 */
export const partsOf = (nodes: readonly PartNode[], by: TargetBy | null): TargetPart[] => {
  const top = nodes.find((node) => node.parentId === null);
  if (!top) return [];
  const children = new Map<string, PartNode[]>();
  for (const node of nodes)
    if (node.parentId !== null) children.set(node.parentId, [...(children.get(node.parentId) ?? []), node]);
  const parts: TargetPart[] = [];
  const walk = (parent: string): void => {
    for (const node of children.get(parent) ?? []) {
      const found = by === null ? { group: null, label: null } : groupOf(node, by);
      if (found) parts.push({ ...node, ...found });
      else walk(node.id);
    }
  };
  walk(top.id);
  const sum = (of: 'target' | 'actual' | 'expected'): number =>
    top[of] - parts.reduce((total, part) => total + part[of], 0);
  const rest: TargetPart = {
    id: top.id,
    name: parts.length === 0 ? top.name : `${top.name}, the rest`,
    group: by === null ? null : REST,
    label: null,
    target: sum('target'),
    actual: sum('actual'),
    expected: sum('expected'),
    outlook: left(
      top.outlook,
      parts.map((part) => part.outlook),
    ),
    planned: left(
      top.planned,
      parts.map((part) => part.planned),
    ),
  };
  const nothing = [rest.target, rest.actual, rest.expected, rest.outlook, rest.planned].every((value) => !value);
  return nothing ? parts : [...parts, rest];
};
