import { defineMetric, of, ratio } from './define';
import { TARGET_DIMENSIONS } from './dimensions';
import { noTarget } from './target-attainment';

/** Actual ÷ what the target's spread expects by now: 1 is on pace. */
export const targetPace = defineMetric({
  id: 'pace',
  version: 1,
  name: 'Pace',
  family: 'Targets',
  words:
    'What has been sold against what the target, spread over its days, expects by now. 100% is on pace; the whole target once the period is over.',
  formula: 'net sales ÷ expected to date',
  origin: 'Pace of a target against its own spread in time',
  unit: 'ratio',
  better: 'up',
  dimensions: TARGET_DIMENSIONS,
  additive: false,
  sources: ['targets'],
  extra: ['sales'],
  rowSource: { entity: 'target_nodes', value: 'actual' },
  terms: [
    { sign: '', name: 'Net sales', measure: 'targetActual', unit: 'money', metric: 'net-sales' },
    { sign: '÷', name: 'Expected to date', measure: 'targetExpected', unit: 'money', rows: 'targetParts' },
  ],
  compute: (m, facts) =>
    noTarget(m, facts, true) ??
    ratio(of(m, 'targetActual'), of(m, 'targetExpected'), 'The target expects nothing by now.'),
});
