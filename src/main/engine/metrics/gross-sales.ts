import { defineMetric, of, sum } from './define';
import { LINE_DIMENSIONS } from './dimensions';

/** Sum of price × quantity over sale lines. Source: Shopify sales report terms. */
export const grossSales = defineMetric({
  id: 'gross-sales',
  version: 1,
  name: 'Gross sales',
  family: 'Sales',
  words: 'Price times quantity of everything sold, before discounts, returns, tax and shipping.',
  formula: 'sum of price × quantity over sale lines',
  origin: 'Shopify sales report terms',
  unit: 'money',
  better: 'up',
  dimensions: LINE_DIMENSIONS,
  additive: true,
  sources: ['sales'],
  rowSource: { entity: 'order_lines', kinds: ['sale'], value: 'amount' },
  terms: [{ sign: '=', name: 'Gross sales', measure: 'gross', unit: 'money', rows: 'saleLines' }],
  compute: (m) => sum(of(m, 'gross')),
});
