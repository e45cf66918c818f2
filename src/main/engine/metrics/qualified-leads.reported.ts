import { defineMetric, missing, of, sum } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** Qualified leads that rows of results report. */
export const qualifiedLeadsReported = defineMetric({
  id: 'qualified-leads.reported',
  version: 1,
  name: 'Qualified leads, as reported',
  family: 'Marketing',
  words:
    'Qualified leads as rows of results count them. Never added to own leads that qualified: the same person may be in both.',
  formula: 'sum of qualified leads in results',
  origin: 'What platforms and other reports say of themselves',
  unit: 'count',
  better: 'up',
  dimensions: RESULT_DIMENSIONS,
  additive: true,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'reportedQualified' },
  terms: [
    {
      sign: '=',
      name: 'Qualified leads, as reported',
      measure: 'reportedQualified',
      unit: 'count',
      rows: 'reportedQualifiedRows',
    },
  ],
  compute: (m) =>
    of(m, 'reportedQualifiedRows') === 0
      ? missing('No row of results has qualified leads.')
      : sum(of(m, 'reportedQualified')),
});
