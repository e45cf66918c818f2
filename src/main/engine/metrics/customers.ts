import { defineMetric, of, sum } from './define';
import { LINE_DIMENSIONS } from './dimensions';

/** Count of customers with an order. Source: Shopify: customers over time. */
export const customers = defineMetric({
  id: 'customers',
  version: 1,
  name: 'Customers',
  family: 'Customers',
  words: 'People and companies with at least one order in the period. Orders without a customer are not counted.',
  formula: 'count of customers with an order',
  origin: 'Shopify: customers over time',
  unit: 'count',
  better: 'up',
  dimensions: LINE_DIMENSIONS,
  additive: false,
  sources: ['sales', 'customers'],
  rowSource: { entity: 'customers', which: 'active' },
  terms: [{ sign: '=', name: 'Customers', measure: 'customers', unit: 'count', rows: 'customers' }],
  compute: (m) => sum(of(m, 'customers')),
});
