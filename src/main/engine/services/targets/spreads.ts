import type { Period } from '../../../../shared/domain/period';
import { type Shared, shareCells } from '../../metrics/targets/cells';
import { type MomentLift, type Spread, spreadOf } from '../../metrics/targets/spread';
import type { ReadDb } from '../../store/dialect';
import { type LiftRow, liftsIn } from '../../store/repositories/target-cells';
import type { NodeRow, TreeRow } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { cellNodesOf, type Places } from './cells';
import type { Pause } from './pause';
import { lastYearShapes, type NodeShape } from './shapes';
import { isTakings, metricOf, type SpreadChoice, spreadChoice, treePeriod } from './trees';

/** The lift of each moment that falls on each node, in the order of the moments. */
const liftsOf = (rows: readonly NodeRow[], lifts: readonly LiftRow[], places: Places): Shared['own'] => {
  if (lifts.length === 0) return new Map();
  const cells = lifts.map((lift, index) => ({
    channelKey: lift.channel_key,
    locationKey: lift.channel_key,
    productKey: lift.product_key,
    line: lift.product_key === null ? '' : places.lineOf(lift.product_key),
    ownerKey: null,
    sums: lifts.map((_, place) => (place === index ? lift.amount_minor : 0)),
  }));
  return shareCells(cellNodesOf(rows, places), cells, lifts.length).own;
};

/**
 * What the spreads of one tree's targets in time go by: the one way to them, for the targets' own pages and for
 * everything that reports cut out of a target.
 */
export type TreeShape = {
  tree: TreeRow;
  period: Period;
  /** Lifts of the moments that touch the period, and what of each falls on each node. */
  lifts: readonly LiftRow[];
  lifted: Shared['own'];
  /** What each target sold in the same days a year before: null where nobody asks for it. */
  lastYear: ((row: Pick<NodeRow, 'id'>) => NodeShape) | null;
};

export const treeShape = async (
  db: ReadDb,
  { tree, rows, places }: { tree: TreeRow; rows: readonly NodeRow[]; places: Places },
  settings: Settings,
  asked?: SpreadChoice['method'],
  pause?: Pause,
): Promise<TreeShape> => {
  const period = treePeriod(tree, settings.calendar);
  const metric = metricOf(tree);
  const byYear = asked === 'last-year' || rows.some((row) => spreadChoice(tree, row).method === 'last-year');
  const lifts = isTakings(metric) && metric !== 'won-value' ? await liftsIn(db, period) : [];
  return {
    tree,
    period,
    lifts,
    lifted: liftsOf(rows, lifts, places),
    lastYear: byYear ? await lastYearShapes(db, { tree, rows, places }, settings, pause) : null,
  };
};

/** A node's target in time by any choice of spread. */
export const nodeSpread = (
  { period, lastYear, lifts, lifted }: TreeShape,
  row: Pick<NodeRow, 'id' | 'amount'>,
  choice: SpreadChoice,
): Spread => {
  const shape = choice.method === 'last-year' ? (lastYear?.(row) ?? null) : null;
  if (shape) return shape;
  return spreadOf(period, choice.method, {
    amount: row.amount,
    months: choice.months,
    moments: lifts.flatMap(({ starts, ends }, index): MomentLift[] => {
      const lift = lifted.get(row.id)?.[index] ?? 0;
      return lift > 0 ? [{ starts, ends, lift }] : [];
    }),
  });
};

/** The spreads of a tree's targets as they were chosen; those that are the same for every amount are made once. */
export const spreadsOf = (shape: TreeShape): ((row: NodeRow) => Spread) => {
  const known = new Map<string, Spread>();
  return (row) => {
    const choice = spreadChoice(shape.tree, row);
    const plain = choice.method === 'even' || choice.method === 'working-days';
    const spread = (plain ? known.get(choice.method) : undefined) ?? nodeSpread(shape, row, choice);
    if (plain) known.set(choice.method, spread);
    return spread;
  };
};
