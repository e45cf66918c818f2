import { defineMetric, missing, of, sum } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** Orders that rows of ads and results report. */
export const ordersReported = defineMetric({
  id: 'orders.reported',
  version: 2,
  name: 'Orders, as reported',
  family: 'Marketing',
  words:
    'Orders as rows of ads and results count them, each tool in its own way. Never added to own orders: the same order may be in several reports.',
  formula: 'sum of orders in ads and results',
  origin: 'What platforms and other reports say of themselves',
  unit: 'count',
  better: 'up',
  dimensions: RESULT_DIMENSIONS,
  additive: true,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'reportedOrders' },
  terms: [
    { sign: '=', name: 'Orders, as reported', measure: 'reportedOrders', unit: 'count', rows: 'reportedOrdersRows' },
  ],
  compute: (m) =>
    of(m, 'reportedOrdersRows') === 0 ? missing('No row of ads or results has orders.') : sum(of(m, 'reportedOrders')),
});
