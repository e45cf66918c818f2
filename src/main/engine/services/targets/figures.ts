import { addDays } from '../../../../shared/domain/day';
import type { Period } from '../../../../shared/domain/period';
import type { OutlookMethod, TargetMetric } from '../../../../shared/domain/targets';
import { OUTLOOK_METHOD_IDS } from '../../../../shared/domain/targets';
import { outlookOf, type PaceSums, usableYear } from '../../metrics/pace';
import { stillToCome, type StillToCome } from '../../metrics/targets/contributions';
import { type OutlookInputs, outlookBy, type OutlookResult, type PastOf } from '../../metrics/targets/outlook';
import { paceSumsOf, targetSpans, type TargetSpans, trialErrors } from '../../metrics/targets/spans';
import { type Spread, shareBy } from '../../metrics/targets/spread';
import type { ReadDb } from '../../store/dialect';
import { repeatShare } from '../../store/repositories/target-cells';
import { forecastsOf, type NodeRow, nodesOf, type TreeRow } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { blocksOf, type SumBlock } from './blocks';
import { nodeSums, type Places, pipelineSums, readPlaces } from './cells';
import { pastRests, type PastRests, pathsOf } from './past';
import { type PlannedItem, plannedItems } from './planned';
import { closesAt, isClosed, isScored } from './close';
import { coveredDays } from './sources';
import { spreadsOf, type TreeShape, treeShape } from './spreads';
import { isTakings, metricOf, treePeriod } from './trees';

/** What is still to come in the rest of a period by the plan, by what it is. */
export type Plan = { repeat: number; deals: number; campaigns: number; moments: number; other: number };

export type NodeLift = StillToCome & { momentId: string; name: string; starts: string; ends: string; amount: number };

/** Targets of one measure that make one sum: the days they are judged by, what their spreads go by, whether they can be scored. */
export type Block = SumBlock & { tree: TreeRow; spans: TargetSpans; shape: TreeShape; scored: boolean };

/** A node with all that can be said of it; amounts in minor units, or units for one in a count. */
export type NodeFigures = {
  row: NodeRow;
  metric: TargetMetric;
  /** What it is judged by, which is the same for all targets of its sum. */
  block: Block;
  sums: readonly number[];
  inputs: OutlookInputs;
  /** What was kept of methods that leave no trace in sales. */
  past: PastRests;
  spread: Spread;
  lifts: readonly NodeLift[];
  actual: number;
  unassigned: number | null;
  expected: number;
  outlook: OutlookResult;
  plan: Plan;
  /** Of the plan's deals, those that are open, by their probability. */
  weighted: number;
};

export type TreeFigures = {
  tree: TreeRow;
  period: Period;
  /** Those of the tree's own measure: the days of the period are the same for all. */
  spans: TargetSpans;
  places: Places;
  nodes: NodeFigures[];
  plan: PlannedItem[];
  /** Whether its period has closed, and when it does, ISO 8601 in UTC. */
  close: { over: boolean; at: string };
};

const methodOf = (row: NodeRow): OutlookMethod =>
  OUTLOOK_METHOD_IDS.find((id) => id === row.outlook_method) ?? 'seasonal';

type OfSpans = { block: Pick<Block, 'spans'> };

/** What each method said of a node in past periods: worked out anew where it rests on sales, else what was kept of it. */
export const pastOf =
  ({ block: { spans }, sums, past }: Pick<NodeFigures, 'sums' | 'past'> & OfSpans): PastOf =>
  (method) =>
    method === 'run-rate' || method === 'seasonal' ? trialErrors(spans, sums, method) : (past[method] ?? []);

/** The outlook of a node by any method, its range from the past errors of the method that was really used. */
export const outlookFor = (
  node: Pick<NodeFigures, 'sums' | 'inputs' | 'past'> & OfSpans,
  method: OutlookMethod,
): OutlookResult => outlookBy(method, node.inputs, pastOf(node));

/** The year before of the nearest target above that sold enough in it to say how a rest goes on; null without one. */
const yearAbove = (
  spans: TargetSpans,
  row: NodeRow,
  byId: ReadonlyMap<string, NodeRow>,
  sumsOf: (id: string) => readonly number[],
): { lastYear: PaceSums['lastYear']; shapeOf: string } | null => {
  for (let at = byId.get(row.parent_id ?? ''); at; at = byId.get(at.parent_id ?? '')) {
    const { lastYear } = paceSumsOf(spans, sumsOf(at.id));
    if (usableYear(lastYear)) return { lastYear, shapeOf: at.name };
  }
  return null;
};

