import type { Output } from '../../../../shared/contract';
import type { PlanItem, TargetNode } from '../../../../shared/contract/target-shapes';
import { type Day, maxDay, minDay } from '../../../../shared/domain/day';
import { type Calendar, type Period, periodDays, periodsWithin } from '../../../../shared/domain/period';
import { OUTLOOK_METHOD_IDS } from '../../../../shared/domain/targets';
import { accuracyOf } from '../../metrics/targets/calls';
import { bestMethod } from '../../metrics/targets/outlook';
import { targetBetween } from '../../metrics/targets/spread';
import type { ReadDb } from '../../store/dialect';
import { nodeChanges } from '../../store/repositories/target-history';
import type { Settings } from '../settings';
import { nodeSums } from './cells';
import { type NodeFigures, outlookFor, pastOf, type TreeFigures } from './figures';
import { spreadChoice } from './trees';

type NodePage = Output<'targets.node'>;

/** Points of the trend, at most: a day each in a quarter, a week each in a year. */
const MOST_DAYS = 120;
const HISTORY = 50;

const stepsOf = (period: Period, calendar: Calendar): { from: Day; to: Day }[] =>
  (periodDays(period) <= MOST_DAYS
    ? periodsWithin(period, 'day', calendar)
    : periodsWithin(period, 'week', calendar)
  ).map((step) => ({ from: maxDay(step.from, period.from), to: minDay(step.to, period.to) }));

/** Sums of one node over any spans of days. */
const sumsOver = (
  db: ReadDb,
  { places }: TreeFigures,
  node: NodeFigures,
  nodes: readonly NodeFigures[],
  spans: readonly { from: Day; to: Day }[],
  settings: Settings,
): Promise<readonly number[]> => {
  // The node and what stands above it: its filter is all of theirs.
  const byId = new Map(nodes.map((one) => [one.row.id, one]));
  const line = [];
  for (
    let at: NodeFigures | undefined = node;
    at;
    at = at.row.parent_id === null ? undefined : byId.get(at.row.parent_id)
  )
    line.push(at.row);
  return nodeSums(db, node.metric, line, spans, settings, places).then(({ own }) => own.get(node.row.id) ?? []);
};

const trend = (
  { period, spans }: TreeFigures,
  node: NodeFigures,
  steps: readonly { from: Day; to: Day }[],
  sums: readonly number[],
): NodePage['points'] => {
  const { outlook, actual } = node;
  const left = Math.max(1, periodDays({ id: '', kind: 'range', from: spans.cut, to: period.to }) - 1);
  let running = 0;
  return steps.map(({ to }, index) => {
    const target = targetBetween(node.row.amount, node.spread, period.from, to);
    if (to <= spans.cut) {
      running += sums[index] ?? 0;
      return { day: to, actual: running, target, outlook: null, low: null, high: null };
    }
    const share = spans.cut < period.from ? 1 : (periodDays({ id: '', kind: 'range', from: spans.cut, to }) - 1) / left;
    const towards = (end: number): number => Math.round(actual + (end - actual) * Math.min(1, share));
    return {
      day: to,
      actual: null,
      target,
      outlook: towards(outlook.outlook),
      low: towards(outlook.low),
      high: towards(outlook.high),
    };
  });
};

/** The period cut into months or weeks, clipped to it, with the target of each and the actual so far. */
const cutInto = async (
  db: ReadDb,
  figures: TreeFigures,
  node: NodeFigures,
  kind: 'month' | 'week',
  settings: Settings,
): Promise<{ period: string; from: Day; target: number; actual: number | null }[]> => {
  const { period, spans } = figures;
  const parts = periodsWithin(period, kind, settings.calendar).map((part) => ({
    id: part.id,
    from: maxDay(part.from, period.from),
    to: minDay(part.to, period.to),
  }));
  const past = parts
    .filter((part) => part.from <= spans.cut)
    .map((part) => ({ from: part.from, to: minDay(part.to, spans.cut) }));
  const sums = past.length > 0 ? await sumsOver(db, figures, node, figures.nodes, past, settings) : [];
  return parts.map((part, index) => ({
    period: part.id,
    from: part.from,
    target: targetBetween(node.row.amount, node.spread, part.from, part.to),
    actual: part.from <= spans.cut ? (sums[index] ?? 0) : null,
  }));
};

