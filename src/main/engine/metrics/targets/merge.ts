/** What of a target node a merge of products looks at. */
export type MergeNode = {
  id: string;
  parent_id: string | null;
  kind: string;
  channel_key: number | null;
  line: string | null;
  product_key: number | null;
  person_key: number | null;
  /** Its measure where that is not its tree's. */
  metric: string | null;
  name: string;
  amount: number;
  locked: number;
  owner_key: number | null;
  note: string;
  spread_method: string | null;
  spread_months: string | null;
};

type Patch = Partial<Omit<MergeNode, 'id' | 'kind' | 'name'>>;
export type TargetMerge = {
  /** By node id, the columns that change. */
  patches: Map<string, Patch>;
  removed: Set<string>;
  /** Which node answers now for one that was removed. */
  into: Map<string, string>;
  /** Nodes whose amounts were added to one that was there, and to which. */
  absorbed: Map<string, string>;
  /** How many they are. */
  summed: number;
  /** Nodes whose parts were given up, since the other one is divided by something else. */
  undivided: number;
  /** Lines above a node of the product, of which the merged product is no part. */
  outside: { node: string; line: string }[];
};

type Merged = { keep: number; drop: number; lines: { keep: string; drop: string; after: string } };

type Months = Readonly<Record<string, number>>;

const summed = (a: Months, b: Months): Months => {
  const sum: Record<string, number> = { ...a };
  for (const [month, amount] of Object.entries(b)) sum[month] = (sum[month] ?? 0) + amount;
  return sum;
};

/**
 * Targets of two products become targets of one. Where only the one that goes has a target, it stands for the other from
 * now on. Where both stand under one parent, their sales are one sale, so their targets are added: no sum above changes.
 * Parts of the same thing are added, too; others move over. Where either is spread by hand, the sum is: each month then
 * holds what both held in it.
 *
 * @param lines the lines of both before, and of the one product after
 * @param overlap whether two channels share sales, so that they cannot stand beside each other
 * @param monthly what falls on each month (`2026-05`) of nodes by id, in the tree's unit, however they are spread; wanted
 * of nodes that may be added where one of them is spread by hand
 */
export const mergeTargets = (
  nodes: readonly MergeNode[],
  { keep, drop, lines }: Merged,
  overlap: (a: number, b: number) => boolean,
  monthly: ReadonlyMap<string, Months> = new Map(),
): TargetMerge => {
  const months = new Map(monthly);
  const now = new Map(nodes.map((node) => [node.id, { ...node }]));
  const merge: TargetMerge = {
    patches: new Map(),
    removed: new Set(),
    into: new Map(),
    absorbed: new Map(),
    summed: 0,
    undivided: 0,
    outside: [],
  };
  const set = (id: string, patch: Patch): void => {
    merge.patches.set(id, { ...merge.patches.get(id), ...patch });
    Object.assign(now.get(id) ?? {}, patch);
  };
  const merged = (key: number | null): number | null => (key === drop ? keep : key);
  const childrenOf = (id: string): MergeNode[] =>
    [...now.values()].filter((node) => node.parent_id === id && !merge.removed.has(node.id));
  const remove = (node: MergeNode, into: string): void => {
    for (const child of childrenOf(node.id)) remove(child, into);
    merge.removed.add(node.id);
    merge.into.set(node.id, into);
  };
  const absorb = (stays: MergeNode, goes: MergeNode): void => {
    const byHand = stays.spread_method === 'hand' || goes.spread_method === 'hand';
    const both = summed(months.get(stays.id) ?? {}, months.get(goes.id) ?? {});
    months.set(stays.id, both);
    const [own, theirs] = [childrenOf(stays.id), childrenOf(goes.id)];
    set(stays.id, {
      amount: stays.amount + goes.amount,
      locked: Math.max(stays.locked, goes.locked),
      owner_key: stays.owner_key ?? goes.owner_key,
      note: [stays.note, goes.note].filter(Boolean).join('\n'),
      ...(byHand ? { spread_method: 'hand', spread_months: JSON.stringify(both) } : {}),
    });
    merge.summed += 1;
    merge.absorbed.set(goes.id, stays.id);
    for (const child of theirs) {
      const alike = own.filter((one) => one.metric === child.metric);
      const same = alike.find(
        (one) =>
          one.kind === child.kind &&
          one.channel_key === child.channel_key &&
          one.line === child.line &&
          // Of one product beside itself in another measure, too, both are one from now on.
          merged(one.product_key) === merged(child.product_key) &&
          one.person_key === child.person_key,
      );
      const fits = alike.every(
        (one) =>
          one.kind === child.kind &&
          (one.channel_key === null || child.channel_key === null || !overlap(one.channel_key, child.channel_key)),
      );
      if (same) absorb(same, child);
      else if (fits) set(child.id, { parent_id: stays.id });
      else {
        merge.undivided += 1;
        remove(child, stays.id);
      }
    }
    remove(goes, stays.id);
  };
  const lineAbove = (id: string): string | null => {
    for (let at = now.get(id); at; at = at.parent_id === null ? undefined : now.get(at.parent_id))
      if (at.kind === 'line') return at.line;
    return null;
  };
  for (const { id } of nodes.filter((one) => one.product_key === drop)) {
    const node = now.get(id);
    if (!node || merge.removed.has(id)) continue;
    const beside = node.parent_id === null ? [] : childrenOf(node.parent_id);
    const stays = beside.find((one) => one.product_key === keep && one.metric === node.metric);
    if (stays) absorb(stays, node);
    else set(node.id, { product_key: keep });
  }
  for (const { id, name, product_key: product } of nodes) {
    if (product !== keep && product !== drop) continue;
    const above = lineAbove(merge.into.get(id) ?? id);
    // One that stood outside of its line before does so by somebody's own will.
    if (above === (product === keep ? lines.keep : lines.drop) && above !== lines.after)
      merge.outside.push({ node: name, line: above });
  }
  return merge;
};
