import { defineMetric, of, ratio } from './define';

/** Ad spend ÷ clicks. Source: Cost ÷ clicks. */
export const cpc = defineMetric({
  id: 'cpc',
  version: 2,
  name: 'Cost per click',
  family: 'Marketing',
  words: 'Ad spend for each click.',
  formula: 'ad spend ÷ clicks',
  origin: 'Cost ÷ clicks',
  unit: 'money',
  better: 'down',
  dimensions: ['campaign', 'promotion', 'content', 'source', 'day', 'week', 'month'],
  additive: false,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'spend' },
  terms: [
    { sign: '', name: 'Ad spend', measure: 'spend', unit: 'money', rows: 'adRows', metric: 'ad-spend' },
    { sign: '÷', name: 'Clicks', measure: 'clicks', unit: 'count', rows: 'adRows', metric: 'clicks' },
  ],
  compute: (m) => ratio(of(m, 'spend'), of(m, 'clicks'), 'There are no clicks in this period.', of(m, 'clicks')),
});
