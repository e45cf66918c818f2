import { defineMetric } from './define';
import { sellThroughOf } from './stock';

/** Units sold net of returns ÷ (stock at start + received). Source: Sell-through over start + receipts. */
export const sellThrough = defineMetric({
  id: 'sell-through',
  version: 1,
  name: 'Sell-through',
  family: 'Stock',
  words: 'Share of the goods available in the period that was sold, net of returns.',
  formula: 'units sold net of returns ÷ (stock at start + received)',
  origin: 'Sell-through over start + receipts',
  unit: 'ratio',
  better: 'up',
  dimensions: ['product', 'channel', 'location', 'day', 'week', 'month'],
  eachPeriod: true,
  additive: false,
  sources: ['stock', 'sales'],
  rowSource: { entity: 'order_lines', kinds: ['sale', 'return'], value: 'net-quantity', of: 'stocked' },
  terms: [
    { sign: '', name: 'Units sold, net of returns', measure: 'stockedUnits', unit: 'units' },
    { sign: '÷', name: 'Stock at start and received', measure: 'available', unit: 'units' },
  ],
  compute: (m) => sellThroughOf(m),
});
