/**
 * What was sold, cut as finely as a target tree asks: one cell a channel, product and person. A tree shares its cells
 * out from the top: each child takes what its filter fits, the first that fits wins, and what no child takes stays as
 * the unassigned part of its parent. So no row is counted twice between siblings and none is lost.
 */
export type Cell = {
  channelKey: number | null;
  locationKey: number | null;
  productKey: number | null;
  line: string;
  ownerKey: number | null;
  /** One sum for each span that was asked for, in its order. */
  sums: readonly number[];
};

export type CellFilter =
  | { kind: 'company' }
  /** Keys of the channel itself and of everything under it. */
  | { kind: 'channel'; keys: ReadonlySet<number> }
  | { kind: 'line'; line: string }
  | { kind: 'product'; key: number }
  | { kind: 'owner'; key: number };

export type CellNode = { id: string; parentId: string | null; filter: CellFilter };

const fits = (cell: Omit<Cell, 'sums'>, filter: CellFilter): boolean => {
  switch (filter.kind) {
    case 'company':
      return true;
    case 'channel':
      return (
        (cell.locationKey !== null && filter.keys.has(cell.locationKey)) ||
        (cell.channelKey !== null && filter.keys.has(cell.channelKey))
      );
    case 'line':
      return cell.line === filter.line;
    case 'product':
      return cell.productKey === filter.key;
    case 'owner':
      return cell.ownerKey === filter.key;
  }
};

export type Shared = {
  own: ReadonlyMap<string, readonly number[]>;
  unassigned: ReadonlyMap<string, readonly number[]>;
};

const sumOf = (cells: readonly Cell[], spans: number): number[] => {
  const sums = Array.from({ length: spans }, () => 0);
  for (const cell of cells)
    for (let span = 0; span < spans; span += 1) sums[span] = (sums[span] ?? 0) + (cell.sums[span] ?? 0);
  return sums;
};

/** A look-up from a cell to the child that takes it; siblings of one kind are found by key, others in their order. */
const takerOf = (children: readonly CellNode[]): ((cell: Omit<Cell, 'sums'>) => CellNode | undefined) => {
  const kind = children[0]?.filter.kind;
  if (children.some(({ filter }) => filter.kind !== kind))
    return (cell) => children.find((child) => fits(cell, child.filter));
  const byKey = new Map<string | number, CellNode>();
  const put = (key: string | number, child: CellNode): void => {
    if (!byKey.has(key)) byKey.set(key, child);
  };
  for (const child of children) {
    const { filter } = child;
    if (filter.kind === 'channel') for (const key of filter.keys) put(key, child);
    else put(filter.kind === 'line' ? filter.line : filter.kind === 'company' ? '' : filter.key, child);
  }
  const of = (key: number | null): CellNode | undefined => (key === null ? undefined : byKey.get(key));
  return (cell) => {
    switch (kind) {
      case 'company':
        return byKey.get('');
      case 'channel':
        return of(cell.locationKey) ?? of(cell.channelKey);
      case 'line':
        return byKey.get(cell.line);
      case 'product':
        return of(cell.productKey);
      case 'owner':
        return of(cell.ownerKey);
      case undefined:
        return undefined;
    }
  };
};

/**
 * Shares cells out from the top: `visit` is told for every node, parents first, the cells that fall on it and those
 * that its children leave (null for a node without any).
 */
export const descend = <T extends Omit<Cell, 'sums'>>(
  nodes: readonly CellNode[],
  cells: readonly T[],
  visit: (id: string, mine: readonly T[], rest: readonly T[] | null) => void,
): void => {
  const children = new Map<string | null, CellNode[]>();
  for (const node of nodes) {
    const siblings = children.get(node.parentId);
    if (siblings) siblings.push(node);
    else children.set(node.parentId, [node]);
  }
  const none: readonly T[] = [];
  const walk = (node: CellNode, mine: readonly T[]): void => {
    const below = children.get(node.id);
    if (!below) {
      visit(node.id, mine, null);
      return;
    }
    const taker = takerOf(below);
    const parts = new Map<CellNode, T[]>();
    const rest: T[] = [];
    for (const cell of mine) {
      const child = taker(cell);
      if (!child) {
        rest.push(cell);
        continue;
      }
      const part = parts.get(child);
      if (part) part.push(cell);
      else parts.set(child, [cell]);
    }
    visit(node.id, mine, rest);
    for (const child of below) walk(child, parts.get(child) ?? none);
  };
  for (const root of children.get(null) ?? [])
    walk(
      root,
      cells.filter((cell) => fits(cell, root.filter)),
    );
};

/** Sums of every node over each span, and of what its children leave. */
export const shareCells = (nodes: readonly CellNode[], cells: readonly Cell[], spans: number): Shared => {
  const own = new Map<string, readonly number[]>();
  const unassigned = new Map<string, readonly number[]>();
  // Most targets of a large tree are one cell, or none: they share the cell's own sums, or one array of zeros.
  const nothing = Object.freeze(sumOf([], spans));
  const total = (some: readonly Cell[]): readonly number[] => {
    const [only, more] = some;
    return only && !more ? only.sums : only ? sumOf(some, spans) : nothing;
  };
  descend(nodes, cells, (id, mine, rest) => {
    own.set(id, total(mine));
    if (rest) unassigned.set(id, total(rest));
  });
  return { own, unassigned };
};
