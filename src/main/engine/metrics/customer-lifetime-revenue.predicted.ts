import { defineMetric, of } from './define';
import { TIME_DIMENSIONS } from './dimensions';
import { predictedFromOrders, predictedFromSubscribers } from './lifetimes';

/** Average order × orders a customer ÷ churn. */
export const customerLifetimeRevenuePredicted = defineMetric({
  id: 'customer-lifetime-revenue.predicted',
  version: 1,
  name: 'Customer lifetime revenue, predicted',
  family: 'Customers',
  words:
    'What a customer can be expected to bring: the average order, times the orders of a customer, times a lifespan of 1 ÷ churn. It is read from the period, or from as many days before its end as make a customer inactive. Without orders that name customers it follows from what subscribers pay and how many leave.',
  formula: 'average order × orders a customer ÷ churn',
  origin: 'CLV predictive: AOV × purchase frequency × lifespan',
  unit: 'money',
  better: 'up',
  dimensions: TIME_DIMENSIONS,
  eachPeriod: true,
  additive: false,
  sources: ['customers'],
  extra: ['lifetimes', 'subscriptions'],
  needs: (m) => (of(m, 'clvCustomers') === 0 && of(m, 'startSubscribers') > 0 ? ['subscriptions'] : ['customers']),
  rowsFor: (_, facts) =>
    facts.coverage.customers
      ? [{ entity: 'customers', which: 'window' }]
      : [{ entity: 'subscriptions', which: 'start' }],
  rowSource: { entity: 'customers', which: 'window' },
  terms: [
    { sign: '', name: 'Average order of a customer', measure: 'clvOrder', unit: 'money' },
    { sign: '×', name: 'Orders a customer', measure: 'clvFrequency', unit: 'ratio' },
    { sign: '÷', name: 'Churn', measure: 'clvChurn', unit: 'ratio' },
  ],
  compute: (m, facts) =>
    facts.coverage.customers ? predictedFromOrders(m, facts) : predictedFromSubscribers(m, facts),
});
