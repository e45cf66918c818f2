import { type Day, daysBetween, maxDay } from '../../../../shared/domain/day';
import { type Period, periodDays } from '../../../../shared/domain/period';
import type { OutlookMethod } from '../../../../shared/domain/targets';

/** What a method said of the rest of a past period, what that rest came to, and how far off it was, of what was said. */
export type RestSaid = { said: number; came: number; error: number };

/** The share of a period's days that are over at the end of a day: 0 before it. */
const shareAt = (day: Day, period: Period): number =>
  day < period.from ? 0 : (daysBetween(period.from, maxDay(period.from, day)) + 1) / periodDays(period);

/**
 * Of each target and method the outlook that was said nearest to a share of the period, so that all methods are judged
 * with as much still to come as there is now. Of two as near, the later one.
 */
export const nearestTo = <T extends { nodeId: string; method: OutlookMethod; day: Day }>(
  share: number,
  said: readonly T[],
  period: Period,
): T[] => {
  const nearest = new Map<string, { one: T; off: number }>();
  for (const one of said) {
    const key = `${one.nodeId} ${one.method}`;
    const off = Math.abs(shareAt(one.day, period) - share);
    const known = nearest.get(key);
    if (!known || off < known.off || (off === known.off && one.day >= known.one.day)) nearest.set(key, { one, off });
  }
  return [...nearest.values()].map(({ one }) => one);
};

/**
 * An outlook for a whole period as what it said of the rest: less what was in on its day (`before`; nothing before the
 * period had `begun`), held against what came after it. Null where it said that nothing would: no error is a share of that.
 */
export const restSaid = (
  outlook: number,
  { before, end, begun }: { before: number; end: number; begun: boolean },
): RestSaid | null => {
  const known = begun ? before : 0;
  const said = outlook - known;
  const came = end - known;
  return said > 0 ? { said, came, error: (came - said) / said } : null;
};
