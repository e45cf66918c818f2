/**
 * The miss and offset ledger (metrics.md, "Offset arithmetic"). Amounts are whole minor units or units.
 * For each node short = max(0, target − outlook) and over = max(0, outlook − target); after the period has closed the
 * outlook is what really came. An offset says that `amount` of one node's shortage is made up by another's overage.
 *
 * A node and the nodes above it sum over the same orders, so their overages are one overage seen from several heights.
 * An offset therefore crosses the border of every branch that holds the one of its two nodes and not the other: of the
 * over node and what is above it, up to below the nearest node above both; and of the short node in the same way. At
 * each border
 *
 *   given(v) = Σ of what crosses it outwards ≤ over(v)      taken(v) = Σ of what crosses it inwards ≤ short(v)
 *
 * - Downwards: what a node gives is of the orders below it, so each use below that leaves the node is a use of its own.
 * - Upwards: a node that is less over than a part of it has used the rest of that part's overage to make up for its
 *   other parts; one that is short has used all of it. Giving it away once more would make one sale good for two
 *   misses, and the shortages less the offsets would come to less than what the node above both really lacks.
 * - Within: an offset between two parts of a node leaves the node's own sum as it was, so it crosses no border of it.
 * - Shortages mirror this: what is short within a node that is not short itself has been made up for there already.
 *
 * Branches either lie within each other or apart (a laminar family), so these limits at each node are all there are.
 */
export type OffsetNode = {
  id: string;
  parentId: string | null;
  name: string;
  target: number;
  outlook: number;
  /** A limit to stay within: short is what goes over it, over is what stays below. */
  limit?: boolean;
  /** What tells its sum from others of the same tree, which are in other measures; absent where there is one. */
  sum?: string;
};
export type OffsetEntry = { id: string; shortId: string; overId: string; amount: number };
type Nodes = ReadonlyMap<string, OffsetNode>;

type Sides = Pick<OffsetNode, 'target' | 'outlook' | 'limit'>;
/** How far a node is on the good side of its target: over a mark, below a limit. Negative where it is not. */
export const better = ({ target, outlook, limit }: Sides): number => (limit ? target - outlook : outlook - target);
export const shortage = (node: Sides): number => Math.max(0, -better(node));
export const overage = (node: Sides): number => Math.max(0, better(node));

/** Why an offset does not add up; `null` when it does. */
export type OffsetState = 'holds' | 'over-used' | 'over-covered' | 'same-line' | 'apart' | 'gone';

export type OffsetCheck = {
  id: string;
  state: OffsetState;
  /** What the over node can still give, all offsets taken off; negative when too much is taken. */
  overLeft: number;
  /** The node whose overage says so: the over node itself, or one above it that has less left. */
  overAt: string;
  /** What of the short node stays uncovered; negative when it is covered more than once. */
  shortLeft: number;
  /** The node whose shortage lets the least in: the short node itself, or one above it; and how much that is. */
  shortAt: { id: string; left: number };
  /** The nearest node above both, and where it stands against its target. */
  parent: { id: string; name: string; toTarget: number } | null;
};

/** A node and all above it, itself first. */
const lineOf = (nodes: Nodes, id: string): string[] => {
  const line: string[] = [];
  for (let at: string | null = id; at !== null && !line.includes(at); at = nodes.get(at)?.parentId ?? null)
    line.push(at);
  return line;
};

/** The borders that an offset crosses, from the node itself upwards, and the nearest node above both. */
const crossing = (
  nodes: Nodes,
  { shortId, overId }: Pick<OffsetEntry, 'shortId' | 'overId'>,
): { over: string[]; short: string[]; shared: string | null } => {
  const over = lineOf(nodes, overId);
  const short = lineOf(nodes, shortId);
  const shared = short.find((id) => over.includes(id)) ?? null;
  const below = (line: string[]): string[] => (shared === null ? line : line.slice(0, line.indexOf(shared)));
  return { over: below(over), short: below(short), shared };
};

