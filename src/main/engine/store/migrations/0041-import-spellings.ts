import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const STATEMENTS = [
  `CREATE TABLE import_spellings (batch_id INTEGER NOT NULL REFERENCES import_batches(id) ON DELETE CASCADE, source_line INTEGER NOT NULL, natural_key TEXT NOT NULL,
    PRIMARY KEY (batch_id, source_line)) STRICT, WITHOUT ROWID`,
];

/** The spelling under which a line came in for a product that others went into: what an undo of that merge goes by. */
export const importSpellings = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
