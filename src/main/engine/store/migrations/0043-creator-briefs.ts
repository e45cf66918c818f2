import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const STATEMENTS = ["ALTER TABLE deliverables ADD COLUMN brief TEXT NOT NULL DEFAULT ''"];

/** What a creator is asked to make, in words; empty, as before, where nobody has written it. */
export const creatorBriefs = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
