import { costRows, costsWithoutAds } from './cost-basis';
import { defineMetric, missing, of } from './define';
import { TIME_DIMENSIONS } from './dimensions';
import { acquisition, marginOf, withMargin } from './lifetimes';

/** CAC ÷ (monthly ARPA × gross margin). Golden: 1,200 ÷ (180 × 75%) = 8.89 months. */
export const paybackMonths = defineMetric({
  id: 'payback-months',
  version: 4,
  name: 'CAC payback',
  family: 'Marketing',
  words: 'After how many months the margin of a subscriber has paid for winning a customer.',
  formula: 'customer acquisition cost ÷ (ARPA × gross margin)',
  origin: 'Finmark: CAC payback, 1,200 ÷ (180 × 75%) = 8.89 months',
  unit: 'months',
  better: 'down',
  dimensions: TIME_DIMENSIONS,
  eachPeriod: true,
  additive: false,
  sources: ['subscriptions', 'ads', 'customers'],
  extra: ['gross-margin', 'activities'],
  needs: (m) => ['subscriptions', ...(costsWithoutAds(m) ? [] : (['ads'] as const))],
  rowsFor: () => [...costRows(), { entity: 'activities' }],
  rowSource: { entity: 'ad_days', value: 'cost' },
  terms: [
    { sign: '', name: 'Cost of a new customer', measure: 'acquisitionCost', unit: 'money', metric: 'cac' },
    { sign: '÷', name: 'Average revenue per account', measure: 'arpa', unit: 'money', metric: 'arpa' },
    { sign: '÷', name: 'Gross margin', measure: 'grossMargin', unit: 'ratio' },
  ],
  compute: (m, facts) => {
    const { cost, fresh, words } = acquisition(m, facts);
    if (cost === 0) return missing('There is no sales or marketing cost in this period.');
    if (fresh === 0) return missing(`There are no ${words} in this period.`);
    if (of(m, 'mrr') === 0) return missing('No subscription runs at the end of this period.');
    return withMargin(marginOf(m), (margin) => {
      const denominator = (fresh * of(m, 'mrr') * margin) / of(m, 'subscribers');
      return { value: cost / denominator, numerator: cost, denominator, cases: fresh };
    });
  },
});
