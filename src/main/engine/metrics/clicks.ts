import { defineMetric, missing, of, sum } from './define';

/** Sum of link clicks. Source: Google Ads: clicks; Meta: link clicks. */
export const clicks = defineMetric({
  id: 'clicks',
  version: 2,
  name: 'Clicks',
  family: 'Marketing',
  words: 'Clicks on ads that lead somewhere (link clicks).',
  formula: 'sum of link clicks',
  origin: 'Google Ads: clicks; Meta: link clicks',
  unit: 'count',
  better: 'up',
  dimensions: ['campaign', 'promotion', 'content', 'source', 'day', 'week', 'month'],
  additive: true,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'clicks' },
  terms: [{ sign: '=', name: 'Clicks', measure: 'clicks', unit: 'count', rows: 'adRows' }],
  compute: (m) => (of(m, 'clickRows') === 0 ? missing('The imported ad files have no clicks.') : sum(of(m, 'clicks'))),
});
