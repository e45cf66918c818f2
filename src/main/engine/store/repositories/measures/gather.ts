import type { BusinessHours } from '../../../../../shared/domain/business-hours';
import type { Dimension } from '../../../../../shared/domain/dimensions';
import { type Amount, exchange, REST_PER_MINOR, settle } from '../../../../../shared/domain/money';
import { type Calendar, periodOf } from '../../../../../shared/domain/period';
import type { Day } from '../../../../../shared/domain/day';

/** What to sum: days from–to, whole or by one dimension. The workspace's rules come along as values. */
export type Request = {
  from: Day;
  to: Day;
  /** The day on which the question is asked: what is booked or decided later is not known yet. */
  asOf: Day;
  by?: Dimension | undefined;
  /** Of sales, only those attributed to this one, by its key: names are given anew after a campaign is removed. */
  campaign?: number | undefined;
  /** Keys of the products that are asked of in a breakdown by product: other groups may be left out, or lack some of their sums. */
  products?: readonly number[] | undefined;
  currency: string;
  calendar: Calendar;
  rates: readonly Rate[];
  refundDating: 'processed' | 'order';
  inactivityDays: number;
  hours: BusinessHours;
  /** Counting distinct orders by product reads the lines, so only where somebody asked. */
  needOrders: boolean;
  /** How many rows stand behind each product's sum; figures do without. */
  rowCounts: boolean;
};

/** One unit of `currency` is worth `rate` units of the workspace's currency from `day` on. */
export type Rate = { day: Day; currency: string; rate: number };

export const UNASSIGNED = '(unassigned)';

/** Plain objects and not maps: thousands of products have a dozen sums each. */
type Sums = { label: string | null; minor: Record<string, number>; rest: Record<string, number> };

/** The sums of a group: as they are shown, and as ratios are made of them where rounding left something out. */
export type Finished = {
  group: string | null;
  label: string | null;
  measures: Record<string, number>;
  exact: Record<string, number> | null;
};

/** Sums by group while they are gathered; money keeps its rest until `finish`. */
export class Gathered {
  readonly groups = new Map<string | null, Sums>();
  readonly leftOut = new Set<string>();

  /** Adds to a group's sum; `rest` is in millionths of a minor unit. */
  add(group: string | null, label: string | null, name: string, minor: number, rest = 0): void {
    const entry = this.group(group, label);
    entry.minor[name] = (entry.minor[name] ?? 0) + minor;
    if (rest !== 0) entry.rest[name] = (entry.rest[name] ?? 0) + rest;
  }

  /** A group, there from now on even when nothing is added to it. */
  group(group: string | null, label: string | null): Sums {
    let entry = this.groups.get(group);
    if (!entry) {
      entry = { label, minor: {}, rest: {} };
      this.groups.set(group, entry);
    }
    if (entry.label === null && label !== null) entry.label = label;
    return entry;
  }

  /** Takes the sums of another, which stays as it is. */
  merge(other: Gathered): void {
    for (const [group, { label, minor, rest }] of other.groups) {
      this.group(group, label);
      for (const name of Object.keys(minor)) this.add(group, label, name, minor[name] ?? 0, rest[name] ?? 0);
    }
    for (const currency of other.leftOut) this.leftOut.add(currency);
  }

  /** The sums in whole minor units, as values of their own; `exact` with their fractions, where any has one. */
  finish(): Finished[] {
    return Array.from(this.groups, ([group, { label, minor, rest }]) => {
      const measures = { ...minor };
      let exact: Record<string, number> | null = null;
      for (const name of Object.keys(rest)) {
        const [whole = 0, left = 0] = [minor[name], rest[name]];
        measures[name] = settle(whole, left);
        if (left % REST_PER_MINOR !== 0) (exact ??= {})[name] = whole + left / REST_PER_MINOR;
      }
      return { group, label, measures, exact: exact && { ...measures, ...exact } };
    });
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
