import { costBasis, costRows, costsWithoutAds, ONCE } from './cost-basis';
import { defineMetric, missing, of, ratio } from './define';
import { SPEND_DIMENSIONS } from './dimensions';
import { revenueBasis, revenueRows } from './attribution';

/** (attributed revenue − cost) ÷ cost. Source: Coefficient: campaign ROI. */
export const marketingRoi = defineMetric({
  id: 'marketing-roi',
  version: 6,
  name: 'Marketing ROI',
  family: 'Marketing',
  words: `What marketing brought beyond its cost, for each unit of cost. Cost is all of it: ads, what else results say was spent, budget lines, creators, events and offline media. ${ONCE}`,
  formula: '(attributed revenue − cost) ÷ cost',
  origin: 'Coefficient: campaign ROI',
  unit: 'ratio',
  better: 'up',
  dimensions: SPEND_DIMENSIONS,
  additive: false,
  sources: ['ads', 'sales'],
  needs: (m) => (costsWithoutAds(m) ? ['sales'] : ['ads', 'sales']),
  rowSource: { entity: 'order_lines', kinds: ['sale', 'return', 'adjustment'], value: 'net', of: 'campaigns' },
  rowsFor: () => [...revenueRows('all'), ...costRows(true)],
  terms: [
    { sign: '', name: 'Attributed revenue', measure: 'campaignRevenue', unit: 'money' },
    { sign: '−', name: 'Cost', measure: 'marketingCost', unit: 'money' },
    { sign: '÷', name: 'Cost', measure: 'marketingCost', unit: 'money' },
  ],
  compute: (m, facts) => {
    const cost = of(m, 'marketingCost');
    const basis = revenueBasis(m, facts, 'all');
    if (basis.nothing !== null) return missing(basis.nothing);
    const words = `${basis.words} ${costBasis(m, ['activities'])}`;
    const result = ratio(basis.revenue - cost, cost, 'There is no marketing cost in this period.');
    return result.value === null ? result : { ...result, reason: words };
  },
});
