import { defineMetric, of, ratio } from './define';
import { LEAD_DIMENSIONS } from './dimensions';

/** Leads that became customers ÷ leads created. Source: Sales conversion rate by cohort. */
export const leadConversion = defineMetric({
  id: 'lead-conversion',
  version: 1,
  name: 'Lead conversion',
  family: 'Leads',
  words:
    'Share of the leads created in the period that have become customers since (by cohort). The count stands above the line.',
  formula: 'leads that became customers ÷ leads created',
  origin: 'Sales conversion rate by cohort',
  unit: 'ratio',
  better: 'up',
  dimensions: LEAD_DIMENSIONS,
  additive: false,
  sources: ['leads'],
  rowSource: { entity: 'leads', which: 'converted' },
  terms: [
    { sign: '', name: 'Leads that became customers', measure: 'converted', unit: 'count', rows: 'converted' },
    { sign: '÷', name: 'Leads', measure: 'leads', unit: 'count', rows: 'leads', metric: 'leads' },
  ],
  compute: (m) => ratio(of(m, 'converted'), of(m, 'leads'), 'There are no leads in this period.', of(m, 'leads')),
});
