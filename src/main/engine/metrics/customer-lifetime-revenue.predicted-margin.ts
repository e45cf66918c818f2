import { defineMetric } from './define';
import { TIME_DIMENSIONS } from './dimensions';
import { ordersValue } from './lifetimes';

/** The predicted lifetime revenue × gross margin. */
export const customerLifetimeRevenuePredictedMargin = defineMetric({
  id: 'customer-lifetime-revenue.predicted-margin',
  version: 2,
  name: 'Customer lifetime margin, predicted',
  family: 'Customers',
  words:
    'The predicted lifetime revenue of a customer times the gross margin of what was sold: net sales less what the products cost, of products whose cost is known.',
  formula: 'average order × orders a customer ÷ churn × gross margin',
  origin: 'CLV predictive: × gross margin for margin CLV',
  unit: 'money',
  better: 'up',
  dimensions: TIME_DIMENSIONS,
  eachPeriod: true,
  additive: false,
  sources: ['customers'],
  extra: ['lifetimes', 'gross-margin'],
  rowSource: { entity: 'customers', which: 'window' },
  terms: [
    { sign: '', name: 'Average order of a customer', measure: 'clvOrder', unit: 'money' },
    { sign: '×', name: 'Orders a customer', measure: 'clvFrequency', unit: 'ratio' },
    { sign: '÷', name: 'Churn', measure: 'clvChurn', unit: 'ratio' },
    { sign: '×', name: 'Gross margin', measure: 'salesMargin', unit: 'ratio' },
  ],
  compute: (m, facts) => ordersValue(m, facts),
});
