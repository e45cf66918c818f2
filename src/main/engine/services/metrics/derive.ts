import { deriveLifetimes } from '../../metrics/lifetimes';
import type { Facts, Measures } from '../../metrics/types';

/** What all groups share when their sums are derived. */
export type Shared = { facts: Facts; days: number; lifetimes: boolean };

/** Derived sums that formulas show and no table holds. */
export const derive = (measures: Record<string, number>, { facts, days, lifetimes }: Shared): Measures => {
  const at = (name: string): number => measures[name] ?? 0;
  measures['thousands'] = at('adImpressions') / 1000;
  measures['days'] = days;
  measures['repRevenue'] = facts.coverage.sales ? at('net') : at('wonValue');
  measures['available'] =
    at('receivedRows') > 0 ? at('startUnits') + at('received') : at('stockedUnits') + at('endUnits');
  const inUnits = at('withoutCost') > 0;
  measures['turnoverAbove'] = inUnits ? at('stockedUnits') : at('cogs');
  measures['turnoverBelow'] = (inUnits ? at('startUnits') + at('endUnits') : at('startCost') + at('endCost')) / 2;
  if (measures['turnoverBelow'] > 0) measures['turnover'] = measures['turnoverAbove'] / measures['turnoverBelow'];
  if (lifetimes) deriveLifetimes(measures, facts);
  return measures;
};
