import { defineMetric, missing, of, sum } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** What ad platforms count as a result of their ads, whatever was set there as one. */
export const conversionsReported = defineMetric({
  id: 'conversions.reported',
  version: 1,
  name: 'Conversions, as reported',
  family: 'Marketing',
  words:
    'What ad platforms count as the result that an ad was set up for: a sale, a lead, a message, a video that was watched. Each counts in its own way, some in parts. Never added to own orders or leads.',
  formula: 'sum of conversions in rows of ads',
  origin: 'What platforms and other reports say of themselves',
  unit: 'count',
  better: 'up',
  dimensions: RESULT_DIMENSIONS,
  additive: true,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'reportedConversions' },
  terms: [
    {
      sign: '=',
      name: 'Conversions, as reported',
      measure: 'reportedConversions',
      unit: 'count',
      rows: 'reportedConversionsRows',
    },
  ],
  compute: (m) =>
    of(m, 'reportedConversionsRows') === 0
      ? missing('No row of ads has conversions.')
      : sum(of(m, 'reportedConversions')),
});
