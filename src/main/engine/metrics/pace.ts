import type { Day } from '../../../shared/domain/day';
import { addDays, daysBetween } from '../../../shared/domain/day';
import { ASSUMED_ERROR } from '../../../shared/domain/targets';

/** Net sales by day in minor units; a day that is absent sold nothing. */
export type DaySums = ReadonlyMap<Day, number>;

/** Past periods that the range of an outlook is taken from, at most. */
export const ERROR_PERIODS = 6;
/** The run rate is that of the last four weeks, so that each weekday counts the same. */
export const RATE_DAYS = 28;
/** An outlook this far under target is at risk; below it the period is a miss in the making. */
export const AT_RISK = 0.95;
/** A year before is no guide when it says the rest is worth over four times, or under a quarter of, its days. */
const SHAPE_LIMIT = 4;

export type PaceStatus = 'on-track' | 'at-risk' | 'miss' | 'hit';

export const sumDays = (days: DaySums, from: Day, to: Day): number => {
  let sum = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) sum += days.get(day) ?? 0;
  return sum;
};

/**
 * Sums that pace needs, of the company or of one channel. `rate` is what the last four weeks sold, and how many
 * of those days the data covers; `lastYear` the same spans 364 days before, so that weekdays match; null where
 * the data does not reach back so far.
 */
export type PaceSums = {
  actual: number;
  days: number;
  elapsed: number;
  /** Days that no data speaks of yet: those to come, and those since the last import. */
  left: number;
  rate: { sum: number; days: number };
  lastYear: { elapsed: number; whole: number; rest: number; rate: number } | null;
};

export type Outlook = { expectedShare: number; basis: 'days' | 'last-year'; rest: number };

/** Whether a year before says anything of a rest: it sold in the whole period and in the four weeks that are compared. */
export const usableYear = (year: PaceSums['lastYear']): year is NonNullable<PaceSums['lastYear']> =>
  year !== null && year.elapsed >= 0 && year.rest >= 0 && year.whole > 0 && year.rate > 0;

/** The share of a target that should be in by now, and what the rest of the period will bring at the present rate. */
export const outlookOf = ({ days, elapsed, left, rate, lastYear }: PaceSums): Outlook => {
  const byDays = days === 0 ? 1 : elapsed / days;
  const perDay = rate.days > 0 ? rate.sum / rate.days : 0;
  const plain = perDay * left;
  if (!usableYear(lastYear)) return { expectedShare: byDays, basis: 'days', rest: plain };
  const times = lastYear.rest / lastYear.rate;
  const plainTimes = rate.days > 0 ? left / rate.days : 0;
  const fits = plainTimes > 0 && times <= plainTimes * SHAPE_LIMIT && times >= plainTimes / SHAPE_LIMIT;
  return {
    expectedShare: Math.min(1, lastYear.elapsed / lastYear.whole),
    basis: 'last-year',
    rest: left === 0 ? 0 : fits ? rate.sum * times : plain,
  };
};

/**
 * How far the run rate has been off: for each past period that the data covers, the rest it would have said on
 * the same elapsed day against what came. Relative to the forecast; the newest first.
 */
export const pastErrors = (
  days: DaySums,
  first: Day,
  periods: readonly { from: Day; to: Day }[],
  elapsedShare: number,
): number[] => {
  const errors: number[] = [];
  for (const { from, to } of periods) {
    const length = daysBetween(from, to) + 1;
    const elapsed = Math.max(1, Math.min(length - 1, Math.round(length * elapsedShare)));
    const cut = addDays(from, elapsed - 1);
    const rateFrom = addDays(cut, 1 - RATE_DAYS);
    if (rateFrom < first || length < 2) break;
    const said = (sumDays(days, rateFrom, cut) / RATE_DAYS) * (length - elapsed);
    if (said <= 0) continue;
    errors.push((sumDays(days, addDays(cut, 1), to) - said) / said);
    if (errors.length === ERROR_PERIODS) break;
  }
  return errors;
};

/** Half the width of the likely range as a share of the rest: the typical past error, or ours for want of two. */
export const typicalError = (errors: readonly number[]): number =>
  errors.length < 2
    ? ASSUMED_ERROR
    : Math.min(1, Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length));

/** `hit` and `miss` once it is decided; before that by where the outlook stands against the target. */
export const statusOf = (actual: number, outlook: number, target: number, over: boolean): PaceStatus => {
  if (actual >= target) return 'hit';
  if (over) return 'miss';
  if (outlook >= target) return 'on-track';
  return outlook >= target * AT_RISK ? 'at-risk' : 'miss';
};

/** What is expected by a day goes by the days, by the year before, or by the target's own spread in time. */
export type PaceBasis = 'days' | 'last-year' | 'spread';

export type PaceFigures = {
  actualMinor: number;
  targetMinor: number;
  expectedMinor: number;
  basis: PaceBasis;
  outlookMinor: number;
  lowMinor: number;
  highMinor: number;
  errors: number;
  status: PaceStatus;
};

/**
 * Pace against a target; amounts are rounded to whole minor units once, here. `spread` is the target's own share by
 * now, where it has been spread in time; without it the days, or the year before, say what to expect.
 */
export const paceOf = (
  sums: PaceSums,
  target: number,
  errors: readonly number[] = [],
  spread: { share: number; basis: PaceBasis } | null = null,
): PaceFigures => {
  const { rest, ...plain } = outlookOf(sums);
  const expectedShare = spread?.share ?? plain.expectedShare;
  const basis: PaceBasis = spread?.basis ?? plain.basis;
  const over = sums.elapsed >= sums.days;
  const outlook = over ? sums.actual : Math.round(sums.actual + rest);
  const width = over ? 0 : Math.round(Math.abs(rest) * typicalError(errors));
  return {
    actualMinor: sums.actual,
    targetMinor: target,
    expectedMinor: over ? target : Math.round(target * expectedShare),
    basis,
    outlookMinor: outlook,
    lowMinor: outlook - width,
    highMinor: outlook + width,
    errors: errors.length < 2 ? 0 : errors.length,
    status: statusOf(sums.actual, outlook, target, over),
  };
};
