import { defineMetric, of, ratio } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** Cost ÷ impressions × 1,000. Source: cost ÷ impressions × 1,000. */
export const cpm = defineMetric({
  id: 'cpm',
  version: 2,
  name: 'Cost per thousand impressions',
  family: 'Marketing',
  words: 'What it cost to show an ad a thousand times.',
  formula: 'ad spend ÷ ad impressions × 1,000',
  origin: 'Cost ÷ impressions × 1,000',
  unit: 'money',
  better: 'down',
  dimensions: RESULT_DIMENSIONS,
  additive: false,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'spend' },
  terms: [
    { sign: '', name: 'Ad spend', measure: 'spend', unit: 'money', rows: 'adRows', metric: 'ad-spend' },
    {
      sign: '÷',
      name: 'Thousands of ad impressions',
      measure: 'thousands',
      unit: 'count',
      rows: 'adImpressionsRows',
      metric: 'impressions',
    },
  ],
  compute: (m) =>
    ratio(
      of(m, 'spend'),
      of(m, 'adImpressions') / 1000,
      'There are no ad impressions in this period.',
      of(m, 'adImpressions'),
    ),
});
