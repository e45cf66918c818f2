import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const STATEMENTS = [
  // A customer may hold a plan twice from the same day: `nth` tells these rows apart, so that a file read again finds each.
  `CREATE TABLE subscriptions (key INTEGER PRIMARY KEY, customer_key INTEGER NOT NULL REFERENCES customers(key), plan TEXT NOT NULL, started_day TEXT NOT NULL, nth INTEGER NOT NULL CHECK (nth > 0),
    ended_day TEXT CHECK (ended_day >= started_day), monthly_minor INTEGER NOT NULL CHECK (monthly_minor >= 0), monthly_rest INTEGER NOT NULL, currency TEXT NOT NULL CHECK (length(currency) = 3),
    batch_id INTEGER NOT NULL REFERENCES import_batches(id), source_line INTEGER NOT NULL) STRICT`,
  'CREATE UNIQUE INDEX subscriptions_natural ON subscriptions (customer_key, plan, started_day, nth)',
  'CREATE INDEX subscriptions_started ON subscriptions (started_day)',
  'CREATE INDEX subscriptions_batch ON subscriptions (batch_id)',
];

/** Who pays how much a month, from which day and until when: facts that files bring, as stock and ad days are. */
export const subscriptions = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
