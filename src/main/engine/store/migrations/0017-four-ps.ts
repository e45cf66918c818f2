import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const EDITED = 'rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT';
const AUTHOR = 'person_id TEXT, at TEXT NOT NULL';
const A_P = "CHECK (p IN ('product', 'price', 'place', 'promotion'))";
const A_SHARE = 'REAL NOT NULL DEFAULT 0 CHECK';

const TABLES = [
  `CREATE TABLE four_ps_sheets (id TEXT PRIMARY KEY, name TEXT NOT NULL, subject TEXT NOT NULL CHECK (subject IN ('product', 'line', 'idea')), product_key INTEGER REFERENCES products(key), line TEXT,
    audience TEXT NOT NULL, template TEXT NOT NULL, period TEXT NOT NULL, owner_key INTEGER REFERENCES people(key), origin_entity TEXT, origin_id TEXT, ${AUTHOR}, ${EDITED}) STRICT`,
  'CREATE INDEX four_ps_sheets_product ON four_ps_sheets (product_key) WHERE product_key IS NOT NULL',
  `CREATE TABLE four_ps_options (id TEXT PRIMARY KEY, sheet_id TEXT NOT NULL REFERENCES four_ps_sheets(id), name TEXT NOT NULL, owner_key INTEGER REFERENCES people(key),
    fixed_minor INTEGER NOT NULL DEFAULT 0 CHECK (fixed_minor >= 0), promotion_minor INTEGER NOT NULL DEFAULT 0 CHECK (promotion_minor >= 0), new_customers INTEGER CHECK (new_customers >= 0),
    units_per_customer_month REAL CHECK (units_per_customer_month >= 0), safety_share ${A_SHARE} (safety_share BETWEEN 0 AND 10), campaign_id TEXT, position REAL NOT NULL, ${EDITED}) STRICT`,
  'CREATE INDEX four_ps_options_sheet ON four_ps_options (sheet_id, position)',
  `CREATE TABLE four_ps_points (id TEXT PRIMARY KEY, option_id TEXT NOT NULL REFERENCES four_ps_options(id), p TEXT NOT NULL ${A_P}, prompt TEXT NOT NULL, text TEXT NOT NULL, ${EDITED}) STRICT`,
  'CREATE UNIQUE INDEX four_ps_points_prompt ON four_ps_points (option_id, p, prompt) WHERE deleted_at IS NULL',
  `CREATE TABLE four_ps_lines (id TEXT PRIMARY KEY, option_id TEXT NOT NULL REFERENCES four_ps_options(id), channel_key INTEGER REFERENCES channels(key), name TEXT NOT NULL,
    price_minor INTEGER NOT NULL CHECK (price_minor >= 0), discount ${A_SHARE} (discount BETWEEN 0 AND 1), channel_share ${A_SHARE} (channel_share BETWEEN 0 AND 1),
    unit_cost_minor INTEGER NOT NULL CHECK (unit_cost_minor >= 0), units TEXT NOT NULL, position REAL NOT NULL, ${EDITED}) STRICT`,
  'CREATE INDEX four_ps_lines_option ON four_ps_lines (option_id, position)',
  `CREATE TABLE four_ps_assumptions (id TEXT PRIMARY KEY, sheet_id TEXT NOT NULL REFERENCES four_ps_sheets(id), option_id TEXT REFERENCES four_ps_options(id), p TEXT NOT NULL ${A_P}, statement TEXT NOT NULL,
    metric TEXT NOT NULL, dimension TEXT, group_id TEXT, period TEXT NOT NULL, comparator TEXT NOT NULL CHECK (comparator IN ('at-least', 'at-most', 'over', 'under', 'between')), low REAL, high REAL,
    due TEXT NOT NULL, owner_key INTEGER REFERENCES people(key), learned TEXT NOT NULL, ${AUTHOR}, ${EDITED}, CHECK (low IS NOT NULL OR high IS NOT NULL)) STRICT`,
  'CREATE INDEX four_ps_assumptions_sheet ON four_ps_assumptions (sheet_id)',
  'CREATE INDEX four_ps_assumptions_due ON four_ps_assumptions (due)',
  `CREATE TABLE four_ps_versions (id TEXT PRIMARY KEY, sheet_id TEXT NOT NULL REFERENCES four_ps_sheets(id), name TEXT NOT NULL, content TEXT NOT NULL, ${AUTHOR}, ${EDITED}) STRICT`,
  'CREATE INDEX four_ps_versions_sheet ON four_ps_versions (sheet_id, at)',
];

/** Four Ps worksheets: options side by side, their unit economics, assumptions bound to metrics, and kept versions. */
export const fourPs = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of TABLES) await sql.raw(statement).execute(db);
  },
};
