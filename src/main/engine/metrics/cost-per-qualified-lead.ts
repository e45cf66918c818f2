import { defineMetric, of, ratio } from './define';

/** Spend ÷ qualified leads. Source: Webfx: cost per lead, with qualified leads. */
export const costPerQualifiedLead = defineMetric({
  id: 'cost-per-qualified-lead',
  version: 2,
  name: 'Cost per qualified lead',
  family: 'Marketing',
  words: 'What ads and other results say was spent for each lead of the period that turned out to be worth a call.',
  formula: 'spend in ads and results ÷ qualified leads',
  origin: 'Webfx: cost per lead',
  unit: 'money',
  better: 'down',
  dimensions: ['campaign', 'day', 'week', 'month'],
  additive: false,
  sources: ['ads', 'leads'],
  rowSource: { entity: 'ad_days', value: 'cost' },
  terms: [
    { sign: '', name: 'Spend', measure: 'resultSpend', unit: 'money', rows: 'costRows', metric: 'ad-spend' },
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
    ratio(of(m, 'resultSpend'), of(m, 'qualified'), 'There are no qualified leads in this period.', of(m, 'qualified')),
});
