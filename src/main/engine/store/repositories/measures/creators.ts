import type { Dimension } from '../../../../../shared/domain/dimensions';
import type { ReadDb } from '../../dialect';
import { commissionOrders, creatorCosts } from '../creators';
import { Gathered, isTime, type Request, timeGroup, UNASSIGNED } from './gather';

type Whose = { day: string; creator: string; campaign: string | null };

/** The group of an order or a cost; the dimensions of creators. */
export const creatorGroup = (by: Dimension | undefined, row: Whose): string | null => {
  if (by === undefined) return null;
  if (by === 'creator') return row.creator;
  return by === 'campaign' ? (row.campaign ?? UNASSIGNED) : UNASSIGNED;
};

/**
 * Creator measures, of orders by their codes and what they cost: commissionOwed (of orders past their hold) with
 * owedRows, commission (held or not), creatorOrders, creatorFees with feeRows, productSent with sentRows.
 */
export const creatorMeasures = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const into = new Gathered();
  const groupOf = (row: Whose): string | null =>
    isTime(request.by) ? timeGroup(row.day, request.by, request.calendar) : creatorGroup(request.by, row);
  const { orders, leftOut } = await commissionOrders(db, request);
  for (const currency of leftOut) into.leftOut.add(currency);
  for (const order of orders) {
    const group = groupOf(order);
    into.add(group, null, 'creatorOrders', 1);
    into.add(group, null, 'commission', order.commissionMinor);
    if (order.held) continue;
    into.add(group, null, 'commissionOwed', order.commissionMinor);
    into.add(group, null, 'owedRows', 1);
  }
  for (const cost of await creatorCosts(db, request.from, request.to)) {
    const group = groupOf(cost);
    into.add(group, null, cost.kind === 'fee' ? 'creatorFees' : 'productSent', cost.minor);
    into.add(group, null, cost.kind === 'fee' ? 'feeRows' : 'sentRows', 1);
  }
  return into;
};
