import { maxDay, minDay, type Day } from '../../../../shared/domain/day';
import { type Calendar, type Period, periodsWithin } from '../../../../shared/domain/period';
import { shareWithFloors } from './cascade';

/** Days of one week within one month and one period: what months and weeks are both made of. */
export type MonthPart = { month: string; week: string; from: Day; to: Day };

/** A period cut by months, and each month by weeks: a week that crosses two months comes once in each. */
export const monthParts = (period: Period, calendar: Calendar): MonthPart[] =>
  periodsWithin(period, 'month', calendar).flatMap((month) => {
    const within: Period = {
      id: month.id,
      kind: 'range',
      from: maxDay(month.from, period.from),
      to: minDay(month.to, period.to),
    };
    return periodsWithin(within, 'week', calendar).map((week) => ({
      month: month.id,
      week: week.id,
      from: maxDay(week.from, within.from),
      to: minDay(week.to, within.to),
    }));
  });

export type MonthAmount = {
  month: string;
  target: number;
  /** Whether it has ended: what was aimed for is not moved any more. */
  over: boolean;
};

/**
 * Months with one of them set by hand: the other months that have not ended give or take the difference, in proportion
 * to what they hold, so that all still sum to the whole. Null where they cannot.
 */
export const withMonth = (
  months: readonly MonthAmount[],
  month: string,
  amount: number,
): Record<string, number> | null => {
  const whole = months.reduce((sum, one) => sum + one.target, 0);
  const others = months.filter((one) => one.month !== month && !one.over);
  const kept = months.filter((one) => one.month !== month && one.over);
  const left = whole - amount - kept.reduce((sum, one) => sum + one.target, 0);
  if (left < 0 || (others.length === 0 && left !== 0)) return null;
  const given = others.some((one) => one.target > 0) ? others.map((one) => one.target) : others.map(() => 1);
  const shares = shareWithFloors(
    left,
    given,
    others.map(() => 0),
  );
  return Object.fromEntries([
    ...kept.map((one) => [one.month, one.target] as const),
    [month, amount] as const,
    ...others.map((one, index) => [one.month, shares[index] ?? 0] as const),
  ]);
};
