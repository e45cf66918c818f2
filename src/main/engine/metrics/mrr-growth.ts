import { defineMetric, of, sum } from './define';

/** New + reactivated + expansion − churned − contraction. */
export const mrrGrowth = defineMetric({
  id: 'mrr-growth',
  version: 1,
  name: 'MRR growth',
  family: 'Subscriptions',
  words:
    'How far the monthly recurring revenue moved in the period: from new and returning subscribers, from those who pay more or less than before, and from those who left.',
  formula: 'new + reactivated + expansion − churned − contraction',
  origin: 'Stripe: MRR growth',
  unit: 'money',
  better: 'up',
  dimensions: ['customer', 'country', 'day', 'week', 'month'],
  eachPeriod: true,
  additive: true,
  sources: ['subscriptions'],
  rowSource: { entity: 'subscriptions', which: 'growth' },
  terms: [
    { sign: '', name: 'New', measure: 'newMrr', unit: 'money' },
    { sign: '+', name: 'Reactivated', measure: 'reactivatedMrr', unit: 'money' },
    { sign: '+', name: 'Expansion', measure: 'expansionMrr', unit: 'money' },
    { sign: '−', name: 'Churned', measure: 'churnedMrr', unit: 'money' },
    { sign: '−', name: 'Contraction', measure: 'contractionMrr', unit: 'money' },
  ],
  compute: (m) =>
    sum(
      of(m, 'newMrr') + of(m, 'reactivatedMrr') + of(m, 'expansionMrr') - of(m, 'churnedMrr') - of(m, 'contractionMrr'),
    ),
});
