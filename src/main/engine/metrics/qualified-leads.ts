import { defineMetric, of, sum } from './define';
import { LEAD_DIMENSIONS } from './dimensions';

/** Count of leads created in the period and qualified. Source: Qualified leads as marketing reports them. */
export const qualifiedLeads = defineMetric({
  id: 'qualified-leads',
  version: 1,
  name: 'Qualified leads',
  family: 'Leads',
  words:
    'Leads of the period that have been qualified since. One that became a customer counts, whether or not a day says when it was qualified.',
  formula: 'count of leads created in the period and qualified',
  origin: 'Qualified leads as marketing reports them',
  unit: 'count',
  better: 'up',
  dimensions: LEAD_DIMENSIONS,
  additive: true,
  sources: ['leads'],
  rowSource: { entity: 'leads', which: 'qualified' },
  terms: [{ sign: '=', name: 'Qualified leads', measure: 'qualified', unit: 'count', rows: 'qualified' }],
  compute: (m) => sum(of(m, 'qualified')),
});
