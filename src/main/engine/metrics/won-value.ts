import { defineMetric, of, sum } from './define';
import { DEAL_DIMENSIONS } from './dimensions';

/** Sum of the value of deals won. Source: Closed-won value. */
export const wonValue = defineMetric({
  id: 'won-value',
  version: 1,
  name: 'Won value',
  family: 'Pipeline',
  words: 'Value of the deals won in the period.',
  formula: 'sum of the value of deals won',
  origin: 'Closed-won value',
  unit: 'money',
  better: 'up',
  dimensions: DEAL_DIMENSIONS,
  additive: true,
  sources: ['deals'],
  rowSource: { entity: 'deals', which: 'won', value: 'value' },
  terms: [{ sign: '=', name: 'Won value', measure: 'wonValue', unit: 'money', rows: 'won' }],
  compute: (m) => sum(of(m, 'wonValue')),
});
