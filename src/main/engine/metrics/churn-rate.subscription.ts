import { defineMetric, of, ratio } from './define';
import { SUBSCRIPTION_DIMENSIONS } from './dimensions';

/** Subscribers lost in the period ÷ subscribers at its start. */
export const churnRateSubscription = defineMetric({
  id: 'churn-rate.subscription',
  version: 1,
  name: 'Churn rate, subscribers',
  family: 'Subscriptions',
  words: 'Share of the subscribers at the start who pay for no subscription any more at the end.',
  formula: 'subscribers lost in the period ÷ subscribers at its start',
  origin: 'Customers lost ÷ customers at start',
  unit: 'ratio',
  better: 'down',
  dimensions: SUBSCRIPTION_DIMENSIONS,
  eachPeriod: true,
  additive: false,
  sources: ['subscriptions'],
  rowSource: { entity: 'subscriptions', which: 'lost' },
  terms: [
    { sign: '', name: 'Subscribers lost', measure: 'lostSubscribers', unit: 'count' },
    { sign: '÷', name: 'Subscribers at the start', measure: 'startSubscribers', unit: 'count' },
  ],
  compute: (m) =>
    ratio(
      of(m, 'lostSubscribers'),
      of(m, 'startSubscribers'),
      'No subscription was running when the period began.',
      of(m, 'startSubscribers'),
    ),
});
