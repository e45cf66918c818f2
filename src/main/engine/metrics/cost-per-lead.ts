import { defineMetric, of, ratio } from './define';

/** Ad spend ÷ leads. Source: Webfx: cost per lead. */
export const costPerLead = defineMetric({
  id: 'cost-per-lead',
  version: 2,
  name: 'Cost per lead',
  family: 'Marketing',
  words: 'Ad spend for each lead that came in.',
  formula: 'ad spend ÷ leads',
  origin: 'Webfx: cost per lead',
  unit: 'money',
  better: 'down',
  dimensions: ['campaign', 'day', 'week', 'month'],
  additive: false,
  sources: ['ads', 'leads'],
  rowSource: { entity: 'ad_days', value: 'spend' },
  terms: [
    { sign: '', name: 'Ad spend', measure: 'spend', unit: 'money', rows: 'adRows', metric: 'ad-spend' },
    { sign: '÷', name: 'Leads', measure: 'leads', unit: 'count', rows: 'leads', metric: 'leads' },
  ],
  compute: (m) => ratio(of(m, 'spend'), of(m, 'leads'), 'There are no leads in this period.', of(m, 'leads')),
});
