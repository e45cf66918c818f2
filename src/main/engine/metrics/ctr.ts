import { defineMetric, of, ratio } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** Clicks ÷ impressions. Source: Clicks ÷ impressions. */
export const ctr = defineMetric({
  id: 'ctr',
  version: 3,
  name: 'Click-through rate',
  family: 'Marketing',
  words: 'Share of ad impressions that were clicked.',
  formula: 'ad clicks ÷ ad impressions',
  origin: 'Clicks ÷ impressions',
  unit: 'ratio',
  better: 'up',
  dimensions: RESULT_DIMENSIONS,
  additive: false,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'adClicks' },
  terms: [
    { sign: '', name: 'Ad clicks', measure: 'adClicks', unit: 'count', rows: 'adClicksRows', metric: 'clicks' },
    {
      sign: '÷',
      name: 'Ad impressions',
      measure: 'adImpressions',
      unit: 'count',
      rows: 'adImpressionsRows',
      metric: 'impressions',
    },
  ],
  compute: (m) =>
    ratio(
      of(m, 'adClicks'),
      of(m, 'adImpressions'),
      'There are no ad impressions in this period.',
      of(m, 'adImpressions'),
    ),
});
