import { defineMetric, missing, of, ratio } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** Unique opens ÷ delivered. Source: Mailchimp: email campaign reports. */
export const emailOpenRate = defineMetric({
  id: 'email-open-rate',
  version: 1,
  name: 'Email open rate',
  family: 'Marketing',
  words: 'Unique opens for each email that arrived. Mail programs that load pictures by themselves inflate it.',
  formula: 'unique opens ÷ delivered',
  origin: 'Mailchimp: email campaign reports',
  unit: 'ratio',
  better: 'up',
  dimensions: RESULT_DIMENSIONS,
  additive: false,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'opened' },
  terms: [
    { sign: '', name: 'Opened', measure: 'opened', unit: 'count', rows: 'openedRows' },
    { sign: '÷', name: 'Delivered', measure: 'openedOf', unit: 'count', rows: 'openedRows' },
  ],
  compute: (m) =>
    of(m, 'openedRows') === 0
      ? missing('No row of results says how many emails were delivered and opened.')
      : ratio(of(m, 'opened'), of(m, 'openedOf'), 'No email was delivered in this period.', of(m, 'openedOf')),
});
