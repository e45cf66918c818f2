import { costBasis, costRows, ONCE } from './cost-basis';
import { defineMetric, of, sum } from './define';

/** All that marketing cost. Source: Coefficient: campaign ROI (all cost, not just ads). */
export const marketingCost = defineMetric({
  id: 'marketing-cost',
  version: 1,
  name: 'Marketing cost',
  family: 'Marketing',
  words: `All that marketing cost: ads, what else results say was spent, budget lines, creators, events and offline media. ${ONCE} By sales channel, a cost belongs to the one that its campaign is for; a campaign for several channels or for none is unassigned.`,
  formula: 'ads + other spend in results + budget lines + creators + events + offline media',
  origin: 'Coefficient: campaign ROI',
  unit: 'money',
  better: 'neither',
  dimensions: ['channel', 'campaign', 'promotion', 'day', 'week', 'month'],
  additive: true,
  sources: ['ads'],
  needs: (m) => (of(m, 'marketingCost') > 0 ? [] : ['ads']),
  rowSource: { entity: 'ad_days', value: 'cost' },
  rowsFor: () => costRows(),
  terms: [{ sign: '=', name: 'Marketing cost', measure: 'marketingCost', unit: 'money' }],
  compute: (m) => {
    const found = sum(of(m, 'marketingCost'));
    return found.value === 0 ? found : { ...found, reason: costBasis(m, ['activities']) };
  },
});
