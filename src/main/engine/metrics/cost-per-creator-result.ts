import { defineMetric, of, ratio } from './define';

/** (Fees + product sent + commission, held or not) ÷ orders by creators' codes. Ours. */
export const costPerCreatorResult = defineMetric({
  id: 'cost-per-creator-result',
  version: 2,
  name: 'Cost per creator order',
  family: 'Marketing',
  words:
    'What creators cost for each order by one of their codes, links or tags: fees that are due, product sent, and commission.',
  formula: '(fees + product sent + commission) ÷ orders by creators’ codes',
  origin: 'Tandem',
  unit: 'money',
  better: 'down',
  dimensions: ['creator', 'campaign', 'week', 'month'],
  additive: false,
  sources: ['creators'],
  rowSource: { entity: 'creator_orders', which: 'all' },
  rowsFor: () => [{ entity: 'creator_orders', which: 'all' }, { entity: 'creator_costs' }],
  terms: [
    { sign: '', name: 'Fees', measure: 'creatorFees', unit: 'money', rows: 'feeRows' },
    { sign: '+', name: 'Product sent', measure: 'productSent', unit: 'money', rows: 'sentRows' },
    { sign: '+', name: 'Commission', measure: 'commission', unit: 'money', rows: 'creatorOrders' },
    { sign: '÷', name: 'Orders by codes', measure: 'creatorOrders', unit: 'count', rows: 'creatorOrders' },
  ],
  compute: (m) =>
    ratio(
      of(m, 'creatorFees') + of(m, 'productSent') + of(m, 'commission'),
      of(m, 'creatorOrders'),
      'No order of this period names a creator’s code, link or tag.',
      of(m, 'creatorOrders'),
    ),
});
