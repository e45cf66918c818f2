import { defineMetric, of, ratio } from './define';
import { TIME_DIMENSIONS } from './dimensions';

/** Net sales ÷ ad spend. Source: Marketing efficiency ratio. */
export const roasBlended = defineMetric({
  id: 'roas.blended',
  version: 1,
  name: 'Return on ad spend, blended',
  family: 'Marketing',
  words: 'All net sales for each unit of money spent on ads, whoever brought them.',
  formula: 'net sales ÷ ad spend',
  origin: 'Marketing efficiency ratio',
  unit: 'ratio',
  better: 'up',
  dimensions: TIME_DIMENSIONS,
  additive: false,
  sources: ['ads', 'sales'],
  rowSource: { entity: 'order_lines', kinds: ['sale', 'return', 'adjustment'], value: 'net' },
  terms: [
    { sign: '', name: 'Net sales', measure: 'net', unit: 'money', rows: 'lines', metric: 'net-sales' },
    { sign: '÷', name: 'Ad spend', measure: 'spend', unit: 'money', rows: 'adRows', metric: 'ad-spend' },
  ],
  compute: (m) => ratio(of(m, 'net'), of(m, 'spend'), 'There is no ad spend in this period.'),
});
