import { defineMetric, of, sum } from './define';
import { LINE_DIMENSIONS } from './dimensions';

/** Sum of quantity over sale lines. Source: Shopify: ordered item quantity. */
export const units = defineMetric({
  id: 'units',
  version: 1,
  name: 'Units sold',
  family: 'Sales',
  words: 'Pieces on sale lines. Returned pieces are not taken off; sell-through does that.',
  formula: 'sum of quantity over sale lines',
  origin: 'Shopify: ordered item quantity',
  unit: 'units',
  better: 'up',
  dimensions: LINE_DIMENSIONS,
  additive: true,
  sources: ['sales'],
  rowSource: { entity: 'order_lines', kinds: ['sale'], value: 'quantity' },
  terms: [{ sign: '=', name: 'Units sold', measure: 'units', unit: 'units', rows: 'saleLines' }],
  compute: (m) => sum(of(m, 'units')),
});
