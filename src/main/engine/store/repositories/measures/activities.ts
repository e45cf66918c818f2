import { sql } from 'kysely';
import type { ReadDb } from '../../dialect';
import { accountOf } from '../cost-channels';
import { convert, Gathered, isTime, type Request, timeGroup, UNASSIGNED } from './gather';

/** Activity measures: activityCost (what they cost, part of sales cost) and activityRows (how many had a cost). */
export const activityMeasures = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const channel = request.by === 'channel' ? accountOf(sql`a.channel_key`) : sql`NULL`;
  const { rows } = await sql<{ day: string; currency: string; channel: string | null; minor: number; n: number }>`
    SELECT a.day, a.currency, ${channel} AS channel, sum(a.cost_minor) AS minor, count(*) AS n FROM activities a
    WHERE a.deleted_at IS NULL AND a.cost_minor > 0 AND a.day BETWEEN ${request.from} AND ${request.to} GROUP BY 1, 2, 3`.execute(
    db,
  );
  const into = new Gathered();
  for (const row of rows) {
    const group = isTime(request.by)
      ? timeGroup(row.day, request.by, request.calendar)
      : request.by
        ? (row.channel ?? UNASSIGNED)
        : null;
    const own = convert(row.minor, row.currency, request, row.day);
    if (own === undefined) into.leftOut.add(row.currency);
    else {
      into.add(group, null, 'activityCost', own);
      into.add(group, null, 'activityRows', row.n);
    }
  }
  return into;
};
