import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const SHARE = (name: string): string => `${name} REAL NOT NULL CHECK (${name} BETWEEN 0 AND 1)`;

/** The rule that stands in every workspace; its id never changes. */
const RULE = '00000000-0000-7000-8000-000000000113';

const STATEMENTS = [
  // Nothing was ever written to the table but its first row.
  'DROP TABLE verdict_rules',
  `CREATE TABLE verdict_rules (id TEXT PRIMARY KEY, scale_roas REAL NOT NULL CHECK (scale_roas >= 0), pull_back_roas REAL NOT NULL CHECK (pull_back_roas >= 0), ${SHARE('good_share')}, ${SHARE('poor_share')},
    enough_leads INTEGER NOT NULL CHECK (enough_leads >= 1), rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, CHECK (pull_back_roas <= scale_roas), CHECK (poor_share <= good_share)) STRICT`,
  `INSERT INTO verdict_rules (id, scale_roas, pull_back_roas, good_share, poor_share, enough_leads) VALUES ('${RULE}', 3, 1, 0.3, 0.1, 10)`,
];

/** What to scale and what to stop is decided by return and by the share of leads that qualifies. */
export const verdictRules = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
