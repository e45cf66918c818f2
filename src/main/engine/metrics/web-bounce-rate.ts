import { defineMetric, missing, of, ratio } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** Sessions not engaged ÷ sessions. Source: GA4: engagement rate. */
export const webBounceRate = defineMetric({
  id: 'web-bounce-rate',
  version: 1,
  name: 'Web bounce rate',
  family: 'Marketing',
  words: 'Share of visits that were not engaged: one minus the engagement rate of GA4. Not the bounces of email.',
  formula: 'sessions not engaged ÷ sessions',
  origin: 'GA4: engagement rate',
  unit: 'ratio',
  better: 'down',
  dimensions: RESULT_DIMENSIONS,
  additive: false,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'bounces' },
  terms: [
    { sign: '', name: 'Sessions not engaged', measure: 'bounces', unit: 'count', rows: 'bouncesRows' },
    { sign: '÷', name: 'Sessions', measure: 'bouncesOf', unit: 'count', rows: 'bouncesRows' },
  ],
  compute: (m) =>
    of(m, 'bouncesRows') === 0
      ? missing('No row of results says how many sessions there were and how many bounced.')
      : ratio(of(m, 'bounces'), of(m, 'bouncesOf'), 'There are no sessions in this period.', of(m, 'bouncesOf')),
});
