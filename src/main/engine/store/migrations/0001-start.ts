import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Sums kept by the writes that change order lines; the same columns in both sales rollups. */
const SALES_MEASURES = `
  gross_minor INTEGER NOT NULL, gross_rest INTEGER NOT NULL, discounts_minor INTEGER NOT NULL, discounts_rest INTEGER NOT NULL,
  returns_minor INTEGER NOT NULL, returns_rest INTEGER NOT NULL, adjustments_minor INTEGER NOT NULL, adjustments_rest INTEGER NOT NULL,
  units REAL NOT NULL, returned_units REAL NOT NULL, lines INTEGER NOT NULL, undated_minor INTEGER NOT NULL,
  sale_lines INTEGER NOT NULL, return_lines INTEGER NOT NULL, discount_lines INTEGER NOT NULL`;

const EDITED = 'rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT';

const STATEMENTS = [
  `CREATE TABLE workspace (
    one INTEGER PRIMARY KEY CHECK (one = 1) DEFAULT 1, id TEXT NOT NULL, name TEXT NOT NULL, currency TEXT NOT NULL CHECK (length(currency) = 3),
    time_zone TEXT NOT NULL, week_start INTEGER NOT NULL CHECK (week_start BETWEEN 1 AND 7), fiscal_year_start INTEGER NOT NULL CHECK (fiscal_year_start BETWEEN 1 AND 12),
    inactivity_days INTEGER NOT NULL, refund_dating TEXT NOT NULL CHECK (refund_dating IN ('processed', 'order')), stale_days INTEGER NOT NULL,
    vision TEXT NOT NULL, is_sample INTEGER NOT NULL, created_at TEXT NOT NULL, rev INTEGER NOT NULL DEFAULT 1) STRICT`,

  `CREATE TABLE import_batches (
    id INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT NOT NULL, format TEXT NOT NULL, map TEXT NOT NULL, header TEXT NOT NULL, delimiter TEXT NOT NULL, person_id TEXT, at TEXT NOT NULL,
    rows INTEGER NOT NULL DEFAULT 0, created INTEGER NOT NULL DEFAULT 0, updated INTEGER NOT NULL DEFAULT 0, unchanged INTEGER NOT NULL DEFAULT 0, skipped INTEGER NOT NULL DEFAULT 0,
    adjustments INTEGER NOT NULL DEFAULT 0, first_day TEXT, last_day TEXT, undone_at TEXT) STRICT`,
  `CREATE TABLE source_blocks (
    batch_id INTEGER NOT NULL REFERENCES import_batches(id) ON DELETE CASCADE, first_line INTEGER NOT NULL, last_line INTEGER NOT NULL, text BLOB NOT NULL,
    PRIMARY KEY (batch_id, first_line)) STRICT`,
  `CREATE TABLE batch_changes (
    batch_id INTEGER NOT NULL REFERENCES import_batches(id), seq INTEGER NOT NULL, table_name TEXT NOT NULL, row_key TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
    PRIMARY KEY (batch_id, seq)) STRICT`,
  'CREATE INDEX batch_changes_row ON batch_changes (table_name, row_key)',

  `CREATE TABLE people (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, natural_key TEXT NOT NULL, email TEXT NOT NULL, roles TEXT NOT NULL, batch_id INTEGER REFERENCES import_batches(id), ${EDITED}) STRICT`,
  'CREATE UNIQUE INDEX people_name ON people (natural_key) WHERE deleted_at IS NULL',
  `CREATE TABLE channels (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, parent_key INTEGER REFERENCES channels(key), level TEXT NOT NULL CHECK (level IN ('type', 'account', 'location')),
    type TEXT NOT NULL, name TEXT NOT NULL, natural_key TEXT NOT NULL, owner_key INTEGER REFERENCES people(key), batch_id INTEGER REFERENCES import_batches(id), ${EDITED}) STRICT`,
  'CREATE INDEX channels_name ON channels (natural_key)',
  `CREATE TABLE products (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sku TEXT NOT NULL, name TEXT NOT NULL, natural_key TEXT NOT NULL, line TEXT NOT NULL,
    price_minor INTEGER, cost_minor INTEGER, batch_id INTEGER REFERENCES import_batches(id), source_line INTEGER, ${EDITED}) STRICT`,
  'CREATE UNIQUE INDEX products_natural ON products (natural_key) WHERE deleted_at IS NULL',
  `CREATE TABLE campaigns (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, natural_key TEXT NOT NULL, objective TEXT NOT NULL, promotion_channel TEXT NOT NULL, platform TEXT NOT NULL,
    owner_key INTEGER REFERENCES people(key), starts TEXT, ends TEXT, budget_minor INTEGER, other_cost_minor INTEGER, code TEXT NOT NULL, status TEXT NOT NULL, batch_id INTEGER REFERENCES import_batches(id), ${EDITED}) STRICT`,
  'CREATE UNIQUE INDEX campaigns_name ON campaigns (natural_key) WHERE deleted_at IS NULL',
  `CREATE TABLE companies (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, natural_key TEXT NOT NULL, kind TEXT NOT NULL, domain TEXT NOT NULL, country TEXT NOT NULL,
    batch_id INTEGER REFERENCES import_batches(id), source_line INTEGER, ${EDITED}) STRICT`,
  'CREATE UNIQUE INDEX companies_name ON companies (natural_key) WHERE deleted_at IS NULL',
  `CREATE TABLE contacts (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, company_key INTEGER REFERENCES companies(key), name TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL, natural_key TEXT NOT NULL,
    opt_in TEXT, opted_in_on TEXT, opted_out_on TEXT, tags TEXT NOT NULL DEFAULT '', batch_id INTEGER REFERENCES import_batches(id), source_line INTEGER, ${EDITED}) STRICT`,
  'CREATE INDEX contacts_natural ON contacts (natural_key)',
  `CREATE TABLE customers (key INTEGER PRIMARY KEY, external_id TEXT NOT NULL, natural_key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, email TEXT NOT NULL, country TEXT NOT NULL,
    company_key INTEGER REFERENCES companies(key), first_order_day TEXT, last_order_day TEXT, batch_id INTEGER REFERENCES import_batches(id), source_line INTEGER) STRICT`,
  'CREATE INDEX customers_first ON customers (first_order_day)',

  `CREATE TABLE sale_contexts (key INTEGER PRIMARY KEY, channel_key INTEGER REFERENCES channels(key), location_key INTEGER REFERENCES channels(key), rep_key INTEGER REFERENCES people(key),
    campaign_key INTEGER REFERENCES campaigns(key), source TEXT NOT NULL, country TEXT NOT NULL, currency TEXT NOT NULL) STRICT`,
  `CREATE TABLE orders (key INTEGER PRIMARY KEY, source TEXT NOT NULL, external_id TEXT NOT NULL, day TEXT NOT NULL, ordered_at TEXT, context_key INTEGER NOT NULL REFERENCES sale_contexts(key),
    customer_key INTEGER REFERENCES customers(key), is_sale INTEGER NOT NULL, status TEXT NOT NULL, discount_code TEXT NOT NULL, batch_id INTEGER NOT NULL REFERENCES import_batches(id), source_line INTEGER NOT NULL) STRICT`,
  'CREATE UNIQUE INDEX orders_natural ON orders (external_id, source)',
  'CREATE INDEX orders_day ON orders (day)',
  `CREATE TABLE order_lines (key INTEGER PRIMARY KEY, order_key INTEGER NOT NULL REFERENCES orders(key), kind TEXT NOT NULL CHECK (kind IN ('sale', 'return', 'adjustment')), day TEXT NOT NULL,
    context_key INTEGER NOT NULL REFERENCES sale_contexts(key), product_key INTEGER REFERENCES products(key), customer_key INTEGER REFERENCES customers(key),
    quantity REAL NOT NULL, unit_price TEXT NOT NULL, amount_minor INTEGER NOT NULL, amount_rest INTEGER NOT NULL, discount_minor INTEGER NOT NULL, discount_rest INTEGER NOT NULL,
    dated INTEGER NOT NULL, batch_id INTEGER NOT NULL REFERENCES import_batches(id), source_line INTEGER NOT NULL) STRICT`,
  'CREATE INDEX order_lines_order ON order_lines (order_key)',
  'CREATE INDEX order_lines_day ON order_lines (day)',

  `CREATE TABLE daily_sales (day TEXT NOT NULL, context_key INTEGER NOT NULL REFERENCES sale_contexts(key), orders INTEGER NOT NULL, ${SALES_MEASURES}, PRIMARY KEY (day, context_key)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE daily_product_sales (day TEXT NOT NULL, product_key INTEGER NOT NULL, channel_key INTEGER NOT NULL, currency TEXT NOT NULL, ${SALES_MEASURES},
    PRIMARY KEY (day, product_key, channel_key, currency)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE daily_customer_sales (day TEXT NOT NULL, customer_key INTEGER NOT NULL, currency TEXT NOT NULL, orders INTEGER NOT NULL, net_minor INTEGER NOT NULL, net_rest INTEGER NOT NULL,
    PRIMARY KEY (day, customer_key, currency)) STRICT, WITHOUT ROWID`,
  'CREATE INDEX daily_customer_sales_customer ON daily_customer_sales (customer_key, day)',

  `CREATE TABLE pipelines (id TEXT PRIMARY KEY, name TEXT NOT NULL, position REAL NOT NULL, ${EDITED}) STRICT`,
  `CREATE TABLE stages (id TEXT PRIMARY KEY, pipeline_id TEXT NOT NULL REFERENCES pipelines(id), name TEXT NOT NULL, natural_key TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('open', 'won', 'lost')),
    probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1), position REAL NOT NULL, ${EDITED}) STRICT`,
  `CREATE TABLE deals (id TEXT PRIMARY KEY, external_id TEXT NOT NULL, source_system TEXT NOT NULL, title TEXT NOT NULL, company_key INTEGER REFERENCES companies(key), contact_key INTEGER REFERENCES contacts(key),
    owner_key INTEGER REFERENCES people(key), stage_id TEXT NOT NULL REFERENCES stages(id), value_minor INTEGER, currency TEXT NOT NULL, probability REAL, channel_key INTEGER REFERENCES channels(key),
    product_key INTEGER REFERENCES products(key), campaign_key INTEGER REFERENCES campaigns(key), source TEXT NOT NULL, created_day TEXT, expected_close TEXT, closed_day TEXT, lost_reason TEXT NOT NULL,
    entered_stage_at TEXT NOT NULL, next_step TEXT NOT NULL, next_step_kind TEXT NOT NULL, next_step_day TEXT, position REAL NOT NULL, batch_id INTEGER REFERENCES import_batches(id), source_line INTEGER, ${EDITED}) STRICT`,
  'CREATE INDEX deals_stage ON deals (stage_id, position)',
  'CREATE INDEX deals_closed ON deals (closed_day)',
  "CREATE UNIQUE INDEX deals_natural ON deals (external_id, source_system) WHERE external_id <> ''",
  `CREATE TABLE deal_stages (id TEXT PRIMARY KEY, deal_id TEXT NOT NULL REFERENCES deals(id) ON DELETE CASCADE, stage_id TEXT NOT NULL REFERENCES stages(id), entered_at TEXT NOT NULL, person_id TEXT) STRICT`,
  'CREATE INDEX deal_stages_deal ON deal_stages (deal_id, entered_at)',
  'CREATE INDEX deal_stages_stage ON deal_stages (stage_id)',
  `CREATE TABLE leads (key INTEGER PRIMARY KEY, external_id TEXT NOT NULL, source_system TEXT NOT NULL, created_day TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, company TEXT NOT NULL, source TEXT NOT NULL,
    campaign_key INTEGER REFERENCES campaigns(key), content TEXT NOT NULL, owner_key INTEGER REFERENCES people(key), qualified_day TEXT, converted_day TEXT, deal_external_id TEXT NOT NULL,
    customer_key INTEGER REFERENCES customers(key), batch_id INTEGER NOT NULL REFERENCES import_batches(id), source_line INTEGER NOT NULL) STRICT`,
  'CREATE UNIQUE INDEX leads_natural ON leads (external_id, source_system)',
  'CREATE INDEX leads_created ON leads (created_day)',
  `CREATE TABLE ad_days (key INTEGER PRIMARY KEY, from_day TEXT NOT NULL, to_day TEXT NOT NULL, campaign_key INTEGER NOT NULL REFERENCES campaigns(key), platform TEXT NOT NULL, ad TEXT NOT NULL, currency TEXT NOT NULL,
    spend_minor INTEGER NOT NULL, spend_rest INTEGER NOT NULL, impressions INTEGER, clicks INTEGER, conversions REAL, revenue_minor INTEGER, likes INTEGER, comments INTEGER, shares INTEGER,
    batch_id INTEGER NOT NULL REFERENCES import_batches(id), source_line INTEGER NOT NULL, CHECK (from_day <= to_day)) STRICT`,
  'CREATE UNIQUE INDEX ad_days_natural ON ad_days (from_day, to_day, campaign_key, platform, ad, currency)',
  `CREATE TABLE stock_levels (key INTEGER PRIMARY KEY, product_key INTEGER NOT NULL REFERENCES products(key), location TEXT NOT NULL, as_of TEXT NOT NULL, on_hand REAL NOT NULL, unit_cost_minor INTEGER, received REAL,
    batch_id INTEGER NOT NULL REFERENCES import_batches(id), source_line INTEGER NOT NULL) STRICT`,
  'CREATE UNIQUE INDEX stock_levels_natural ON stock_levels (product_key, location, as_of)',
  'CREATE INDEX stock_levels_day ON stock_levels (as_of)',

  `CREATE TABLE targets (id TEXT PRIMARY KEY, period TEXT NOT NULL, channel_key INTEGER REFERENCES channels(key), amount_minor INTEGER NOT NULL, ${EDITED}) STRICT`,
  `CREATE TABLE rates (id TEXT PRIMARY KEY, day TEXT NOT NULL, currency TEXT NOT NULL, rate REAL NOT NULL CHECK (rate > 0), ${EDITED}) STRICT`,
  `CREATE TABLE report_texts (id TEXT PRIMARY KEY, kind TEXT NOT NULL, period TEXT NOT NULL, texts TEXT NOT NULL, ${EDITED}) STRICT`,
  `CREATE TABLE import_maps (id TEXT PRIMARY KEY, name TEXT NOT NULL, map TEXT NOT NULL, ${EDITED}) STRICT`,

  `CREATE TABLE history (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, person_id TEXT, label TEXT NOT NULL, entity TEXT NOT NULL, entity_id TEXT, batch_id INTEGER REFERENCES import_batches(id),
    undoable INTEGER NOT NULL, undone INTEGER NOT NULL DEFAULT 0) STRICT`,
  `CREATE TABLE history_changes (history_id INTEGER NOT NULL REFERENCES history(id), seq INTEGER NOT NULL, table_name TEXT NOT NULL, row_id TEXT NOT NULL, before TEXT, after TEXT, PRIMARY KEY (history_id, seq)) STRICT`,
];

/** The first schema: the whole spine, from targets to order lines. */
export const start = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
