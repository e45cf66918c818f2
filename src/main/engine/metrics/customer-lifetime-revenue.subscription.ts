import { defineMetric } from './define';
import { TIME_DIMENSIONS } from './dimensions';
import { marginOf, subscriptionValue, withMargin } from './lifetimes';

/** (ARPA × gross margin) ÷ monthly MRR churn. */
export const customerLifetimeRevenueSubscription = defineMetric({
  id: 'customer-lifetime-revenue.subscription',
  version: 2,
  name: 'Lifetime margin of a subscriber',
  family: 'Subscriptions',
  words:
    'What a subscriber brings after the cost of goods, from what subscribers pay a month and how much of it is lost a month.',
  formula: 'ARPA × gross margin ÷ monthly MRR churn',
  origin: 'Finmark: LTV',
  unit: 'money',
  better: 'up',
  dimensions: TIME_DIMENSIONS,
  eachPeriod: true,
  additive: false,
  sources: ['subscriptions'],
  extra: ['gross-margin'],
  rowSource: { entity: 'subscriptions', which: 'running' },
  terms: [
    { sign: '', name: 'Average revenue per account', measure: 'arpa', unit: 'money', metric: 'arpa' },
    { sign: '×', name: 'Gross margin', measure: 'grossMargin', unit: 'ratio' },
    { sign: '÷', name: 'MRR churn of the period', measure: 'mrrChurn', unit: 'ratio', metric: 'mrr-churn' },
  ],
  compute: (m, facts) => withMargin(marginOf(m), (margin) => subscriptionValue(m, facts, margin)),
});
