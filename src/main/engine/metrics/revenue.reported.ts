import { defineMetric, missing, of, sum } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** Revenue that rows of ads and results report. */
export const revenueReported = defineMetric({
  id: 'revenue.reported',
  version: 1,
  name: 'Revenue, as reported',
  family: 'Marketing',
  words:
    'Revenue as ad platforms, mailings and other results report it, each in its own way. Never added to net sales of own orders; the same order may be in several reports, so look at it by source.',
  formula: 'sum of revenue in ads and results',
  origin: 'What platforms and other reports say of themselves',
  unit: 'money',
  better: 'up',
  dimensions: RESULT_DIMENSIONS,
  additive: true,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'reportedRevenue' },
  terms: [
    { sign: '=', name: 'Revenue, as reported', measure: 'reportedRevenue', unit: 'money', rows: 'reportedRevenueRows' },
  ],
  compute: (m) =>
    of(m, 'reportedRevenueRows') === 0
      ? missing('No row of ads or results has revenue.')
      : sum(of(m, 'reportedRevenue')),
});
