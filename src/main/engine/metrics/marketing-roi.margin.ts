import { costBasis, costRows, costsWithoutAds, ONCE } from './cost-basis';
import { revenueBasis } from './attribution';
import { defineMetric, estimated, missing, of, ratio } from './define';
import { SPEND_DIMENSIONS } from './dimensions';
import { figure } from '../../../shared/domain/figures';

/** (attributed gross profit − cost) ÷ cost. */
export const marketingRoiMargin = defineMetric({
  id: 'marketing-roi.margin',
  version: 5,
  name: 'Marketing ROI, by margin',
  family: 'Marketing',
  words: `Gross profit of attributed orders beyond what marketing cost, for each unit of cost. Profit is net sales less what the products cost; a product without a cost counts whole, and the figure says so. ${ONCE}`,
  formula: '(attributed net sales − cost of goods − cost) ÷ cost',
  origin: 'Coefficient: campaign ROI, profit basis',
  unit: 'ratio',
  better: 'up',
  dimensions: SPEND_DIMENSIONS,
  additive: false,
  sources: ['ads', 'sales', 'margin'],
  needs: (m) => (costsWithoutAds(m) ? ['sales'] : ['ads', 'sales']),
  rowSource: { entity: 'order_lines', kinds: ['sale', 'return', 'adjustment'], value: 'margin', of: 'campaigns' },
  rowsFor: () => [
    { entity: 'order_lines', kinds: ['sale', 'return', 'adjustment'], value: 'margin', of: 'campaigns' },
    ...costRows(true),
  ],
  terms: [
    { sign: '', name: 'Attributed gross profit', measure: 'campaignMargin', unit: 'money' },
    { sign: '−', name: 'Cost', measure: 'marketingCost', unit: 'money' },
    { sign: '÷', name: 'Cost', measure: 'marketingCost', unit: 'money' },
  ],
  compute: (m, facts) => {
    const basis = revenueBasis(m, facts, 'all');
    if (basis.nothing !== null) return missing(basis.nothing);
    const cost = of(m, 'marketingCost');
    const found = ratio(of(m, 'campaignMargin') - cost, cost, 'There is no marketing cost in this period.');
    const bare = of(m, 'uncostedLines');
    const words = facts.attributed ? '' : `${basis.words} `;
    if (bare === 0)
      return found.value === null ? found : { ...found, reason: `${words}${costBasis(m, ['activities'])}` };
    return estimated(
      found,
      `${figure(bare)} attributed order lines have a product without a cost: they count whole. ${costBasis(m, ['activities'])}`,
    );
  },
});
