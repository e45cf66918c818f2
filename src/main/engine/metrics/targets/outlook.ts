import { OUTLOOK_METHOD_IDS, type OutlookMethod } from '../../../../shared/domain/targets';
import { AT_RISK, DEFAULT_ERROR, outlookOf, type PaceSums, typicalError } from '../pace';

/** What a node knows of itself; amounts in minor units or units, all of the same span of days. */
export type OutlookInputs = PaceSums & {
  /** Σ value × probability of open deals with an expected close in the days left. */
  pipeline: number;
  /** Σ what of the plan is still to come in the days left. */
  plan: number;
  /** A person's number for the whole period, newest; null without one. */
  own: number | null;
};

export type OutlookResult = {
  outlook: number;
  low: number;
  high: number;
  /** The method that was really used. */
  method: OutlookMethod;
  /** Why it is another one than was asked for, or what the range rests on. */
  reason: string | null;
};

const restOf = (
  method: OutlookMethod,
  inputs: OutlookInputs,
): { rest: number; method: OutlookMethod; reason: string | null } => {
  const run = outlookOf({ ...inputs, lastYear: null }).rest;
  switch (method) {
    case 'run-rate':
      return { rest: run, method, reason: null };
    case 'seasonal': {
      const { rest, basis } = outlookOf(inputs);
      return basis === 'last-year'
        ? { rest, method, reason: null }
        : {
            rest: run,
            method: 'run-rate',
            reason: 'There is no comparable year before, so the last four weeks go on.',
          };
    }
    case 'pipeline':
      return { rest: inputs.pipeline, method, reason: null };
    case 'plan':
      return { rest: inputs.plan, method, reason: null };
    case 'own':
      return inputs.own === null
        ? { rest: run, method: 'run-rate', reason: 'Nobody has given a number yet, so the last four weeks go on.' }
        : { rest: Math.max(0, inputs.own - inputs.actual), method, reason: null };
  }
};

/**
 * Actual and the forecast of the rest, rounded once. The range is the method's own typical past error, relative to the
 * rest; with fewer than two past periods it is 15 % of the rest, and the reason says so.
 */
export const outlookBy = (asked: OutlookMethod, inputs: OutlookInputs, errors: readonly number[]): OutlookResult => {
  const over = inputs.elapsed >= inputs.days;
  if (over) return { outlook: inputs.actual, low: inputs.actual, high: inputs.actual, method: asked, reason: null };
  const { rest, method, reason } = restOf(asked, inputs);
  const outlook = Math.round(inputs.actual + rest);
  const width = Math.round(Math.abs(rest) * typicalError(errors));
  const range =
    errors.length < 2
      ? `The range is ${Math.round(DEFAULT_ERROR * 100)}% of the rest: too few past periods are known.`
      : `The range comes from ${errors.length} past periods.`;
  return { outlook, low: outlook - width, high: outlook + width, method, reason: reason ?? range };
};

/** Which method has been nearest in the past; null while none has two past periods behind it. */
export const bestMethod = (errors: Partial<Record<OutlookMethod, readonly number[]>>): OutlookMethod | null => {
  let best: { method: OutlookMethod; error: number } | null = null;
  for (const method of OUTLOOK_METHOD_IDS) {
    const own = errors[method] ?? [];
    if (own.length < 2) continue;
    const error = typicalError(own);
    if (!best || error < best.error) best = { method, error };
  }
  return best?.method ?? null;
};

/** How a node stands. `no-data` where nothing can be said before the period starts. */
export type TargetStatus = 'hit' | 'on-track' | 'at-risk' | 'miss' | 'not-started';

/** Decided once the period is over or the target is reached; before that by where the outlook stands. */
export const targetStatus = (
  { actual, outlook, target }: { actual: number; outlook: number; target: number },
  when: 'before' | 'during' | 'over',
): TargetStatus => {
  if (when === 'before') return 'not-started';
  if (actual >= target) return 'hit';
  if (when === 'over') return 'miss';
  if (outlook >= target) return 'on-track';
  return outlook >= target * AT_RISK ? 'at-risk' : 'miss';
};
