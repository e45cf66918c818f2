import { defineMetric, estimated, missing, of, ratio } from './define';
import { TARGET_DIMENSIONS } from './dimensions';
import { noTarget } from './target-attainment';

/** Planned contributions ÷ (target − actual). Source: pipeline coverage, with every kind of plan item. */
export const coverage = defineMetric({
  id: 'coverage',
  version: 2,
  name: 'Coverage',
  family: 'Targets',
  words:
    'How much of what is still to sell the plan accounts for: repeat orders, open deals by their probability, and what is left of campaigns, moments and other plan items.',
  formula: 'planned for the rest ÷ (target − net sales to date)',
  origin: 'Pipeline coverage: open pipeline ÷ (target − closed), with every kind of plan item',
  unit: 'ratio',
  better: 'up',
  dimensions: TARGET_DIMENSIONS,
  additive: false,
  sources: ['targets'],
  extra: ['sales'],
  rowSource: { entity: 'target_nodes', value: 'planned' },
  terms: [
    { sign: '', name: 'Planned for the rest', measure: 'targetPlanned', unit: 'money', rows: 'targetParts' },
    { sign: '÷', name: 'Still to sell', measure: 'targetOpen', unit: 'money' },
  ],
  compute: (m, facts) => {
    const none = noTarget(m, facts);
    if (none) return none;
    if (facts.asOf > facts.period.to) return missing('The period is over: nothing is left to plan for.');
    if (of(m, 'targetUnforeseen') > 0)
      return missing('A plan is made for the whole period of a target, and this is a part of one.');
    if (of(m, 'targetOpen') <= 0) return missing('Covered: the target is reached.');
    return estimated(
      ratio(of(m, 'targetPlanned'), of(m, 'targetOpen'), 'Nothing is left to sell.'),
      'Deals count by their probability, moments by the days left of their lift. A campaign counts by what its orders have not brought yet, and no more than its days left; repeat orders leave out what came through campaigns and what companies with an open deal bought.',
    );
  },
});
