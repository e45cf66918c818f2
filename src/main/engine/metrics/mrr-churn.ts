import { defineMetric, of, ratio } from './define';
import { SUBSCRIPTION_DIMENSIONS } from './dimensions';

/** MRR of subscribers lost in the period ÷ MRR at its start. */
export const mrrChurn = defineMetric({
  id: 'mrr-churn',
  version: 1,
  name: 'MRR churn',
  family: 'Subscriptions',
  words:
    'Share of the monthly recurring revenue at the start that left with the customers who pay nothing any more. Who pays less counts in gross retention.',
  formula: 'MRR of customers lost in the period ÷ MRR at its start',
  origin: 'Gross MRR churn: monthly amounts of those who left ÷ of all',
  unit: 'ratio',
  better: 'down',
  dimensions: SUBSCRIPTION_DIMENSIONS,
  eachPeriod: true,
  additive: false,
  sources: ['subscriptions'],
  rowSource: { entity: 'subscriptions', which: 'churned' },
  terms: [
    { sign: '', name: 'MRR lost', measure: 'churnedMrr', unit: 'money' },
    { sign: '÷', name: 'MRR at the start', measure: 'startMrr', unit: 'money' },
  ],
  compute: (m) =>
    ratio(
      of(m, 'churnedMrr'),
      of(m, 'startMrr'),
      'No subscription was running when the period began.',
      of(m, 'startSubscribers'),
    ),
});
