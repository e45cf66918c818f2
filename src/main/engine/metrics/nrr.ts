import { defineMetric, of, ratio } from './define';

/** (start + expansion − contraction − churned) ÷ start. */
export const nrr = defineMetric({
  id: 'nrr',
  version: 1,
  name: 'Net revenue retention',
  family: 'Subscriptions',
  words:
    'What the subscribers of the start pay at the end, against what they paid: above 100% they grow faster than they leave. New customers do not count.',
  formula: '(MRR at the start + expansion − contraction − churned) ÷ MRR at the start',
  origin: 'Baremetrics: net revenue retention',
  unit: 'ratio',
  better: 'up',
  dimensions: ['customer', 'country', 'day', 'week', 'month'],
  eachPeriod: true,
  additive: false,
  sources: ['subscriptions'],
  rowSource: { entity: 'subscriptions', which: 'retained' },
  terms: [
    { sign: '', name: 'MRR at the start', measure: 'startMrr', unit: 'money' },
    { sign: '+', name: 'Expansion', measure: 'expansionMrr', unit: 'money' },
    { sign: '−', name: 'Contraction', measure: 'contractionMrr', unit: 'money' },
    { sign: '−', name: 'Churned', measure: 'churnedMrr', unit: 'money' },
    { sign: '÷', name: 'MRR at the start', measure: 'startMrr', unit: 'money' },
  ],
  compute: (m) =>
    ratio(
      of(m, 'retainedMrr'),
      of(m, 'startMrr'),
      'No subscription was running when the period began.',
      of(m, 'startSubscribers'),
    ),
});
