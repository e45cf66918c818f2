import { addDays, type Day, dayNumber, daysBetween, maxDay, minDay, weekday } from '../../../../shared/domain/day';
import { type Period, periodDays } from '../../../../shared/domain/period';
import { RATE_DAYS } from '../pace';
import type { SpreadMethod } from '../../../../shared/domain/targets';

/*
 * How a target lies in time. A spread is a weight for each day of the period; the target of any part of it (a month,
 * a week that crosses two months, a single day) is the rounded running total at its end less that before its start,
 * so the parts of any division sum to the whole exactly.
 */
/** A marketing moment as a spread sees it: its days and the amount it is expected to add. */
export type MomentLift = { starts: Day; ends: Day; lift: number };

export type SpreadInputs = {
  /** The whole target: lifts are parts of it. */
  amount: number;
  /** The shape that the year before has; null where nothing was sold in it. */
  lastYear?: Curve | null;
  moments?: readonly MomentLift[];
  /**
   * Amounts typed by hand, by calendar month (`2026-05`) and by days of one month (`2026-05-11..2026-05-17`). Days that
   * are named neither by themselves nor by their month share what is left.
   */
  months?: Readonly<Record<string, number>>;
};

const WORKING_DAYS = 5;

/**
 * Running totals of the days' weights, with the method that was really used: `totals[i]` after day i of the period, or,
 * where only some days weigh anything, after day `at[i]` of it. `length` is how many days it has.
 */
export type Spread = {
  from: Day;
  length: number;
  at: Int32Array | null;
  totals: Float64Array;
  method: SpreadMethod;
  reason: string | null;
};

