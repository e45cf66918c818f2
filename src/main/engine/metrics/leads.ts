import { defineMetric, of, sum } from './define';
import { LEAD_DIMENSIONS } from './dimensions';

/** Count of leads created. Source: Webfx: lead generation. */
export const leads = defineMetric({
  id: 'leads',
  version: 1,
  name: 'Leads',
  family: 'Leads',
  words: 'Leads that came in during the period.',
  formula: 'count of leads created',
  origin: 'Webfx: lead generation',
  unit: 'count',
  better: 'up',
  dimensions: LEAD_DIMENSIONS,
  additive: true,
  sources: ['leads'],
  rowSource: { entity: 'leads', which: 'created' },
  terms: [{ sign: '=', name: 'Leads', measure: 'leads', unit: 'count', rows: 'leads' }],
  compute: (m) => sum(of(m, 'leads')),
});
