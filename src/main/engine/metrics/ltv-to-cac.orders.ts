import { costsWithoutAds } from './cost-basis';
import { defineMetric, missing } from './define';
import { TIME_DIMENSIONS } from './dimensions';
import { acquisition, ordersValue } from './lifetimes';

/** Predicted lifetime margin of customers who order ÷ CAC. */
export const ltvToCacOrders = defineMetric({
  id: 'ltv-to-cac.orders',
  version: 4,
  name: 'LTV to CAC, customers who order',
  family: 'Marketing',
  words: 'The same from orders alone: the predicted lifetime margin of a customer, against what winning one costs.',
  formula: 'predicted lifetime margin ÷ customer acquisition cost',
  origin: 'LTV:CAC with margin LTV',
  unit: 'ratio',
  better: 'up',
  dimensions: TIME_DIMENSIONS,
  eachPeriod: true,
  additive: false,
  sources: ['ads', 'customers'],
  extra: ['lifetimes', 'gross-margin', 'activities'],
  needs: (m) => [...(costsWithoutAds(m) ? [] : (['ads'] as const)), ...(['customers'] as const)],
  rowSource: { entity: 'customers', which: 'window' },
  terms: [
    { sign: '', name: 'Average order of a customer', measure: 'clvOrder', unit: 'money' },
    { sign: '×', name: 'Orders a customer', measure: 'clvFrequency', unit: 'ratio' },
    { sign: '÷', name: 'Churn', measure: 'clvChurn', unit: 'ratio' },
    { sign: '×', name: 'Gross margin', measure: 'salesMargin', unit: 'ratio' },
    { sign: '÷', name: 'Cost of a new customer', measure: 'acquisitionCost', unit: 'money', metric: 'cac' },
  ],
  compute: (m, facts) => {
    const { cost, fresh, words } = acquisition(m, facts);
    if (cost === 0) return missing('There is no sales or marketing cost in this period.');
    if (fresh === 0) return missing(`There are no ${words} in this period.`);
    return ordersValue(m, facts, cost / fresh);
  },
});
