import { defineMetric, missing, of, ratio } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** Clicks ÷ impressions of rows that say both, of rows that say both. Source: Clicks ÷ impressions. */
export const ctrAll = defineMetric({
  id: 'ctr.all',
  version: 1,
  name: 'Click-through rate, all channels',
  family: 'Marketing',
  words: 'Clicks for each time something was shown, ads and everything else together. Only rows that say both count.',
  formula: 'clicks ÷ impressions of rows that say both',
  origin: 'Clicks ÷ impressions',
  unit: 'ratio',
  better: 'up',
  dimensions: RESULT_DIMENSIONS,
  additive: false,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'shownClicks' },
  terms: [
    { sign: '', name: 'Clicks', measure: 'shownClicks', unit: 'count', rows: 'shownClicksRows' },
    { sign: '÷', name: 'Impressions', measure: 'shownClicksOf', unit: 'count', rows: 'shownClicksOfRows' },
  ],
  compute: (m) =>
    of(m, 'shownClicksOfRows') === 0
      ? missing('No row of ads or results says both impressions and clicks.')
      : ratio(
          of(m, 'shownClicks'),
          of(m, 'shownClicksOf'),
          'There are no impressions in this period.',
          of(m, 'shownClicksOf'),
        ),
});
