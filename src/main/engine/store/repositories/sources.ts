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
  }>`SELECT (EXISTS (SELECT 1 FROM daily_sales) OR EXISTS (SELECT 1 FROM deals WHERE deleted_at IS NULL) OR EXISTS (SELECT 1 FROM leads WHERE deleted_at IS NULL) OR EXISTS (SELECT 1 FROM ad_days)) AS yes`.execute(
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
  /** Of an import: its format, and the rows it brought or changed. */
  format: string | null;
  rows: number | null;
};

/** What people and imports did since a moment, the newest first. The plus sign has the steps found by `at` and sorted, not all of them read in their order. */
export const changesSince = async (db: ReadDb, since: string): Promise<ChangeRow[]> => {
  const found = await sql<ChangeRow>`
    SELECT h.id, h.label, h.at, p.name AS by, h.entity, h.entity_id, b.format, b.created + b.updated AS rows FROM history h LEFT JOIN people p ON p.id = h.person_id
    LEFT JOIN import_batches b ON b.id = h.batch_id AND h.entity = 'imports' WHERE h.undone = 0 AND h.at >= ${since} ORDER BY +h.id DESC`.execute(
    db,
  );
  return found.rows;
};

/**
 * When people last changed records of these kinds by hand, between two moments (ISO 8601 in UTC, the second one left out).
 * Criteria and stages, whose steps go by the same names, are no records.
 */
export const handChanges = async (
  db: ReadDb,
  entities: readonly string[],
  from: string,
  until: string,
): Promise<ReadonlyMap<string, string>> => {
  const found = await db
    .selectFrom('history')
    .select(({ fn }) => ['entity', fn.max('at').as('at')])
    .where('at', '>=', from)
    .where('at', '<', until)
    .where('undone', '=', 0)
    .where('batch_id', 'is', null)
    .where('entity', 'in', entities)
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM history_changes c WHERE c.history_id = history.id AND c.table_name IN ('lead_criteria', 'stages'))`,
    )
    .groupBy('entity')
    .execute();
  return new Map(found.map(({ entity, at }) => [entity, at]));
};

/** Whether anything was changed or imported after a moment (ISO 8601 in UTC; '' for ever). */
export const hasChanges = async (db: ReadDb, since: string): Promise<boolean> => {
  const result = await sql<{ yes: number }>`
    SELECT EXISTS (SELECT 1 FROM history WHERE at > ${since}) OR EXISTS (SELECT 1 FROM import_batches WHERE at > ${since}) AS yes`.execute(
    db,
  );
  return result.rows[0]?.yes === 1;
};
