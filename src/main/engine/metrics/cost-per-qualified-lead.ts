import { defineMetric, of, ratio } from './define';

/** Ad spend ÷ qualified leads. Source: Webfx: cost per lead, with qualified leads. */
export const costPerQualifiedLead = defineMetric({
  id: 'cost-per-qualified-lead',
  version: 1,
  name: 'Cost per qualified lead',
  family: 'Marketing',
  words: 'Ad spend for each lead of the period that turned out to be worth a call.',
  formula: 'ad spend ÷ qualified leads',
  origin: 'Webfx: cost per lead',
  unit: 'money',
  better: 'down',
  dimensions: ['campaign', 'day', 'week', 'month'],
  additive: false,
  sources: ['ads', 'leads'],
  rowSource: { entity: 'ad_days', value: 'spend' },
  terms: [
    { sign: '', name: 'Ad spend', measure: 'spend', unit: 'money', rows: 'adRows', metric: 'ad-spend' },
    {
      sign: '÷',
      name: 'Qualified leads',
      measure: 'qualified',
      unit: 'count',
      rows: 'qualified',
      metric: 'qualified-leads',
    },
  ],
  compute: (m) =>
    ratio(of(m, 'spend'), of(m, 'qualified'), 'There are no qualified leads in this period.', of(m, 'qualified')),
});
