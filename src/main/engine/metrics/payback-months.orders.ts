import { costRows, costsWithoutAds } from './cost-basis';
import { defineMetric, estimated, missing } from './define';
import { TIME_DIMENSIONS } from './dimensions';
import { acquisition, monthlyOfCustomer, salesMarginOf, withMargin } from './lifetimes';

/** CAC ÷ (monthly net sales a customer × gross margin). */
export const paybackMonthsOrders = defineMetric({
  id: 'payback-months.orders',
  version: 4,
  name: 'CAC payback, customers who order',
  family: 'Marketing',
  words:
    'After how many months the margin of what a customer orders has paid for winning one. Orders are read from the period, or from as many days before its end as make a customer inactive.',
  formula: 'customer acquisition cost ÷ (net sales of a customer a month × gross margin)',
  origin: 'Finmark: CAC payback, with orders in place of subscriptions',
  unit: 'months',
  better: 'down',
  dimensions: TIME_DIMENSIONS,
  eachPeriod: true,
  additive: false,
  sources: ['ads', 'customers'],
  extra: ['lifetimes', 'gross-margin', 'activities'],
  needs: (m) => [...(costsWithoutAds(m) ? [] : (['ads'] as const)), 'customers'],
  rowsFor: () => [...costRows(), { entity: 'activities' }],
  rowSource: { entity: 'ad_days', value: 'cost' },
  terms: [
    { sign: '', name: 'Cost of a new customer', measure: 'acquisitionCost', unit: 'money', metric: 'cac' },
    { sign: '÷', name: 'Net sales of a customer a month', measure: 'clvMonthly', unit: 'money' },
    { sign: '÷', name: 'Gross margin', measure: 'salesMargin', unit: 'ratio' },
  ],
  compute: (m, facts) => {
    const { cost, fresh, words } = acquisition(m, facts);
    if (cost === 0) return missing('There is no sales or marketing cost in this period.');
    if (fresh === 0) return missing(`There are no ${words} in this period.`);
    const monthly = monthlyOfCustomer(m, facts);
    if (monthly <= 0) return missing('No customer has ordered in this time.');
    return withMargin(salesMarginOf(m), (margin) => {
      const denominator = fresh * monthly * margin;
      return estimated(
        { value: cost / denominator, numerator: cost, denominator, cases: fresh },
        'From what customers ordered, not from subscriptions.',
      );
    });
  },
});
