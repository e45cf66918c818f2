import { defineMetric, of, sum } from './define';
import { LINE_DIMENSIONS } from './dimensions';

/** Count of customers with their first order in the period. Source: Shopify: first-time customers. */
export const newCustomers = defineMetric({
  id: 'new-customers',
  version: 1,
  name: 'New customers',
  family: 'Customers',
  words: 'Customers whose first order ever is in the period.',
  formula: 'count of customers with their first order in the period',
  origin: 'Shopify: first-time customers',
  unit: 'count',
  better: 'up',
  dimensions: LINE_DIMENSIONS,
  additive: true,
  sources: ['sales', 'customers'],
  rowSource: { entity: 'customers', which: 'new' },
  terms: [{ sign: '=', name: 'New customers', measure: 'newCustomers', unit: 'count', rows: 'newCustomers' }],
  compute: (m) => sum(of(m, 'newCustomers')),
});
