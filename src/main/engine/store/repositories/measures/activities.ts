import { sql } from 'kysely';
import type { ReadDb } from '../../dialect';
import { convert, Gathered, isTime, type Request, timeGroup, UNASSIGNED } from './gather';

/** Activity measures: activityCost (what they cost, part of sales cost) and activityRows (how many had a cost). */
export const activityMeasures = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const { rows } = await sql<{ day: string; currency: string; minor: number; n: number }>`
    SELECT day, currency, sum(cost_minor) AS minor, count(*) AS n FROM activities
    WHERE deleted_at IS NULL AND cost_minor > 0 AND day BETWEEN ${request.from} AND ${request.to} GROUP BY 1, 2`.execute(
    db,
  );
  const into = new Gathered();
  for (const row of rows) {
    const group = isTime(request.by)
      ? timeGroup(row.day, request.by, request.calendar)
      : request.by
        ? UNASSIGNED
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
