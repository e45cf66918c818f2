import { defineMetric, of, sum } from './define';

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
  dimensions: ['rep', 'campaign', 'source', 'day', 'week', 'month'],
  additive: true,
  sources: ['leads'],
  rowSource: { entity: 'leads', which: 'created' },
  terms: [{ sign: '=', name: 'Leads', measure: 'leads', unit: 'count', rows: 'leads' }],
  compute: (m) => sum(of(m, 'leads')),
});
