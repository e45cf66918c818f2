import { addDays, type Day } from '../../../../shared/domain/day';
import { stillToCome, type StillToCome } from '../../metrics/targets/contributions';
import type { ReadDb } from '../../store/dialect';
import { momentsServed } from '../../store/repositories/target-campaigns';
import { type NodeRow, planOf, type PlanRow, type TreeRow } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import type { SumBlock } from './blocks';
import { campaignSums, type Places } from './cells';

/** A plan item with what its orders brought to its target so far, null where none can be attributed, and what is left of it. */
export type PlannedItem = PlanRow & StillToCome & { brought: number | null; momentId: string | null };

type Days = { from: Day; to: Day };

/** The days over which a plan item should come; null where nobody said any. */
export const daysOf = (item: PlanRow, period: Days): Days | null => {
  if (item.own_day !== null) return { from: item.own_day, to: item.own_day };
  if (item.starts !== null || item.ends !== null)
    return { from: item.starts ?? period.from, to: item.ends ?? period.to };
  return item.day === null ? null : { from: item.day, to: item.day };
};

/** The nearest item of the same campaign above each item: what the lower one brought is not the upper one's as well. */
const aboveOf = (items: readonly PlanRow[], rows: readonly NodeRow[]): Map<string, string> => {
  if (items.length === 0) return new Map();
  const parents = new Map(rows.map((row) => [row.id, row.parent_id]));
  const at = new Map(
    items.flatMap((item): [string, string][] =>
      item.campaign_key === null ? [] : [[`${item.campaign_key} ${item.node_id}`, item.id]],
    ),
  );
  const above = new Map<string, string>();
  for (const item of items)
    for (let up = parents.get(item.node_id) ?? null; up !== null; up = parents.get(up) ?? null) {
      const found = at.get(`${item.campaign_key} ${up}`);
      if (found === undefined) continue;
      above.set(item.id, found);
      break;
    }
  return above;
};

/** Plan items of one sum of a tree with what of each is still to come in the days of `rest`. */
export const plannedItems = async (
  db: ReadDb,
  { tree, block: { metric, rows, own: mine }, places }: { tree: TreeRow; block: SumBlock; places: Places },
  { period, rest }: { period: Days; rest: Days },
  settings: Settings,
): Promise<PlannedItem[]> => {
  const items = (await planOf(db, tree.id)).filter((item) => mine.has(item.node_id));
  const keys = [...new Set(items.flatMap(({ campaign_key: key }) => (key === null ? [] : [key])))];
  const past = { from: period.from, to: addDays(rest.from, -1) };
  const sums = await campaignSums(db, metric, rows, keys, past, settings, places);
  const served = await momentsServed(db, keys);
  const brought = new Map<string, number>();
  for (const item of items)
    if (item.campaign_key !== null)
      brought.set(item.id, sums.get(item.node_id)?.[keys.indexOf(item.campaign_key)] ?? 0);
  const own = new Map(brought);
  for (const [lower, upper] of aboveOf(items, rows)) own.set(upper, (own.get(upper) ?? 0) - (brought.get(lower) ?? 0));
  return items.map((item) => {
    const came = own.get(item.id) ?? null;
    const left = stillToCome({ amount: item.amount, brought: came ?? 0, days: daysOf(item, period) }, period, rest);
    return { ...item, ...left, brought: came, momentId: served.get(item.campaign_key ?? 0) ?? null };
  });
};
