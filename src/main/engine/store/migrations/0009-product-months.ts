import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const MEASURES = [
  ...['gross', 'discounts', 'returns', 'adjustments'].flatMap((name) => [`${name}_minor`, `${name}_rest`]),
  'units',
  'returned_units',
  'lines',
  'undated_minor',
  'sale_lines',
  'return_lines',
  'discount_lines',
];
const typed = MEASURES.map((name) => `${name} ${name.endsWith('units') ? 'REAL' : 'INTEGER'} NOT NULL`).join(', ');

const STATEMENTS = [
  `CREATE TABLE monthly_product_sales (month TEXT NOT NULL, product_key INTEGER NOT NULL, channel_key INTEGER NOT NULL, currency TEXT NOT NULL, ${typed},
    PRIMARY KEY (month, product_key, channel_key, currency)) STRICT, WITHOUT ROWID`,
  `INSERT INTO monthly_product_sales (month, product_key, channel_key, currency, ${MEASURES.join(', ')})
    SELECT substr(day, 1, 7), product_key, channel_key, currency, ${MEASURES.map((name) => `sum(${name})`).join(', ')} FROM daily_product_sales GROUP BY 1, 2, 3, 4`,
];

/** Sums of products by month, so that a year costs by months and not by days. */
export const productMonths = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
