import { defineMetric, missing, of, sum } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** Sum of impressions. Source: Google Ads: impressions. */
export const impressions = defineMetric({
  id: 'impressions',
  version: 3,
  name: 'Impressions',
  family: 'Marketing',
  words:
    'How often ads, posts and whatever else results count were shown. Break it down by promotion channel to see ads alone.',
  formula: 'sum of impressions',
  origin: 'Google Ads: impressions',
  unit: 'count',
  better: 'up',
  dimensions: RESULT_DIMENSIONS,
  additive: true,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'impressions' },
  terms: [{ sign: '=', name: 'Impressions', measure: 'impressions', unit: 'count', rows: 'impressionRows' }],
  compute: (m) =>
    of(m, 'impressionRows') === 0 ? missing('No row of ads or results has impressions.') : sum(of(m, 'impressions')),
});
