import { defineMetric, estimated, missing, of, sum } from './define';
import { TARGET_DIMENSIONS } from './dimensions';
import { noTarget } from './target-attainment';

/** Actual and the forecast of the rest, by the method chosen for each target; what came once the period is over. */
export const outlook = defineMetric({
  id: 'outlook',
  version: 1,
  name: 'Outlook',
  family: 'Targets',
  words:
    'What the period should come to: net sales to date and a forecast of the rest, by the method chosen for each target.',
  formula: 'net sales to date + forecast of the rest',
  origin: 'Outlook = actual to date + forecast remainder',
  unit: 'money',
  better: 'up',
  dimensions: TARGET_DIMENSIONS,
  additive: false,
  sources: ['targets'],
  extra: ['sales'],
  rowSource: { entity: 'target_nodes', value: 'outlook' },
  terms: [
    { sign: '', name: 'Net sales to date', measure: 'targetActual', unit: 'money', metric: 'net-sales' },
    { sign: '+', name: 'Forecast of the rest', measure: 'targetRest', unit: 'money', rows: 'targetParts' },
  ],
  compute: (m, facts) => {
    const none = noTarget(m, facts);
    if (none) return none;
    if (of(m, 'targetUnforeseen') > 0)
      return missing('An outlook is made for the whole period of a target, and this is a part of one that still runs.');
    const found = sum(of(m, 'targetOutlook'));
    return facts.asOf < facts.period.to ? estimated(found, 'Net sales to date and a forecast of the rest.') : found;
  },
});
