import { type Earnings, earningsOf } from '../../../../shared/domain/commission';
import type { Context } from '../../context';
import { type CommissionOrder, commissionOrders } from '../../store/repositories/creators';
import type { Settings } from '../settings';

/** Orders of all time by creators' codes, with what each earns. */
export const ordersOfCodes = (
  context: Context,
  settings: Settings,
  creatorId?: string,
): Promise<{ orders: CommissionOrder[]; leftOut: Set<string> }> =>
  commissionOrders(context.store.read, {
    from: '0000-01-01',
    to: settings.today,
    asOf: settings.today,
    currency: settings.currency,
    rates: settings.rates,
    creatorId,
  });

/** What orders come to, by creator or by code. */
export const earnedBy = (
  orders: readonly CommissionOrder[],
  keyOf: (order: CommissionOrder) => string,
): Map<string, Earnings> => {
  const groups = new Map<string, CommissionOrder[]>();
  for (const order of orders) {
    const group = groups.get(keyOf(order));
    if (group) group.push(order);
    else groups.set(keyOf(order), [order]);
  }
  return new Map(Array.from(groups, ([key, group]) => [key, earningsOf(group)]));
};
