import { defineMetric, of, ratio } from './define';

/** Customers with 2 or more orders ÷ customers with an order. Source: Datma: order metrics. */
export const repeatRate = defineMetric({
  id: 'repeat-rate',
  version: 2,
  name: 'Repeat purchase rate',
  family: 'Customers',
  words:
    'Share of the period’s customers who ordered at least twice in it; of one product, who bought it in two orders, by the days of their lines.',
  formula: 'customers with 2 or more orders ÷ customers with an order',
  origin: 'Datma: order metrics',
  unit: 'ratio',
  better: 'up',
  dimensions: ['channel', 'location', 'product', 'rep', 'campaign', 'source', 'country', 'day', 'week', 'month'],
  additive: false,
  sources: ['sales', 'customers'],
  rowSource: { entity: 'customers', which: 'repeat' },
  terms: [
    {
      sign: '',
      name: 'Customers with 2 or more orders',
      measure: 'repeatCustomers',
      unit: 'count',
      rows: 'repeatCustomers',
    },
    { sign: '÷', name: 'Customers', measure: 'customers', unit: 'count', rows: 'customers', metric: 'customers' },
  ],
  compute: (m) =>
    ratio(of(m, 'repeatCustomers'), of(m, 'customers'), 'No customer ordered in this period.', of(m, 'customers')),
});
