import { sql } from 'kysely';
import type { ReadDb } from '../../dialect';
import { Gathered, isTime, type Request, timeGroup, UNASSIGNED } from './gather';

/** Orders of the web shop (channels of the kind D2C): webOrders. */
export const webMeasures = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const found = await sql<{ day: string; n: number }>`SELECT d.day, sum(d.orders) AS n FROM daily_sales d
    JOIN sale_contexts c ON c.key = d.context_key JOIN channels h ON h.key = c.channel_key WHERE h.type = 'd2c' AND d.day BETWEEN ${request.from} AND ${request.to} GROUP BY 1`.execute(
    db,
  );
  const into = new Gathered();
  for (const row of found.rows) {
    const group = isTime(request.by)
      ? timeGroup(row.day, request.by, request.calendar)
      : request.by
        ? UNASSIGNED
        : null;
    into.add(group, null, 'webOrders', row.n);
  }
  return into;
};
