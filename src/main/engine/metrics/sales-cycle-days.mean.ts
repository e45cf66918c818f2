import { defineMetric, missing, of } from './define';
import { DEAL_DIMENSIONS } from './dimensions';

/** Sum of (day won − day created) ÷ deals won. Source: Average sales cycle. */
export const salesCycleDaysMean = defineMetric({
  id: 'sales-cycle-days.mean',
  version: 1,
  name: 'Sales cycle, mean',
  family: 'Pipeline',
  words: 'Days from a deal’s first day to the day it was won, on average.',
  formula: 'sum of (day won − day created) ÷ deals won',
  origin: 'Average sales cycle',
  unit: 'days',
  better: 'down',
  dimensions: DEAL_DIMENSIONS,
  additive: false,
  sources: ['deals'],
  rowSource: { entity: 'deals', which: 'won', value: 'days' },
  terms: [
    { sign: '', name: 'Days, all deals won', measure: 'cycleDays', unit: 'days' },
    { sign: '÷', name: 'Deals won with both days', measure: 'cycleCount', unit: 'count', rows: 'won' },
  ],
  compute: (m) => {
    const days = of(m, 'cycleCount');
    if (days === 0) return missing('No deal won in this period has both a first and a closing day.');
    return { value: of(m, 'cycleMean'), numerator: of(m, 'cycleDays'), denominator: days, cases: days };
  },
});
