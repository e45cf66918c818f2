import { defineMetric, of } from './define';
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
  dimensions: ['product', 'day', 'week', 'month'],
  eachPeriod: true,
  additive: false,
  sources: ['stock', 'sales'],
  rowSource: { entity: 'order_lines', kinds: ['sale', 'return'], value: 'cost', of: 'stocked' },
  rowsFor: (m) => [
    {
      entity: 'order_lines',
      kinds: ['sale', 'return'],
      value: of(m, 'withoutCost') > 0 ? 'net-quantity' : 'cost',
      of: 'stocked',
    },
  ],
  terms: [
    { sign: '', name: 'Cost of goods sold', measure: 'turnoverAbove', unit: 'money' },
    { sign: '÷', name: 'Average stock', measure: 'turnoverBelow', unit: 'money' },
  ],
  compute: (m) => turnoverOf(m),
});
