import type { OutlookMethod } from '../../../../shared/domain/targets';
import { leadDays, type MethodScore, methodScores, type SaidOutlook } from '../../metrics/targets/methods';
import { paceSumsOf, targetSpans } from '../../metrics/targets/spans';
import type { ReadDb } from '../../store/dialect';
import { remember } from '../../store/remember';
import {
  type ForecastRow,
  forecastsOf,
  keptOutlooks,
  listTrees,
  nodesOf,
  type TreeRow,
} from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { blocksOf, type SumBlock } from './blocks';
import { nodeSums, readPlaces } from './cells';
import { outlookFor } from './figures';
import { KEPT } from './keep-outlooks';
import { isScored } from './close';
import { coveredDays } from './sources';
import { treePeriod } from './trees';

/** Closed trees that are looked back on, the newest first: older habits say little of the next outlook. */
const MOST_TREES = 8;
/** Methods that can be asked what they would have said on a past day: they rest on what was sold up to it. */
const FROM_SALES = ['seasonal', 'run-rate'] as const satisfies readonly OutlookMethod[];

/** The newest number that somebody had put on each node by the end of a day. */
const numbersBy = (forecasts: readonly ForecastRow[], day: string): Map<string, number> => {
  const newest = new Map<string, number>();
  for (const { node_id: node, at, amount } of forecasts)
    if (at.slice(0, 10) <= day && !newest.has(node)) newest.set(node, amount);
  return newest;
};

/** What each method said of each target of one sum of a closed tree at its lead days. */
const saidIn = async (
  db: ReadDb,
  { tree, block, forecasts }: { tree: TreeRow; block: SumBlock; forecasts: readonly ForecastRow[] },
  settings: Settings,
): Promise<SaidOutlook[]> => {
  const period = treePeriod(tree, settings.calendar);
  const covered = await coveredDays(db, block.metric, settings);
  if (!isScored(tree, covered, settings)) return [];
  const leads = leadDays(period).map((day) => ({
    spans: targetSpans(period, day, covered, settings.calendar),
    numbers: numbersBy(forecasts, day),
  }));
  // All lead days are read in one go: their spans overlap nearly everywhere.
  const list = [{ from: period.from, to: period.to }, ...leads.flatMap(({ spans }) => spans.list)];
  const { own } = await nodeSums(db, block.metric, block.rows, list, settings, await readPlaces(db));
  const cameTo = (id: string): number => own.get(id)?.[0] ?? 0;
  const kept = (await keptOutlooks(db, tree.id)).flatMap((row): SaidOutlook[] => {
    const method = KEPT.find((one) => one === row.method);
    return method && block.own.has(row.node_id)
      ? [{ metric: block.metric, method, said: row.outlook, low: row.low, high: row.high, came: cameTo(row.node_id) }]
      : [];
  });
  const mineOf = block.rows.filter((row) => block.own.has(row.id));
  const worked = mineOf.flatMap((row) => {
    const sums = own.get(row.id) ?? [];
    const came = cameTo(row.id);
    let start = 1;
    return leads.flatMap(({ spans, numbers }): SaidOutlook[] => {
      const mine = sums.slice(start, start + spans.list.length);
      start += spans.list.length;
      const inputs = { ...paceSumsOf(spans, mine), pipeline: 0, plan: 0, own: numbers.get(row.id) ?? null };
      const methods: readonly OutlookMethod[] = inputs.own === null ? FROM_SALES : [...FROM_SALES, 'own'];
      return methods.flatMap((method): SaidOutlook[] => {
        const result = outlookFor({ block: { spans }, sums: mine, inputs, past: {} }, method);
        // A method that had nothing to go by let another one speak.
        if (result.method !== method || inputs.rate.days === 0) return [];
        return [{ metric: block.metric, method, said: result.outlook, low: result.low, high: result.high, came }];
      });
    });
  });
  return [...worked, ...kept];
};

const saidOf = async (db: ReadDb, tree: TreeRow, settings: Settings): Promise<SaidOutlook[]> => {
  const forecasts = await forecastsOf(db, tree.id);
  const said: SaidOutlook[] = [];
  for (const block of blocksOf(await nodesOf(db, tree.id)))
    said.push(...(await saidIn(db, { tree, block, forecasts }, settings)));
  return said;
};

/**
 * How each way to foretell came out over the closed periods. What rests on sales is worked out as it would have been
 * said; what open deals and plan items came to is what was kept of them while the period ran.
 */
export const methodRecord = (db: ReadDb, settings: Settings): Promise<MethodScore[]> =>
  remember(db, `methods ${JSON.stringify(settings)}`, async () => {
    const closed = (await listTrees(db)).filter((tree) => treePeriod(tree, settings.calendar).to < settings.today);
    const said: SaidOutlook[] = [];
    for (const tree of closed.slice(0, MOST_TREES)) said.push(...(await saidOf(db, tree, settings)));
    return methodScores(said);
  });
