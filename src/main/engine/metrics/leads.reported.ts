import { defineMetric, missing, of, sum } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** Leads that rows of results report. */
export const leadsReported = defineMetric({
  id: 'leads.reported',
  version: 1,
  name: 'Leads, as reported',
  family: 'Marketing',
  words:
    'Leads as rows of results count them, typed or from a platform’s report. Never added to own leads: the same person may be in both.',
  formula: 'sum of leads in results',
  origin: 'What platforms and other reports say of themselves',
  unit: 'count',
  better: 'up',
  dimensions: RESULT_DIMENSIONS,
  additive: true,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'reportedLeads' },
  terms: [
    { sign: '=', name: 'Leads, as reported', measure: 'reportedLeads', unit: 'count', rows: 'reportedLeadsRows' },
  ],
  compute: (m) =>
    of(m, 'reportedLeadsRows') === 0 ? missing('No row of results has leads.') : sum(of(m, 'reportedLeads')),
});
