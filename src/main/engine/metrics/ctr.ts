import { defineMetric, of, ratio } from './define';

/** Clicks ÷ impressions. Source: Clicks ÷ impressions. */
export const ctr = defineMetric({
  id: 'ctr',
  version: 2,
  name: 'Click-through rate',
  family: 'Marketing',
  words: 'Share of ad impressions that were clicked.',
  formula: 'clicks ÷ impressions',
  origin: 'Clicks ÷ impressions',
  unit: 'ratio',
  better: 'up',
  dimensions: ['campaign', 'promotion', 'content', 'source', 'day', 'week', 'month'],
  additive: false,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'clicks' },
  terms: [
    { sign: '', name: 'Clicks', measure: 'clicks', unit: 'count', rows: 'adRows', metric: 'clicks' },
    { sign: '÷', name: 'Impressions', measure: 'impressions', unit: 'count', rows: 'adRows', metric: 'impressions' },
  ],
  compute: (m) =>
    ratio(of(m, 'clicks'), of(m, 'impressions'), 'There are no ad impressions in this period.', of(m, 'impressions')),
});
