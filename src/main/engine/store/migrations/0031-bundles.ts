import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const EDITED = 'rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT';

const STATEMENTS = [
  // When a step was taken back or put on again: without it nobody could tell what has changed since a moment.
  'ALTER TABLE history ADD COLUMN turned_at TEXT',
  `CREATE TABLE bundles (id TEXT PRIMARY KEY, bundle_id TEXT NOT NULL, direction TEXT NOT NULL CHECK (direction IN ('given', 'taken')), file TEXT NOT NULL, author TEXT NOT NULL,
    since TEXT NOT NULL, made_at TEXT NOT NULL, records INTEGER NOT NULL, person_id TEXT, at TEXT NOT NULL, ${EDITED}) STRICT`,
  'CREATE INDEX bundles_at ON bundles (direction, at)',
  `CREATE TABLE merge_choices (id TEXT PRIMARY KEY, bundle_id TEXT NOT NULL, table_name TEXT NOT NULL, row_id TEXT NOT NULL, field TEXT NOT NULL, theirs TEXT NOT NULL,
    taken TEXT NOT NULL CHECK (taken IN ('mine', 'theirs')), person_id TEXT, at TEXT NOT NULL, ${EDITED}) STRICT`,
  'CREATE INDEX merge_choices_row ON merge_choices (table_name, row_id)',
  `CREATE TABLE record_aliases (id TEXT PRIMARY KEY, table_name TEXT NOT NULL, other_id TEXT NOT NULL, row_id TEXT NOT NULL, at TEXT NOT NULL, ${EDITED}) STRICT`,
  'CREATE UNIQUE INDEX record_aliases_other ON record_aliases (table_name, other_id) WHERE deleted_at IS NULL',
];

/** What teammates gave and took, how conflicts were decided, and which of their records is which of ours. */
export const bundles = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
