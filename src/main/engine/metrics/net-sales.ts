import { defineMetric, estimated, of, sum } from './define';
import { LINE_DIMENSIONS } from './dimensions';

/** Gross sales − discounts − returns + adjustments. Source: Shopify sales report terms. */
export const netSales = defineMetric({
  id: 'net-sales',
  version: 1,
  name: 'Net sales',
  family: 'Sales',
  words: 'Sales after discounts and returns, before tax and shipping. Stock write-offs and other adjustments count.',
  formula: 'gross sales − discounts − returns + adjustments',
  origin: 'Shopify sales report terms',
  unit: 'money',
  better: 'up',
  dimensions: LINE_DIMENSIONS,
  additive: true,
  sources: ['sales'],
  rowSource: { entity: 'order_lines', kinds: ['sale', 'return', 'adjustment'], value: 'net' },
  terms: [
    { sign: '', name: 'Gross sales', measure: 'gross', unit: 'money', rows: 'saleLines', metric: 'gross-sales' },
    { sign: '−', name: 'Discounts', measure: 'discounts', unit: 'money', rows: 'discountLines', metric: 'discounts' },
    { sign: '−', name: 'Returns', measure: 'returns', unit: 'money', rows: 'returnLines', metric: 'returns' },
    { sign: '+', name: 'Adjustments', measure: 'adjustments', unit: 'money', rows: 'adjustmentLines' },
    { sign: '=', name: 'Net sales', measure: 'net', unit: 'money', rows: 'lines' },
  ],
  compute: (m) => {
    const result = sum(of(m, 'net'));
    return of(m, 'undated') === 0
      ? result
      : estimated(result, 'Some refunds come without a date and stand on the day of their order.');
  },
});
