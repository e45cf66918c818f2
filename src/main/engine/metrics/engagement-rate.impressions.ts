import { defineMetric, missing, of, ratio } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** (likes + comments + shares) ÷ impressions. Source: Hootsuite: engagement rate by impressions. */
export const engagementRateImpressions = defineMetric({
  id: 'engagement-rate.impressions',
  version: 1,
  name: 'Engagement rate, by impressions',
  family: 'Marketing',
  words: 'Likes, comments and shares for each time something was shown, from rows that say both.',
  formula: '(likes + comments + shares) ÷ impressions',
  origin: 'Hootsuite: engagement rate by impressions',
  unit: 'ratio',
  better: 'up',
  dimensions: RESULT_DIMENSIONS,
  additive: false,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'shownEngagement' },
  terms: [
    { sign: '', name: 'Engagement', measure: 'shownEngagement', unit: 'count', rows: 'shownEngagementRows' },
    { sign: '÷', name: 'Impressions', measure: 'shown', unit: 'count', rows: 'shownEngagementRows' },
  ],
  compute: (m) =>
    of(m, 'shownEngagementRows') === 0
      ? missing('No row of results says both impressions and engagement.')
      : ratio(of(m, 'shownEngagement'), of(m, 'shown'), 'Nothing was shown in this period.', of(m, 'shown')),
});
