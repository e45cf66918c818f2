import { defineMetric, of, sum } from './define';
import { LINE_DIMENSIONS } from './dimensions';

/** Sum of line and order discounts over sale lines. Source: Shopify sales report terms. */
export const discounts = defineMetric({
  id: 'discounts',
  version: 1,
  name: 'Discounts',
  family: 'Sales',
  words: 'What was taken off the price of sale lines, by code, by hand or by rule.',
  formula: 'sum of line and order discounts over sale lines',
  origin: 'Shopify sales report terms',
  unit: 'money',
  better: 'neither',
  dimensions: LINE_DIMENSIONS,
  additive: true,
  sources: ['sales'],
  rowSource: { entity: 'order_lines', kinds: ['sale'], value: 'discount' },
  terms: [{ sign: '=', name: 'Discounts', measure: 'discounts', unit: 'money', rows: 'discountLines' }],
  compute: (m) => sum(of(m, 'discounts')),
});
