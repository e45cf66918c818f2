import { defineMetric, estimated, of, ratio } from './define';
import { LINE_DIMENSIONS } from './dimensions';

/** Net sales ÷ orders. Source: Geckoboard: Shopify metrics, with net sales above. */
export const aov = defineMetric({
  id: 'aov',
  version: 2,
  name: 'Average order value',
  family: 'Sales',
  words: 'Net sales for each order.',
  formula: 'net sales ÷ orders',
  origin: 'Geckoboard: Shopify metrics, with net sales above',
  unit: 'money',
  better: 'up',
  dimensions: LINE_DIMENSIONS,
  additive: false,
  sources: ['sales'],
  rowSource: { entity: 'order_lines', kinds: ['sale', 'return', 'adjustment'], value: 'net' },
  terms: [
    { sign: '', name: 'Net sales', measure: 'net', unit: 'money', rows: 'lines', metric: 'net-sales' },
    { sign: '÷', name: 'Orders', measure: 'orders', unit: 'count', rows: 'orders', metric: 'orders' },
  ],
  compute: (m) => {
    const result = ratio(of(m, 'net'), of(m, 'orders'), 'There are no orders in this period.', of(m, 'orders'));
    return of(m, 'undated') === 0
      ? result
      : estimated(result, 'Some refunds come without a date and stand on the day of their order.');
  },
});