/** Adds what stands on each node to the nodes above it. */
const rolledUp = (
  nodes: readonly NodeRow[],
  items: readonly { nodeId: string; amount: number }[],
): Map<string, number> => {
  const sums = new Map<string, number>();
  if (items.length === 0) return sums;
  const parents = new Map(nodes.map((node) => [node.id, node.parent_id]));
  for (const { nodeId, amount } of items)
    for (let at: string | null = nodeId; at !== null && parents.has(at); at = parents.get(at) ?? null)
      sums.set(at, (sums.get(at) ?? 0) + amount);
  return sums;
};

const NO_LIFTS: readonly NodeLift[] = [];
const NO_PLAN: Plan = { repeat: 0, deals: 0, campaigns: 0, moments: 0, other: 0 };
/** Thousands of targets without any plan share one: what is the same goes to the window once. */
const orNone = (plan: Plan): Plan =>
  plan.repeat === 0 && plan.deals === 0 && plan.campaigns === 0 && plan.moments === 0 && plan.other === 0
    ? NO_PLAN
    : plan;

/** What is the same for all sums of a tree. */
type Whole = {
  period: Period;
  places: Places;
  /** The newest of people's own numbers, and what was said of past periods, by target and by its path. */
  numbers: ReadonlyMap<string, number>;
  past: ReadonlyMap<string, PastRests>;
  paths: ReadonlyMap<string, string>;
};

/** The figures of the targets of one sum. */
const blockFigures = async (
  db: ReadDb,
  whole: TreeRow,
  block: SumBlock,
  { period, places, numbers, past, paths }: Whole,
  settings: Settings,
): Promise<{ block: Block; nodes: NodeFigures[]; plan: PlannedItem[] }> => {
  const { metric, rows } = block;
  const tree = { ...whole, metric };
  const covered = await coveredDays(db, metric, settings);
  const spans = targetSpans(period, settings.today, covered, settings.calendar);
  const shared = await nodeSums(db, metric, rows, spans.list, settings, places);
  const restFrom = addDays(spans.cut < period.from ? addDays(period.from, -1) : spans.cut, 1);
  const rest = { from: restFrom, to: period.to };
  const money = isTakings(metric);
  const pipeline = money ? await pipelineSums(db, rows, rest, settings, places) : null;
  const shape = await treeShape(db, { tree, rows, places }, settings);
  const { lifts, lifted } = shape;
  const lifting = new Set(lifts.map((lift) => lift.moment_id));
  // A deal that is open is in the pipeline, and a moment with lifts stands for itself.
  const stands = ({ kind, ref_id: ref }: PlannedItem): boolean =>
    ref !== null && ((kind === 'deal' && money) || (kind === 'moment' && lifting.has(ref)));
  const plan = (await plannedItems(db, { tree, block, places }, { period, rest }, settings)).map((item) =>
    stands(item) ? { ...item, left: 0 } : item,
  );
  const leftOf = (items: readonly PlannedItem[]): Map<string, number> =>
    rolledUp(
      rows,
      items.map((item) => ({ nodeId: item.node_id, amount: item.left })),
    );
  const byKind = (kind: string): Map<string, number> => leftOf(plan.filter((item) => item.kind === kind));
  const planned = {
    campaigns: byKind('campaign'),
    deals: byKind('deal'),
    moments: byKind('moment'),
    other: byKind('other'),
  };
  // What a moment's own campaigns promise is a part of its lift.
  const forMoment = new Map(
    [...lifting].map((id) => [id, leftOf(plan.filter((item) => item.momentId === id))] as const),
  );
  const campaigns = [...new Set(plan.flatMap((item) => item.campaign_key ?? []))];
  const recent = spans.list[spans.rate];
  const repeat = recent && money ? await repeatShare(db, recent, { campaigns, dealsClosing: rest }) : null;
  const spreadFor = spreadsOf(shape);
  const over = spans.elapsed >= spans.days;
  const judged: Block = { ...block, tree, spans, shape, scored: isScored(tree, covered, settings) };

  const byId = new Map(rows.map((row) => [row.id, row]));
  const sumsOf = (id: string): readonly number[] => shared.own.get(id) ?? [];

  // Siblings stand under the same.
  const years = new Map<string | null, ReturnType<typeof yearAbove>>();
  const yearOf = (row: NodeRow): ReturnType<typeof yearAbove> => {
    const found = years.get(row.parent_id);
    if (found !== undefined) return found;
    const year = yearAbove(spans, row, byId, sumsOf);
    years.set(row.parent_id, year);
    return year;
  };
  const liftsOf = (row: NodeRow): readonly NodeLift[] => {
    if (lifts.length === 0) return NO_LIFTS;
    const promised = new Map<string, number>();
    for (const [id, left] of forMoment) promised.set(id, left.get(row.id) ?? 0);
    return lifts.flatMap((lift, index): NodeLift[] => {
      const amount = lifted.get(row.id)?.[index] ?? 0;
      if (amount <= 0) return [];
      const { moment_id: momentId, name, starts, ends } = lift;
      const days = { from: starts, to: ends };
      const still = stillToCome({ amount, brought: 0, days }, days, rest);
      const taken = Math.min(still.left, promised.get(momentId) ?? 0);
      promised.set(momentId, (promised.get(momentId) ?? 0) - taken);
      return [{ ...still, left: still.left - taken, momentId, name, starts, ends, amount }];
    });
  };

  const mine = rows.length === block.own.size ? rows : rows.filter((row) => block.own.has(row.id));
  const nodes = mine.map((row): NodeFigures => {
    const sums = sumsOf(row.id);
    const nodeLifts = liftsOf(row);
    const spread = spreadFor(row);
    const pace = paceSumsOf(spans, sums);
    const weighted = pipeline?.own.get(row.id)?.[0] ?? 0;
    const plannedRest: Plan = over
      ? NO_PLAN
      : orNone({
          repeat: repeat === null ? 0 : Math.max(0, Math.round(outlookOf(pace).rest * repeat)),
          deals: weighted + (planned.deals.get(row.id) ?? 0),
          campaigns: planned.campaigns.get(row.id) ?? 0,
          moments: nodeLifts.reduce((sum, lift) => sum + lift.left, planned.moments.get(row.id) ?? 0),
          other: planned.other.get(row.id) ?? 0,
        });
    const inputs: OutlookInputs = {
      ...pace,
      ...(usableYear(pace.lastYear) ? null : yearOf(row)),
      pipeline: plannedRest.deals,
      plan: plannedRest.repeat + plannedRest.deals + plannedRest.campaigns + plannedRest.moments + plannedRest.other,
      own: numbers.get(row.id) ?? null,
    };
    const unassigned = shared.unassigned.get(row.id);
    const kept = past.get(paths.get(row.id) ?? '') ?? {};
    return {
      row,
      metric,
      block: judged,
      sums,
      inputs,
      past: kept,
      spread,
      lifts: nodeLifts,
      actual: pace.actual,
      unassigned: unassigned ? paceSumsOf(spans, unassigned).actual : null,
      expected: over ? row.amount : Math.round(row.amount * shareBy(spread, spans.cut)),
      outlook: outlookFor({ block: judged, sums, inputs, past: kept }, methodOf(row)),
      plan: plannedRest,
      weighted: over ? 0 : weighted,
    };
  });
  return { block: judged, nodes, plan };
};

