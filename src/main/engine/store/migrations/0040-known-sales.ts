import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const STATEMENTS = [
  `CREATE TABLE daily_known_sales (day TEXT NOT NULL, currency TEXT NOT NULL, net_minor INTEGER NOT NULL, net_rest INTEGER NOT NULL,
    PRIMARY KEY (day, currency)) STRICT, WITHOUT ROWID`,
  `INSERT INTO daily_known_sales (day, currency, net_minor, net_rest)
    SELECT day, currency, sum(net_minor), sum(net_rest) FROM daily_customer_sales GROUP BY 1, 2`,
];

/** What all customers bought is summed by day, so that their revenue to date does not read each of them for each day. */
export const knownSales = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
