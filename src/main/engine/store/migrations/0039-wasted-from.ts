import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const STATEMENTS = [
  'ALTER TABLE verdict_rules ADD COLUMN wasted_from_minor INTEGER CHECK (wasted_from_minor IS NULL OR wasted_from_minor > 0)',
];

/** What a qualified lead may cost before the money counts as wasted; null, as before, where only those that brought none are told. */
export const wastedFrom = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
