import { defineMetric, of, ratio } from './define';

/** Cost ÷ impressions × 1,000. Source: cost ÷ impressions × 1,000. */
export const cpm = defineMetric({
  id: 'cpm',
  version: 1,
  name: 'Cost per thousand impressions',
  family: 'Marketing',
  words: 'What it cost to show an ad a thousand times.',
  formula: 'ad spend ÷ impressions × 1,000',
  origin: 'Cost ÷ impressions × 1,000',
  unit: 'money',
  better: 'down',
  dimensions: ['campaign', 'promotion', 'content', 'source', 'day', 'week', 'month'],
  additive: false,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'spend' },
  terms: [
    { sign: '', name: 'Ad spend', measure: 'spend', unit: 'money', rows: 'adRows', metric: 'ad-spend' },
    {
      sign: '÷',
      name: 'Thousands of impressions',
      measure: 'thousands',
      unit: 'count',
      rows: 'adRows',
      metric: 'impressions',
    },
  ],
  compute: (m) =>
    ratio(
      of(m, 'spend'),
      of(m, 'impressions') / 1000,
      'There are no ad impressions in this period.',
      of(m, 'impressions'),
    ),
});
