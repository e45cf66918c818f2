import { daysBetween, minDay } from '../../../shared/domain/day';
import { percent } from '../../../shared/domain/figures';
import { lifetimeWindow } from '../../../shared/domain/lifetime-window';
import { elapsedDays, periodDays } from '../../../shared/domain/period';
import { estimated, missing, of } from './define';
import type { Computed, Facts, Measures } from './types';

/** Months after which a lifetime ends where nobody was lost, so that it stays a number: five years. Ours, not a standard. */
export const CAP_MONTHS = 60;
/** Mean length of a month in days. */
const MONTH_DAYS = 365.25 / 12;

/** Months that have passed of the period: whole ones for months, quarters and years that are over. */
export const monthsOf = ({ period, asOf }: Facts): number => {
  const days = periodDays(period);
  const whole = { month: 1, quarter: 3, year: 12 } as const;
  const months = period.kind in whole ? whole[period.kind as keyof typeof whole] : days / MONTH_DAYS;
  return (months * elapsedDays(period, asOf)) / days;
};

/** Gross margin as a share: of the plans that are named as products with a price and a cost, else of what was sold. */
export const marginOf = (m: Measures): number | undefined => {
  if (of(m, 'planPriced') > 0) return 1 - of(m, 'planCost') / of(m, 'planPriced');
  return salesMarginOf(m);
};

/**
 * Gross margin as a share of the net sales of products whose cost is known; undefined without any. Money given back that
 * names no product lowers them by their part of all that was sold.
 */
export const salesMarginOf = (m: Measures): number | undefined => {
  const costed = of(m, 'marginNet');
  const sold = costed + of(m, 'bareNet');
  const net = costed + (sold > 0 ? (of(m, 'looseNet') * costed) / sold : 0);
  return net > 0 ? 1 - of(m, 'marginCost') / net : undefined;
};

export const NO_MARGIN =
  'The gross margin is not known: no product sold in this period has a cost, and no plan is named as a product with a price and a cost.';
const BAD_MARGIN = 'The gross margin is not above zero, so nothing is earned back.';

/** A figure that needs the margin: what is missing in words, or the figure with the margin it rests on. */
export const withMargin = (margin: number | undefined, compute: (margin: number) => Computed): Computed => {
  if (margin === undefined) return missing(NO_MARGIN);
  if (margin <= 0) return missing(BAD_MARGIN);
  const found = compute(margin);
  return found.value === null
    ? found
    : { ...found, reason: [found.reason, `Gross margin ${percent(margin)}.`].filter(Boolean).join(' ') };
};

/** A quotient whose denominator is above zero. */
const over = (numerator: number, denominator: number, reason: string): Computed =>
  estimated({ value: numerator / denominator, numerator, denominator }, reason);

const read = (facts: Facts) =>
  lifetimeWindow(facts.period.from, minDay(facts.period.to, facts.asOf), facts.inactivityDays);
const days = (facts: Facts): string => `From the orders of ${read(facts).from} to ${read(facts).to}`;
const monthsRead = (facts: Facts): number => (daysBetween(read(facts).from, read(facts).to) + 1) / MONTH_DAYS;

/** Net sales of a customer who ordered, a month, in the days that a lifetime is read from; 0 where nobody did. */
export const monthlyOfCustomer = (m: Measures, facts: Facts): number =>
  of(m, 'clvCustomers') === 0 ? 0 : of(m, 'clvNet') / of(m, 'clvCustomers') / monthsRead(facts);

/**
 * Average order × orders a customer × lifespan, where the lifespan is 1 ÷ churn. The average order and the orders
 * cancel out to net sales of customers ÷ customers, so the numerator is what its rows add up to.
 */
export const predictedFromOrders = (m: Measures, facts: Facts, margin = 1): Computed => {
  const [net, customers] = [of(m, 'clvNet'), of(m, 'clvCustomers')];
  const [active, lost] = [of(m, 'clvActive'), of(m, 'clvLost')];
  if (customers === 0) return missing('No customer has ordered in this time.');
  if (active === 0)
    return missing(`No customer had ordered before, so none could be lost and no lifespan follows. ${days(facts)}.`);
  if (lost > 0) return over(net, (customers * lost) / active / margin, `Predicted. ${days(facts)}.`);
  const spans = CAP_MONTHS / monthsRead(facts);
  return over(
    net,
    customers / spans / margin,
    `No customer was lost: the lifespan is capped at ${CAP_MONTHS} months. ${days(facts)}.`,
  );
};

