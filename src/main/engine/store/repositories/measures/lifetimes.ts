import { sql } from 'kysely';
import { addDays } from '../../../../../shared/domain/day';
import { lifetimeWindow } from '../../../../../shared/domain/lifetime-window';
import type { ReadDb } from '../../dialect';
import { convertExact, Gathered, type Request } from './gather';
import { REDATED, redatedDay, redatedReturns, RETURN_NET } from './redated';

/**
 * What a predicted lifetime is made of, of the whole, in the days of `lifetimeWindow`: clvCustomers (with an order),
 * clvOrders, clvNet (their net sales); clvActive (active when those days began) and clvLost (no longer at the end).
 */
export const lifetimeMeasures = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const into = new Gathered();
  if (request.by !== undefined) return into;
  const { from, to } = lifetimeWindow(request.from, request.to, request.inactivityDays);
  const buyers = sql`(SELECT DISTINCT customer_key FROM daily_customer_sales WHERE day BETWEEN ${from} AND ${to} AND orders > 0)`;
  const sums = await sql<{ currency: string; day: string | null; minor: number; rest: number; orders: number }>`
    SELECT d.currency, CASE WHEN d.currency <> ${request.currency} THEN d.day END AS day, sum(d.net_minor) AS minor, sum(d.net_rest) AS rest, sum(d.orders) AS orders
    FROM daily_customer_sales d JOIN ${buyers} a ON a.customer_key = d.customer_key WHERE d.day BETWEEN ${from} AND ${to} GROUP BY 1, 2`.execute(
    db,
  );
  type Net = { currency: string; day: string | null; minor: number; rest: number };
  const add = (row: Net, sign: 1 | -1): void => {
    const net = convertExact(row, row.currency, request, row.day ?? to);
    if (net === undefined) into.leftOut.add(row.currency);
    else into.add(null, null, 'clvNet', sign * net.minor, sign * net.rest);
  };
  for (const row of sums.rows) {
    into.add(null, null, 'clvOrders', row.orders);
    add(row, 1);
  }
  if (request.refundDating === 'order')
    for (const { side, sign } of REDATED) {
      const moved = await sql<Net>`
        SELECT c.currency, ${redatedDay(side)} AS day, ${RETURN_NET}
        ${redatedReturns(side, { from, to })} AND l.customer_key IN ${buyers} GROUP BY 1, 2`.execute(db);
      for (const row of moved.rows) add(row, sign);
    }
  const counts = await sql<{ customers: number; active: number; lost: number }>`
    SELECT (SELECT count(*) FROM ${buyers}) AS customers, count(*) AS active,
      coalesce(sum(NOT EXISTS (SELECT 1 FROM daily_customer_sales l WHERE l.customer_key = a.customer_key AND l.orders > 0 AND l.day BETWEEN ${addDays(to, 1 - request.inactivityDays)} AND ${to})), 0) AS lost
    FROM (SELECT DISTINCT customer_key FROM daily_customer_sales WHERE orders > 0 AND day >= ${addDays(from, -request.inactivityDays)} AND day < ${from}) a`.execute(
    db,
  );
  into.add(null, null, 'clvCustomers', counts.rows[0]?.customers ?? 0);
  into.add(null, null, 'clvActive', counts.rows[0]?.active ?? 0);
  into.add(null, null, 'clvLost', counts.rows[0]?.lost ?? 0);
  return into;
};
