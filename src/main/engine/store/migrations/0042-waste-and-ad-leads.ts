import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const STATEMENTS = [
  'ALTER TABLE ad_days ADD COLUMN leads INTEGER',
  'ALTER TABLE verdict_rules ADD COLUMN wasted_from_minor INTEGER CHECK (wasted_from_minor IS NULL OR wasted_from_minor > 0)',
];

/**
 * Leads that an ad platform reports stand with its spend. What a qualified lead may cost before the money counts as
 * wasted is part of the rule; null, as before, where only campaigns that brought none are told.
 */
export const wasteAndAdLeads = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
