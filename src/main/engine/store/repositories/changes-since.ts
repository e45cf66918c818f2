import { sql } from 'kysely';
import type { ReadDb } from '../dialect';

export type BatchSince = {
  id: number;
  file: string;
  format: string;
  at: string;
  by: string | null;
  first_day: string | null;
  last_day: string | null;
  /** It stood when the report was frozen, and was taken back since, at `at`. */
  reverted: number;
};

/** The newest import there is; 0 before the first. */
export const lastBatch = async (db: ReadDb): Promise<number> =>
  (
    await db
      .selectFrom('import_batches')
      .select((eb) => eb.fn.max('id').as('id'))
      .executeTakeFirst()
  )?.id ?? 0;

/** Imports after a batch that brought or changed a row, and imports up to it that were taken back since a moment. */
export const batchesSince = async (db: ReadDb, last: number, since: string): Promise<BatchSince[]> => {
  const result = await sql<BatchSince>`
    SELECT b.id, b.file, b.format, coalesce(b.undone_at, b.at) AS at, p.name AS by, b.first_day, b.last_day, b.undone_at IS NOT NULL AS reverted
    FROM import_batches b LEFT JOIN people p ON p.id = b.person_id
    WHERE b.created + b.updated + b.adjustments > 0 AND ((b.id > ${last} AND b.undone_at IS NULL) OR (b.id <= ${last} AND b.undone_at > ${since})) ORDER BY at, b.id`.execute(
    db,
  );
  return result.rows;
};

export type TouchedRow = { batch: number; source: string; first: string; last: string };

/** The days between two that batches hold rows of, by kind of fact. A row belongs to the batch that changed it last. */
export const touchedDays = async (
  db: ReadDb,
  batches: readonly number[],
  from: string,
  to: string,
): Promise<TouchedRow[]> => {
  const list = JSON.stringify(batches);
  const result = await sql<TouchedRow>`
    SELECT batch_id AS batch, 'sales' AS source, min(day) AS first, max(day) AS last FROM order_lines
      WHERE day BETWEEN ${from} AND ${to} AND batch_id IN (SELECT value FROM json_each(${list})) GROUP BY 1
    UNION ALL SELECT batch_id, 'ads', min(from_day), max(to_day) FROM ad_days
      WHERE to_day >= ${from} AND from_day <= ${to} AND batch_id IN (SELECT value FROM json_each(${list})) GROUP BY 1
    UNION ALL SELECT batch_id, 'stock', min(as_of), max(as_of) FROM stock_levels
      WHERE as_of <= ${to} AND batch_id IN (SELECT value FROM json_each(${list})) GROUP BY 1`.execute(db);
  return result.rows;
};

export type EditSince = {
  id: number;
  label: string;
  at: string;
  by: string | null;
  entity: string;
  /** It moved order lines, as a merge of products does. */
  moved_lines: number;
};

/** What people changed since a moment and have not taken back, in the order of time. */
export const editsSince = async (db: ReadDb, since: string, entities: readonly string[]): Promise<EditSince[]> =>
  db
    .selectFrom('history as h')
    .leftJoin('people as p', 'p.id', 'h.person_id')
    .select(['h.id', 'h.label', 'h.at', 'p.name as by', 'h.entity'])
    .select(
      sql<number>`EXISTS (SELECT 1 FROM history_changes c WHERE c.history_id = h.id AND c.table_name = 'order_lines')`.as(
        'moved_lines',
      ),
    )
    .where('h.at', '>', since)
    .where('h.undone', '=', 0)
    .where('h.batch_id', 'is', null)
    .where('h.entity', 'in', entities)
    .orderBy('h.id')
    .execute();
