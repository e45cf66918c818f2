import { defineMetric, of, ratio } from './define';

/** (new − gone) ÷ list at start. Source: list growth rate calculator: (300 − 150) ÷ 5,000 = 3 %. */
export const listGrowth = defineMetric({
  id: 'list-growth',
  version: 1,
  name: 'List growth',
  family: 'Marketing',
  words: 'What the email list gained over the period, for each subscriber it had at the start.',
  formula: '(new subscribers − unsubscribed) ÷ subscribers at the start',
  origin: 'List growth rate: net new ÷ list at start',
  unit: 'ratio',
  better: 'up',
  dimensions: ['day', 'week', 'month'],
  additive: false,
  eachPeriod: true,
  sources: ['contacts'],
  rowSource: { entity: 'contacts', which: 'growth' },
  terms: [
    { sign: '', name: 'New subscribers', measure: 'subscribed', unit: 'count', rows: 'subscribed' },
    { sign: '−', name: 'Unsubscribed', measure: 'left', unit: 'count', rows: 'left' },
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
      of(m, 'subscribed') - of(m, 'left'),
      of(m, 'subscribersStart'),
      'The list was empty when the period began.',
      of(m, 'subscribersStart'),
    ),
});
