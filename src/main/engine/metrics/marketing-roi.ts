import { defineMetric, estimated, of, ratio } from './define';
import { revenueBasis, revenueRows } from './attribution';

/** (attributed revenue − cost) ÷ cost. Source: Coefficient: campaign ROI. */
export const marketingRoi = defineMetric({
  id: 'marketing-roi',
  version: 2,
  name: 'Marketing ROI',
  family: 'Marketing',
  words:
    'What marketing brought beyond its cost, for each unit of cost. Cost is ad spend and the other costs of campaigns.',
  formula: '(attributed revenue − cost) ÷ cost',
  origin: 'Coefficient: campaign ROI',
  unit: 'ratio',
  better: 'up',
  dimensions: ['campaign', 'day', 'week', 'month'],
  additive: false,
  sources: ['ads', 'sales'],
  rowSource: { entity: 'order_lines', kinds: ['sale', 'return', 'adjustment'], value: 'net', of: 'campaigns' },
  rowsFor: (m, facts) => [
    ...revenueRows(m, facts, 'all'),
    { entity: 'ad_days', value: 'cost', minus: true },
    { entity: 'campaigns', minus: true },
  ],
  terms: [
    { sign: '', name: 'Attributed revenue', measure: 'roiRevenue', unit: 'money' },
    { sign: '−', name: 'Cost', measure: 'marketingCost', unit: 'money' },
    { sign: '÷', name: 'Cost', measure: 'marketingCost', unit: 'money' },
  ],
  compute: (m, facts) => {
    const cost = of(m, 'marketingCost');
    const basis = revenueBasis(m, facts, 'all');
    const result = ratio(basis.revenue - cost, cost, 'There is no marketing cost in this period.');
    return basis.estimated
      ? estimated(result, basis.words)
      : result.value === null
        ? result
        : { ...result, reason: basis.words };
  },
});
