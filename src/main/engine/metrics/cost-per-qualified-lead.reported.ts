import { defineMetric, missing, of, ratio } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** Spend ÷ what the same rows of results report. */
export const costPerQualifiedLeadReported = defineMetric({
  id: 'cost-per-qualified-lead.reported',
  version: 1,
  name: 'Cost per qualified lead, as reported',
  family: 'Marketing',
  words:
    'What rows of results say was spent for each qualified lead that the same rows report. Stands beside the figure of own records and is never mixed with it.',
  formula: 'spend ÷ qualified leads of rows that say both',
  origin: 'Webfx: cost per lead, on what platforms report',
  unit: 'money',
  better: 'down',
  dimensions: RESULT_DIMENSIONS,
  additive: false,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'qualifiedSpend' },
  terms: [
    { sign: '', name: 'Spend', measure: 'qualifiedSpend', unit: 'money', rows: 'qualifiedSpendRows' },
    {
      sign: '÷',
      name: 'Qualified leads, as reported',
      measure: 'qualifiedPaidFor',
      unit: 'count',
      rows: 'qualifiedPaidForRows',
    },
  ],
  compute: (m) =>
    of(m, 'qualifiedPaidForRows') === 0
      ? missing('No row of results says both what was spent and how many qualified leads came.')
      : ratio(
          of(m, 'qualifiedSpend'),
          of(m, 'qualifiedPaidFor'),
          'No qualified leads are reported in this period.',
          of(m, 'qualifiedPaidFor'),
        ),
});
