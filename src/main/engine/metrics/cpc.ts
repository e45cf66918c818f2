import { defineMetric, of, ratio } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** Ad spend ÷ clicks. Source: Cost ÷ clicks. */
export const cpc = defineMetric({
  id: 'cpc',
  version: 3,
  name: 'Cost per click',
  family: 'Marketing',
  words: 'Ad spend for each click on an ad.',
  formula: 'ad spend ÷ ad clicks',
  origin: 'Cost ÷ clicks',
  unit: 'money',
  better: 'down',
  dimensions: RESULT_DIMENSIONS,
  additive: false,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'spend' },
  terms: [
    { sign: '', name: 'Ad spend', measure: 'spend', unit: 'money', rows: 'adRows', metric: 'ad-spend' },
    { sign: '÷', name: 'Ad clicks', measure: 'adClicks', unit: 'count', rows: 'adClicksRows', metric: 'clicks' },
  ],
  compute: (m) =>
    ratio(of(m, 'spend'), of(m, 'adClicks'), 'There are no clicks on ads in this period.', of(m, 'adClicks')),
});
