import { addDays, type Day, daysBetween, maxDay, minDay } from '../../../../shared/domain/day';
import { type Calendar, elapsedDays, type Period, periodDays, shiftPeriod } from '../../../../shared/domain/period';
import { ERROR_PERIODS, outlookOf, type PaceSums, RATE_DAYS } from '../pace';

/** Fifty-two weeks: the same weekdays a year before. */
const YEAR = 364;

export type Span = { from: Day; to: Day };

/** A past period seen from its same elapsed day: what the methods would have gone by, and what then came. */
type Trial = { left: number; rate: number; rest: number; lastYear: { rate: number; rest: number } | null };

/**
 * The spans of days that a target is judged by, each once; the other fields point into `list`. `actual` is −1 before
 * the period starts.
 */
export type TargetSpans = {
  list: readonly Span[];
  cut: Day;
  /** The last day that data speaks of, within the period. */
  data: Day;
  days: number;
  elapsed: number;
  left: number;
  actual: number;
  rate: number;
  rateDays: number;
  lastYear: { elapsed: number; whole: number; rest: number; rate: number } | null;
  trials: readonly Trial[];
};

const NONE = -1;

/** Days to read for a period as it stands on a day, given the first and last day that sales data speaks of. */
export const targetSpans = (
  period: Period,
  today: Day,
  covered: { first: Day; last: Day } | null,
  calendar: Calendar,
): TargetSpans => {
  const list: Span[] = [];
  const add = (from: Day, to: Day): number => (from > to ? NONE : list.push({ from, to }) - 1);
  const back = (from: Day, to: Day): number => add(addDays(from, -YEAR), addDays(to, -YEAR));
  const days = periodDays(period);
  const elapsed = elapsedDays(period, today);
  const cut = minDay(period.to, today);
  const before = addDays(period.from, -1);
  const data = maxDay(before, minDay(cut, covered?.last ?? before));
  const first = covered?.first ?? period.from;
  const rateTo = data > before ? data : minDay(covered?.last ?? before, before);
  const rateFrom = maxDay(first, addDays(rateTo, 1 - RATE_DAYS));
  const restFrom = addDays(data, 1);
  const reaches = first <= addDays(minDay(period.from, rateFrom), -YEAR);
  const spans: Omit<TargetSpans, 'list' | 'trials'> = {
    cut,
    data,
    days,
    elapsed,
    left: Math.max(0, daysBetween(data, period.to)),
    actual: add(period.from, cut),
    rate: add(rateFrom, rateTo),
    rateDays: Math.max(0, daysBetween(rateFrom, rateTo) + 1),
    lastYear: reaches
      ? {
          elapsed: back(period.from, cut),
          whole: back(period.from, period.to),
          rest: back(restFrom, period.to),
          rate: back(rateFrom, rateTo),
        }
      : null,
  };
  const trials: Trial[] = [];
  const share = elapsed / days;
  const tries = covered && elapsed < days ? ERROR_PERIODS : 0;
  for (let step = 1; step <= tries; step += 1) {
    const past = shiftPeriod(period, -step, calendar);
    const length = periodDays(past);
    const seen = Math.max(1, Math.min(length - 1, Math.round(length * share)));
    const on = addDays(past.from, seen - 1);
    const from = addDays(on, 1 - RATE_DAYS);
    if (from < first || length < 2) break;
    trials.push({
      left: length - seen,
      rate: add(from, on),
      rest: add(addDays(on, 1), past.to),
      lastYear: first <= addDays(from, -YEAR) ? { rate: back(from, on), rest: back(addDays(on, 1), past.to) } : null,
    });
  }
  return { ...spans, list, trials };
};

/** Cuts spans that overlap into pieces that do not, so that each day is read once. `of[i]` are the pieces of span i. */
export const piecesOf = (spans: readonly Span[]): { pieces: Span[]; of: number[][] } => {
  const starts = [...new Set(spans.flatMap(({ from, to }) => [from, addDays(to, 1)]))].toSorted();
  const pieces: Span[] = [];
  for (const [index, from] of starts.entries()) {
    const next = starts[index + 1];
    if (next === undefined) break;
    const to = addDays(next, -1);
    if (spans.some((span) => span.from <= from && span.to >= to)) pieces.push({ from, to });
  }
  return {
    pieces,
    of: spans.map((span) =>
      pieces.flatMap((piece, index) => (piece.from >= span.from && piece.to <= span.to ? [index] : [])),
    ),
  };
};

const at = (sums: readonly number[], index: number): number => (index === NONE ? 0 : (sums[index] ?? 0));

/** A node's sums as pace and outlook take them. */
export const paceSumsOf = (spans: TargetSpans, sums: readonly number[]): PaceSums => ({
  actual: at(sums, spans.actual),
  days: spans.days,
  elapsed: spans.elapsed,
  left: spans.left,
  rate: { sum: at(sums, spans.rate), days: spans.rateDays },
  lastYear: spans.lastYear && {
    elapsed: at(sums, spans.lastYear.elapsed),
    whole: at(sums, spans.lastYear.whole),
    rest: at(sums, spans.lastYear.rest),
    rate: at(sums, spans.lastYear.rate),
  },
});

/**
 * How far a method has been off: for each past period, the rest it would have said on the same elapsed day against
 * what came, relative to what it said; the newest first.
 */
export const trialErrors = (
  spans: TargetSpans,
  sums: readonly number[],
  method: 'run-rate' | 'seasonal',
): { error: number; said: number; came: number }[] =>
  spans.trials.flatMap((trial) => {
    const came = at(sums, trial.rest);
    const rate = { sum: at(sums, trial.rate), days: RATE_DAYS };
    const lastYear =
      method === 'seasonal' && trial.lastYear
        ? { elapsed: 0, whole: 1, rest: at(sums, trial.lastYear.rest), rate: at(sums, trial.lastYear.rate) }
        : null;
    if (method === 'seasonal' && !lastYear) return [];
    const said = outlookOf({ actual: 0, days: trial.left, elapsed: 0, left: trial.left, rate, lastYear }).rest;
    return said > 0 ? [{ error: (came - said) / said, said, came }] : [];
  });
