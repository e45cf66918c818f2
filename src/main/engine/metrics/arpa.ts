import { defineMetric, of, ratio } from './define';
import { SUBSCRIPTION_DIMENSIONS } from './dimensions';

/** MRR ÷ subscribers. */
export const arpa = defineMetric({
  id: 'arpa',
  version: 1,
  name: 'Average revenue per account',
  family: 'Subscriptions',
  words: 'What a subscriber pays a month on average at the end of the period.',
  formula: 'MRR ÷ subscribers',
  origin: 'Finmark: monthly ARPA',
  unit: 'money',
  better: 'up',
  dimensions: SUBSCRIPTION_DIMENSIONS,
  eachPeriod: true,
  additive: false,
  sources: ['subscriptions'],
  rowSource: { entity: 'subscriptions', which: 'running' },
  terms: [
    { sign: '', name: 'MRR', measure: 'mrr', unit: 'money', rows: 'subscriptions', metric: 'mrr' },
    { sign: '÷', name: 'Subscribers', measure: 'subscribers', unit: 'count', metric: 'subscribers' },
  ],
  compute: (m) =>
    ratio(of(m, 'mrr'), of(m, 'subscribers'), 'No subscription runs at the end of this period.', of(m, 'subscribers')),
});
