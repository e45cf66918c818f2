/**
 * The miss and offset ledger (metrics.md, "Offset arithmetic"). Amounts are whole minor units or units.
 * For each node short = max(0, target − outlook) and over = max(0, outlook − target); after the period has closed the
 * outlook is what really came. An offset says that `amount` of one node's shortage is made up by another's overage.
 */
export type OffsetNode = { id: string; parentId: string | null; name: string; target: number; outlook: number };
export type OffsetEntry = { id: string; shortId: string; overId: string; amount: number };

export const shortage = (node: Pick<OffsetNode, 'target' | 'outlook'>): number =>
  Math.max(0, node.target - node.outlook);
export const overage = (node: Pick<OffsetNode, 'target' | 'outlook'>): number =>
  Math.max(0, node.outlook - node.target);

/** Why an offset does not add up; `null` when it does. */
export type OffsetState = 'holds' | 'over-used' | 'over-covered' | 'same-line' | 'gone';

export type OffsetCheck = {
  id: string;
  state: OffsetState;
  /** What the over node still has to give, all offsets taken off; negative when too much is taken. */
  overLeft: number;
  /** What of the shortage stays uncovered; negative when it is covered more than once. */
  shortLeft: number;
  /** The nearest node above both, and where it stands against its target. */
  parent: { id: string; name: string; toTarget: number } | null;
};

const lineOf = (nodes: ReadonlyMap<string, OffsetNode>, id: string): string[] => {
  const line: string[] = [];
  for (let at: string | null = id; at !== null && !line.includes(at); at = nodes.get(at)?.parentId ?? null)
    line.push(at);
  return line;
};

/** Checks every offset of a tree: overage is not used twice, and a shortage is not covered twice. */
export const checkOffsets = (
  nodes: ReadonlyMap<string, OffsetNode>,
  entries: readonly OffsetEntry[],
): OffsetCheck[] => {
  const taken = new Map<string, number>();
  const covered = new Map<string, number>();
  for (const entry of entries) {
    taken.set(entry.overId, (taken.get(entry.overId) ?? 0) + entry.amount);
    covered.set(entry.shortId, (covered.get(entry.shortId) ?? 0) + entry.amount);
  }
  return entries.map((entry) => {
    const short = nodes.get(entry.shortId);
    const over = nodes.get(entry.overId);
    if (!short || !over) return { id: entry.id, state: 'gone', overLeft: 0, shortLeft: 0, parent: null };
    const overLeft = overage(over) - (taken.get(over.id) ?? 0);
    const shortLeft = shortage(short) - (covered.get(short.id) ?? 0);
    const line = lineOf(nodes, over.id);
    const shared = lineOf(nodes, short.id).find((id) => line.includes(id));
    const sameLine = shared === over.id || shared === short.id;
    const above = shared === undefined ? undefined : nodes.get(shared);
    return {
      id: entry.id,
      state: sameLine ? 'same-line' : overLeft < 0 ? 'over-used' : shortLeft < 0 ? 'over-covered' : 'holds',
      overLeft,
      shortLeft,
      parent: above && !sameLine ? { id: above.id, name: above.name, toTarget: above.outlook - above.target } : null,
    };
  });
};

/** Σ shortage − Σ offsets over some nodes: what no offset covers. */
export const uncovered = (nodes: readonly OffsetNode[], entries: readonly OffsetEntry[]): number => {
  const ids = new Set(nodes.map((node) => node.id));
  return (
    nodes.reduce((sum, node) => sum + shortage(node), 0) -
    entries.reduce((sum, entry) => sum + (ids.has(entry.shortId) ? entry.amount : 0), 0)
  );
};

export type OffsetSuggestion = { shortId: string; overId: string; amount: number };

/**
 * Which overage can cover which shortage, the largest shortage first and from the largest overage that is left.
 * Siblings come before other parts of the tree: they share a parent that then still meets its target.
 */
export const suggestOffsets = (
  leaves: readonly OffsetNode[],
  entries: readonly OffsetEntry[],
  most = 10,
): OffsetSuggestion[] => {
  const spare = new Map(leaves.map((node) => [node.id, overage(node)]));
  const open = new Map(leaves.map((node) => [node.id, shortage(node)]));
  for (const entry of entries) {
    spare.set(entry.overId, (spare.get(entry.overId) ?? 0) - entry.amount);
    open.set(entry.shortId, (open.get(entry.shortId) ?? 0) - entry.amount);
  }
  const found: OffsetSuggestion[] = [];
  const shorts = leaves.filter((node) => (open.get(node.id) ?? 0) > 0);
  for (const short of shorts.toSorted(
    (a, b) => (open.get(b.id) ?? 0) - (open.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1),
  )) {
    const near = (node: OffsetNode): number => (node.parentId === short.parentId ? 0 : 1);
    const overs = leaves
      .filter((node) => node.id !== short.id && (spare.get(node.id) ?? 0) > 0)
      .toSorted(
        (a, b) => near(a) - near(b) || (spare.get(b.id) ?? 0) - (spare.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1),
      );
    for (const over of overs) {
      const wanted = open.get(short.id) ?? 0;
      if (wanted <= 0 || found.length >= most) break;
      const amount = Math.min(wanted, spare.get(over.id) ?? 0);
      found.push({ shortId: short.id, overId: over.id, amount });
      spare.set(over.id, (spare.get(over.id) ?? 0) - amount);
      open.set(short.id, wanted - amount);
    }
  }
  return found;
};

/** At close: the overage that was promised did come. */
export const offsetHeld = (entry: OffsetEntry, over: Pick<OffsetNode, 'target' | 'outlook'>): boolean =>
  overage(over) >= entry.amount;
