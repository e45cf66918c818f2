import { defineMetric, of, ratio } from './define';
import { LINE_DIMENSIONS } from './dimensions';

/** Gross sales ÷ orders. Source: Geckoboard: Shopify metrics. */
export const aovGross = defineMetric({
  id: 'aov.gross',
  version: 2,
  name: 'Average order value, gross',
  family: 'Sales',
  words: 'Gross sales for each order.',
  formula: 'gross sales ÷ orders',
  origin: 'Geckoboard: Shopify metrics',
  unit: 'money',
  better: 'up',
  dimensions: LINE_DIMENSIONS,
  additive: false,
  sources: ['sales'],
  rowSource: { entity: 'order_lines', kinds: ['sale'], value: 'amount' },
  terms: [
    { sign: '', name: 'Gross sales', measure: 'gross', unit: 'money', rows: 'saleLines', metric: 'gross-sales' },
    { sign: '÷', name: 'Orders', measure: 'orders', unit: 'count', rows: 'orders', metric: 'orders' },
  ],
  compute: (m) => ratio(of(m, 'gross'), of(m, 'orders'), 'There are no orders in this period.', of(m, 'orders')),
});
