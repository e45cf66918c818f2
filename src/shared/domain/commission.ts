import { addDays, type Day } from './day';

/** What a code earns. `rate` is a share of net sales, 0 to 1; `fixedMinor` an amount for each order that keeps something. */
export type CommissionRule = {
  commission: 'none' | 'rate' | 'fixed';
  rate: number | null;
  fixedMinor: number | null;
  /** Days after its own within which an order can still be refunded. */
  holdDays: number;
};

const MILLION = 1_000_000;

/**
 * What one order earns, whole minor units, half a unit rounded up; nothing once it is refunded in full. Rounded for
 * each order, so that a statement adds up line by line.
 *
 * @example commissionOf({ commission: 'rate', rate: 0.15, fixedMinor: null, holdDays: 30 }, 4_990) // 749
 */
export const commissionOf = (rule: CommissionRule, netMinor: number): number => {
  if (netMinor <= 0) return 0;
  if (rule.commission === 'fixed') return rule.fixedMinor ?? 0;
  if (rule.commission === 'none') return 0;
  // The share in millionths, a whole number: 0.145 of 1,000 is 145 and not 145.00000000000003.
  const millionths = Math.round((rule.rate ?? 0) * MILLION);
  return Math.floor((netMinor * millionths + MILLION / 2) / MILLION);
};

/** Whether an order can still be refunded on this day: through the last day of the hold. */
export const isHeld = (orderDay: Day, holdDays: number, asOf: Day): boolean => asOf <= addDays(orderDay, holdDays);

export type Earnings = { orders: number; netMinor: number; earnedMinor: number; heldMinor: number };

/** What orders come to, each with what it earns: earned once its hold is over, held until then. */
export const earningsOf = (
  orders: readonly { netMinor: number; commissionMinor: number; held: boolean }[],
): Earnings => {
  const sums: Earnings = { orders: 0, netMinor: 0, earnedMinor: 0, heldMinor: 0 };
  for (const order of orders) {
    sums.orders += 1;
    sums.netMinor += order.netMinor;
    if (order.held) sums.heldMinor += order.commissionMinor;
    else sums.earnedMinor += order.commissionMinor;
  }
  return sums;
};
