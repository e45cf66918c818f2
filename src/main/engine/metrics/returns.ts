import { defineMetric, estimated, of, sum } from './define';
import { LINE_DIMENSIONS } from './dimensions';

/** Sum of returned value. Source: Shopify sales report terms. */
export const returns = defineMetric({
  id: 'returns',
  version: 1,
  name: 'Returns',
  family: 'Sales',
  words: 'Value of goods taken back and refunds given. Shown as a positive amount; net sales subtracts it.',
  formula: 'sum of returned value',
  origin: 'Shopify sales report terms',
  unit: 'money',
  better: 'down',
  dimensions: LINE_DIMENSIONS,
  additive: true,
  sources: ['sales'],
  rowSource: { entity: 'order_lines', kinds: ['return'], value: 'return' },
  terms: [{ sign: '=', name: 'Returns', measure: 'returns', unit: 'money', rows: 'returnLines' }],
  compute: (m) => {
    const result = sum(of(m, 'returns'));
    return of(m, 'undated') === 0
      ? result
      : estimated(result, 'Some refunds come without a date and stand on the day of their order.');
  },
});
