import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** A target may be in another measure than its tree: null is the tree's own. */
export const targetMeasures = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('ALTER TABLE target_nodes ADD COLUMN metric TEXT').execute(db);
  },
};
