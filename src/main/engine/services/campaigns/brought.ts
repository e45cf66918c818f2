import { addDays, maxDay, minDay } from '../../../../shared/domain/day';
import type { ReadDb } from '../../store/dialect';
import type { ServedRow } from '../../store/repositories/campaigns';
import { nodesOf } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { readPlaces } from '../targets/cells';
import { plannedItems } from '../targets/planned';
import { nodeWithTree, treePeriod } from '../targets/trees';

/**
 * What a campaign brought until today to each target it serves, by plan item: orders that attribution gives it, won deals
 * and leads that name it, as far as they count for the target. The same figure as on the target's own page.
 */
export const broughtTo = async (
  db: ReadDb,
  served: readonly ServedRow[],
  settings: Settings,
): Promise<Map<string, number>> => {
  const brought = new Map<string, number>();
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
    const items = await plannedItems(db, { tree, rows, places }, { period, rest: { from, to: period.to } }, settings);
    for (const item of items)
      if (item.id !== null && mine.has(item.id) && item.brought !== null) brought.set(item.id, item.brought);
  }
  return brought;
};
