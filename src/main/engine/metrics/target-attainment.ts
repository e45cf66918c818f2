import { defineMetric, missing, of, ratio } from './define';
import { TARGET_DIMENSIONS } from './dimensions';
import type { Computed, Facts, Measures } from './types';

/** Where a target speaks of the period; undefined when it does. */
export const noTarget = (m: Measures, facts: Facts, spans = false): Computed | undefined => {
  if (of(m, 'targetParts') === 0) return missing('No target of net sales covers this period.');
  return !spans && facts.period.kind === 'range' && of(m, 'targetWhole') === 0
    ? missing('A target is judged over whole periods, not over a span of days.')
    : undefined;
};

/** Actual ÷ target; not pro-rated. Source: Reply.io: quota attainment. */
export const targetAttainment = defineMetric({
  id: 'target-attainment',
  version: 1,
  name: 'Target attainment',
  family: 'Targets',
  words:
    'How much of the whole target has been sold so far. While the period runs it is not measured against the days that passed: that is pace.',
  formula: 'net sales ÷ target',
  origin: 'Quota attainment: actual ÷ target (Reply.io)',
  unit: 'ratio',
  better: 'up',
  dimensions: TARGET_DIMENSIONS,
  additive: false,
  sources: ['targets'],
  extra: ['sales'],
  rowSource: { entity: 'target_nodes', value: 'actual' },
  terms: [
    { sign: '', name: 'Net sales', measure: 'targetActual', unit: 'money', metric: 'net-sales' },
    { sign: '÷', name: 'Target', measure: 'targetAmount', unit: 'money', rows: 'targetParts' },
  ],
  compute: (m, facts) =>
    noTarget(m, facts) ?? ratio(of(m, 'targetActual'), of(m, 'targetAmount'), 'The target of this period is zero.'),
});