/** How many of a sorted list come before the first that is not `before`. */
const countWhile = (length: number, before: (index: number) => boolean): number => {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The running total after a day of the period. */
const totalAfter = ({ at, totals, length }: Spread, index: number): number =>
  at === null
    ? (totals[Math.min(index, length - 1)] ?? 0)
    : (totals[countWhile(at.length, (one) => (at[one] ?? 0) <= index) - 1] ?? 0);

const dense = (period: Period, totals: Float64Array, method: SpreadMethod, reason: string | null = null): Spread => ({
  from: period.from,
  length: totals.length,
  at: null,
  totals,
  method,
  reason,
});

/** Turns weights into their running totals, where they stand: a year over five thousand targets is not copied. */
const running = (weights: Float64Array): Float64Array => {
  for (let index = 1; index < weights.length; index += 1)
    weights[index] = (weights[index] ?? 0) + (weights[index - 1] ?? 0);
  return weights;
};

const fill = (period: Period, weight: (day: Day, index: number) => number): Float64Array => {
  const weights = new Float64Array(periodDays(period));
  let day = period.from;
  for (let index = 0; index < weights.length; index += 1, day = addDays(day, 1))
    weights[index] = Math.max(0, weight(day, index));
  return weights;
};

/** What was sold on some days: their indexes in a period, and in the same order the sums of the same weekdays a year before. */
export type DayParts = { at: readonly number[]; sums: readonly number[] };

/** A year's own shape: on how many days of it anything was sold, and the index of the first of them. */
export type Curve = { spread: Spread; sold: number; first: number };

const isAscending = ({ at }: DayParts): boolean => {
  for (let place = 1; place < at.length; place += 1) if ((at[place] ?? 0) <= (at[place - 1] ?? 0)) return false;
  return true;
};

/** The days of one cell as they are: most targets of a large tree are one, and sold on a few days only. */
const curveOfOne = (period: Period, days: DayParts): Curve | null => {
  const at = new Int32Array(days.at.length);
  const totals = new Float64Array(days.at.length);
  let sold = 0;
  let sum = 0;
  for (let place = 0; place < at.length; place += 1) {
    const part = days.sums[place] ?? 0;
    if (part <= 0) continue;
    sum += part;
    at[sold] = days.at[place] ?? 0;
    totals[sold] = sum;
    sold += 1;
  }
  if (sold === 0) return null;
  const all = sold === at.length;
  const spread: Spread = {
    from: period.from,
    length: periodDays(period),
    at: all ? at : at.subarray(0, sold),
    totals: all ? totals : totals.subarray(0, sold),
    method: 'last-year',
    reason: null,
  };
  return { spread, sold, first: at[0] ?? 0 };
};

/** The shape of some cells' days, null where nothing was sold; a day that gave more back than it sold weighs nothing. */
export const curveOf = (period: Period, cells: readonly { days: DayParts }[]): Curve | null => {
  const [only, more] = cells;
  if (!only) return null;
  if (!more && isAscending(only.days)) return curveOfOne(period, only.days);
  const weights = new Float64Array(periodDays(period));
  for (const { days } of cells)
    for (let place = 0; place < days.at.length; place += 1) {
      const index = days.at[place] ?? 0;
      weights[index] = (weights[index] ?? 0) + (days.sums[place] ?? 0);
    }
  let sold = 0;
  let first = 0;
  for (let index = weights.length - 1; index >= 0; index -= 1)
    if ((weights[index] ?? 0) > 0) {
      sold += 1;
      first = index;
    } else weights[index] = 0;
  if (sold === 0) return null;
  return { spread: dense(period, running(weights), 'last-year'), sold, first };
};

/** Whether the year before begins without sales for so long that only an older sale tells a season from a launch. */
export const startsLate = ({ first }: Curve): boolean => first >= RATE_DAYS;

const withMoments = (period: Period, { amount, moments = [] }: SpreadInputs): Float64Array => {
  const inside = moments.flatMap((moment) => {
    const from = maxDay(moment.starts, period.from);
    const to = minDay(moment.ends, period.to);
    if (from > to || moment.lift <= 0) return [];
    const days = daysBetween(moment.starts, moment.ends) + 1;
    const own = daysBetween(from, to) + 1;
    return [{ from, to, perDay: moment.lift / days, lift: (moment.lift * own) / days }];
  });
  const lifted = inside.reduce((sum, moment) => sum + moment.lift, 0);
  const base = Math.max(0, amount - lifted) / periodDays(period);
  return fill(
    period,
    (day) => base + inside.reduce((sum, { from, to, perDay }) => sum + (day >= from && day <= to ? perDay : 0), 0),
  );
};

type HandPart = { month: string; from: Day; to: Day; amount: number };

/** The days within months that have an amount of their own, each day in one of them at most. */
const handParts = (months: Readonly<Record<string, number>>): HandPart[] => {
  const parts = Object.entries(months).flatMap(([key, amount]): HandPart[] => {
    const [from = '', to = ''] = key.split('..');
    const month = from.slice(0, 7);
    return to.slice(0, 7) === month && from <= to ? [{ month, from, to, amount: Math.max(0, amount) }] : [];
  });
  return parts
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .filter((part, index, sorted) => part.from > (sorted[index - 1]?.to ?? ''));
};

const byHand = (period: Period, { amount, months = {} }: SpreadInputs): Float64Array => {
  const parts = handParts(months);
  const partOf = new Map<Day, HandPart>();
  // Days of each typed part, and the days of each month that no part holds.
  const own = new Map<HandPart, number>();
  const free = new Map<string, number>();
  let at = 0;
  for (let day = period.from; day <= period.to; day = addDays(day, 1)) {
    while ((parts[at]?.to ?? '9') < day) at += 1;
    const next = parts[at];
    const part = next && next.from <= day ? next : undefined;
    const month = day.slice(0, 7);
    if (part) {
      partOf.set(day, part);
      own.set(part, (own.get(part) ?? 0) + 1);
    }
    free.set(month, (free.get(month) ?? 0) + (part ? 0 : 1));
  }
  const partsIn = new Map<string, number>();
  for (const { month, amount: typed } of own.keys()) partsIn.set(month, (partsIn.get(month) ?? 0) + typed);
  /** What a month's free days hold together: null where nobody has named the month. */
  const left = (month: string): number | null => {
    const typed = months[month];
    return typed === undefined ? null : Math.max(0, typed - (partsIn.get(month) ?? 0));
  };
  const given = [...free.keys()].reduce((sum, month) => sum + (partsIn.get(month) ?? 0) + (left(month) ?? 0), 0);
  const openDays = [...free].reduce((sum, [month, days]) => sum + (left(month) === null ? days : 0), 0);
  const rest = openDays === 0 ? 0 : Math.max(0, amount - given) / openDays;
  return fill(period, (day) => {
    const part = partOf.get(day);
    if (part) return part.amount / (own.get(part) ?? 1);
    const month = day.slice(0, 7);
    const typed = left(month);
    return typed === null ? rest : typed / (free.get(month) ?? 1);
  });
};

/** The spread of a period by a method; a method that has nothing to go by falls back to even and says why. */
export const spreadOf = (period: Period, method: SpreadMethod, inputs: SpreadInputs): Spread => {
  const even = (reason: string | null): Spread => dense(period, running(fill(period, () => 1)), 'even', reason);
  const weights = ((): Float64Array | null => {
    switch (method) {
      case 'even':
      case 'last-year':
        return null;
      case 'working-days':
        return fill(period, (day) => (weekday(day) <= WORKING_DAYS ? 1 : 0));
      case 'moments':
        return withMoments(period, inputs);
      case 'hand':
        return byHand(period, inputs);
    }
  })();
  if (method === 'last-year') return inputs.lastYear?.spread ?? even('Nothing was sold in these days a year before.');
  if (!weights) return even(null);
  const totals = running(weights);
  if ((totals.at(-1) ?? 0) <= 0) return even('There is nothing to spread by.');
  return dense(period, totals, method);
};

/** With so many days sold on, a year before has a shape of its own: our choice, and said so. */
const SHAPE_DAYS = 12;
export const hasShape = ({ sold }: Curve, period: Period): boolean =>
  sold >= Math.min(SHAPE_DAYS, Math.ceil(periodDays(period) / 2));

/** The running target at the end of a day, in whole units: 0 before the period, all of it after. */
const runningAt = (amount: number, spread: Spread, day: Day): number => {
  const index = dayNumber(day) - dayNumber(spread.from);
  if (index < 0) return 0;
  const whole = spread.totals.at(-1) ?? 0;
  const done = totalAfter(spread, index);
  return whole > 0 ? Math.round(amount * (done / whole)) : 0;
};

/** The part of a target that falls on the days from `from` to `to`, both included. */
export const targetBetween = (amount: number, spread: Spread, from: Day, to: Day): number =>
  runningAt(amount, spread, to) - runningAt(amount, spread, addDays(from, -1));

/** The share of a target that should be in by the end of a day: 0 to 1. */
export const shareBy = (spread: Spread, day: Day): number => {
  const index = dayNumber(day) - dayNumber(spread.from);
  const whole = spread.totals.at(-1) ?? 0;
  if (index < 0 || whole <= 0) return 0;
  return totalAfter(spread, index) / whole;
};

/**
 * How many days a figure is ahead of its spread (negative: behind): the days between today and the day whose running
 * target the actual has reached.
 */
export const daysAhead = (amount: number, spread: Spread, actual: number, asOf: Day): number => {
  const whole = spread.totals.at(-1) ?? 0;
  const today = Math.min(spread.length - 1, dayNumber(asOf) - dayNumber(spread.from));
  if (amount <= 0 || whole <= 0 || today < 0) return 0;
  const wanted = (Math.max(0, actual) / amount) * whole - 1e-9;
  if (wanted <= 0) return -today;
  const { at, totals } = spread;
  const reached = countWhile(totals.length, (index) => (totals[index] ?? 0) < wanted);
  return Math.min(spread.length - 1, at === null ? reached : (at[reached] ?? spread.length)) - today;
};
