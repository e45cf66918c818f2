import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const EDITED = 'rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT';

const STATEMENTS = [
  // One row is one version; versions of a proposal share `root_id`, the id of the first.
  `CREATE TABLE proposals (id TEXT PRIMARY KEY, root_id TEXT NOT NULL, version INTEGER NOT NULL CHECK (version > 0), deal_id TEXT NOT NULL REFERENCES deals(id), number TEXT NOT NULL, title TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'sent', 'accepted', 'declined')), currency TEXT NOT NULL, issue_day TEXT NOT NULL, valid_until TEXT NOT NULL, sent_day TEXT, decided_day TEXT,
    discount_bp INTEGER NOT NULL DEFAULT 0 CHECK (discount_bp BETWEEN 0 AND 10000), tax_note TEXT NOT NULL DEFAULT '', intro TEXT NOT NULL DEFAULT '', terms TEXT NOT NULL DEFAULT '',
    material_id TEXT REFERENCES materials(id), person_id TEXT, created_at TEXT NOT NULL, ${EDITED}, CHECK (issue_day <= valid_until)) STRICT`,
  'CREATE UNIQUE INDEX proposals_version ON proposals (root_id, version) WHERE deleted_at IS NULL',
  'CREATE INDEX proposals_deal ON proposals (deal_id)',
  `CREATE TABLE proposal_lines (id TEXT PRIMARY KEY, proposal_id TEXT NOT NULL REFERENCES proposals(id), position INTEGER NOT NULL, product_key INTEGER REFERENCES products(key), text TEXT NOT NULL,
    quantity_thousandths INTEGER NOT NULL CHECK (quantity_thousandths > 0), unit_minor INTEGER NOT NULL CHECK (unit_minor >= 0), discount_bp INTEGER NOT NULL DEFAULT 0 CHECK (discount_bp BETWEEN 0 AND 10000), ${EDITED}) STRICT`,
  'CREATE INDEX proposal_lines_proposal ON proposal_lines (proposal_id, position)',
  // The negotiation log of a proposal is the deal's activities about it.
  'ALTER TABLE activities ADD COLUMN proposal_id TEXT',
  'CREATE INDEX activities_proposal ON activities (proposal_id) WHERE proposal_id IS NOT NULL',
];

/** Proposals with their versions and lines. */
export const proposals = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
