import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const STATEMENTS = [
  // Two records that somebody looked at and said are not the same.
  `CREATE TABLE distinct_pairs (id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('companies', 'contacts')), first_id TEXT NOT NULL, second_id TEXT NOT NULL,
    rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, CHECK (first_id < second_id)) STRICT`,
  'CREATE UNIQUE INDEX distinct_pairs_once ON distinct_pairs (kind, first_id, second_id) WHERE deleted_at IS NULL',
];

/** Remembers pairs of companies and of contacts that are known to be two. */
export const duplicates = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
