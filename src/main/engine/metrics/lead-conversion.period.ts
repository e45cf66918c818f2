import { defineMetric, of, ratio } from './define';
import { LEAD_DIMENSIONS } from './dimensions';

/** Leads converted in the period ÷ leads created in it. Source: Sales conversion rate by period. */
export const leadConversionPeriod = defineMetric({
  id: 'lead-conversion.period',
  version: 1,
  name: 'Lead conversion, by period',
  family: 'Leads',
  words: 'Leads that became customers in the period, whenever they came, for each lead created in it.',
  formula: 'leads converted in the period ÷ leads created in it',
  origin: 'Sales conversion rate by period',
  unit: 'ratio',
  better: 'up',
  dimensions: LEAD_DIMENSIONS,
  additive: false,
  sources: ['leads'],
  rowSource: { entity: 'leads', which: 'converted-in-period' },
  terms: [
    { sign: '', name: 'Converted in the period', measure: 'convertedInPeriod', unit: 'count' },
    { sign: '÷', name: 'Leads', measure: 'leads', unit: 'count', rows: 'leads', metric: 'leads' },
  ],
  compute: (m) =>
    ratio(of(m, 'convertedInPeriod'), of(m, 'leads'), 'There are no leads in this period.', of(m, 'leads')),
});
