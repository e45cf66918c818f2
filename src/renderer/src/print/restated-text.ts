import type { Restatement } from '../../../shared/contract/snapshots';
import { figureText } from './figures';

/** One figure of a restatement as text; its reason where it could not be computed. */
export const restatedText = (of: Restatement, which: 'was' | 'now'): string => {
  const value = of[which];
  const reason = which === 'was' ? of.wasReason : of.nowReason;
  if (value === null) return reason ?? 'Not computable';
  return figureText({
    metric: of.metric,
    version: 1,
    period: of.period,
    group: of.group,
    label: null,
    status: 'ok',
    value,
    unit: which === 'was' ? of.unit : of.nowUnit,
    numerator: null,
    denominator: null,
    reason: null,
    smallN: false,
  });
};
