import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { OUTLOOK_METHOD_IDS } from '../../../../shared/domain/targets';

const METHODS = OUTLOOK_METHOD_IDS.map((id) => `'${id}'`).join(', ');

const STATEMENTS = [
  `CREATE TABLE target_outlooks (id TEXT PRIMARY KEY, node_id TEXT NOT NULL REFERENCES target_nodes(id), day TEXT NOT NULL, method TEXT NOT NULL CHECK (method IN (${METHODS})),
    outlook INTEGER NOT NULL, low INTEGER NOT NULL, high INTEGER NOT NULL, at TEXT NOT NULL, rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT, CHECK (low <= high)) STRICT`,
  'CREATE UNIQUE INDEX target_outlooks_node ON target_outlooks (node_id, method, day) WHERE deleted_at IS NULL',
  'ALTER TABLE customers ADD COLUMN order_days INTEGER NOT NULL DEFAULT 0',
  'ALTER TABLE customers ADD COLUMN rhythm_days INTEGER',
  'ALTER TABLE customers ADD COLUMN next_order_day TEXT',
  'ALTER TABLE customers ADD COLUMN rhythm_stale INTEGER NOT NULL DEFAULT 1',
  'CREATE INDEX customers_stale ON customers (key) WHERE rhythm_stale = 1',
  'CREATE INDEX customers_next_order ON customers (next_order_day) WHERE next_order_day IS NOT NULL',
];

/**
 * What open deals and plan items came to is kept as it stood, so that it can be scored when a period is over; and
 * the rhythm of each customer's orders, so that lists of whom to look after are read and not worked out.
 */
export const outlooksAndRhythms = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
