import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const EDITED = 'rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT';
const KINDS = "('companies', 'contacts', 'products')";

const STATEMENTS = [
  `CREATE TABLE import_aliases_new (id TEXT PRIMARY KEY, entity TEXT NOT NULL CHECK (entity IN ${KINDS}), natural_key TEXT NOT NULL, target_id TEXT NOT NULL, from_id TEXT,
    batch_id INTEGER REFERENCES import_batches(id), ${EDITED}) STRICT`,
  `INSERT INTO import_aliases_new (id, entity, natural_key, target_id, batch_id, rev, deleted_at)
    SELECT id, entity, natural_key, target_id, batch_id, rev, deleted_at FROM import_aliases ORDER BY rowid`,
  'DROP TABLE import_aliases',
  'ALTER TABLE import_aliases_new RENAME TO import_aliases',
  'CREATE UNIQUE INDEX import_aliases_key ON import_aliases (entity, natural_key) WHERE deleted_at IS NULL',
  'CREATE INDEX import_aliases_from ON import_aliases (from_id) WHERE from_id IS NOT NULL',

  `CREATE TABLE distinct_pairs_new (id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ${KINDS}), first_id TEXT NOT NULL, second_id TEXT NOT NULL,
    ${EDITED}, CHECK (first_id < second_id)) STRICT`,
  `INSERT INTO distinct_pairs_new (id, kind, first_id, second_id, rev, deleted_at)
    SELECT id, kind, first_id, second_id, rev, deleted_at FROM distinct_pairs ORDER BY rowid`,
  'DROP TABLE distinct_pairs',
  'ALTER TABLE distinct_pairs_new RENAME TO distinct_pairs',
  'CREATE UNIQUE INDEX distinct_pairs_once ON distinct_pairs (kind, first_id, second_id) WHERE deleted_at IS NULL',

  // Two spellings of one product may both be counted on one day: each keeps its count, and a file read again finds it.
  "ALTER TABLE stock_levels ADD COLUMN counted_as TEXT NOT NULL DEFAULT ''",
  'DROP INDEX stock_levels_natural',
  'CREATE UNIQUE INDEX stock_levels_natural ON stock_levels (product_key, location, as_of, counted_as)',
];

/** Products can be merged: their other spellings are remembered, and stock that was counted under them stays apart. */
export const productMerges = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
