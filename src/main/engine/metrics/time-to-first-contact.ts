import { defineMetric, missing, of } from './define';
import { LEAD_DIMENSIONS } from './dimensions';

/** Median office hours from sign-up to first contact. Source: Response clock of the hand-off between marketing and sales. */
export const timeToFirstContact = defineMetric({
  id: 'time-to-first-contact',
  version: 1,
  name: 'Time to first contact',
  family: 'Leads',
  words:
    'Office hours from a lead’s sign-up to the first contact: the median over the leads of the period that were answered. Nights, weekends and leads without an answer do not count.',
  formula: 'median of (first contact − sign-up) in office hours, over leads created and answered',
  origin: 'Response clock of the hand-off between marketing and sales',
  unit: 'hours',
  better: 'down',
  dimensions: LEAD_DIMENSIONS,
  additive: false,
  sources: ['leads'],
  rowSource: { entity: 'leads', which: 'answered' },
  terms: [
    { sign: '', name: 'Office hours, all leads answered', measure: 'responseHours', unit: 'hours' },
    { sign: '', name: 'Leads answered at a known time', measure: 'answered', unit: 'count', rows: 'answered' },
    { sign: '=', name: 'Median', measure: 'responseMedian', unit: 'hours' },
  ],
  compute: (m) => {
    const answered = of(m, 'answered');
    if (answered === 0) return missing('No lead of this period was answered at a known time.');
    return {
      value: of(m, 'responseMedian'),
      numerator: of(m, 'responseHours'),
      denominator: answered,
      cases: answered,
    };
  },
});
