import { defineMetric, of, ratio } from './define';

/** Net sales of customers to date ÷ customers to date. Source: CLV as revenue a customer contributes during the lifetime. */
export const customerLifetimeRevenue = defineMetric({
  id: 'customer-lifetime-revenue',
  version: 1,
  name: 'Customer lifetime revenue',
  family: 'Customers',
  words:
    'Net sales of a customer from the first order to the end of the period, averaged over customers with an order. Observed, not predicted.',
  formula: 'net sales of customers to date ÷ customers to date',
  origin: 'CLV as revenue a customer contributes during the lifetime',
  unit: 'money',
  better: 'up',
  dimensions: ['customer', 'day', 'week', 'month'],
  eachPeriod: true,
  additive: false,
  sources: ['sales', 'customers'],
  rowSource: { entity: 'customers', which: 'lifetime' },
  terms: [
    { sign: '', name: 'Net sales of customers to date', measure: 'lifetimeNet', unit: 'money' },
    { sign: '÷', name: 'Customers to date', measure: 'lifetimeCustomers', unit: 'count', rows: 'lifetimeCustomers' },
  ],
  compute: (m) =>
    ratio(of(m, 'lifetimeNet'), of(m, 'lifetimeCustomers'), 'No customer has ordered yet.', of(m, 'lifetimeCustomers')),
});
