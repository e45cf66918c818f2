import { defineMetric, missing, of, ratio } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** Unsubscribed ÷ delivered. Source: Mailchimp: email campaign reports. */
export const unsubscribeRate = defineMetric({
  id: 'unsubscribe-rate',
  version: 1,
  name: 'Unsubscribe rate',
  family: 'Marketing',
  words: 'Unsubscribes for each email that arrived; not of those who opened it.',
  formula: 'unsubscribed ÷ delivered',
  origin: 'Mailchimp: email campaign reports',
  unit: 'ratio',
  better: 'down',
  dimensions: RESULT_DIMENSIONS,
  additive: false,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'unsubscribed' },
  terms: [
    { sign: '', name: 'Unsubscribed', measure: 'unsubscribed', unit: 'count', rows: 'unsubscribedRows' },
    { sign: '÷', name: 'Delivered', measure: 'unsubscribedOf', unit: 'count', rows: 'unsubscribedRows' },
  ],
  compute: (m) =>
    of(m, 'unsubscribedRows') === 0
      ? missing('No row of results says how many emails were delivered and unsubscribed.')
      : ratio(
          of(m, 'unsubscribed'),
          of(m, 'unsubscribedOf'),
          'No email was delivered in this period.',
          of(m, 'unsubscribedOf'),
        ),
});
