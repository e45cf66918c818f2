import { defineMetric, missing, of, ratio } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** (likes + comments + shares) ÷ followers. Source: Hootsuite: engagement rate by followers. */
export const engagementRateFollowers = defineMetric({
  id: 'engagement-rate.followers',
  version: 1,
  name: 'Engagement rate, by followers',
  family: 'Marketing',
  words:
    'Likes, comments and shares for each follower at the end of the period, from accounts whose followers are known.',
  formula: '(likes + comments + shares) ÷ followers',
  origin: 'Hootsuite: engagement rate by followers',
  unit: 'ratio',
  better: 'up',
  dimensions: RESULT_DIMENSIONS,
  additive: false,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'followedEngagement' },
  terms: [
    { sign: '', name: 'Engagement', measure: 'followedEngagement', unit: 'count', rows: 'followedEngagementRows' },
    { sign: '÷', name: 'Followers', measure: 'followers', unit: 'count', rows: 'followedEngagementRows' },
  ],
  compute: (m) =>
    of(m, 'followedEngagementRows') === 0
      ? missing('No row of results says both followers and engagement.')
      : ratio(
          of(m, 'followedEngagement'),
          of(m, 'followers'),
          'There are no followers in this period.',
          of(m, 'followers'),
        ),
});
