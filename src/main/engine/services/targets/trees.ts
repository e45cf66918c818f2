import { TandemError } from '../../../../shared/contract/errors';
import type { TargetTree } from '../../../../shared/contract/target-shapes';
import { type Calendar, type Period, parsePeriod, periodDays } from '../../../../shared/domain/period';
import {
  SPREAD_METHOD_IDS,
  type SpreadMethod,
  TARGET_METRIC_IDS,
  TARGET_METRICS,
  type TargetMetric,
} from '../../../../shared/domain/targets';
import type { PersonRef } from '../../../../shared/contract/common';
import type { ReadDb } from '../../store/dialect';
import { listPeople, refOf } from '../../store/repositories/people';
import { countEdits } from '../../store/repositories/target-history';
import { findNode, listTrees, type NodeRow, type TreeRow } from '../../store/repositories/targets';
import { periodFrom, type Settings } from '../settings';

/** People as badges, by id and by key. */
export type People = { byId: (id: string | null) => PersonRef | null; byKey: (key: number | null) => PersonRef | null };

export const readPeople = async (db: ReadDb): Promise<People> => {
  const rows = (await listPeople(db)).map((row) => ({ key: row.key, ref: refOf(row) }));
  const ids = new Map(rows.map(({ ref }) => [ref.id, ref]));
  const keys = new Map(rows.map(({ key, ref }) => [key, ref]));
  return {
    byId: (id) => (id === null ? null : (ids.get(id) ?? null)),
    byKey: (key) => (key === null ? null : (keys.get(key) ?? null)),
  };
};

export const metricOf = (row: { metric: string }): TargetMetric =>
  TARGET_METRIC_IDS.find((id) => id === row.metric) ?? 'net-sales';

export const isMoney = (metric: TargetMetric): boolean => TARGET_METRICS[metric].unit === 'money';

/** What customers pay, in money: open deals, repeat orders and moments add to it. */
export const isTakings = (metric: TargetMetric): boolean =>
  metric === 'net-sales' || metric === 'gross-sales' || metric === 'revenue-by-rep' || metric === 'won-value';

const spreadMethod = (text: string): SpreadMethod => SPREAD_METHOD_IDS.find((id) => id === text) ?? 'even';

const monthsOf = (json: string): Record<string, number> => {
  const parsed: unknown = JSON.parse(json);
  if (typeof parsed !== 'object' || parsed === null) return {};
  return Object.fromEntries(
    Object.entries(parsed).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
};

export type SpreadChoice = { method: SpreadMethod; months: Record<string, number> };
type SpreadColumns = { spread_method: string; spread_months: string };

const ofTrees = new WeakMap<SpreadColumns, SpreadChoice>();
/** A tree's own spread; most of its targets follow it, so that its months are read once. */
const treeChoice = (tree: SpreadColumns): SpreadChoice => {
  const known = ofTrees.get(tree) ?? { method: spreadMethod(tree.spread_method), months: monthsOf(tree.spread_months) };
  ofTrees.set(tree, known);
  return known;
};

/** A node's own spread, or its tree's. */
export const spreadChoice = (
  tree: SpreadColumns,
  node?: { spread_method: string | null; spread_months: string | null },
): SpreadChoice =>
  node?.spread_method == null
    ? treeChoice(tree)
    : { method: spreadMethod(node.spread_method), months: monthsOf(node.spread_months ?? '{}') };

export const treePeriod = (row: { period: string }, calendar: Calendar): Period => periodFrom(row.period, calendar);

/**
 * The tree that speaks of a period: one for exactly it, else the shortest that holds its first day. Without a metric
 * net sales come first of two as good.
 */
export const treeFor = (
  trees: readonly TreeRow[],
  period: Period,
  calendar: Calendar,
  metric?: TargetMetric,
): TreeRow | undefined => {
  const asked = trees
    .filter((tree) => metric === undefined || tree.metric === metric)
    .toSorted((a, b) => Number(b.metric === 'net-sales') - Number(a.metric === 'net-sales'));
  const exact = asked.find((tree) => tree.period === period.id);
  if (exact) return exact;
  return asked
    .flatMap((tree) => {
      const own = parsePeriod(tree.period, calendar);
      return own && own.from <= period.from && own.to >= period.from ? [{ tree, days: periodDays(own) }] : [];
    })
    .toSorted((a, b) => a.days - b.days)[0]?.tree;
};

/**
 * The vision that a period's targets stand under: that of the shortest tree that holds the whole period, net sales
 * first of two as long; '' where none says one.
 */
export const visionFor = (trees: readonly TreeRow[], period: Pick<Period, 'from' | 'to'>, calendar: Calendar): string =>
  trees
    .filter((tree) => tree.statement.trim() !== '')
    .flatMap((tree) => {
      const own = parsePeriod(tree.period, calendar);
      return own && own.from <= period.from && own.to >= period.to ? [{ tree, days: periodDays(own) }] : [];
    })
    .toSorted(
      (a, b) => a.days - b.days || Number(b.tree.metric === 'net-sales') - Number(a.tree.metric === 'net-sales'),
    )[0]
    ?.tree.statement.trim() ?? '';

export const treeView = async (db: ReadDb, rows: readonly TreeRow[], settings: Settings): Promise<TargetTree[]> => {
  const people = await readPeople(db);
  const edits = await countEdits(db);
  return rows.map((row) => {
    const { from, to } = treePeriod(row, settings.calendar);
    const metric = metricOf(row);
    return {
      id: row.id,
      period: row.period,
      from,
      to,
      metric,
      currency: isMoney(metric) ? settings.currency : null,
      statement: row.statement,
      spread: spreadChoice(row),
      author: people.byId(row.person_id),
      setAt: row.at,
      edits: Math.max(0, (edits.get(row.id) ?? 0) - 1),
      target: row.amount,
      rev: row.rev,
    };
  });
};

export const gone = (): TandemError => new TandemError('not-found', 'This target was removed in the meantime.');

/** A node with its tree; refused with a sentence when either is gone. */
export const nodeWithTree = async (db: ReadDb, id: string): Promise<{ node: NodeRow; tree: TreeRow }> => {
  const node = await findNode(db, id);
  const tree = node && (await listTrees(db)).find((one) => one.id === node.tree_id);
  if (!node || !tree) throw gone();
  return { node, tree };
};

export const treeById = async (db: ReadDb, id: string): Promise<TreeRow> => {
  const tree = (await listTrees(db)).find((one) => one.id === id);
  if (!tree) throw gone();
  return tree;
};