/** Everything a target page needs of a tree, read once: sums from the daily facts, outlooks, expectations, plan. */
export const treeFigures = async (db: ReadDb, tree: TreeRow, settings: Settings): Promise<TreeFigures> => {
  const period = treePeriod(tree, settings.calendar);
  const rows = await nodesOf(db, tree.id);
  const places = await readPlaces(db);
  const numbers = new Map<string, number>();
  for (const forecast of await forecastsOf(db, tree.id))
    if (!numbers.has(forecast.node_id)) numbers.set(forecast.node_id, forecast.amount);
  const over = period.to <= settings.today;
  const past = over ? new Map<string, PastRests>() : await pastRests(db, { tree, period, places }, settings);
  const whole = { period, places, numbers, past, paths: past.size === 0 ? new Map<string, string>() : pathsOf(rows) };
  const parts = [];
  for (const block of blocksOf(rows)) parts.push(await blockFigures(db, tree, block, whole, settings));
  const spans =
    parts[0]?.block.spans ??
    targetSpans(period, settings.today, await coveredDays(db, metricOf(tree), settings), settings.calendar);
  const [only, more] = parts;
  const byId = more && new Map(parts.flatMap(({ nodes }) => nodes.map((node) => [node.row.id, node])));
  return {
    tree,
    period,
    close: { over: isClosed(tree, settings), at: closesAt(tree, settings) },
    spans,
    places,
    nodes: byId ? rows.flatMap(({ id }) => byId.get(id) ?? []) : (only?.nodes ?? []),
    plan: parts.flatMap((part) => part.plan),
  };
};
