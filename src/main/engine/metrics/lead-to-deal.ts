import { defineMetric, of, ratio } from './define';
import { LEAD_DIMENSIONS } from './dimensions';

/** Leads that became a deal ÷ leads created. Source: Lead to opportunity conversion by cohort. */
export const leadToDeal = defineMetric({
  id: 'lead-to-deal',
  version: 1,
  name: 'Lead to deal',
  family: 'Leads',
  words:
    'Share of the leads created in the period that have become a deal since (by cohort). One that became a customer counts, with or without a deal on file.',
  formula: 'leads that became a deal ÷ leads created',
  origin: 'Lead to opportunity conversion by cohort',
  unit: 'ratio',
  better: 'up',
  dimensions: LEAD_DIMENSIONS,
  additive: false,
  sources: ['leads'],
  rowSource: { entity: 'leads', which: 'dealt' },
  terms: [
    { sign: '', name: 'Leads that became a deal', measure: 'dealt', unit: 'count', rows: 'dealt' },
    { sign: '÷', name: 'Leads', measure: 'leads', unit: 'count', rows: 'leads', metric: 'leads' },
  ],
  compute: (m) => ratio(of(m, 'dealt'), of(m, 'leads'), 'There are no leads in this period.', of(m, 'leads')),
});
