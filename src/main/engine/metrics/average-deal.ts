import { defineMetric, of, ratio } from './define';
import { DEAL_DIMENSIONS } from './dimensions';

/** Won value ÷ deals won. Source: Average deal size. */
export const averageDeal = defineMetric({
  id: 'average-deal',
  version: 2,
  name: 'Average deal',
  family: 'Pipeline',
  words: 'Value of a won deal, on average.',
  formula: 'won value ÷ deals won',
  origin: 'Average deal size',
  unit: 'money',
  better: 'up',
  dimensions: DEAL_DIMENSIONS,
  additive: false,
  sources: ['deals'],
  rowSource: { entity: 'deals', which: 'won', value: 'value' },
  terms: [
    { sign: '', name: 'Won value', measure: 'wonValue', unit: 'money', rows: 'won', metric: 'won-value' },
    { sign: '÷', name: 'Deals won', measure: 'won', unit: 'count', rows: 'won' },
  ],
  compute: (m) => ratio(of(m, 'wonValue'), of(m, 'won'), 'No deal was won in this period.', of(m, 'won')),
});
