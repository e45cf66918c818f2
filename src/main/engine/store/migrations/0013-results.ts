import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const EDITED = 'rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT';

const COUNTS = [
  'impressions',
  'reach',
  'clicks',
  'sessions',
  'bounces',
  'likes',
  'comments',
  'shares',
  'followers',
  'sent',
  'delivered',
  'opened',
  'email_clicks',
  'unsubscribed',
  'leads',
  'qualified',
  'orders',
]
  .map((name) => `${name} INTEGER CHECK (${name} >= 0)`)
  .join(', ');

const SALES = [
  'gross_minor INTEGER',
  'gross_rest INTEGER',
  'discounts_minor INTEGER',
  'discounts_rest INTEGER',
  'returns_minor INTEGER',
  'returns_rest INTEGER',
  'adjustments_minor INTEGER',
  'adjustments_rest INTEGER',
  'units REAL',
  'returned_units REAL',
  'lines INTEGER',
  'undated_minor INTEGER',
  'sale_lines INTEGER',
  'return_lines INTEGER',
  'discount_lines INTEGER',
];

/** The rule that stands in every workspace: what a file says of an order. Its id never changes. */
const FILE_RULE = '00000000-0000-7000-8000-000000000013';

const SALES_NAMES = SALES.map((column) => column.split(' ')[0]).join(', ');

const STATEMENTS = [
  // Content, creators and target nodes are named by their text id, without a foreign key: their tables may come later.
  `CREATE TABLE result_days (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, from_day TEXT NOT NULL, to_day TEXT NOT NULL, campaign_key INTEGER REFERENCES campaigns(key), promotion TEXT NOT NULL,
    content_id TEXT, creator_id TEXT, source TEXT NOT NULL, name TEXT NOT NULL, currency TEXT NOT NULL, ${COUNTS}, revenue_minor INTEGER, spend_minor INTEGER CHECK (spend_minor >= 0),
    batch_id INTEGER REFERENCES import_batches(id), source_line INTEGER, ${EDITED}, CHECK (from_day <= to_day)) STRICT`,
  "CREATE UNIQUE INDEX result_days_natural ON result_days (from_day, to_day, coalesce(campaign_key, 0), promotion, coalesce(content_id, ''), coalesce(creator_id, ''), source, name, currency) WHERE deleted_at IS NULL",
  'CREATE INDEX result_days_campaign ON result_days (campaign_key, from_day)',
  'ALTER TABLE ad_days ADD COLUMN reach INTEGER',
  "ALTER TABLE orders ADD COLUMN tags TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE orders ADD COLUMN link TEXT NOT NULL DEFAULT ''",
  `CREATE TABLE attribution_rules (id TEXT PRIMARY KEY, position REAL NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('file', 'code', 'link', 'tag', 'source', 'location', 'window', 'hand')), match TEXT NOT NULL,
    campaign_key INTEGER REFERENCES campaigns(key), creator_id TEXT, from_day TEXT, to_day TEXT, note TEXT NOT NULL DEFAULT '', ${EDITED},
    CHECK (kind = 'file' OR campaign_key IS NOT NULL), CHECK (from_day IS NULL OR to_day IS NULL OR from_day <= to_day)) STRICT`,
  `INSERT INTO attribution_rules (id, position, kind, match, note) VALUES ('${FILE_RULE}', 1000, 'file', '', 'Named in the imported file')`,
  `CREATE TABLE order_attributions (order_key INTEGER PRIMARY KEY REFERENCES orders(key) ON DELETE CASCADE, campaign_key INTEGER NOT NULL REFERENCES campaigns(key), rule_id TEXT NOT NULL, creator_id TEXT) STRICT`,
  'CREATE INDEX order_attributions_campaign ON order_attributions (campaign_key)',
  `INSERT INTO order_attributions (order_key, campaign_key, rule_id) SELECT o.key, c.campaign_key, '${FILE_RULE}' FROM orders o JOIN sale_contexts c ON c.key = o.context_key WHERE c.campaign_key IS NOT NULL`,
  `CREATE TABLE daily_campaign_sales (day TEXT NOT NULL, context_key INTEGER NOT NULL REFERENCES sale_contexts(key), campaign_key INTEGER NOT NULL REFERENCES campaigns(key), orders INTEGER NOT NULL, ${SALES.map((column) => `${column} NOT NULL`).join(', ')},
    PRIMARY KEY (day, context_key, campaign_key)) STRICT, WITHOUT ROWID`,
  // A day's sums of a context with a campaign are those of its orders, all of which the file's rule gives to it.
  `INSERT INTO daily_campaign_sales (day, context_key, campaign_key, orders, ${SALES_NAMES}) SELECT d.day, d.context_key, c.campaign_key, d.orders, ${SALES_NAMES} FROM daily_sales d JOIN sale_contexts c ON c.key = d.context_key WHERE c.campaign_key IS NOT NULL`,
  `CREATE TABLE budgets (id TEXT PRIMARY KEY, period TEXT NOT NULL, promotion TEXT NOT NULL, amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0), note TEXT NOT NULL DEFAULT '', ${EDITED}) STRICT`,
  'CREATE UNIQUE INDEX budgets_once ON budgets (period, promotion) WHERE deleted_at IS NULL',
  `CREATE TABLE budget_asks (id TEXT PRIMARY KEY, name TEXT NOT NULL, asked_day TEXT NOT NULL, person_id TEXT, amount_minor INTEGER NOT NULL CHECK (amount_minor > 0), campaign_key INTEGER REFERENCES campaigns(key), node_id TEXT,
    from_campaign_key INTEGER REFERENCES campaigns(key), takes_from TEXT NOT NULL, expected_minor INTEGER NOT NULL CHECK (expected_minor >= 0), expected_leads INTEGER NOT NULL DEFAULT 0, due_day TEXT NOT NULL, reason TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'approved', 'declined')), decided_by TEXT, decided_day TEXT, decision_reason TEXT NOT NULL DEFAULT '', actual_minor INTEGER, scored_day TEXT, score_note TEXT NOT NULL DEFAULT '', ${EDITED}) STRICT`,
  `CREATE TABLE verdict_rules (id TEXT PRIMARY KEY, scale_roi REAL NOT NULL, stop_roi REAL NOT NULL, min_qualified INTEGER NOT NULL, min_spend_minor INTEGER NOT NULL, ${EDITED}) STRICT`,
  "INSERT INTO verdict_rules (id, scale_roi, stop_roi, min_qualified, min_spend_minor) VALUES ('00000000-0000-7000-8000-000000000113', 1.0, 0.0, 1, 10000)",
];

/** Results by day, the rules by which an order belongs to a campaign, budgets and what people ask for. */
export const results = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
