import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * What a bundle brought was changed on another computer before the step that took it: by field, when (JSON, ISO 8601 in
 * UTC; '' for a whole record). Null for what was changed here.
 */
export const madeAt = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('ALTER TABLE history_changes ADD COLUMN made TEXT').execute(db);
  },
};
