import { defineMetric, of, ratio } from './define';
import { DEAL_DIMENSIONS } from './dimensions';

/** Value of deals won ÷ value of deals won and lost. Source: Win rate by value. */
export const winRateValue = defineMetric({
  id: 'win-rate.value',
  version: 1,
  name: 'Win rate by value',
  family: 'Pipeline',
  words: 'Share of the value of deals closed in the period that was won.',
  formula: 'value of deals won ÷ value of deals won and lost',
  origin: 'Win rate by value',
  unit: 'ratio',
  better: 'up',
  dimensions: DEAL_DIMENSIONS,
  additive: false,
  sources: ['deals'],
  rowSource: { entity: 'deals', which: 'closed', value: 'value' },
  terms: [
    { sign: '', name: 'Value won', measure: 'wonValue', unit: 'money', rows: 'won', metric: 'won-value' },
    { sign: '÷', name: 'Value won and lost', measure: 'closedValue', unit: 'money', rows: 'closed' },
  ],
  compute: (m) =>
    ratio(of(m, 'wonValue'), of(m, 'closedValue'), 'No deal with a value closed in this period.', of(m, 'closed')),
});
