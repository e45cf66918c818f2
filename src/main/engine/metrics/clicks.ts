import { defineMetric, missing, of, sum } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** Sum of link clicks. Source: Google Ads: clicks; Meta: link clicks. */
export const clicks = defineMetric({
  id: 'clicks',
  version: 3,
  name: 'Clicks',
  family: 'Marketing',
  words:
    'Clicks that lead somewhere (link clicks), on ads and on whatever else results count. Clicks in emails are counted apart.',
  formula: 'sum of link clicks',
  origin: 'Google Ads: clicks; Meta: link clicks',
  unit: 'count',
  better: 'up',
  dimensions: RESULT_DIMENSIONS,
  additive: true,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'clicks' },
  terms: [{ sign: '=', name: 'Clicks', measure: 'clicks', unit: 'count', rows: 'clickRows' }],
  compute: (m) => (of(m, 'clickRows') === 0 ? missing('No row of ads or results has clicks.') : sum(of(m, 'clicks'))),
});
