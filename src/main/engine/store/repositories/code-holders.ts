import { sql } from 'kysely';
import type { ReadDb } from '../dialect';

/**
 * A code as it is compared, in SQL: without case, of letters of any script, and spaces, as shops and people write it one way
 * or another. Nearly all are plain letters and digits, which SQLite lowers by itself a hundred times as fast.
 */
export const plainCode = (column: string): string =>
  `CASE WHEN ${column} GLOB '*[^ -~]*' THEN lower_all(replace(${column}, ' ', '')) ELSE lower(replace(${column}, ' ', '')) END`;

/** The same of a code that is asked for. */
export const plainCodeOf = (code: string): string => code.replaceAll(' ', '').normalize('NFC').toLowerCase();

/** Who gives orders with a code to whom: a campaign by its own code, a creator by one of theirs, or a rule. */
export type CodeHolder = {
  holder: 'campaign' | 'creator' | 'rule';
  id: string;
  /** The campaign or creator; '' for a rule. */
  name: string;
  creator_id: string | null;
  campaign_id: string | null;
  campaign: string | null;
  code: string;
  from_day: string | null;
  to_day: string | null;
};

/** Every living holder of a code, however it is written. */
export const codeHolders = async (db: ReadDb, code: string): Promise<CodeHolder[]> => {
  const same = (column: string) => sql`(${sql.raw(plainCode(column))}) = ${plainCodeOf(code)}`;
  const found = await sql<CodeHolder>`
    SELECT 'campaign' AS holder, k.id, k.name, NULL AS creator_id, k.id AS campaign_id, k.name AS campaign, k.code, k.starts AS from_day, k.ends AS to_day FROM campaigns k
      WHERE k.deleted_at IS NULL AND k.code <> '' AND ${same('k.code')}
    UNION ALL SELECT 'creator', d.id, p.name, p.id, k.id, k.name, d.code, d.starts, d.ends FROM codes d JOIN creators p ON p.id = d.creator_id AND p.deleted_at IS NULL LEFT JOIN campaigns k ON k.key = d.campaign_key
      WHERE d.deleted_at IS NULL AND ${same('d.code')}
    UNION ALL SELECT 'rule', r.id, '', r.creator_id, k.id, k.name, r.match, r.from_day, r.to_day FROM attribution_rules r JOIN campaigns k ON k.key = r.campaign_key
      WHERE r.deleted_at IS NULL AND r.kind = 'code' AND ${same('r.match')} ORDER BY 1, 3, 2`.execute(db);
  return found.rows;
};
