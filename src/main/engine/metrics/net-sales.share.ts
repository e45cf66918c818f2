import { defineMetric, missing, of, ratio } from './define';

/** Net sales of a part ÷ net sales of the whole. */
export const netSalesShare = defineMetric({
  id: 'net-sales.share',
  version: 1,
  name: 'Share of net sales',
  family: 'Sales',
  words:
    'Which part of all net sales a channel, a location, a product or another group makes; the parts sum to the whole, with what is assigned to none. Of the whole itself it is 100%.',
  formula: 'net sales of the group ÷ net sales of all groups',
  origin: 'Shopify: sales by channel, share of net sales',
  unit: 'ratio',
  better: 'neither',
  dimensions: ['channel', 'location', 'product', 'rep', 'campaign', 'source', 'country', 'day', 'week', 'month'],
  additive: false,
  sources: ['sales'],
  rowSource: { entity: 'order_lines', kinds: ['sale', 'return', 'adjustment'], value: 'net' },
  terms: [
    { sign: '', name: 'Net sales', measure: 'net', unit: 'money', rows: 'lines', metric: 'net-sales' },
    { sign: '÷', name: 'Net sales of all', measure: 'netOfAll', unit: 'money' },
  ],
  compute: (m) =>
    of(m, 'netOfAll') < 0
      ? missing('More was given back in this period than sold.')
      : ratio(of(m, 'net'), of(m, 'netOfAll'), 'Nothing was sold in this period.'),
});
