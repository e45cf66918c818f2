import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What happened since a moment is asked by Home at each look, and by each copy of the day: years of steps are not read for it. */
export const historyAt = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('CREATE INDEX history_at ON history (at)').execute(db);
  },
};