/**
 * Monthly revenue of a subscriber over the monthly churn of subscribers: what all paid at the start ÷ those lost.
 * Where orders are named after no customer, this is the lifetime revenue that can be predicted.
 */
export const predictedFromSubscribers = (m: Measures, facts: Facts): Computed => {
  const [mrr, subscribers, lost] = [of(m, 'startMrr'), of(m, 'startSubscribers'), of(m, 'lostSubscribers')];
  if (subscribers === 0) return missing('No subscription was running when the period began.');
  if (lost === 0)
    return over(
      mrr,
      subscribers / CAP_MONTHS,
      `No subscriber was lost: the lifespan is capped at ${CAP_MONTHS} months.`,
    );
  return over(mrr, lost / monthsOf(facts), 'Predicted from subscriptions.');
};

/** (ARPA × gross margin) ÷ monthly MRR churn. The MRR stands above the line. */
export const subscriptionValue = (m: Measures, facts: Facts, margin: number, by = 1): Computed => {
  const [mrr, subscribers, start] = [of(m, 'mrr'), of(m, 'subscribers'), of(m, 'startMrr')];
  if (start === 0) return missing('No subscription was running when the period began, so there is no churn to go by.');
  if (subscribers === 0) return missing('No subscription runs at the end of this period.');
  const churn = of(m, 'churnedMrr') / start / monthsOf(facts);
  return churn > 0
    ? over(mrr, (subscribers * churn * by) / margin, 'Predicted from subscriptions.')
    : over(
        mrr,
        (subscribers * by) / CAP_MONTHS / margin,
        `No MRR was lost: the lifespan is capped at ${CAP_MONTHS} months.`,
      );
};

/** Cost of sales and marketing for each new customer; where orders name nobody, for each new subscriber. */
export const acquisition = (m: Measures, facts: Facts): { cost: number; fresh: number; words: string } =>
  facts.coverage.customers
    ? { cost: costOf(m), fresh: of(m, 'newCustomers'), words: 'new customers' }
    : { cost: costOf(m), fresh: of(m, 'newSubscribers'), words: 'new subscribers' };

const costOf = (m: Measures): number => of(m, 'marketingCost') + of(m, 'activityCost');

/** Sums that the formulas show and no table holds: margin, ARPA, what a customer costs, parts of a lifetime. */
export const deriveLifetimes = (m: Record<string, number>, facts: Facts): void => {
  const put = (name: string, numerator: number, denominator: number): void => {
    if (denominator > 0) m[name] = numerator / denominator;
  };
  put('arpa', of(m, 'mrr'), of(m, 'subscribers'));
  put('mrrChurn', of(m, 'churnedMrr'), of(m, 'startMrr'));
  put('clvOrder', of(m, 'clvNet'), of(m, 'clvOrders'));
  put('clvFrequency', of(m, 'clvOrders'), of(m, 'clvCustomers'));
  put('clvMonthly', monthlyOfCustomer(m, facts), 1);
  put('clvChurn', of(m, 'clvLost'), of(m, 'clvActive'));
  const { cost, fresh } = acquisition(m, facts);
  put('acquisitionCost', cost, fresh);
  const [margin, sales] = [marginOf(m), salesMarginOf(m)];
  if (margin !== undefined) m['grossMargin'] = margin;
  if (sales !== undefined) m['salesMargin'] = sales;
  const value = ltvOf(m, facts);
  if (value.value !== null) m['lifetimeValue'] = value.value;
};

/** The margin that a customer brings over the lifetime: of subscribers where there are any, else of those who order. */
export const ltvOf = (m: Measures, facts: Facts, by = 1): Computed =>
  of(m, 'startMrr') > 0
    ? withMargin(marginOf(m), (margin) => subscriptionValue(m, facts, margin, by))
    : ordersValue(m, facts, by);

export const ordersValue = (m: Measures, facts: Facts, by = 1): Computed =>
  withMargin(salesMarginOf(m), (margin) => predictedFromOrders(m, facts, margin / by));
