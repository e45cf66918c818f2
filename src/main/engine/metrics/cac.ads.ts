import { defineMetric, of, ratio } from './define';
import { SPEND_DIMENSIONS } from './dimensions';

/** Ad spend ÷ new customers: what CAC is when only ads are counted. */
export const cacAds = defineMetric({
  id: 'cac.ads',
  version: 1,
  name: 'Customer acquisition cost, ads only',
  family: 'Marketing',
  words:
    'Ad spend for each new customer of the same period. Nothing else is counted: not to be compared with a fully loaded figure.',
  formula: 'ad spend ÷ new customers',
  origin: 'Finmark: CAC',
  unit: 'money',
  better: 'down',
  dimensions: SPEND_DIMENSIONS,
  additive: false,
  sources: ['ads', 'customers'],
  rowSource: { entity: 'ad_days', value: 'spend' },
  terms: [
    { sign: '', name: 'Ad spend', measure: 'spend', unit: 'money', rows: 'adRows', metric: 'ad-spend' },
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
    const found = ratio(
      of(m, 'spend'),
      of(m, 'newCustomers'),
      'There are no new customers in this period.',
      of(m, 'newCustomers'),
    );
    return found.value === null ? found : { ...found, reason: 'Cost basis: ads only.' };
  },
});
