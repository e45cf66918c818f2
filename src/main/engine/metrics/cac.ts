import { defineMetric, missing, of, ratio } from './define';
import { costBasis, costRows, costsWithoutAds, ONCE } from './cost-basis';

/** Sales and marketing cost ÷ new customers. Source: Finmark: CAC. */
export const cac = defineMetric({
  id: 'cac',
  version: 5,
  name: 'Customer acquisition cost',
  family: 'Marketing',
  words: `Sales and marketing cost for each new customer of the same period. Cost is fully loaded: ad spend, what else results say was spent, what budget lines say was spent, creators, events, offline media and what sales activities cost. ${ONCE} By campaign, a new customer belongs to the campaign of the first order, by promotion channel to the leading one of that campaign, and sales activities to none. By sales channel, a new customer belongs to that of the first order, and a cost to the one that its campaign is for or that the activity was at; a campaign for several channels or for none is in no channel’s cost.`,
  formula: 'sales and marketing cost ÷ new customers',
  origin: 'Finmark: CAC',
  unit: 'money',
  better: 'down',
  dimensions: ['channel', 'campaign', 'promotion', 'day', 'week', 'month'],
  additive: false,
  sources: ['ads', 'customers'],
  extra: ['activities'],
  needs: (m) => (costsWithoutAds(m) ? ['customers'] : ['ads', 'customers']),
  rowSource: { entity: 'ad_days', value: 'cost' },
  rowsFor: () => [...costRows(), { entity: 'activities' }],
  terms: [
    {
      sign: '',
      name: 'Marketing cost',
      measure: 'marketingCost',
      unit: 'money',
      rows: 'adRows',
      metric: 'marketing-cost',
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
    return found.value === null ? found : { ...found, reason: costBasis(m) };
  },
});
