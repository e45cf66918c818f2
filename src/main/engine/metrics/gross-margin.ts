import { figure } from '../../../shared/domain/figures';
import { defineMetric, missing, of, ratio } from './define';

/** (net sales − cost of the pieces sold) ÷ net sales. */
export const grossMargin = defineMetric({
  id: 'gross-margin',
  version: 1,
  name: 'Gross margin',
  family: 'Sales',
  words:
    'Share of net sales that is left when the pieces sold are paid for, each at the cost that its product has now. Pieces that came back cost nothing; money given back without them lowers the share. It cannot be computed while a product that sold has no cost.',
  formula: '(net sales − cost of pieces sold) ÷ net sales',
  origin: 'Finmark: gross margin in CAC payback',
  unit: 'ratio',
  better: 'up',
  dimensions: ['channel', 'location', 'product', 'rep', 'campaign', 'source', 'country', 'day', 'week', 'month'],
  additive: false,
  sources: ['sales'],
  extra: ['gross-margin'],
  rowSource: { entity: 'order_lines', kinds: ['sale', 'return', 'adjustment'], value: 'margin' },
  terms: [
    { sign: '', name: 'Net sales', measure: 'net', unit: 'money', rows: 'lines', metric: 'net-sales' },
    { sign: '−', name: 'Cost of pieces sold', measure: 'marginCost', unit: 'money' },
    { sign: '÷', name: 'Net sales', measure: 'net', unit: 'money', metric: 'net-sales' },
  ],
  compute: (m) => {
    const bare = of(m, 'bareUnits');
    if (bare > 0)
      return missing(
        `What it costs is not known for every product: ${figure(bare)} pieces sold or returned are of products without a cost.`,
      );
    const net = of(m, 'net');
    // Below nothing the quotient of two losses would read as a good margin.
    if (net < 0) return missing('More was given back in this period than sold.');
    return ratio(net - of(m, 'marginCost'), net, 'Nothing was sold in this period.');
  },
});
