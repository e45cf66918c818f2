import { defineMetric, of, ratio } from './define';
import { TIME_DIMENSIONS } from './dimensions';

/** (new − unsubscribed − cleaned) ÷ list at start. Source: list growth rate calculator: (300 − 150) ÷ 5,000 = 3 %. */
export const listGrowth = defineMetric({
  id: 'list-growth',
  version: 2,
  name: 'List growth',
  family: 'Marketing',
  words:
    'What the email list gained over the period, for each subscriber it had at the start. Lost are those who left, and cleaned ones, whose address no longer takes mail.',
  formula: '(new subscribers − unsubscribed − cleaned) ÷ subscribers at the start',
  origin: 'List growth rate: net new ÷ list at start',
  unit: 'ratio',
  better: 'up',
  dimensions: TIME_DIMENSIONS,
  additive: false,
  eachPeriod: true,
  sources: ['contacts'],
  rowSource: { entity: 'contacts', which: 'growth' },
  terms: [
    { sign: '', name: 'New subscribers', measure: 'subscribed', unit: 'count', rows: 'subscribed' },
    { sign: '−', name: 'Unsubscribed', measure: 'optedOut', unit: 'count', rows: 'optedOut' },
    { sign: '−', name: 'Cleaned', measure: 'cleaned', unit: 'count', rows: 'cleaned' },
    {
      sign: '÷',
      name: 'Subscribers at the start',
      measure: 'subscribersStart',
      unit: 'count',
      rows: 'subscribersStart',
    },
  ],
  compute: (m) =>
    ratio(
      of(m, 'subscribed') - of(m, 'optedOut') - of(m, 'cleaned'),
      of(m, 'subscribersStart'),
      'The list was empty when the period began.',
      of(m, 'subscribersStart'),
    ),
});
