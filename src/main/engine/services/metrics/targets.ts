import { addDays, daysBetween, maxDay, minDay } from '../../../../shared/domain/day';
import { type Calendar, parsePeriod, type Period, periodDays } from '../../../../shared/domain/period';
import type { ReadDb } from '../../store/dialect';

/**
 * The target of a period in minor units: the one set for exactly this period, else the days of this period
 * that fall in set periods, spread evenly by day (longest first day rounding, so that weeks sum to the
 * quarter). Null when no target speaks of any of its days.
 */
export const targetOf = async (
  db: ReadDb,
  period: Period,
  channelKey: number | null,
  calendar: Calendar,
): Promise<number | null> => {
  const rows = await db
    .selectFrom('targets')
    .select(['period', 'amount_minor'])
    .where('deleted_at', 'is', null)
    .where('channel_key', channelKey === null ? 'is' : '=', channelKey)
    .execute();
  const exact = rows.find((row) => row.period === period.id);
  if (exact) return exact.amount_minor;
  let sum: number | null = null;
  let covered = period.from;
  const set = rows.flatMap((row) => {
    const of = parsePeriod(row.period, calendar);
    return of && of.from <= period.to && of.to >= period.from ? [{ of, amount: row.amount_minor }] : [];
  });
  // Shorter periods say more about a day than longer ones; a day is counted once.
  for (const { of, amount } of set.toSorted((a, b) =>
    a.of.from === b.of.from ? periodDays(a.of) - periodDays(b.of) : a.of.from < b.of.from ? -1 : 1,
  )) {
    const from = maxDay(maxDay(of.from, period.from), covered);
    const to = minDay(of.to, period.to);
    if (from > to) continue;
    const days = periodDays(of);
    const at = (day: string): number => Math.round((amount * daysBetween(of.from, day)) / days);
    sum = (sum ?? 0) + at(addDays(to, 1)) - at(from);
    covered = addDays(to, 1);
  }
  return sum;
};
