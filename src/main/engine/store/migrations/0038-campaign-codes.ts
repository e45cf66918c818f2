import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const PLACE = (column: string) => `o.${column} IS c.${column}`;
const SAME = ['channel_key', 'location_key', 'rep_key', 'source', 'country', 'currency'].map(PLACE).join(' AND ');
const SUMS = [
  ...(['gross', 'discounts'] as const).flatMap((name) =>
    ['minor', 'rest'].map(
      (part) => `sum(CASE kind WHEN 'sale' THEN ${name === 'gross' ? 'amount' : 'discount'}_${part} ELSE 0 END)`,
    ),
  ),
  ...['minor', 'rest'].map((part) => `sum(CASE kind WHEN 'return' THEN discount_${part} - amount_${part} ELSE 0 END)`),
  ...['minor', 'rest'].map(
    (part) => `sum(CASE kind WHEN 'adjustment' THEN amount_${part} - discount_${part} ELSE 0 END)`,
  ),
  "sum(CASE kind WHEN 'sale' THEN quantity ELSE 0 END)",
  "sum(CASE kind WHEN 'return' THEN abs(quantity) ELSE 0 END)",
  'count(*)',
  'sum(CASE WHEN dated = 0 THEN discount_minor - amount_minor ELSE 0 END)',
  "sum(kind = 'sale')",
  "sum(kind = 'return')",
  'sum(discount_minor <> 0)',
].join(', ');
const COLUMNS =
  'gross_minor, gross_rest, discounts_minor, discounts_rest, returns_minor, returns_rest, adjustments_minor, adjustments_rest, units, returned_units, lines, undated_minor, sale_lines, return_lines, discount_lines';

const STATEMENTS = [
  // Orders that have their campaign by its code alone: their file has no column that names one.
  `CREATE TEMP TABLE by_code AS SELECT o.key, o.context_key AS was FROM orders o JOIN sale_contexts c ON c.key = o.context_key JOIN campaigns k ON k.key = c.campaign_key JOIN import_batches b ON b.id = o.batch_id
    WHERE k.code <> '' AND lower(trim(o.discount_code)) = lower(trim(k.code)) AND b.map NOT LIKE '%"campaign"%'`,
  'CREATE INDEX temp.by_code_key ON by_code (key)',
  `INSERT INTO sale_contexts (channel_key, location_key, rep_key, campaign_key, source, country, currency)
    SELECT DISTINCT c.channel_key, c.location_key, c.rep_key, NULL, c.source, c.country, c.currency FROM sale_contexts c WHERE c.key IN (SELECT was FROM by_code)
      AND NOT EXISTS (SELECT 1 FROM sale_contexts o WHERE o.campaign_key IS NULL AND ${SAME})`,
  `CREATE TEMP TABLE bare AS SELECT c.key AS was, (SELECT min(o.key) FROM sale_contexts o WHERE o.campaign_key IS NULL AND ${SAME}) AS now FROM sale_contexts c WHERE c.key IN (SELECT was FROM by_code)`,
  `CREATE TEMP TABLE bare_days AS SELECT DISTINCT day FROM orders WHERE key IN (SELECT key FROM by_code) UNION SELECT DISTINCT day FROM order_lines WHERE order_key IN (SELECT key FROM by_code)`,
  `UPDATE order_lines SET context_key = (SELECT now FROM bare WHERE was = context_key) WHERE order_key IN (SELECT key FROM by_code) AND context_key IN (SELECT was FROM bare)`,
  `UPDATE orders SET context_key = (SELECT now FROM bare WHERE was = context_key) WHERE key IN (SELECT key FROM by_code)`,
  'DELETE FROM daily_sales WHERE day IN (SELECT day FROM bare_days)',
  `INSERT INTO daily_sales (day, context_key, orders, ${COLUMNS}) SELECT day, context_key, 0, ${SUMS} FROM order_lines WHERE day IN (SELECT day FROM bare_days) GROUP BY day, context_key`,
  `INSERT INTO daily_sales (day, context_key, orders, ${COLUMNS}) SELECT day, context_key, count(*), ${COLUMNS.replace(/\w+/g, '0')} FROM orders WHERE is_sale = 1 AND day IN (SELECT day FROM bare_days) GROUP BY day, context_key
    ON CONFLICT DO UPDATE SET orders = excluded.orders`,
  'DROP TABLE by_code',
  'DROP TABLE bare',
  'DROP TABLE bare_days',
];

/**
 * A campaign's code is one rule among the rules of attribution, with the campaign's days. Until now it gave an order its
 * campaign as the file came in, as if the file had named it: what came so is taken back here, and the rules, which are
 * tried after the last migration, say it anew.
 */
export const campaignCodes = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
