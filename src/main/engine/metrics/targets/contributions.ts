import { type Day, daysBetween, maxDay, minDay } from '../../../../shared/domain/day';

type Days = { from: Day; to: Day };

/** What a plan item promised to a target and what is known of it; amounts in minor units, or units. */
export type Contribution = {
  /** Expected for the target's whole period. */
  amount: number;
  /** What orders attributed to it brought to the target in the period so far; 0 where nothing is. */
  brought: number;
  /** The days over which it should come; null where nobody said, and then it stays whole until the period ends. */
  days: Days | null;
};

/** `left` of the amount is still to come; `days` of `ofDays` within the period are left, null for a plan without days. */
export type StillToCome = { left: number; days: number | null; ofDays: number | null };

const length = ({ from, to }: Days): number => (from > to ? 0 : daysBetween(from, to) + 1);

/**
 * What of a contribution should have come by `asOf`, by the share of its days within the period that are over; all of it
 * where nobody said its days.
 *
 * @example 100,000 on 20 days of which 13 are over: 65,000
 */
export const dueBy = ({ amount, days }: Pick<Contribution, 'amount' | 'days'>, period: Days, asOf: Day): number => {
  if (days === null) return amount;
  const own = { from: maxDay(days.from, period.from), to: minDay(days.to, period.to) };
  const ofDays = length(own);
  return ofDays === 0 ? 0 : Math.round((amount * length({ from: own.from, to: minDay(own.to, asOf) })) / ofDays);
};

/**
 * What of a contribution is still to come from `rest.from` on: no more than its orders have not brought yet, since that
 * is in the actual already, and no more than the share of its days that are left, since what did not come in the days
 * gone is late and not ahead. Both are counted within the period: 90,000 over ten days of which four are left and that
 * brought 30,000 leave min(60,000, 36,000) = 36,000; had it brought 70,000, min(20,000, 36,000) = 20,000.
 */
export const stillToCome = ({ amount, brought, days }: Contribution, period: Days, rest: Days): StillToCome => {
  if (length(rest) === 0) return { left: 0, days: null, ofDays: null };
  const open = Math.max(0, amount - Math.max(0, brought));
  if (days === null) return { left: open, days: null, ofDays: null };
  const own = { from: maxDay(days.from, period.from), to: minDay(days.to, period.to) };
  const ofDays = length(own);
  const left = length({ from: maxDay(own.from, rest.from), to: minDay(own.to, rest.to) });
  return { left: ofDays === 0 ? 0 : Math.min(open, Math.round((amount * left) / ofDays)), days: left, ofDays };
};
