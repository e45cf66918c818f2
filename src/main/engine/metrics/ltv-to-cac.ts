import { costsWithoutAds } from './cost-basis';
import { defineMetric, missing, of } from './define';
import { TIME_DIMENSIONS } from './dimensions';
import { acquisition, ltvOf } from './lifetimes';

/** Lifetime margin ÷ CAC. */
export const ltvToCac = defineMetric({
  id: 'ltv-to-cac',
  version: 4,
  name: 'LTV to CAC',
  family: 'Marketing',
  words:
    'How often the lifetime margin of a customer pays for winning one: of subscribers where there are subscriptions, else of customers who order. About 3 is often quoted, and proves nothing.',
  formula: 'lifetime margin ÷ customer acquisition cost',
  origin: 'LTV:CAC with margin LTV',
  unit: 'ratio',
  better: 'up',
  dimensions: TIME_DIMENSIONS,
  eachPeriod: true,
  additive: false,
  sources: ['ads', 'customers'],
  extra: ['lifetimes', 'gross-margin', 'subscriptions', 'activities'],
  needs: (m) => [
    ...(costsWithoutAds(m) ? [] : (['ads'] as const)),
    ...(of(m, 'startMrr') > 0 ? (['subscriptions'] as const) : (['customers'] as const)),
  ],
  rowsFor: (m) =>
    of(m, 'startMrr') > 0
      ? [{ entity: 'subscriptions', which: 'running' }]
      : [{ entity: 'customers', which: 'window' }],
  rowSource: { entity: 'subscriptions', which: 'running' },
  terms: [
    { sign: '', name: 'Lifetime margin', measure: 'lifetimeValue', unit: 'money' },
    { sign: '÷', name: 'Cost of a new customer', measure: 'acquisitionCost', unit: 'money', metric: 'cac' },
  ],
  compute: (m, facts) => {
    const { cost, fresh, words } = acquisition(m, facts);
    if (cost === 0) return missing('There is no sales or marketing cost in this period.');
    if (fresh === 0) return missing(`There are no ${words} in this period.`);
    const found = ltvOf(m, facts, cost / fresh);
    return of(m, 'startMrr') > 0 && found.value !== null && facts.coverage.customers
      ? { ...found, reason: `${found.reason} The lifetime is that of subscribers, the cost that of any new customer.` }
      : found;
  },
});
