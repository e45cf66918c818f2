import type { Day } from '../../../../shared/domain/day';
import { addDays } from '../../../../shared/domain/day';
import { elapsedDays, type Period, periodDays } from '../../../../shared/domain/period';
import { OUTLOOK_METHOD_IDS, type OutlookMethod } from '../../../../shared/domain/targets';
import { nearestTo, restSaid, type RestSaid } from '../../metrics/targets/past';
import { ERROR_PERIODS } from '../../metrics/pace';
import type { ReadDb } from '../../store/dialect';
import { remember } from '../../store/remember';
import {
  forecastsOf,
  keptOutlooks,
  listTrees,
  type NodeRow,
  nodesOf,
  type TreeRow,
} from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { treeSums } from './blocks';
import type { Places } from './cells';
import { treePeriod } from './trees';

/** Of each target, what methods that leave no trace in sales said of the rest of past periods, the newest first. */
export type PastRests = Partial<Record<OutlookMethod, readonly RestSaid[]>>;

/** What was said for a whole period on a day. */
type Said = { nodeId: string; method: OutlookMethod; day: Day; outlook: number };

/** A target by what it and all above it stand for: the same in every period. */
export const pathsOf = (rows: readonly NodeRow[]): Map<string, string> => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const known = new Map<string, string>();
  const pathOf = (row: NodeRow): string => {
    const found = known.get(row.id);
    if (found !== undefined) return found;
    const above = row.parent_id === null ? undefined : byId.get(row.parent_id);
    const beside = row.sum_parent_id === row.parent_id ? '' : ` in ${row.metric}`;
    const own = `${row.kind} ${row.channel_key ?? row.product_key ?? row.person_key ?? row.line ?? ''}${beside}`;
    const path = above ? `${pathOf(above)} › ${own}` : own;
    known.set(row.id, path);
    return path;
  };
  for (const row of rows) pathOf(row);
  return known;
};

const saidIn = async (db: ReadDb, tree: TreeRow, period: Period): Promise<Said[]> => {
  const last = addDays(period.to, -1);
  const kept = (await keptOutlooks(db, tree.id)).flatMap(({ node_id: nodeId, method, day, outlook }): Said[] => {
    const known = OUTLOOK_METHOD_IDS.find((id) => id === method);
    return known ? [{ nodeId, method: known, day, outlook }] : [];
  });
  // The oldest first, so that of two numbers of one day the later one stands.
  const numbers = (await forecastsOf(db, tree.id))
    .toReversed()
    .map(({ node_id: nodeId, at, amount }): Said => ({ nodeId, method: 'own', day: at.slice(0, 10), outlook: amount }));
  return [...kept, ...numbers].filter(({ day }) => day <= last);
};

/**
 * What open deals, the plan and people's own numbers said of the targets of a tree in past periods of the same measure,
 * of each period the outlook nearest to the share of the days that is over now; by the target's path.
 */
export const pastRests = (
  db: ReadDb,
  { tree, period, places }: { tree: TreeRow; period: Period; places: Places },
  settings: Settings,
): Promise<ReadonlyMap<string, PastRests>> =>
  remember(db, `past of ${tree.id} ${JSON.stringify(settings)}`, async () => {
    const share = Math.min(1, elapsedDays(period, settings.today) / periodDays(period));
    const closed = (await listTrees(db))
      .filter(({ id, metric }) => id !== tree.id && metric === tree.metric)
      .map((one) => ({ tree: one, period: treePeriod(one, settings.calendar) }))
      .filter((one) => one.period.to < period.from && one.period.to < settings.today)
      .toSorted((a, b) => (a.period.to < b.period.to ? 1 : -1))
      .slice(0, ERROR_PERIODS);
    const found = new Map<string, Partial<Record<OutlookMethod, RestSaid[]>>>();
    for (const { tree: past, period: own } of closed) {
      const said = nearestTo(share, await saidIn(db, past, own), own);
      if (said.length === 0) continue;
      const rows = await nodesOf(db, past.id);
      const days = [...new Set(said.map(({ day }) => day).filter((day) => day >= own.from))].toSorted();
      const spans = [own, ...days.map((day) => ({ from: own.from, to: day }))].map(({ from, to }) => ({ from, to }));
      const { own: sums } = await treeSums(db, rows, spans, settings, places);
      const paths = pathsOf(rows);
      for (const { nodeId, method, day, outlook } of said) {
        const path = paths.get(nodeId);
        const rest = restSaid(outlook, {
          before: sums.get(nodeId)?.[days.indexOf(day) + 1] ?? 0,
          end: sums.get(nodeId)?.[0] ?? 0,
          begun: day >= own.from,
        });
        if (path === undefined || rest === null) continue;
        const node = found.get(path) ?? {};
        found.set(path, { ...node, [method]: [...(node[method] ?? []), rest] });
      }
    }
    return found;
  });
