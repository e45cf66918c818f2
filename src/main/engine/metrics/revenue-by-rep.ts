import { defineMetric, of, sum } from './define';

/** Net sales of orders, by the person credited; won value of deals where there are no orders. Source: Revenue by sales rep, as sales reports define it. */
export const revenueByRep = defineMetric({
  id: 'revenue-by-rep',
  version: 1,
  name: 'Revenue by rep',
  family: 'Sales',
  words:
    'Net sales of orders credited to a person, and won deals where no order is, a shared deal by its shares. What nobody is credited with stays in its own row.',
  formula: 'net sales of orders, by the person credited; won value of deals where there are no orders',
  origin: 'Revenue by sales rep, as sales reports define it',
  unit: 'money',
  better: 'up',
  dimensions: [
    'rep',
    'channel',
    'location',
    'product',
    'campaign',
    'customer',
    'source',
    'country',
    'day',
    'week',
    'month',
  ],
  additive: true,
  sources: ['sales', 'deals'],
  rowSource: { entity: 'order_lines', kinds: ['sale', 'return', 'adjustment'], value: 'net' },
  rowsFor: (_, facts) =>
    facts.coverage.sales
      ? [{ entity: 'order_lines', kinds: ['sale', 'return', 'adjustment'], value: 'net' }]
      : [{ entity: 'deals', which: 'won', value: 'value' }],
  terms: [{ sign: '=', name: 'Net sales credited', measure: 'repRevenue', unit: 'money', rows: 'lines' }],
  compute: (m, facts) => (facts.coverage.sales ? sum(of(m, 'net')) : sum(of(m, 'wonValue'))),
});
