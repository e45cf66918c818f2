import { defineMetric, of, sum } from './define';

/** Commission of orders past their hold, by the rule of their code. Source: Shopify Collabs: payments. */
export const commissionOwed = defineMetric({
  id: 'commission-owed',
  version: 2,
  name: 'Commission owed',
  family: 'Marketing',
  words:
    'What creators have earned with orders by their codes, links and tags, net of refunds, once the hold for refunds is over. An order is one code’s alone; a refund after the hold is taken off as well.',
  formula: 'sum of each order’s net sales × the rate of its code (or its fixed amount), of orders past the hold',
  origin: 'Shopify Collabs: payments',
  unit: 'money',
  better: 'neither',
  dimensions: ['creator', 'campaign', 'day', 'week', 'month'],
  additive: true,
  sources: ['creators'],
  rowSource: { entity: 'creator_orders', which: 'owed' },
  terms: [{ sign: '=', name: 'Commission owed', measure: 'commissionOwed', unit: 'money', rows: 'owedRows' }],
  compute: (m) => sum(of(m, 'commissionOwed')),
});
