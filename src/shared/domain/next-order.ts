import { addDays, type Day, dayNumber } from './day';

export type NextOrder = {
  /** The day to expect it; null when nothing can be said. */
  day: Day | null;
  /** The middle half of the gaps so far, counted from the last order; null with fewer than three gaps. */
  from: Day | null;
  to: Day | null;
  /** Days from one order to the next that the day rests on. */
  rhythmDays: number | null;
  /** Average days between orders so far; null before the second. */
  averageDays: number | null;
  gaps: number;
  basis: 'by hand' | 'median gap' | 'none';
  /** What it rests on, or why there is none, in words. */
  reason: string;
};

/** The value at share `q` of sorted numbers, between two neighbours in proportion. */
const quantile = (sorted: readonly number[], q: number): number => {
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
};

/** The gaps between order days (day numbers, in order, each once), the shortest first. */
export const gapsOf = (days: readonly number[]): number[] =>
  days
    .slice(1)
    .map((day, index) => day - (days[index] ?? day))
    .toSorted((a, b) => a - b);

/** The days from one order to the next: the median gap, a half rounded up; null without a gap. */
export const rhythmOf = (gaps: readonly number[]): number | null =>
  gaps.length === 0 ? null : Math.round(quantile(gaps, 0.5));

const GAPS_FOR_RANGE = 3;
const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

/**
 * When a customer will order next: the last order plus the median gap between order days, which one long
 * summer does not move; the range is the middle half of the gaps. Orders of one day are one order. A rhythm
 * set by hand wins, since an agreement knows more than a habit.
 *
 * @example nextOrder(['2026-01-01', '2026-01-31', '2026-03-12'], null).day // 12 March + 35 days = '2026-04-16'
 */
export const nextOrder = (orderDays: readonly Day[], setDays: number | null): NextOrder => {
  const sorted = [...new Set(orderDays)].toSorted();
  const last = sorted.at(-1);
  const gaps = gapsOf(sorted.map(dayNumber));
  const sum = gaps.reduce((total, gap) => total + gap, 0);
  const averageDays = gaps.length === 0 ? null : sum / gaps.length;
  const known = { averageDays, gaps: gaps.length };
  const nothing = { day: null, from: null, to: null };
  if (last === undefined) {
    const rhythm = setDays === null ? '' : ` The rhythm set is ${days(setDays)}.`;
    return { ...nothing, ...known, rhythmDays: setDays, basis: 'none', reason: `No order yet.${rhythm}` };
  }
  if (setDays !== null) {
    const reason = `The last order plus the rhythm of ${days(setDays)} that was set by hand.`;
    return {
      day: addDays(last, setDays),
      from: null,
      to: null,
      ...known,
      rhythmDays: setDays,
      basis: 'by hand',
      reason,
    };
  }
  const rhythm = rhythmOf(gaps);
  if (rhythm === null)
    return {
      ...nothing,
      ...known,
      rhythmDays: null,
      basis: 'none',
      reason: 'One order day so far, so there is no gap to go by.',
    };
  const ranged = gaps.length >= GAPS_FOR_RANGE;
  return {
    day: addDays(last, rhythm),
    from: ranged ? addDays(last, Math.round(quantile(gaps, 0.25))) : null,
    to: ranged ? addDays(last, Math.round(quantile(gaps, 0.75))) : null,
    ...known,
    rhythmDays: rhythm,
    basis: 'median gap',
    reason: `The last order plus the median of ${gaps.length} ${gaps.length === 1 ? 'gap' : 'gaps'}, ${days(rhythm)}.`,
  };
};