/** What is planned for a node: its own items and those below it, its moments, and its open deals as one line. */
const planItems = (figures: TreeFigures, node: NodeFigures, below: ReadonlySet<string>): PlanItem[] => {
  const items: PlanItem[] = figures.plan
    .filter((item) => below.has(item.node_id))
    .map((item) => ({
      id: item.id,
      nodeId: item.node_id,
      kind: item.kind === 'campaign' || item.kind === 'moment' || item.kind === 'deal' ? item.kind : 'other',
      refId: item.ref_id,
      name: item.name,
      day: item.day,
      amount: item.amount,
      left: item.left,
      brought: item.brought,
      daysLeft: item.days,
      ofDays: item.ofDays,
      note: item.note,
    }));
  const moments = node.lifts.map(
    (lift): PlanItem => ({
      id: null,
      nodeId: node.row.id,
      kind: 'moment',
      refId: lift.momentId,
      name: lift.name,
      day: lift.starts,
      amount: lift.amount,
      left: lift.left,
      brought: null,
      daysLeft: lift.days,
      ofDays: lift.ofDays,
      note: '',
    }),
  );
  const deals: PlanItem[] =
    node.weighted > 0
      ? [
          {
            id: null,
            nodeId: node.row.id,
            kind: 'deal',
            refId: null,
            name: 'Open deals, weighted',
            day: figures.period.to,
            amount: node.weighted,
            left: node.weighted,
            brought: null,
            daysLeft: null,
            ofDays: null,
            note: '',
          },
        ]
      : [];
  return [...deals, ...moments, ...items];
};

const methodsOf = (node: NodeFigures): NodePage['methods'] => {
  const past = pastOf(node);
  const best = bestMethod(past);
  return OUTLOOK_METHOD_IDS.map((method) => {
    const { outlook, low, high, reason } = outlookFor(node, method);
    const { count, accuracy, bias } = accuracyOf(past(method));
    return {
      method,
      outlook,
      low,
      high,
      reason,
      periods: count,
      error: accuracy === null ? null : 1 - accuracy,
      bias,
      best: method === best,
    };
  });
};

const historyOf = async (db: ReadDb, treeId: string, nodeId: string): Promise<NodePage['history']> =>
  (await nodeChanges(db, { treeId, nodeId, limit: HISTORY })).flatMap((change) => {
    const amount = (json: string | null): number | null => {
      const parsed = json === null ? null : (JSON.parse(json) as { amount?: unknown });
      return typeof parsed?.amount === 'number' ? parsed.amount : null;
    };
    return [{ at: change.at, by: change.by, from: amount(change.before), to: amount(change.after), why: change.label }];
  });

/** One node's page: trend, months and weeks, plan, the methods with their past errors, its history. */
export const nodePage = async (
  db: ReadDb,
  figures: TreeFigures,
  views: readonly TargetNode[],
  id: string,
  settings: Settings,
): Promise<Pick<
  NodePage,
  'path' | 'points' | 'months' | 'weeks' | 'spread' | 'methods' | 'plan' | 'history'
> | null> => {
  const node = figures.nodes.find((one) => one.row.id === id);
  if (!node) return null;
  const byId = new Map(views.map((view) => [view.id, view]));
  const path: { id: string; name: string }[] = [];
  for (let at = byId.get(id); at; at = at.parentId === null ? undefined : byId.get(at.parentId))
    path.unshift({ id: at.id, name: at.name });
  const below = new Set([id]);
  for (const view of views) if (view.parentId !== null && below.has(view.parentId)) below.add(view.id);
  const steps = stepsOf(figures.period, settings.calendar);
  const past = steps.filter(({ to }) => to <= figures.spans.cut);
  const sums = past.length > 0 ? await sumsOver(db, figures, node, figures.nodes, past, settings) : [];
  const choice = spreadChoice(figures.tree, node.row);
  const months = await cutInto(db, figures, node, 'month', settings);
  return {
    path,
    points: trend(figures, node, steps, sums),
    months: months.map(({ period, target, actual }) => ({ period, target, actual })),
    weeks: await cutInto(db, figures, node, 'week', settings),
    spread: { method: choice.method, own: node.row.spread_method !== null, reason: node.spread.reason },
    methods: methodsOf(node),
    plan: planItems(figures, node, below),
    history: await historyOf(db, figures.tree.id, id),
  };
};
