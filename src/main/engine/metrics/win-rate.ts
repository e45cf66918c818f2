import { defineMetric, of, ratio } from './define';
import { DEAL_DIMENSIONS } from './dimensions';

/** Deals won ÷ (deals won + deals lost). Source: Win rate over closed deals, as Salesforce and HubSpot report it. */
export const winRate = defineMetric({
  id: 'win-rate',
  version: 1,
  name: 'Win rate',
  family: 'Pipeline',
  words: 'Share of the deals closed in the period that were won, by count. Open deals are left out.',
  formula: 'deals won ÷ (deals won + deals lost)',
  origin: 'Win rate over closed deals, as Salesforce and HubSpot report it',
  unit: 'ratio',
  better: 'up',
  dimensions: DEAL_DIMENSIONS,
  additive: false,
  sources: ['deals'],
  rowSource: { entity: 'deals', which: 'closed', value: 'one' },
  terms: [
    { sign: '', name: 'Won', measure: 'won', unit: 'count', rows: 'won' },
    { sign: '÷', name: 'Won and lost', measure: 'closed', unit: 'count', rows: 'closed' },
  ],
  compute: (m) => ratio(of(m, 'won'), of(m, 'closed'), 'No deal closed in this period.', of(m, 'closed')),
});
