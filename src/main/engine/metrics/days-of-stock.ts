import { daysOfStockOf } from './stock';
import { elapsedDays } from '../../../shared/domain/period';
import { defineMetric, of } from './define';

/** Days in the period ÷ inventory turnover. Source: Days ÷ turnover. */
export const daysOfStock = defineMetric({
  id: 'days-of-stock',
  version: 1,
  name: 'Days of stock',
  family: 'Stock',
  words: 'How many days the average stock lasts at the period’s pace.',
  formula: 'days in the period ÷ inventory turnover',
  origin: 'Days ÷ turnover',
  unit: 'days',
  better: 'down',
  dimensions: ['product', 'day', 'week', 'month'],
  eachPeriod: true,
  additive: false,
  sources: ['stock', 'sales'],
  rowSource: { entity: 'stock_levels', value: 'cost', times: 1 },
  rowsFor: (m, facts) => [
    {
      entity: 'stock_levels',
      value: of(m, 'withoutCost') > 0 ? 'units' : 'cost',
      times: elapsedDays(facts.period, facts.asOf),
    },
  ],
  terms: [
    { sign: '', name: 'Days', measure: 'days', unit: 'days' },
    { sign: '÷', name: 'Inventory turnover', measure: 'turnover', unit: 'ratio', metric: 'inventory-turnover' },
  ],
  compute: (m, facts) => daysOfStockOf(m, facts),
});
