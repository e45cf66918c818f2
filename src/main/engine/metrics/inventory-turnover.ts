import { defineMetric } from './define';
import { turnoverOf } from './stock';

/** Cost of goods sold ÷ ((stock at start + stock at end) ÷ 2). Source: Cost of goods sold ÷ average inventory: 480,000 ÷ 80,000 = 6.0. */
export const inventoryTurnover = defineMetric({
  id: 'inventory-turnover',
  version: 1,
  name: 'Inventory turnover',
  family: 'Stock',
  words: 'How often the average stock was sold in the period, at cost. Where a cost is missing, in units.',
  formula: 'cost of goods sold ÷ ((stock at start + stock at end) ÷ 2)',
  origin: 'Cost of goods sold ÷ average inventory: 480,000 ÷ 80,000 = 6.0',
  unit: 'ratio',
  better: 'up',
  dimensions: ['product'],
  additive: false,
  sources: ['stock', 'sales'],
  rowSource: { entity: 'stock_levels' },
  terms: [
    { sign: '', name: 'Cost of goods sold', measure: 'turnoverAbove', unit: 'money' },
    { sign: '÷', name: 'Average stock', measure: 'turnoverBelow', unit: 'money' },
  ],
  compute: (m) => turnoverOf(m),
});
