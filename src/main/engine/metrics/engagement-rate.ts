import { defineMetric, missing, of, ratio } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** (likes + comments + shares) ÷ reach. Source: Hootsuite: engagement rate by reach. */
export const engagementRate = defineMetric({
  id: 'engagement-rate',
  version: 1,
  name: 'Engagement rate',
  family: 'Marketing',
  words:
    'Likes, comments and shares for each person reached, from rows that say both. Reach added over days, ads and platforms counts a person once for each.',
  formula: '(likes + comments + shares) ÷ reach',
  origin: 'Hootsuite: engagement rate by reach',
  unit: 'ratio',
  better: 'up',
  dimensions: RESULT_DIMENSIONS,
  additive: false,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'reachedEngagement' },
  terms: [
    { sign: '', name: 'Engagement', measure: 'reachedEngagement', unit: 'count', rows: 'reachedEngagementRows' },
    { sign: '÷', name: 'Reach', measure: 'reached', unit: 'count', rows: 'reachedEngagementRows' },
  ],
  compute: (m) =>
    of(m, 'reachedEngagementRows') === 0
      ? missing('No row of results says both reach and engagement.')
      : ratio(of(m, 'reachedEngagement'), of(m, 'reached'), 'Nobody was reached in this period.', of(m, 'reached')),
});
