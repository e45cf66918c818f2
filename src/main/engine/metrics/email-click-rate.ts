import { defineMetric, missing, of, ratio } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** Unique clicks ÷ delivered. Source: Mailchimp: email campaign reports. */
export const emailClickRate = defineMetric({
  id: 'email-click-rate',
  version: 1,
  name: 'Email click rate',
  family: 'Marketing',
  words: 'Unique clicks for each email that arrived.',
  formula: 'unique clicks ÷ delivered',
  origin: 'Mailchimp: email campaign reports',
  unit: 'ratio',
  better: 'up',
  dimensions: RESULT_DIMENSIONS,
  additive: false,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'emailClicks' },
  terms: [
    { sign: '', name: 'Clicked', measure: 'emailClicks', unit: 'count', rows: 'emailClicksRows' },
    { sign: '÷', name: 'Delivered', measure: 'emailClicksOf', unit: 'count', rows: 'emailClicksRows' },
  ],
  compute: (m) =>
    of(m, 'emailClicksRows') === 0
      ? missing('No row of results says how many emails were delivered and clicked.')
      : ratio(
          of(m, 'emailClicks'),
          of(m, 'emailClicksOf'),
          'No email was delivered in this period.',
          of(m, 'emailClicksOf'),
        ),
});
