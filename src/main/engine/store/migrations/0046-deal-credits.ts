import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Who is credited with a deal and to what share; until somebody splits it, its owner with all of it. */
export const dealCredits = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw("ALTER TABLE deals ADD COLUMN credits TEXT NOT NULL DEFAULT '[]'").execute(db);
  },
};
