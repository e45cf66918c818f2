import type { BusinessHours } from '../../../../../shared/domain/business-hours';
import type { Dimension } from '../../../../../shared/domain/dimensions';
import { type Amount, exchange, settle } from '../../../../../shared/domain/money';
import { type Calendar, periodOf } from '../../../../../shared/domain/period';
import type { Day } from '../../../../../shared/domain/day';

/** What to sum: days from–to, whole or by one dimension. The workspace's rules come along as values. */
export type Request = {
  from: Day;
  to: Day;
  by?: Dimension | undefined;
  currency: string;
  calendar: Calendar;
  rates: readonly Rate[];
  refundDating: 'processed' | 'order';
  inactivityDays: number;
  hours: BusinessHours;
  /** Counting distinct orders by product reads the lines, so only where somebody asked. */
  needOrders: boolean;
};

/** One unit of `currency` is worth `rate` units of the workspace's currency from `day` on. */
export type Rate = { day: Day; currency: string; rate: number };

export const UNASSIGNED = '(unassigned)';

/** Sums by group while they are gathered; money keeps its rest until `finish`. */
export class Gathered {
  readonly groups = new Map<
    string | null,
    { label: string | null; sums: Map<string, { minor: number; rest: number }> }
  >();
  readonly leftOut = new Set<string>();

  /** Adds to a group's sum; `rest` is in millionths of a minor unit. */
  add(group: string | null, label: string | null, name: string, minor: number, rest = 0): void {
    let entry = this.groups.get(group);
    if (!entry) {
      entry = { label, sums: new Map() };
      this.groups.set(group, entry);
    }
    if (entry.label === null && label !== null) entry.label = label;
    const known = entry.sums.get(name);
    if (known) {
      known.minor += minor;
      known.rest += rest;
    } else entry.sums.set(name, { minor, rest });
  }

  /** Takes the sums of another; that one is not used afterwards. */
  merge(other: Gathered): void {
    if (this.groups.size === 0) for (const [group, entry] of other.groups) this.groups.set(group, entry);
    else this.#addAll(other);
    for (const currency of other.leftOut) this.leftOut.add(currency);
  }

  #addAll(other: Gathered): void {
    for (const [group, { label, sums }] of other.groups)
      for (const [name, { minor, rest }] of sums) this.add(group, label, name, minor, rest);
  }

  finish(): { group: string | null; label: string | null; measures: Record<string, number> }[] {
    return [...this.groups].map(([group, { label, sums }]) => ({
      group,
      label,
      measures: Object.fromEntries([...sums].map(([name, { minor, rest }]) => [name, settle(minor, rest)])),
    }));
  }
}

/** The rate on a day: the newest one that began on or before it. */
export const rateOn = (rates: readonly Rate[], currency: string, day: Day): number | undefined => {
  let found: Rate | undefined;
  for (const rate of rates)
    if (rate.currency === currency && rate.day <= day && (!found || rate.day >= found.day)) found = rate;
  return found?.rate;
};

/** An amount in the workspace's currency at the rate of its day, with what rounding leaves out; undefined without a rate. */
export const convertExact = (
  amount: Amount,
  from: string,
  request: Pick<Request, 'rates' | 'currency'>,
  day: Day,
): Amount | undefined => {
  if (from === request.currency) return amount;
  const rate = rateOn(request.rates, from, day);
  return rate === undefined ? undefined : exchange(amount, from, request.currency, rate);
};

/** The same in whole minor units, rounded half away from zero: for one amount that is shown by itself. */
export const convert = (
  minor: number,
  from: string,
  request: Pick<Request, 'rates' | 'currency'>,
  day: Day,
): number | undefined => convertExact({ minor, rest: 0 }, from, request, day)?.minor;

export const isTime = (by: Dimension | undefined): by is 'day' | 'week' | 'month' =>
  by === 'day' || by === 'week' || by === 'month';

/** The group of a day in a breakdown by time: the day itself, or the id of its week or month. */
export const timeGroup = (day: Day, by: 'day' | 'week' | 'month', calendar: Calendar): string =>
  by === 'day' ? day : periodOf(day, by, calendar).id;
