import { defineMetric, of, sum } from './define';
import { LINE_DIMENSIONS } from './dimensions';

/** Count of orders with a sale line. Source: Shopify: orders over time. */
export const orders = defineMetric({
  id: 'orders',
  version: 1,
  name: 'Orders',
  family: 'Sales',
  words: 'Orders with at least one sale line; an order of returns alone is not one.',
  formula: 'count of orders with a sale line',
  origin: 'Shopify: orders over time',
  unit: 'count',
  better: 'up',
  dimensions: LINE_DIMENSIONS,
  additive: false,
  sources: ['sales'],
  rowSource: { entity: 'orders' },
  terms: [{ sign: '=', name: 'Orders', measure: 'orders', unit: 'count', rows: 'orders' }],
  compute: (m) => sum(of(m, 'orders')),
});
