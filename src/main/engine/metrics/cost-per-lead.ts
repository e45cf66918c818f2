import { defineMetric, of, ratio } from './define';

/** Spend ÷ leads. Source: Webfx: cost per lead. */
export const costPerLead = defineMetric({
  id: 'cost-per-lead',
  version: 3,
  name: 'Cost per lead',
  family: 'Marketing',
  words:
    'What ads and other results say was spent for each lead that came in. Leads are own records; what platforms report stands apart.',
  formula: 'spend in ads and results ÷ leads',
  origin: 'Webfx: cost per lead',
  unit: 'money',
  better: 'down',
  dimensions: ['campaign', 'day', 'week', 'month'],
  additive: false,
  sources: ['ads', 'leads'],
  rowSource: { entity: 'ad_days', value: 'cost' },
  terms: [
    { sign: '', name: 'Spend', measure: 'resultSpend', unit: 'money', rows: 'costRows', metric: 'ad-spend' },
    { sign: '÷', name: 'Leads', measure: 'leads', unit: 'count', rows: 'leads', metric: 'leads' },
  ],
  compute: (m) => ratio(of(m, 'resultSpend'), of(m, 'leads'), 'There are no leads in this period.', of(m, 'leads')),
});
