import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const EDITED = 'rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT';

const STATEMENTS = [
  'ALTER TABLE companies ADD COLUMN parent_key INTEGER REFERENCES companies(key)',
  "ALTER TABLE companies ADD COLUMN address TEXT NOT NULL DEFAULT ''",
  'ALTER TABLE companies ADD COLUMN channel_key INTEGER REFERENCES channels(key)',
  'ALTER TABLE companies ADD COLUMN owner_key INTEGER REFERENCES people(key)',
  'ALTER TABLE companies ADD COLUMN reorder_days INTEGER CHECK (reorder_days > 0)',
  'ALTER TABLE companies ADD COLUMN renewal_day TEXT',
  "ALTER TABLE companies ADD COLUMN tags TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE companies ADD COLUMN notes TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE contacts ADD COLUMN role TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE contacts ADD COLUMN title TEXT NOT NULL DEFAULT ''",
  'ALTER TABLE contacts ADD COLUMN owner_key INTEGER REFERENCES people(key)',
  "ALTER TABLE contacts ADD COLUMN notes TEXT NOT NULL DEFAULT ''",
  'CREATE INDEX contacts_company ON contacts (company_key)',
  'CREATE INDEX companies_parent ON companies (parent_key)',
  // The rules of customer health as JSON; empty takes the rules that Tandem starts with.
  "ALTER TABLE workspace ADD COLUMN health_rules TEXT NOT NULL DEFAULT ''",

  `CREATE TABLE company_locations (id TEXT PRIMARY KEY, company_key INTEGER NOT NULL REFERENCES companies(key), name TEXT NOT NULL, address TEXT NOT NULL, channel_key INTEGER REFERENCES channels(key), ${EDITED}) STRICT`,
  'CREATE INDEX company_locations_company ON company_locations (company_key)',
  `CREATE TABLE needs (id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('need', 'problem', 'issue')), company_key INTEGER REFERENCES companies(key), contact_key INTEGER REFERENCES contacts(key),
    product_key INTEGER REFERENCES products(key), text TEXT NOT NULL, solution TEXT NOT NULL DEFAULT '', opened_day TEXT NOT NULL, solved_day TEXT, person_id TEXT, ${EDITED},
    CHECK (company_key IS NOT NULL OR contact_key IS NOT NULL)) STRICT`,
  'CREATE INDEX needs_company ON needs (company_key)',
  'CREATE INDEX needs_contact ON needs (contact_key)',
  `CREATE TABLE materials (id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, link TEXT NOT NULL, version TEXT NOT NULL, notes TEXT NOT NULL, ${EDITED}) STRICT`,
  `CREATE TABLE activities (id TEXT PRIMARY KEY, kind TEXT NOT NULL, day TEXT NOT NULL, time TEXT NOT NULL, people TEXT NOT NULL, company_key INTEGER REFERENCES companies(key), contact_key INTEGER REFERENCES contacts(key),
    deal_id TEXT REFERENCES deals(id), channel_key INTEGER REFERENCES channels(key), product_key INTEGER REFERENCES products(key), material_id TEXT REFERENCES materials(id), material_version TEXT NOT NULL,
    cost_minor INTEGER CHECK (cost_minor >= 0), currency TEXT NOT NULL CHECK (length(currency) = 3), text TEXT NOT NULL, outcome TEXT NOT NULL, next_step TEXT NOT NULL, next_step_day TEXT, next_done INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL, ${EDITED}) STRICT`,
  'CREATE INDEX activities_day ON activities (day, created_at)',
  'CREATE INDEX activities_company ON activities (company_key, day)',
  'CREATE INDEX activities_contact ON activities (contact_key, day)',
  'CREATE INDEX activities_deal ON activities (deal_id, day)',
  'CREATE INDEX activities_material ON activities (material_id, day)',
  // A customer of the orders stays a fact; who they are to us is said here, by the customer's natural key, so that it outlives an import that is taken back and repeated.
  `CREATE TABLE customer_links (id TEXT PRIMARY KEY, customer_natural_key TEXT NOT NULL, company_key INTEGER REFERENCES companies(key), contact_key INTEGER REFERENCES contacts(key), ${EDITED},
    CHECK (company_key IS NOT NULL OR contact_key IS NOT NULL OR deleted_at IS NOT NULL)) STRICT`,
  'CREATE UNIQUE INDEX customer_links_customer ON customer_links (customer_natural_key) WHERE deleted_at IS NULL',
  'CREATE INDEX customer_links_company ON customer_links (company_key)',
  'CREATE INDEX customer_links_contact ON customer_links (contact_key)',
  'CREATE INDEX customers_email ON customers (email)',
  `INSERT INTO customer_links (id, customer_natural_key, company_key, contact_key, deleted_at)
    SELECT lower(hex(randomblob(16))), u.natural_key, u.company_key, NULL, NULL FROM customers u WHERE u.company_key IS NOT NULL`,
];

/** Words that stood in the free text for a kind before kinds were a list, beside the kinds' own names. */
const FORMER_KINDS: Record<string, string> = {
  'salon group': 'salon',
  barber: 'salon',
  'retail partner': 'retailer',
  'shop group': 'retailer',
  shop: 'retailer',
  'department store': 'department-store',
};
const KINDS = ['consumer', 'retailer', 'department-store', 'hotel', 'spa', 'salon', 'distributor', 'agency', 'press'];

/** Companies and contacts with all that is known of them, what was done with them, and whose orders are theirs. */
export const customers = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
    const { rows } = await sql<{ kind: string }>`SELECT DISTINCT kind FROM companies WHERE kind <> ''`.execute(db);
    for (const { kind } of rows) {
      const word = kind.trim().toLowerCase();
      const known = FORMER_KINDS[word] ?? (KINDS.includes(word) ? word : '');
      // What is not exactly a kind of the list is kept as a tag, so that no word is lost.
      const tag = known === word ? '' : kind.trim();
      await sql`UPDATE companies SET kind = ${known}, tags = ${tag} WHERE kind = ${kind}`.execute(db);
    }
  },
};
