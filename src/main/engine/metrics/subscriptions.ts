import type { Day } from '../../../shared/domain/day';
import { type Amount, REST_PER_MINOR } from '../../../shared/domain/money';
import type { SubscriptionRowsOf } from './types';

/** A paid subscription with its monthly amount in the workspace's currency. */
export type Subscription = {
  key: number;
  customer: number;
  /** The group of a breakdown that it belongs to; null for the whole. */
  group: string | null;
  label: string | null;
  plan: string;
  started: Day;
  ended: Day | null;
  monthly: Amount;
};

/** How one customer stood before the first day of a period and at the end of its last. */
type Standing = { start: Amount; end: Amount /** Had paid before the period began. */; before: boolean };

const NOTHING: Amount = { minor: 0, rest: 0 };
const plus = (a: Amount, b: Amount, sign: 1 | -1 = 1): Amount => ({
  minor: a.minor + sign * b.minor,
  rest: a.rest + sign * b.rest,
});
const plain = ({ minor, rest }: Amount): number => minor + rest / REST_PER_MINOR;

/** Running at the end of a day: the day of the end is the last but does not count, so that a month that ends says so. */
export const runsOn = ({ started, ended }: Pick<Subscription, 'started' | 'ended'>, day: Day): boolean =>
  started <= day && (ended === null || ended > day);

/** What each customer paid a month, all plans together: a move from one plan to another is no churn. */
const standings = (subscriptions: readonly Subscription[], before: Day, end: Day): Map<number, Standing> => {
  const found = new Map<number, Standing>();
  for (const one of subscriptions) {
    const standing = found.get(one.customer) ?? { start: NOTHING, end: NOTHING, before: false };
    if (runsOn(one, before)) standing.start = plus(standing.start, one.monthly);
    if (runsOn(one, end)) standing.end = plus(standing.end, one.monthly);
    if (one.started <= before) standing.before = true;
    found.set(one.customer, standing);
  }
  return found;
};

type Add = (one: Subscription, name: string, amount: Amount) => void;
const ONE: Amount = { minor: 1, rest: 0 };

/**
 * The sums of subscriptions from the end of `before` to the end of `end`: mrr, subscriptions and subscribers at the
 * end, startMrr and startSubscribers; churnedMrr and lostSubscribers (customers who pay nothing any more), newMrr and
 * newSubscribers (their first), reactivatedMrr (paid once, came back), expansionMrr and contractionMrr (pay more or
 * less), retainedMrr (what those of the start pay now) and keptMrr (that, at most what they paid). So the start plus
 * new, reactivated and expansion, less churned and contraction, is the end.
 */
export const sumSubscriptions = (subscriptions: readonly Subscription[], before: Day, end: Day, add: Add): void => {
  const customers = standings(subscriptions, before, end);
  const counted = new Set<string>();
  const once = (one: Subscription, name: string): void => {
    const at = `${name}\u0001${one.group}\u0001${one.customer}`;
    if (counted.has(at)) return;
    counted.add(at);
    add(one, name, ONE);
  };
  const whole = new Set<number>();
  for (const one of subscriptions) {
    const standing = customers.get(one.customer);
    if (!standing) continue;
    const [atStart, atEnd] = [plain(standing.start) > 0, plain(standing.end) > 0];
    if (runsOn(one, before)) {
      add(one, 'startMrr', one.monthly);
      once(one, 'startSubscribers');
      if (!atEnd) {
        add(one, 'churnedMrr', one.monthly);
        once(one, 'lostSubscribers');
      }
    }
    if (runsOn(one, end)) {
      add(one, 'mrr', one.monthly);
      add(one, 'subscriptions', ONE);
      once(one, 'subscribers');
      if (atStart) add(one, 'retainedMrr', one.monthly);
      else add(one, standing.before ? 'reactivatedMrr' : 'newMrr', one.monthly);
    }
    if (!standing.before && one.started > before && one.started <= end) once(one, 'newSubscribers');
    if (!atStart || !atEnd || whole.has(one.customer)) continue;
    // More or less is a matter of the customer, and is told once.
    whole.add(one.customer);
    const change = plus(standing.end, standing.start, -1);
    if (plain(change) > 0) add(one, 'expansionMrr', change);
    if (plain(change) < 0) add(one, 'contractionMrr', plus(NOTHING, change, -1));
    add(one, 'keptMrr', plain(change) < 0 ? standing.end : standing.start);
  }
};

/**
 * The subscriptions behind a figure with what each adds, in minor units or customers; what adds nothing is left out,
 * but of a customer with several that count as one.
 */
export const subscriptionsBehind = <T extends Subscription>(
  subscriptions: readonly T[],
  before: Day,
  end: Day,
  which: SubscriptionRowsOf,
): { one: T; adds: number }[] => {
  const customers = standings(subscriptions, before, end);
  const seen = new Set<string>();
  const first = (one: Subscription): number => {
    const at = `${one.group}\u0001${one.customer}`;
    if (seen.has(at)) return 0;
    seen.add(at);
    return 1;
  };
  return subscriptions.flatMap((one) => {
    const standing = customers.get(one.customer);
    if (!standing) return [];
    const [start, now] = [runsOn(one, before), runsOn(one, end)];
    const [paid, pays] = [plain(standing.start), plain(standing.end)];
    const monthly = plain(one.monthly);
    const row = (here: boolean, adds: () => number) => (here ? [{ one, adds: adds() }] : []);
    switch (which) {
      case 'start':
        return row(start, () => monthly);
      case 'running':
        return row(now, () => monthly);
      case 'subscribers':
        return row(now, () => first(one));
      case 'churned':
        return row(start && pays === 0, () => monthly);
      case 'lost':
        return row(start && pays === 0, () => first(one));
      case 'retained':
        return row(now && paid > 0, () => monthly);
      case 'kept':
        // A customer who pays more counts with what was paid: each subscription with its share of that.
        return row(now && paid > 0, () => monthly * Math.min(1, paid / pays));
      case 'growth':
        return row(start !== now, () => (now ? monthly : -monthly));
    }
  });
};
