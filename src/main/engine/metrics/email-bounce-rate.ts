import { defineMetric, missing, of, ratio } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** (sent − delivered) ÷ sent, of rows that say both. Source: Mailchimp: email campaign reports. */
export const emailBounceRate = defineMetric({
  id: 'email-bounce-rate',
  version: 1,
  name: 'Email bounce rate',
  family: 'Marketing',
  words:
    'Emails that did not arrive, for each one that was sent: hard and soft bounces. Not the bounce rate of a website.',
  formula: '(sent − delivered) ÷ sent',
  origin: 'Mailchimp: email campaign reports',
  unit: 'ratio',
  better: 'down',
  dimensions: RESULT_DIMENSIONS,
  additive: false,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'notDelivered' },
  terms: [
    { sign: '', name: 'Not delivered', measure: 'notDelivered', unit: 'count', rows: 'notDeliveredRows' },
    { sign: '÷', name: 'Sent', measure: 'notDeliveredOf', unit: 'count', rows: 'notDeliveredOfRows' },
  ],
  compute: (m) =>
    of(m, 'notDeliveredOfRows') === 0
      ? missing('No row of results says how many emails were sent and delivered.')
      : ratio(
          of(m, 'notDelivered'),
          of(m, 'notDeliveredOf'),
          'No email was sent in this period.',
          of(m, 'notDeliveredOf'),
        ),
});
