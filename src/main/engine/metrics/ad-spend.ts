import { defineMetric, of, sum } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** Sum of spend. Source: Google Ads: cost. */
export const adSpend = defineMetric({
  id: 'ad-spend',
  version: 3,
  name: 'Ad spend',
  family: 'Marketing',
  words:
    'What was paid for digital ads: what ad files say, and rows of results whose promotion channel, or else their campaign’s, is digital ads.',
  formula: 'sum of spend',
  origin: 'Google Ads: cost',
  unit: 'money',
  better: 'neither',
  dimensions: RESULT_DIMENSIONS,
  additive: true,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'spend' },
  terms: [{ sign: '=', name: 'Ad spend', measure: 'spend', unit: 'money', rows: 'adRows' }],
  compute: (m) => sum(of(m, 'spend')),
});
