import { shortPercent } from '../../../shared/domain/figures';
import { defineMetric, missing, of, ratio } from './define';

/** 1 − Σ|said − came| ÷ Σ came, over the numbers people gave before their period ended. */
export const forecastAccuracy = defineMetric({
  id: 'forecast-accuracy',
  version: 1,
  name: 'Forecast accuracy',
  family: 'Targets',
  words:
    'How near the numbers that people put on targets were to what came, over targets whose period ended in this one. Large targets count for what they are.',
  formula: '(what came − distance from what was said) ÷ what came',
  origin: 'Forecast accuracy: 1 − |forecast − actual| ÷ actual, with signed bias',
  unit: 'ratio',
  better: 'up',
  dimensions: ['rep', 'channel', 'product'],
  additive: false,
  sources: ['targets'],
  rowSource: { entity: 'target_calls' },
  terms: [
    { sign: '', name: 'What came', measure: 'forecastCame', unit: 'money', rows: 'forecasts' },
    { sign: '−', name: 'Distance from what was said', measure: 'forecastOff', unit: 'money' },
    { sign: '÷', name: 'What came', measure: 'forecastCame', unit: 'money' },
  ],
  compute: (m) => {
    if (of(m, 'forecasts') === 0) return missing('Nobody put a number on a target that ended in this period.');
    const came = of(m, 'forecastCame');
    const found = ratio(came - of(m, 'forecastOff'), came, 'Nothing was sold under these targets.', of(m, 'forecasts'));
    if (found.value === null) return found;
    const bias = of(m, 'forecastSigned') / came;
    const size = shortPercent(Math.abs(bias));
    return {
      ...found,
      reason: bias === 0 ? 'Neither too high nor too low.' : `Bias: ${size} too ${bias > 0 ? 'high' : 'low'}.`,
    };
  },
});
