import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const EDITED = 'rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT';

/** A UUIDv7 for a row that had none: the time of its day, the rest at random. */
const NEW_ID = (day: string): string =>
  `printf('%08x', CAST((julianday(${day}) - 2440587.5) * 86400000 AS INTEGER) >> 16) || '-' || printf('%04x', CAST((julianday(${day}) - 2440587.5) * 86400000 AS INTEGER) & 65535)
   || '-7' || substr(lower(hex(randomblob(2))), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6)))`;

const OLD =
  'key, external_id, source_system, created_day, name, email, company, source, campaign_key, content, owner_key, qualified_day, converted_day, deal_external_id, customer_key, batch_id, source_line';

const CRITERIA = ['Need', 'Budget', 'Decision maker', 'Timing'];

const STATEMENTS = [
  `CREATE TABLE leads_new (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, external_id TEXT NOT NULL, source_system TEXT NOT NULL, created_day TEXT NOT NULL, signed_up_at TEXT, name TEXT NOT NULL, email TEXT NOT NULL,
    phone TEXT NOT NULL DEFAULT '', company TEXT NOT NULL, source TEXT NOT NULL, campaign_key INTEGER REFERENCES campaigns(key), content TEXT NOT NULL, code TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
    owner_key INTEGER REFERENCES people(key), first_contact_at TEXT, qualified_day TEXT, handed_day TEXT, accepted_day TEXT, returned_day TEXT, return_reason TEXT NOT NULL DEFAULT '', opened_day TEXT, converted_day TEXT,
    closed_day TEXT, closed_reason TEXT NOT NULL DEFAULT '', deal_id TEXT REFERENCES deals(id) ON DELETE SET NULL, deal_external_id TEXT NOT NULL, company_key INTEGER REFERENCES companies(key),
    contact_key INTEGER REFERENCES contacts(key), customer_key INTEGER REFERENCES customers(key), batch_id INTEGER REFERENCES import_batches(id), source_line INTEGER, ${EDITED}) STRICT`,
  `INSERT INTO leads_new (id, ${OLD}) SELECT ${NEW_ID('created_day')}, ${OLD} FROM leads`,
  'DROP TABLE leads',
  'ALTER TABLE leads_new RENAME TO leads',
  "CREATE UNIQUE INDEX leads_natural ON leads (external_id, source_system) WHERE external_id <> ''",
  'CREATE INDEX leads_created ON leads (created_day)',
  'CREATE INDEX leads_deal ON leads (deal_id) WHERE deal_id IS NOT NULL',
  `CREATE TABLE lead_touches (id TEXT PRIMARY KEY, lead_id TEXT NOT NULL REFERENCES leads(id) ON DELETE CASCADE, at TEXT NOT NULL, kind TEXT NOT NULL, contact INTEGER NOT NULL CHECK (contact IN (0, 1)), source TEXT NOT NULL,
    campaign TEXT NOT NULL, content TEXT NOT NULL, code TEXT NOT NULL, note TEXT NOT NULL, person_id TEXT, ${EDITED}) STRICT`,
  'CREATE INDEX lead_touches_lead ON lead_touches (lead_id, at)',
  `CREATE TABLE lead_steps (id TEXT PRIMARY KEY, lead_id TEXT NOT NULL REFERENCES leads(id) ON DELETE CASCADE, step TEXT NOT NULL, at TEXT NOT NULL, person_id TEXT, from_id TEXT, to_id TEXT, note TEXT NOT NULL) STRICT`,
  'CREATE INDEX lead_steps_lead ON lead_steps (lead_id, at)',
  `CREATE TABLE lead_criteria (id TEXT PRIMARY KEY, name TEXT NOT NULL, needed INTEGER NOT NULL CHECK (needed IN (0, 1)), position REAL NOT NULL, ${EDITED}) STRICT`,
  ...CRITERIA.map(
    (name, index) =>
      `INSERT INTO lead_criteria (id, name, needed, position) VALUES (${NEW_ID("'2026-01-01'")}, '${name}', ${index < 3 ? 1 : 0}, ${index + 1})`,
  ),
  `CREATE TABLE lead_ticks (id TEXT PRIMARY KEY, lead_id TEXT NOT NULL REFERENCES leads(id) ON DELETE CASCADE, criterion_id TEXT NOT NULL REFERENCES lead_criteria(id), at TEXT NOT NULL, person_id TEXT, ${EDITED}) STRICT`,
  'CREATE UNIQUE INDEX lead_ticks_once ON lead_ticks (lead_id, criterion_id)',
  "ALTER TABLE workspace ADD COLUMN work_days TEXT NOT NULL DEFAULT '12345'",
  'ALTER TABLE workspace ADD COLUMN work_from INTEGER NOT NULL DEFAULT 540 CHECK (work_from BETWEEN 0 AND 1439)',
  'ALTER TABLE workspace ADD COLUMN work_to INTEGER NOT NULL DEFAULT 1020 CHECK (work_to BETWEEN 1 AND 1440)',
  'ALTER TABLE workspace ADD COLUMN promise_hours REAL NOT NULL DEFAULT 8 CHECK (promise_hours > 0)',
];

/** Leads that people edit: steps of the hand-off, touches, the checklist, and the hours by which answers are timed. */
export const leads = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
