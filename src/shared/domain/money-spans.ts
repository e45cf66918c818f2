import { type Day, daysBetween, maxDay, minDay } from './day';

/** Money that lies evenly on the days of a span; `minor` in minor units, never negative. */
export type MoneySpan = { from: Day; to: Day; minor: number };

/**
 * What of a span's money falls on the days `from` to `to`. Each day has the same whole amount, and the units that are
 * left over go to the first days, one each: so any way of cutting the span into parts sums to its whole, and a day has
 * the same amount in whichever week, month or quarter it is counted.
 *
 * @example partOf({ from: '2026-05-01', to: '2026-05-03', minor: 10 }, '2026-05-01', '2026-05-02') // 7: 4 and 3
 */
export const partOf = (span: MoneySpan, from: Day, to: Day): number => {
  const first = maxDay(span.from, from);
  const last = minDay(span.to, to);
  if (first > last) return 0;
  const days = daysBetween(span.from, span.to) + 1;
  const each = Math.floor(span.minor / days);
  const left = span.minor - each * days;
  const start = daysBetween(span.from, first);
  const end = daysBetween(span.from, last) + 1;
  return each * (end - start) + Math.min(left, end) - Math.min(left, start);
};

export const partsOf = (spans: readonly MoneySpan[], from: Day, to: Day): number =>
  spans.reduce((sum, span) => sum + partOf(span, from, to), 0);

/** Typed spending in time: on its day, or evenly on the campaign's days up to today; before it has begun, on today. */
export const spentSpan = (
  line: { spent: number; day: Day | null },
  { starts, ends }: { starts: Day | null; ends: Day | null },
  today: Day,
): MoneySpan => {
  const day = line.day === null ? null : minDay(line.day, today);
  if (day !== null) return { from: day, to: day, minor: line.spent };
  const to = minDay(ends ?? today, today);
  const from = starts === null || starts > to ? to : starts;
  return { from, to, minor: line.spent };
};
