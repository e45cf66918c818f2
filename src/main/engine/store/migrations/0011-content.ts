import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const ID = 'id TEXT PRIMARY KEY';
const EDITED = 'rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT';
const IMPORTED = 'batch_id INTEGER REFERENCES import_batches(id), source_line INTEGER';
const text = (name: string): string => `${name} TEXT NOT NULL DEFAULT ''`;
const counted = (name: string): string => `${name} INTEGER CHECK (${name} >= 0)`;
const flag = (name: string): string => `${name} INTEGER NOT NULL DEFAULT 0 CHECK (${name} IN (0, 1))`;
const one = (name: string, words: string): string =>
  `${name} TEXT NOT NULL CHECK (${name} IN (${words
    .split(' ')
    .map((word) => `'${word}'`)
    .join(', ')}))`;
const key = (name: string, table: string): string => `${name} INTEGER REFERENCES ${table}(key)`;
const part = (name: string, table: string): string => `${name} TEXT NOT NULL REFERENCES ${table}(id)`;
const ref = (name: string, table: string): string => `${name} TEXT REFERENCES ${table}(id)`;
const PRODUCT = key('product_key', 'products');
const CAMPAIGN = key('campaign_key', 'campaigns');
const OWNER = key('owner_key', 'people');
const SPAN = 'starts TEXT NOT NULL, ends TEXT NOT NULL';
const IN_ORDER = 'CHECK (starts <= ends)';

const table = (name: string, ...columns: string[]): string =>
  `CREATE TABLE ${name} (${[ID, EDITED, ...columns].join(', ')}) STRICT`;
const index = (name: string, column: string): string =>
  `CREATE INDEX ${name}_${column} ON ${name} (${column}) WHERE deleted_at IS NULL`;

