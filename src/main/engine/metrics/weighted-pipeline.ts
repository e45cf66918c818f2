import { defineMetric, estimated, missing, of, sum } from './define';
import { DEAL_DIMENSIONS } from './dimensions';

/** Sum of value × probability over open deals. Source: Odoo forecast report: 3,800 × 90% + 22,500 × 20% = 7,920. */
export const weightedPipeline = defineMetric({
  id: 'weighted-pipeline',
  version: 2,
  name: 'Weighted pipeline',
  family: 'Pipeline',
  words: 'Value of the open deals of every pipeline, each times its chance of being won. Renewals are deals too.',
  formula: 'sum of value × probability over open deals of every pipeline',
  origin: 'Odoo forecast report: 3,800 × 90% + 22,500 × 20% = 7,920',
  unit: 'money',
  better: 'up',
  dimensions: DEAL_DIMENSIONS,
  eachPeriod: true,
  additive: true,
  sources: ['deals'],
  rowSource: { entity: 'deals', which: 'open', value: 'weighted' },
  terms: [{ sign: '=', name: 'Weighted pipeline', measure: 'openWeighted', unit: 'money', rows: 'open' }],
  compute: (m) => {
    const closedSince = of(m, 'openClosedSince');
    if (closedSince > 0 && closedSince >= of(m, 'open'))
      return missing('Every deal that was open then has closed since, and the chance that it had then is not kept.');
    const result = { ...sum(of(m, 'openWeighted')), denominator: of(m, 'open') };
    const reasons = [
      ...(of(m, 'openListed') > 0 ? ['Deals without a value count at the list price of their product.'] : []),
      ...(closedSince > 0
        ? ['Deals that have closed since count for nothing: the chance that they had then is not kept.']
        : []),
    ];
    return reasons.length === 0 ? result : estimated(result, reasons.join(' '));
  },
});
