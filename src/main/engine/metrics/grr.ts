import { defineMetric, of, ratio } from './define';

/** (start − contraction − churned) ÷ start, at most 100%. */
export const grr = defineMetric({
  id: 'grr',
  version: 1,
  name: 'Gross revenue retention',
  family: 'Subscriptions',
  words:
    'What is left of the monthly recurring revenue of the start after those who left and those who pay less: never above 100%.',
  formula: '(MRR at the start − contraction − churned) ÷ MRR at the start',
  origin: 'GRR: expansion left out',
  unit: 'ratio',
  better: 'up',
  dimensions: ['customer', 'country', 'day', 'week', 'month'],
  eachPeriod: true,
  additive: false,
  sources: ['subscriptions'],
  rowSource: { entity: 'subscriptions', which: 'kept' },
  terms: [
    { sign: '', name: 'MRR at the start', measure: 'startMrr', unit: 'money' },
    { sign: '−', name: 'Contraction', measure: 'contractionMrr', unit: 'money' },
    { sign: '−', name: 'Churned', measure: 'churnedMrr', unit: 'money' },
    { sign: '÷', name: 'MRR at the start', measure: 'startMrr', unit: 'money' },
  ],
  compute: (m) =>
    ratio(
      of(m, 'keptMrr'),
      of(m, 'startMrr'),
      'No subscription was running when the period began.',
      of(m, 'startSubscribers'),
    ),
});
