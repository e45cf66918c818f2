import { defineMetric, missing, of, sum } from './define';
import { TIME_DIMENSIONS } from './dimensions';

/** People who may be written to at the end of the period. */
export const emailSubscribers = defineMetric({
  id: 'email-subscribers',
  version: 1,
  name: 'Email subscribers',
  family: 'Marketing',
  words:
    'Contacts who are opted in at the end of the period. One whose file gives no day of opting in counts from the day of the import.',
  formula: 'contacts opted in on or before the last day, not opted out by then',
  origin: 'Opted in at a date',
  unit: 'count',
  better: 'up',
  dimensions: TIME_DIMENSIONS,
  additive: false,
  eachPeriod: true,
  sources: ['contacts'],
  rowSource: { entity: 'contacts', which: 'subscribed' },
  terms: [{ sign: '=', name: 'Email subscribers', measure: 'subscribers', unit: 'count', rows: 'subscribers' }],
  compute: (m) => (of(m, 'listed') === 0 ? missing('No contact says whether it opted in.') : sum(of(m, 'subscribers'))),
});
