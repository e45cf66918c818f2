import { defineMetric, of, sum } from './define';
import { SUBSCRIPTION_DIMENSIONS } from './dimensions';

/** Σ monthly amounts of running subscriptions. Golden: 100 × 100 + 50 × 600 ÷ 12 = 12,500 (Stripe). */
export const mrr = defineMetric({
  id: 'mrr',
  version: 1,
  name: 'Monthly recurring revenue',
  family: 'Subscriptions',
  words:
    'What the paid subscriptions that run at the end of the period bring a month; a yearly price counts with a twelfth. Foreign money counts at the rate of the day a subscription began.',
  formula: 'sum of the monthly amounts of running subscriptions',
  origin: 'Stripe: MRR, monthly-normalised active subscriptions',
  unit: 'money',
  better: 'up',
  dimensions: SUBSCRIPTION_DIMENSIONS,
  eachPeriod: true,
  additive: true,
  sources: ['subscriptions'],
  rowSource: { entity: 'subscriptions', which: 'running' },
  terms: [{ sign: '=', name: 'MRR', measure: 'mrr', unit: 'money', rows: 'subscriptions' }],
  compute: (m) => sum(of(m, 'mrr')),
});
