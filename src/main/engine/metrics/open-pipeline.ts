import { defineMetric, estimated, of, sum } from './define';
import { DEAL_DIMENSIONS } from './dimensions';

/** Sum of the value of open deals. Source: Open pipeline. */
export const openPipeline = defineMetric({
  id: 'open-pipeline',
  version: 1,
  name: 'Open pipeline',
  family: 'Pipeline',
  words:
    'Value of the deals open at the end of the period, in every pipeline: renewals are deals too. A deal without a value counts at the list price of its product, where there is one.',
  formula: 'sum of the value of open deals of every pipeline',
  origin: 'Open pipeline',
  unit: 'money',
  better: 'up',
  dimensions: DEAL_DIMENSIONS,
  eachPeriod: true,
  additive: true,
  sources: ['deals'],
  rowSource: { entity: 'deals', which: 'open', value: 'value' },
  terms: [{ sign: '=', name: 'Open pipeline', measure: 'openValue', unit: 'money', rows: 'open' }],
  compute: (m) => {
    const result = { ...sum(of(m, 'openValue')), denominator: of(m, 'open') };
    return of(m, 'openListed') === 0
      ? result
      : estimated(result, 'Deals without a value count at the list price of their product.');
  },
});
