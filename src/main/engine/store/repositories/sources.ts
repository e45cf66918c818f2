import { sql } from 'kysely';
import type { ReadDb } from '../dialect';

export type BatchRow = {
  file: string;
  format: string;
  map: string;
  at: string;
  first_day: string | null;
  last_day: string | null;
};

/** Every batch that still stands, the newest first. */
export const standingBatches = async (db: ReadDb): Promise<BatchRow[]> =>
  db
    .selectFrom('import_batches')
    .select(['file', 'format', 'map', 'at', 'first_day', 'last_day'])
    .where('undone_at', 'is', null)
    .orderBy('id', 'desc')
    .execute();

/** Whether there is anything a report could speak of. */
export const hasAnything = async (db: ReadDb): Promise<boolean> => {
  const result = await sql<{
    yes: number;
  }>`SELECT (EXISTS (SELECT 1 FROM daily_sales) OR EXISTS (SELECT 1 FROM deals WHERE deleted_at IS NULL) OR EXISTS (SELECT 1 FROM leads) OR EXISTS (SELECT 1 FROM ad_days)) AS yes`.execute(
    db,
  );
  return result.rows[0]?.yes === 1;
};

export type ChangeRow = {
  id: number;
  label: string;
  at: string;
  by: string | null;
  entity: string;
  entity_id: string | null;
};

/** What people and imports did since a moment, the newest first, and how much it was. */
export const changesSince = async (
  db: ReadDb,
  since: string,
  limit: number,
): Promise<{ rows: ChangeRow[]; total: number }> => {
  const rows = await sql<ChangeRow>`
    SELECT h.id, h.label, h.at, p.name AS by, h.entity, h.entity_id FROM history h LEFT JOIN people p ON p.id = h.person_id
    WHERE h.undone = 0 AND h.at >= ${since} ORDER BY h.id DESC LIMIT ${limit}`.execute(db);
  const total = await sql<{ n: number }>`SELECT count(*) AS n FROM history WHERE undone = 0 AND at >= ${since}`.execute(
    db,
  );
  return { rows: rows.rows, total: total.rows[0]?.n ?? 0 };
};
