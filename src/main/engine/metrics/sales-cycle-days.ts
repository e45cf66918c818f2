import { defineMetric, missing, of } from './define';
import { DEAL_DIMENSIONS } from './dimensions';

/** Median of (day won − day created) over deals won. Source: Pipeline velocity: median cycle. */
export const salesCycleDays = defineMetric({
  id: 'sales-cycle-days',
  version: 1,
  name: 'Sales cycle',
  family: 'Pipeline',
  words: 'Days from a deal’s first day to the day it was won: the median, so that one slow deal does not move it.',
  formula: 'median of (day won − day created) over deals won',
  origin: 'Pipeline velocity: median cycle',
  unit: 'days',
  better: 'down',
  dimensions: DEAL_DIMENSIONS,
  additive: false,
  sources: ['deals'],
  rowSource: { entity: 'deals', which: 'won', value: 'days' },
  terms: [
    { sign: '', name: 'Days, all deals won', measure: 'cycleDays', unit: 'days' },
    { sign: '', name: 'Deals won with both days', measure: 'cycleCount', unit: 'count', rows: 'won' },
    { sign: '=', name: 'Median', measure: 'cycleMedian', unit: 'days' },
  ],
  compute: (m) => {
    const days = of(m, 'cycleCount');
    if (days === 0) return missing('No deal won in this period has both a first and a closing day.');
    return { value: of(m, 'cycleMedian'), numerator: of(m, 'cycleDays'), denominator: days, cases: days };
  },
});
