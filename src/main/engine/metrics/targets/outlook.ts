import { figuresReader, shortPercent } from '../../../../shared/domain/figures';
import { ASSUMED_ERROR, OUTLOOK_METHOD_IDS, type OutlookMethod } from '../../../../shared/domain/targets';
import { AT_RISK, outlookOf, type PaceSums, typicalError } from '../pace';
import { accuracyOf } from './calls';
import type { RestSaid } from './past';

/** Fewer past periods than this say nothing of a method. */
const ENOUGH = 2;

/** What a node knows of itself; amounts in minor units or units, all of the same span of days. */
export type OutlookInputs = PaceSums & {
  /** Σ value × probability of open deals with an expected close in the days left. */
  pipeline: number;
  /** Σ what of the plan is still to come in the days left. */
  plan: number;
  /** A person's number for the whole period, newest; null without one. */
  own: number | null;
  /** Whose year before `lastYear` is, where this sold too little in its own; absent where it is its own. */
  shapeOf?: string | null;
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
  const run = (): number => outlookOf({ ...inputs, lastYear: null }).rest;
  switch (method) {
    case 'run-rate':
      return { rest: run(), method, reason: null };
    case 'seasonal': {
      const { rest, basis } = outlookOf(inputs);
      return basis === 'last-year'
        ? {
            rest,
            method,
            reason: inputs.shapeOf
              ? `It sold too little a year before, so the year’s shape is that of ${inputs.shapeOf}.`
              : null,
          }
        : {
            rest: run(),
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
        ? { rest: run(), method: 'run-rate', reason: 'Nobody has given a number yet, so the last four weeks go on.' }
        : { rest: Math.max(0, inputs.own - inputs.actual), method, reason: null };
  }
};

/** What a method said of the rest of past periods, the newest first; empty where nothing is known. */
export type PastOf = (method: OutlookMethod) => readonly RestSaid[];

let assumed = { reader: '', words: '' };
/** The same words for thousands of targets, written once for each reader. */
const assumedWords = (): string => {
  const reader = figuresReader();
  if (assumed.reader !== reader || assumed.words === '')
    assumed = { reader, words: `±${shortPercent(ASSUMED_ERROR)} of the rest is assumed` };
  return assumed.words;
};

/** The past errors that a range rests on, and in words what they are. */
const rangeOf = (method: OutlookMethod, past: PastOf): { errors: readonly number[]; words: string } => {
  const errors = past(method).map(({ error }) => error);
  const periods = errors.length;
  if (periods >= ENOUGH) return { errors, words: `The range comes from ${periods} past periods.` };
  // A year's shape needs two years of sales before it has a past; the last four weeks go on from the same sales.
  const run = method === 'seasonal' ? past('run-rate').map(({ error }) => error) : [];
  if (run.length >= ENOUGH)
    return {
      errors: run,
      words: `The range is that of the last four weeks, from ${run.length} past periods: last year’s shape has too short a past.`,
    };
  return { errors, words: `${periods === 0 ? 'No past yet' : 'Only one past period'}: ${assumedWords()}.` };
};

/**
 * Actual and the forecast of the rest, rounded once. The range is the typical past error of the method that was really
 * used, relative to the rest; with fewer than two past periods 15 % of the rest is assumed, and the reason says so.
 */
export const outlookBy = (asked: OutlookMethod, inputs: OutlookInputs, past: PastOf): OutlookResult => {
  const over = inputs.elapsed >= inputs.days;
  if (over) return { outlook: inputs.actual, low: inputs.actual, high: inputs.actual, method: asked, reason: null };
  const { rest, method, reason } = restOf(asked, inputs);
  const outlook = Math.round(inputs.actual + rest);
  const { errors, words } = rangeOf(method, past);
  const width = Math.round(Math.abs(rest) * typicalError(errors));
  return {
    outlook,
    low: outlook - width,
    high: outlook + width,
    method,
    reason: reason === null ? words : `${reason} ${words}`,
  };
};

/**
 * Which method has been nearest in the past: the least Σ|said − came| ÷ Σ came, which is the error that is shown beside
 * each. Null while none has two past periods in which anything came.
 */
export const bestMethod = (past: PastOf): OutlookMethod | null => {
  let best: { method: OutlookMethod; accuracy: number } | null = null;
  for (const method of OUTLOOK_METHOD_IDS) {
    const own = past(method);
    const { accuracy } = accuracyOf(own);
    if (own.length < ENOUGH || accuracy === null) continue;
    if (!best || accuracy > best.accuracy) best = { method, accuracy };
  }
  return best?.method ?? null;
};

/** How a node stands. `no-data` where nothing can be said before the period starts. */
export type TargetStatus = 'hit' | 'on-track' | 'at-risk' | 'miss' | 'not-started';

/**
 * Decided once the period is over or the target is reached; before that by where the outlook stands. A limit is kept
 * only when its period is over, and missed as soon as more has come.
 */
export const targetStatus = (
  { actual, outlook, target }: { actual: number; outlook: number; target: number },
  when: 'before' | 'during' | 'over',
  limit = false,
): TargetStatus => {
  if (when === 'before') return 'not-started';
  if (limit) {
    if (actual > target) return 'miss';
    if (when === 'over') return 'hit';
    if (outlook <= target) return 'on-track';
    return outlook * AT_RISK <= target ? 'at-risk' : 'miss';
  }
  if (actual >= target) return 'hit';
  if (when === 'over') return 'miss';
  if (outlook >= target) return 'on-track';
  return outlook >= target * AT_RISK ? 'at-risk' : 'miss';
};
