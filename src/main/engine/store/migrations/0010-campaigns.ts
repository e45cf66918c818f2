import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const EDITED = 'rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT';
const DECISION = "decision IN ('scale', 'keep', 'test', 'pull-back')";
const CAMPAIGN = 'campaign_key INTEGER NOT NULL REFERENCES campaigns(key)';

const STATEMENTS = [
  `CREATE TABLE experiments (id TEXT PRIMARY KEY, campaign_key INTEGER REFERENCES campaigns(key), hypothesis TEXT NOT NULL, platform TEXT NOT NULL, cap_minor INTEGER CHECK (cap_minor >= 0),
    starts TEXT, ends TEXT, metric TEXT NOT NULL, comparator TEXT NOT NULL CHECK (comparator IN ('at-least', 'at-most')), aim REAL, result REAL, decision TEXT CHECK (decision IS NULL OR ${DECISION}),
    decided_day TEXT, author TEXT, ${EDITED}, CHECK (starts IS NULL OR ends IS NULL OR starts <= ends)) STRICT`,
  'CREATE INDEX experiments_campaign ON experiments (campaign_key)',
  "ALTER TABLE campaigns ADD COLUMN summary TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE campaigns ADD COLUMN hypotheses TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE campaigns ADD COLUMN audience TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE campaigns ADD COLUMN optimise TEXT NOT NULL DEFAULT ''",
  'ALTER TABLE campaigns ADD COLUMN optimise_id TEXT REFERENCES experiments(id)',
  // Audiences are a table of a later step, which a foreign key could not name yet.
  `CREATE TABLE campaign_links (id TEXT PRIMARY KEY, ${CAMPAIGN}, kind TEXT NOT NULL CHECK (kind IN ('promotion', 'sales-channel', 'product', 'audience', 'member', 'moment')), promotion TEXT,
    channel_key INTEGER REFERENCES channels(key), product_key INTEGER REFERENCES products(key), audience_id TEXT, person_key INTEGER REFERENCES people(key), moment_id TEXT REFERENCES moments(id), ${EDITED}) STRICT`,
  'CREATE INDEX campaign_links_campaign ON campaign_links (campaign_key, kind)',
  `CREATE TABLE budget_lines (id TEXT PRIMARY KEY, ${CAMPAIGN}, name TEXT NOT NULL, promotion TEXT, planned_minor INTEGER NOT NULL CHECK (planned_minor >= 0), committed_minor INTEGER NOT NULL CHECK (committed_minor >= 0),
    spent_minor INTEGER NOT NULL CHECK (spent_minor >= 0), paid_minor INTEGER NOT NULL CHECK (paid_minor >= 0), day TEXT, note TEXT NOT NULL, ${EDITED}) STRICT`,
  'CREATE INDEX budget_lines_campaign ON budget_lines (campaign_key)',
  `CREATE TABLE campaign_goals (id TEXT PRIMARY KEY, ${CAMPAIGN}, metric TEXT NOT NULL, amount INTEGER NOT NULL CHECK (amount >= 0), ${EDITED}) STRICT`,
  'CREATE UNIQUE INDEX campaign_goals_once ON campaign_goals (campaign_key, metric) WHERE deleted_at IS NULL',
  `CREATE TABLE campaign_decisions (id TEXT PRIMARY KEY, ${CAMPAIGN}, decision TEXT NOT NULL CHECK (${DECISION}), reason TEXT NOT NULL, optimise TEXT NOT NULL, node_id TEXT REFERENCES target_nodes(id),
    day TEXT NOT NULL, author TEXT, ${EDITED}) STRICT`,
  'CREATE INDEX campaign_decisions_campaign ON campaign_decisions (campaign_key, day)',
  // What stood as other costs becomes a line of the budget; the column keeps the sum of what the lines have spent.
  `INSERT INTO budget_lines (id, campaign_key, name, promotion, planned_minor, committed_minor, spent_minor, paid_minor, day, note)
    SELECT 'other-' || id, key, 'Other costs', NULL, other_cost_minor, other_cost_minor, other_cost_minor, 0, NULL, '' FROM campaigns WHERE other_cost_minor > 0 AND deleted_at IS NULL`,
];

/** Campaigns are planned: links, lines of budget, goals, decisions and experiments. */
export const campaigns = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
