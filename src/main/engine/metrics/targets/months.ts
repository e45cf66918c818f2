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

/** The key of part of a month among amounts typed by hand. */
export const partKey = ({ from, to }: Pick<MonthPart, 'from' | 'to'>): string => `${from}..${to}`;

export type PartAmount = MonthPart & {
  target: number;
  /** Whether its last day is past: what was aimed for is not moved any more. */
  over: boolean;
};

const shared = (amount: number, weights: readonly number[]): number[] =>
  shareWithFloors(
    amount,
    weights.some((weight) => weight > 0) ? weights : weights.map(() => 1),
    weights.map(() => 0),
  );

/**
 * Weeks with one of them set by hand. The other weeks of its month that are not over give or take the difference in
 * proportion to what they hold; only what they cannot bear, or where the month has no other, is shared among the open
 * weeks of the other months. All still sum to the whole. Null where they cannot.
 */
export const withWeek = (parts: readonly PartAmount[], from: Day, amount: number): number[] | null => {
  const asked = parts.find((part) => part.from === from);
  if (!asked) return null;
  const open = parts.filter((part) => part !== asked && !part.over);
  const near = open.filter(({ month }) => month === asked.month);
  const far = open.filter(({ month }) => month !== asked.month);
  const sum = (some: readonly PartAmount[]): number => some.reduce((total, { target }) => total + target, 0);
  const wanted = sum(near) - (amount - asked.target);
  const kept = near.length === 0 ? 0 : Math.max(0, wanted);
  const left = sum(far) + (wanted - kept);
  if (left < 0 || (far.length === 0 && left !== 0)) return null;
  const now = new Map<PartAmount, number>([[asked, amount]]);
  for (const [some, whole] of [
    [near, kept],
    [far, left],
  ] as const) {
    const shares = shared(
      whole,
      some.map(({ target }) => target),
    );
    for (const [index, part] of some.entries()) now.set(part, shares[index] ?? 0);
  }
  return parts.map((part) => now.get(part) ?? part.target);
};

/**
 * Amounts of weeks beside new amounts of their months: the weeks that are not over take a month's difference in
 * proportion to what they hold, all of them where those cannot.
 */
export const weeksWithin = (
  parts: readonly PartAmount[],
  months: Readonly<Record<string, number>>,
): Record<string, number> =>
  Object.fromEntries(
    [...Map.groupBy(parts, ({ month }) => month)].flatMap(([month, own]) => {
      const whole = months[month] ?? own.reduce((sum, { target }) => sum + target, 0);
      const past = own.filter(({ over }) => over).reduce((sum, { target }) => sum + target, 0);
      const bears = past <= whole && own.some(({ over }) => !over);
      const moved = bears ? own.filter(({ over }) => !over) : own;
      const shares = shared(
        bears ? whole - past : whole,
        moved.map(({ target }) => target),
      );
      return own.map((part): [string, number] => {
        const at = moved.indexOf(part);
        return [partKey(part), at < 0 ? part.target : (shares[at] ?? 0)];
      });
    }),
  );
