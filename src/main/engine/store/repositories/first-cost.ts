import { sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { lineCosts } from './line-costs';

/**
 * The first day of what people wrote down of marketing's cost: budget lines, creators' fees and products, events and
 * offline media. Null where nothing is written down. It is kept here and speaks of every day from then on.
 */
export const firstWrittenCost = async (db: ReadDb, asOf: string): Promise<string | null> => {
  const result = await sql<{ day: string | null }>`
    SELECT min(day) AS day FROM (
      SELECT min(due) AS day FROM deliverables WHERE deleted_at IS NULL AND fee_minor > 0
      UNION ALL SELECT min(day) FROM product_sends WHERE deleted_at IS NULL AND cost_minor > 0
      UNION ALL SELECT min(starts) FROM events WHERE deleted_at IS NULL AND cost_minor > 0
      UNION ALL SELECT min(starts) FROM flights WHERE deleted_at IS NULL AND cost_minor > 0)`.execute(db);
  const days = [result.rows[0]?.day ?? null, ...(await lineCosts(db, asOf)).map(({ from }) => from)];
  return days.reduce((first, day) => (first === null || (day !== null && day < first) ? day : first), null);
};
