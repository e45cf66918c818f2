import { defineMetric, missing, of, sum } from './define';

/** Sum of impressions. Source: Google Ads: impressions. */
export const impressions = defineMetric({
  id: 'impressions',
  version: 2,
  name: 'Impressions',
  family: 'Marketing',
  words: 'How often ads were shown.',
  formula: 'sum of impressions',
  origin: 'Google Ads: impressions',
  unit: 'count',
  better: 'up',
  dimensions: ['campaign', 'promotion', 'content', 'source', 'day', 'week', 'month'],
  additive: true,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'impressions' },
  terms: [{ sign: '=', name: 'Impressions', measure: 'impressions', unit: 'count', rows: 'adRows' }],
  compute: (m) =>
    of(m, 'impressionRows') === 0 ? missing('The imported ad files have no impressions.') : sum(of(m, 'impressions')),
});
