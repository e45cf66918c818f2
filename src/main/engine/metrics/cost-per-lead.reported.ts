import { defineMetric, missing, of, ratio } from './define';
import { RESULT_DIMENSIONS } from './dimensions';

/** Spend ÷ what the same rows of results report. */
export const costPerLeadReported = defineMetric({
  id: 'cost-per-lead.reported',
  version: 1,
  name: 'Cost per lead, as reported',
  family: 'Marketing',
  words:
    'What rows of results say was spent for each lead that the same rows report. Stands beside the cost per lead of own records and is never mixed with it.',
  formula: 'spend ÷ leads of rows that say both',
  origin: 'Webfx: cost per lead, on what platforms report',
  unit: 'money',
  better: 'down',
  dimensions: RESULT_DIMENSIONS,
  additive: false,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'leadSpend' },
  terms: [
    { sign: '', name: 'Spend', measure: 'leadSpend', unit: 'money', rows: 'leadSpendRows' },
    { sign: '÷', name: 'Leads, as reported', measure: 'leadsPaidFor', unit: 'count', rows: 'leadsPaidForRows' },
  ],
  compute: (m) =>
    of(m, 'leadsPaidForRows') === 0
      ? missing('No row of results says both what was spent and how many leads came.')
      : ratio(
          of(m, 'leadSpend'),
          of(m, 'leadsPaidFor'),
          'No leads are reported in this period.',
          of(m, 'leadsPaidFor'),
        ),
});
