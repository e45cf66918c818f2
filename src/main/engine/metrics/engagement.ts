import { defineMetric, missing, of, sum } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** Likes + comments + shares. Source: Hootsuite: engagement. */
export const engagement = defineMetric({
  id: 'engagement',
  version: 2,
  name: 'Social engagement',
  family: 'Marketing',
  words: 'Likes, comments and shares: exactly those three.',
  formula: 'likes + comments + shares',
  origin: 'Hootsuite: engagement',
  unit: 'count',
  better: 'up',
  dimensions: RESULT_DIMENSIONS,
  additive: true,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'engagement' },
  terms: [{ sign: '=', name: 'Engagement', measure: 'engagement', unit: 'count', rows: 'engagementRows' }],
  compute: (m) =>
    of(m, 'engagementRows') === 0
      ? missing('No row of results has likes, comments or shares.')
      : sum(of(m, 'engagement')),
});
