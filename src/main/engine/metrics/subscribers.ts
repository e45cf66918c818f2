import { defineMetric, of, sum } from './define';
import { SUBSCRIPTION_DIMENSIONS } from './dimensions';

/** Count of customers with a paid subscription. */
export const subscribers = defineMetric({
  id: 'subscribers',
  version: 1,
  name: 'Subscribers',
  family: 'Subscriptions',
  words: 'Customers with a paid subscription that runs at the end of the period.',
  formula: 'count of customers with a running subscription',
  origin: 'Stripe: active subscribers',
  unit: 'count',
  better: 'up',
  dimensions: SUBSCRIPTION_DIMENSIONS,
  eachPeriod: true,
  additive: false,
  sources: ['subscriptions'],
  rowSource: { entity: 'subscriptions', which: 'subscribers' },
  terms: [{ sign: '=', name: 'Subscribers', measure: 'subscribers', unit: 'count', rows: 'subscriptions' }],
  compute: (m) => sum(of(m, 'subscribers')),
});
