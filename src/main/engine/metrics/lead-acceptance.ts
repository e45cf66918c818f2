import { defineMetric, of, ratio } from './define';
import { LEAD_DIMENSIONS } from './dimensions';

/** Leads accepted by sales ÷ leads handed over. Source: Sales accepted leads as a share of marketing qualified leads. */
export const leadAcceptance = defineMetric({
  id: 'lead-acceptance',
  version: 1,
  name: 'Lead acceptance',
  family: 'Leads',
  words:
    'Share of the leads that marketing handed over in the period and sales has accepted since. Those that wait or came back count below the line only.',
  formula: 'leads accepted since ÷ leads handed over in the period',
  origin: 'Sales accepted leads as a share of leads handed over',
  unit: 'ratio',
  better: 'up',
  dimensions: LEAD_DIMENSIONS,
  additive: false,
  sources: ['leads'],
  rowSource: { entity: 'leads', which: 'handed' },
  terms: [
    { sign: '', name: 'Accepted since', measure: 'acceptedOfHanded', unit: 'count' },
    { sign: '÷', name: 'Leads handed over', measure: 'handed', unit: 'count', rows: 'handed' },
  ],
  compute: (m) =>
    ratio(of(m, 'acceptedOfHanded'), of(m, 'handed'), 'No lead was handed over in this period.', of(m, 'handed')),
});
