import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const EDITED = 'rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT';

const TABLES = [
  `CREATE TABLE import_sources (id TEXT PRIMARY KEY, signature TEXT NOT NULL, format TEXT NOT NULL, file TEXT NOT NULL, map TEXT NOT NULL, dates TEXT CHECK (dates IN ('ymd', 'dmy', 'mdy')), at TEXT NOT NULL, ${EDITED}) STRICT`,
  'CREATE UNIQUE INDEX import_sources_signature ON import_sources (signature) WHERE deleted_at IS NULL',
  `CREATE TABLE import_aliases (id TEXT PRIMARY KEY, entity TEXT NOT NULL CHECK (entity IN ('companies', 'contacts')), natural_key TEXT NOT NULL, target_id TEXT NOT NULL, batch_id INTEGER REFERENCES import_batches(id), ${EDITED}) STRICT`,
  'CREATE UNIQUE INDEX import_aliases_key ON import_aliases (entity, natural_key) WHERE deleted_at IS NULL',
];

/** How files with the same columns were read last, and spellings that somebody said are a record that is there. */
export const imports = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of TABLES) await sql.raw(statement).execute(db);
  },
};
