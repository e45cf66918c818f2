import { defineMetric, missing, of, ratio } from './define';
import type { Measures } from './types';

/** What the cost is made of, in words: a figure of ads alone is not to be compared with a fully loaded one. */
const basisOf = (m: Measures): string => {
  const parts = [
    of(m, 'spend') === 0 ? '' : 'ads',
    of(m, 'marketingCost') === of(m, 'spend') ? '' : 'other costs of campaigns',
    of(m, 'activityCost') === 0 ? '' : 'sales activities',
  ].filter((part) => part !== '');
  return parts.length === 3
    ? 'Cost basis: fully loaded (ads, other costs of campaigns, sales activities).'
    : `Cost basis: ${parts.join(' and ')} only.`;
};

/** Sales and marketing cost ÷ new customers. Source: Finmark: CAC. */
export const cac = defineMetric({
  id: 'cac',
  version: 3,
  name: 'Customer acquisition cost',
  family: 'Marketing',
  words:
    'Sales and marketing cost for each new customer of the same period. Cost is ad spend, what else results say was spent, the other costs of campaigns and what sales activities cost, as far as they are known.',
  formula: 'sales and marketing cost ÷ new customers',
  origin: 'Finmark: CAC',
  unit: 'money',
  better: 'down',
  dimensions: ['day', 'week', 'month'],
  additive: false,
  sources: ['ads', 'customers'],
  extra: ['activities'],
  needs: (m) => (of(m, 'activityCost') > 0 && of(m, 'adRows') === 0 ? ['customers'] : ['ads', 'customers']),
  rowSource: { entity: 'ad_days', value: 'cost' },
  rowsFor: () => [{ entity: 'ad_days', value: 'cost' }, { entity: 'campaigns' }, { entity: 'activities' }],
  terms: [
    {
      sign: '',
      name: 'Ad spend and campaign costs',
      measure: 'marketingCost',
      unit: 'money',
      rows: 'adRows',
      metric: 'ad-spend',
    },
    { sign: '+', name: 'Sales activities', measure: 'activityCost', unit: 'money', rows: 'activityRows' },
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
    const cost = of(m, 'marketingCost') + of(m, 'activityCost');
    if (cost === 0) return missing('There is no sales or marketing cost in this period.');
    const found = ratio(
      cost,
      of(m, 'newCustomers'),
      'There are no new customers in this period.',
      of(m, 'newCustomers'),
    );
    return found.value === null ? found : { ...found, reason: basisOf(m) };
  },
});
