import { sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { productFacts } from './product-facts';

export type ProductSales = {
  key: number;
  id: string;
  sku: string;
  name: string;
  line: string;
  priceMinor: number | null;
  costMinor: number | null;
  rev: number;
  netMinor: number;
  units: number;
  returnedUnits: number;
  previousNetMinor: number;
};

const NET = (from: string, to: string, currency: string) => sql`
  SELECT product_key, sum(gross_minor - discounts_minor - returns_minor + adjustments_minor) AS net, sum(units) AS units, sum(returned_units) AS returned
  FROM ${productFacts(from, to)} WHERE currency = ${currency} GROUP BY product_key`;

/** Every product with its sales in two spans, from the daily facts. Sales in another currency are not in these sums. */
export const productSales = async (
  db: ReadDb,
  span: { from: string; to: string; before: { from: string; to: string }; currency: string },
): Promise<ProductSales[]> => {
  const result = await sql<ProductSales>`
    SELECT p.key, p.id, p.sku, p.name, p.line, p.price_minor AS "priceMinor", p.cost_minor AS "costMinor", p.rev, coalesce(n.net, 0) AS "netMinor", coalesce(n.units, 0) AS units, coalesce(n.returned, 0) AS "returnedUnits",
      coalesce(v.net, 0) AS "previousNetMinor"
    FROM products p LEFT JOIN (${NET(span.from, span.to, span.currency)}) n ON n.product_key = p.key LEFT JOIN (${NET(span.before.from, span.before.to, span.currency)}) v ON v.product_key = p.key
    WHERE p.deleted_at IS NULL`.execute(db);
  return result.rows;
};

export const productChannels = async (db: ReadDb, key: number, from: string, to: string, currency: string) => {
  const result = await sql<{ channel: string; netMinor: number; units: number; returned: number }>`
    SELECT coalesce(h.name, '(unassigned)') AS channel, sum(d.gross_minor - d.discounts_minor - d.returns_minor + d.adjustments_minor) AS "netMinor", sum(d.units) AS units, sum(d.returned_units) AS returned
    FROM ${productFacts(from, to)} d LEFT JOIN channels h ON h.key = d.channel_key WHERE d.product_key = ${key} AND d.currency = ${currency} GROUP BY 1 ORDER BY 2 DESC`.execute(
    db,
  );
  return result.rows;
};

export const productDays = async (db: ReadDb, key: number, from: string, to: string, currency: string) => {
  const result = await sql<{ day: string; netMinor: number; units: number }>`
    SELECT day, sum(gross_minor - discounts_minor - returns_minor + adjustments_minor) AS "netMinor", sum(units) AS units FROM daily_product_sales
    WHERE product_key = ${key} AND day BETWEEN ${from} AND ${to} AND currency = ${currency} GROUP BY day ORDER BY day`.execute(
    db,
  );
  return result.rows;
};

export const productStock = async (db: ReadDb, key: number) => {
  const result = await sql<{
    day: string;
    location: string | null;
    onHand: number;
    received: number | null;
    batch: number | null;
    line: number | null;
  }>`
    SELECT as_of AS day, nullif(location, '') AS location, on_hand AS "onHand", received, batch_id AS batch, source_line AS line FROM stock_levels WHERE product_key = ${key} ORDER BY as_of DESC, location LIMIT 2000`.execute(
    db,
  );
  return result.rows;
};

/**
 * Counts of products that were merged, by the spelling they were counted under: each spelling of a place goes on from its
 * own newest count, since files may name them on different days. One that was not counted for a month before the newest
 * is taken for replaced.
 */
export const SPELLING_DAYS = 31;

/** The newest stock of each product on or before a day, of each place as it was last counted; of merged ones, of each spelling. */
export const newestStock = async (db: ReadDb, to: string): Promise<Map<number, { onHand: number; day: string }>> => {
  const result = await sql<{ key: number; onHand: number; day: string }>`
    WITH spelled AS (SELECT product_key, location, counted_as, max(as_of) AS day FROM stock_levels WHERE as_of <= ${to} GROUP BY 1, 2, 3),
      newest AS (SELECT product_key, max(day) AS day FROM spelled GROUP BY 1)
    SELECT s.product_key AS key, sum(s.on_hand) AS "onHand", n.day AS day FROM newest n
      JOIN spelled c ON c.product_key = n.product_key AND c.day >= date(n.day, ${`-${SPELLING_DAYS} days`})
      JOIN stock_levels s ON s.product_key = c.product_key AND s.location = c.location AND s.counted_as = c.counted_as AND s.as_of = c.day GROUP BY s.product_key`.execute(
    db,
  );
  return new Map(result.rows.map((row) => [row.key, { onHand: row.onHand, day: row.day }]));
};
