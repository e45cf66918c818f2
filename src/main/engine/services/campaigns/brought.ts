import { addDays, maxDay, minDay } from '../../../../shared/domain/day';
import { dueBy } from '../../metrics/targets/contributions';
import type { ReadDb } from '../../store/dialect';
import type { ServedRow } from '../../store/repositories/campaigns';
import { nodesOf } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { blocksOf } from '../targets/blocks';
import { readPlaces } from '../targets/cells';
import { daysOf, plannedItems } from '../targets/planned';
import { isTakings, metricOf, nodeWithTree, treePeriod } from '../targets/trees';

/** What came to a target until today, and what should have come by then; in minor units, or units. */
export type Brought = { brought: number; due: number };

/**
 * What a campaign brought until today to each target it serves, by plan item: orders that attribution gives it, won deals
 * and leads that name it, as far as they count for the target. The same figure as on the target's own page.
 */
export const broughtTo = async (
  db: ReadDb,
  served: readonly ServedRow[],
  settings: Settings,
): Promise<Map<string, Brought>> => {
  const brought = new Map<string, Brought>();
  if (served.length === 0) return brought;
  const places = await readPlaces(db);
  const trees = new Map(
    await Promise.all(
      served.map(async ({ node_id: id }) => {
        const { tree } = await nodeWithTree(db, id);
        return [tree.id, tree] as const;
      }),
    ),
  );
  const mine = new Set(served.map(({ item_id: id }) => id));
  for (const tree of trees.values()) {
    const period = treePeriod(tree, settings.calendar);
    const from = minDay(maxDay(addDays(settings.today, 1), period.from), addDays(period.to, 1));
    const rows = await nodesOf(db, tree.id);
    const items = [];
    for (const block of blocksOf(rows))
      items.push(
        ...(await plannedItems(db, { tree, block, places }, { period, rest: { from, to: period.to } }, settings)),
      );
    for (const item of items)
      if (item.id !== null && mine.has(item.id) && item.brought !== null)
        brought.set(item.id, {
          brought: item.brought,
          due: dueBy({ amount: item.amount, days: daysOf(item, period) }, period, settings.today),
        });
  }
  return brought;
};

/** Sales that a campaign promised to targets, in minor units: in all, due by today, and brought to them. */
export type Promised = { whole: number; due: number; brought: number };

/** The sum over the targets of sales that it serves; null where it serves none. Targets of costs, leads or units stand apart. */
export const promisedSales = (served: readonly ServedRow[], brought: ReadonlyMap<string, Brought>): Promised | null => {
  const sales = served.filter((row) => isTakings(metricOf(row)));
  return sales.length === 0
    ? null
    : {
        whole: sales.reduce((sum, { amount }) => sum + amount, 0),
        due: sales.reduce((sum, { item_id: id, amount }) => sum + (brought.get(id)?.due ?? amount), 0),
        brought: sales.reduce((sum, { item_id: id }) => sum + (brought.get(id)?.brought ?? 0), 0),
      };
};
