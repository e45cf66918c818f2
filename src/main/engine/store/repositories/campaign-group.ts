import { type RawBuilder, sql } from 'kysely';

/**
 * The name that figures of a campaign (`alias`) stand under: its own. Names are given anew after a campaign is removed:
 * then what the removed one brought stands apart, as removed, and not with the one that has its name now.
 */
export const campaignGroup = (alias: string): RawBuilder<string | null> => {
  const k = sql.raw(alias);
  return sql`CASE WHEN ${k}.deleted_at IS NOT NULL AND EXISTS (SELECT 1 FROM campaigns living WHERE living.name = ${k}.name AND living.deleted_at IS NULL) THEN ${k}.name || ' (removed)' ELSE ${k}.name END`;
};