/** What offsets take out of each branch and bring into it, by the node on top of the branch. */
export type BranchUse = { given: ReadonlyMap<string, number>; taken: ReadonlyMap<string, number> };

const add = (sums: Map<string, number>, ids: readonly string[], amount: number): void => {
  for (const id of ids) sums.set(id, (sums.get(id) ?? 0) + amount);
};

export const branchUse = (nodes: Nodes, entries: readonly OffsetEntry[]): BranchUse => {
  const given = new Map<string, number>();
  const taken = new Map<string, number>();
  for (const entry of entries) {
    const [from, to] = [nodes.get(entry.overId), nodes.get(entry.shortId)];
    if (!from || !to || from.sum !== to.sum) continue;
    const { over, short } = crossing(nodes, entry);
    add(given, over, entry.amount);
    add(taken, short, entry.amount);
  }
  return { given, taken };
};

/** Offsets that use the overage of a branch, or cover its shortage: those that cross its border, in their order. */
export const usersOf = (
  nodes: Nodes,
  entries: readonly OffsetEntry[],
  id: string,
  side: 'over' | 'short',
): OffsetEntry[] => entries.filter((entry) => crossing(nodes, entry)[side].includes(id));

/** The least of what is left along a line; the lowest of several. Nodes that are not known limit nothing. */
const tightest = (line: readonly string[], left: (id: string) => number | null): { id: string; left: number } => {
  let found = { id: line[0] ?? '', left: line[0] === undefined ? 0 : (left(line[0]) ?? 0) };
  for (const id of line) {
    const here = left(id);
    if (here !== null && here < found.left) found = { id, left: here };
  }
  return found;
};

/** Checks every offset of a tree: no overage is used twice and no shortage covered twice, at any height. */
export const checkOffsets = (nodes: Nodes, entries: readonly OffsetEntry[]): OffsetCheck[] => {
  const { given, taken } = branchUse(nodes, entries);
  return entries.map((entry) => {
    const { id, overId, shortId } = entry;
    const none = (state: OffsetState): OffsetCheck => ({
      id,
      state,
      overLeft: 0,
      overAt: overId,
      shortLeft: 0,
      shortAt: { id: shortId, left: 0 },
      parent: null,
    });
    if (!nodes.has(shortId) || !nodes.has(overId)) return none('gone');
    if (nodes.get(shortId)?.sum !== nodes.get(overId)?.sum) return none('apart');
    const { over, short, shared } = crossing(nodes, entry);
    const above = shared === null ? undefined : nodes.get(shared);
    if (over.length === 0 || short.length === 0) return none('same-line');
    const gives = tightest(over, (at) => {
      const node = nodes.get(at);
      return node ? overage(node) - (given.get(at) ?? 0) : null;
    });
    const open = (at: string): number | null => {
      const node = nodes.get(at);
      return node ? shortage(node) - (taken.get(at) ?? 0) : null;
    };
    const takes = tightest(short, open);
    return {
      id,
      state: gives.left < 0 ? 'over-used' : takes.left < 0 ? 'over-covered' : 'holds',
      overLeft: gives.left,
      overAt: gives.id,
      shortLeft: open(shortId) ?? 0,
      shortAt: takes,
      parent: above ? { id: above.id, name: above.name, toTarget: better(above) } : null,
    };
  });
};

/** Σ shortage − Σ offsets over nodes of which none is above another: what no offset covers. */
export const uncovered = (nodes: readonly OffsetNode[], { taken }: Pick<BranchUse, 'taken'>): number =>
  nodes.reduce((sum, node) => sum + shortage(node) - (taken.get(node.id) ?? 0), 0);

export type OffsetSuggestion = { shortId: string; overId: string; amount: number };

/**
 * Which overage can cover which shortage among the lowest nodes of a tree, the largest shortage first and from the
 * largest overage that is left. Siblings come before other parts of the tree: they share a parent that then still meets
 * its target. All suggestions can be accepted together.
 */
