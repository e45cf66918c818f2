import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** An experiment may aim for a range: from `aim` to `aim_high`, which only a range has. */
export const experimentRanges = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('ALTER TABLE experiments ADD COLUMN aim_high REAL').execute(db);
  },
};
