import { defineMetric, missing, of, ratio } from './define';

/** Sales and marketing cost ÷ new customers. Source: Finmark: CAC. */
export const cac = defineMetric({
  id: 'cac',
  version: 1,
  name: 'Customer acquisition cost',
  family: 'Marketing',
  words:
    'Sales and marketing cost for each new customer of the same period. Cost is ad spend and the other costs of campaigns.',
  formula: 'sales and marketing cost ÷ new customers',
  origin: 'Finmark: CAC',
  unit: 'money',
  better: 'down',
  dimensions: ['day', 'week', 'month'],
  additive: false,
  sources: ['ads', 'customers'],
  rowSource: { entity: 'ad_days', value: 'spend' },
  rowsFor: () => [{ entity: 'ad_days', value: 'spend' }, { entity: 'campaigns' }],
  terms: [
    {
      sign: '',
      name: 'Ad spend and campaign costs',
      measure: 'marketingCost',
      unit: 'money',
      rows: 'adRows',
      metric: 'ad-spend',
    },
    {
      sign: '÷',
      name: 'New customers',
      measure: 'newCustomers',
      unit: 'count',
      rows: 'newCustomers',
      metric: 'new-customers',
    },
  ],
  compute: (m) => {
    if (of(m, 'marketingCost') === 0) return missing('There is no sales or marketing cost in this period.');
    return ratio(
      of(m, 'marketingCost'),
      of(m, 'newCustomers'),
      'There are no new customers in this period.',
      of(m, 'newCustomers'),
    );
  },
});