const TABLES = [
  table('audiences', 'name TEXT NOT NULL', text('definition'), counted('size'), text('note')),
  `CREATE TABLE value_propositions (${[ID, part('root_id', 'value_propositions'), 'version INTEGER NOT NULL CHECK (version >= 1)', text('brand'), PRODUCT, ref('audience_id', 'audiences'), 'statement TEXT NOT NULL', 'person_id TEXT, at TEXT NOT NULL', EDITED].join(', ')}) STRICT`,
  'CREATE UNIQUE INDEX value_propositions_version ON value_propositions (root_id, version) WHERE deleted_at IS NULL',
  table('tone_rules', 'rule TEXT NOT NULL', text('say'), text('avoid')),
  table('messages', 'need TEXT NOT NULL', PRODUCT, ref('audience_id', 'audiences'), text('message'), text('proof')),
  table('keywords', 'keyword TEXT NOT NULL', text('page'), counted('volume'), PRODUCT, IMPORTED),
  table(
    'keyword_ranks',
    part('keyword_id', 'keywords'),
    'day TEXT NOT NULL',
    'rank INTEGER CHECK (rank >= 1)',
    IMPORTED,
  ),
  'CREATE UNIQUE INDEX keyword_ranks_day ON keyword_ranks (keyword_id, day) WHERE deleted_at IS NULL',
  table(
    'content_items',
    'title TEXT NOT NULL',
    one('kind', 'blog newsletter social landing insert press ad'),
    one('status', 'idea brief writing review scheduled published'),
    'day TEXT',
    PRODUCT,
    ref('audience_id', 'audiences'),
    ref('keyword_id', 'keywords'),
    CAMPAIGN,
    OWNER,
    text('platform'),
    text('link'),
    text('brief'),
    text('draft'),
  ),
  index('content_items', 'day'),
  table(
    'content_snapshots',
    part('content_id', 'content_items'),
    'day TEXT NOT NULL',
    counted('reach'),
    counted('likes'),
    counted('comments'),
    counted('shares'),
  ),
  index('content_snapshots', 'content_id'),
  table(
    'web_items',
    'title TEXT NOT NULL',
    one('kind', 'page copy fix speed seo tracking'),
    text('page'),
    one('status', 'open doing done'),
    OWNER,
    'due TEXT',
  ),
  table(
    'creators',
    'name TEXT NOT NULL',
    one('kind', 'influencer affiliate ambassador celebrity press partner'),
    one('status', 'prospect talking active paused ended'),
    OWNER,
    text('email'),
    text('country'),
    counted('rate_minor'),
    text('rate_for'),
    text('contract'),
    'contract_from TEXT, contract_to TEXT',
    text('note'),
    IMPORTED,
  ),
  table(
    'creator_handles',
    part('creator_id', 'creators'),
    'platform TEXT NOT NULL',
    text('handle'),
    counted('followers'),
    IMPORTED,
  ),
  index('creator_handles', 'creator_id'),
  table(
    'deliverables',
    part('creator_id', 'creators'),
    'title TEXT NOT NULL',
    'due TEXT',
    counted('fee_minor'),
    flag('done'),
    flag('paid'),
    CAMPAIGN,
    text('link'),
  ),
  index('deliverables', 'creator_id'),
  index('deliverables', 'due'),
  table(
    'product_sends',
    part('creator_id', 'creators'),
    'day TEXT NOT NULL',
    PRODUCT,
    counted('quantity'),
    counted('cost_minor'),
  ),
  index('product_sends', 'creator_id'),
  table(
    'codes',
    part('creator_id', 'creators'),
    'code TEXT NOT NULL',
    one('commission', 'none rate fixed'),
    'rate REAL CHECK (rate BETWEEN 0 AND 1)',
    counted('fixed_minor'),
    'hold_days INTEGER NOT NULL DEFAULT 30 CHECK (hold_days >= 0)',
    'starts TEXT, ends TEXT',
    text('link'),
    text('tag'),
    CAMPAIGN,
    IMPORTED,
    IN_ORDER,
  ),
  index('codes', 'creator_id'),
  table(
    'commission_payments',
    part('creator_id', 'creators'),
    'day TEXT NOT NULL',
    counted('amount_minor'),
    text('note'),
  ),
  index('commission_payments', 'creator_id'),
  table(
    'press_mentions',
    'title TEXT NOT NULL',
    text('outlet'),
    'day TEXT',
    one('sentiment', 'positive neutral negative'),
    counted('reach'),
    PRODUCT,
    CAMPAIGN,
    ref('creator_id', 'creators'),
    text('link'),
  ),
  table(
    'events',
    'name TEXT NOT NULL',
    one('kind', 'activation demo speaking trade-show collaboration'),
    text('place'),
    SPAN,
    counted('cost_minor'),
    counted('people'),
    key('channel_key', 'channels'),
    CAMPAIGN,
    counted('window_days'),
    OWNER,
    text('note'),
    IN_ORDER,
  ),
  table(
    'flights',
    'outlet TEXT NOT NULL',
    one('kind', 'radio print billboard'),
    text('place'),
    SPAN,
    counted('cost_minor'),
    counted('reach'),
    CAMPAIGN,
    text('note'),
    IN_ORDER,
  ),
  // Orders with a code are few: what creators earn is read without passing over the others.
  "CREATE INDEX orders_code ON orders (discount_code COLLATE NOCASE, day) WHERE discount_code <> ''",
];

/** A need can be an audience's: the table is made anew, since its rule about whose it is changes. */
const NEEDS = [
  `CREATE TABLE needs_new (id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('need', 'problem', 'issue')), company_key INTEGER REFERENCES companies(key), contact_key INTEGER REFERENCES contacts(key),
    audience_id TEXT REFERENCES audiences(id), product_key INTEGER REFERENCES products(key), text TEXT NOT NULL, solution TEXT NOT NULL DEFAULT '', opened_day TEXT NOT NULL, solved_day TEXT, person_id TEXT, ${EDITED},
    CHECK (company_key IS NOT NULL OR contact_key IS NOT NULL OR audience_id IS NOT NULL)) STRICT`,
  `INSERT INTO needs_new (id, kind, company_key, contact_key, product_key, text, solution, opened_day, solved_day, person_id, rev, deleted_at)
    SELECT id, kind, company_key, contact_key, product_key, text, solution, opened_day, solved_day, person_id, rev, deleted_at FROM needs ORDER BY rowid`,
  'DROP TABLE needs',
  'ALTER TABLE needs_new RENAME TO needs',
  'CREATE INDEX needs_company ON needs (company_key)',
  'CREATE INDEX needs_contact ON needs (contact_key)',
  'CREATE INDEX needs_audience ON needs (audience_id) WHERE audience_id IS NOT NULL',
];

/** The message house, content, keywords, the website, creators with what they deliver and earn, press, events and offline media. */
export const content = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of [...TABLES, ...NEEDS]) await sql.raw(statement).execute(db);
  },
};
