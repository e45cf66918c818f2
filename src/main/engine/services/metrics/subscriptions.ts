import { addDays } from '../../../../shared/domain/day';
import { times } from '../../../../shared/domain/money';
import { fold } from '../../../../shared/domain/text';
import { runsOn, subscriptionsBehind, sumSubscriptions } from '../../metrics/subscriptions';
import type { SubscriptionRowsOf } from '../../metrics/types';
import type { ReadDb } from '../../store/dialect';
import { Gathered, isTime, type Rate, type Request } from '../../store/repositories/measures/gather';
import type { RowFilter, Rows } from '../../store/repositories/metric-rows';
import { costShares, readSubscriptions } from '../../store/repositories/subscriptions';

/**
 * Subscription measures as `sumSubscriptions` names them, and planPriced and planCost: the MRR of plans that are
 * products with a price and a cost, and what of it is cost. By time each span is asked for by itself.
 */
export const subscriptionMeasures = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const into = new Gathered();
  if (isTime(request.by)) return into;
  const { subscriptions, leftOut } = await readSubscriptions(db, request.to, request, request.by);
  for (const currency of leftOut) into.leftOut.add(currency);
  const before = addDays(request.from, -1);
  sumSubscriptions(subscriptions, before, request.to, ({ group, label }, name, amount) =>
    into.add(group, label, name, amount.minor, amount.rest),
  );
  if (subscriptions.length === 0) return into;
  const shares = await costShares(db);
  for (const one of subscriptions) {
    const share = shares.get(fold(one.plan));
    if (share === undefined || !runsOn(one, request.to)) continue;
    const cost = times(one.monthly, share);
    into.add(one.group, one.label, 'planPriced', one.monthly.minor, one.monthly.rest);
    into.add(one.group, one.label, 'planCost', cost.minor, cost.rest);
  }
  return into;
};

/** The subscriptions behind a figure, with file and line. */
export const subscriptionRows = async (
  db: ReadDb,
  which: SubscriptionRowsOf,
  filter: RowFilter,
  rates: readonly Rate[],
): Promise<Rows> => {
  const by = filter.group === undefined ? undefined : filter.by;
  const { subscriptions } = await readSubscriptions(db, filter.to, { rates, currency: filter.currency }, by);
  const found = subscriptionsBehind(subscriptions, addDays(filter.from, -1), filter.to, which).filter(
    ({ one }) => by === undefined || one.group === filter.group,
  );
  const counts = which === 'subscribers' || which === 'lost';
  return {
    columns: [
      { name: 'Customer', unit: 'text' },
      { name: 'Plan', unit: 'text' },
      { name: 'Started', unit: 'day' },
      { name: 'Ended', unit: 'day' },
      { name: 'A month', unit: 'money', ...(counts ? {} : { adds: 1 as const }) },
    ],
    rows: found.slice(filter.offset, filter.offset + filter.limit).map(({ one, adds }) => ({
      entity: 'subscriptions',
      id: String(one.key),
      contribution: adds,
      file: one.file,
      line: one.line,
      batch: one.batch,
      day: one.started,
      cells: [one.name, one.plan, one.started, one.ended, one.monthly.minor],
    })),
    total: found.length,
    sum: found.reduce((sum, { adds }) => sum + adds, 0),
  };
};
