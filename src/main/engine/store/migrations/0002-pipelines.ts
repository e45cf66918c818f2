import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const STATEMENTS = [
  "ALTER TABLE stages ADD COLUMN color TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE stages ADD COLUMN required TEXT NOT NULL DEFAULT '[]'",
  "ALTER TABLE stages ADD COLUMN playbook TEXT NOT NULL DEFAULT '[]'",

  "ALTER TABLE deals ADD COLUMN needs TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE deals ADD COLUMN decision_maker TEXT NOT NULL DEFAULT ''",
  'ALTER TABLE deals ADD COLUMN budget_minor INTEGER',
  "ALTER TABLE deals ADD COLUMN labels TEXT NOT NULL DEFAULT '[]'",
  "ALTER TABLE deals ADD COLUMN playbook_done TEXT NOT NULL DEFAULT '[]'",
  // A column of the board in its order, and the deals of a stage that closed in a period; the first replaces an older one.
  'DROP INDEX deals_stage',
  'CREATE INDEX deals_stage ON deals (stage_id, position, id) WHERE deleted_at IS NULL',
  'CREATE INDEX deals_stage_closed ON deals (stage_id, closed_day) WHERE deleted_at IS NULL',

  `CREATE TABLE views (id TEXT PRIMARY KEY, page TEXT NOT NULL, name TEXT NOT NULL, search TEXT NOT NULL, position REAL NOT NULL,
    rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT) STRICT`,
  'CREATE INDEX views_page ON views (page, position)',
];

/** Stages say what they ask for and how they look; deals hold discovery, labels and ticks; pages have named views. */
export const pipelines = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