export const suggestOffsets = (nodes: Nodes, entries: readonly OffsetEntry[], most = 10): OffsetSuggestion[] => {
  const use = branchUse(nodes, entries);
  const given = new Map(use.given);
  const taken = new Map(use.taken);
  const spare = (id: string): number => {
    const node = nodes.get(id);
    return node ? overage(node) - (given.get(id) ?? 0) : Number.POSITIVE_INFINITY;
  };
  const open = (id: string): number => {
    const node = nodes.get(id);
    return node ? shortage(node) - (taken.get(id) ?? 0) : Number.POSITIVE_INFINITY;
  };
  const parents = new Set([...nodes.values()].map((node) => node.parentId));
  const leaves = [...nodes.values()].filter((node) => !parents.has(node.id));
  const byRoom =
    (room: (id: string) => number) =>
    (a: OffsetNode, b: OffsetNode): number =>
      room(b.id) - room(a.id) || (a.id < b.id ? -1 : 1);
  const overs = leaves.filter((node) => spare(node.id) > 0).toSorted(byRoom(spare));
  /** What one can give to the other: nothing as soon as one border on the way is closed. */
  const between = (over: OffsetNode, line: ReadonlyMap<string, number>): number => {
    let amount = Number.POSITIVE_INFINITY;
    for (let at: string | null = over.id; at !== null && amount > 0; at = nodes.get(at)?.parentId ?? null) {
      const within = line.get(at);
      if (within !== undefined) return Math.min(amount, within);
      amount = Math.min(amount, spare(at));
    }
    return Math.min(amount, line.get('') ?? 0);
  };
  const found: OffsetSuggestion[] = [];
  for (const short of leaves.filter((node) => open(node.id) > 0).toSorted(byRoom(open))) {
    if (found.length >= most) break;
    /** By each node above: what the borders below it let in; by '' where nothing is above both. */
    const letsIn = (): Map<string, number> => {
      const line = new Map<string, number>();
      let room = Number.POSITIVE_INFINITY;
      for (const at of lineOf(nodes, short.id)) {
        if (at !== short.id) line.set(at, Math.max(0, room));
        room = Math.min(room, open(at));
      }
      return line.set('', Math.max(0, room));
    };
    let line = letsIn();
    const before = found.length;
    const near = overs.filter((node) => node.parentId === short.parentId);
    const far = overs.filter((node) => node.parentId !== short.parentId);
    for (const over of [...near, ...far]) {
      if (found.length >= most || open(short.id) <= 0) break;
      if (over.sum !== short.sum) continue;
      const amount = between(over, line);
      if (amount <= 0 || over.id === short.id) continue;
      const entry = { shortId: short.id, overId: over.id, amount };
      found.push(entry);
      const borders = crossing(nodes, entry);
      add(given, borders.over, amount);
      add(taken, borders.short, amount);
      line = letsIn();
    }
    if (found.length > before) overs.sort(byRoom(spare));
  }
  return found;
};

/**
 * At close: which offsets came true, in the order in which they were made. One holds when the over node's real overage
 * is at least its amount (metrics.md), after what those before it have used of that overage along the branch.
 */
export const heldOffsets = (nodes: Nodes, entries: readonly OffsetEntry[]): Map<string, boolean> => {
  const given = new Map<string, number>();
  const givers = new Set<string>();
  const held = new Map<string, boolean>();
  for (const entry of entries) {
    const { over } = crossing(nodes, entry);
    const apart = nodes.get(entry.overId)?.sum !== nodes.get(entry.shortId)?.sum;
    const came =
      !apart &&
      over.every((id) => {
        if (id !== entry.overId && !givers.has(id)) return true;
        const node = nodes.get(id);
        return node !== undefined && overage(node) - (given.get(id) ?? 0) >= entry.amount;
      });
    held.set(entry.id, came);
    if (!came) continue;
    givers.add(entry.overId);
    add(given, over, entry.amount);
  }
  return held;
};
