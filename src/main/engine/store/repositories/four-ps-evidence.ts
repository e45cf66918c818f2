import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../dialect';

type Span = { from: string; to: string; currency: string };

/** The products a worksheet is about: one, those of a line, or none named, which is all. */
export const subjectProducts = async (
  db: ReadDb,
  productKey: number | null,
  line: string | null,
): Promise<{ key: number; group: string }[]> =>
  (
    await sql<{ key: number; group: string }>`
    SELECT key, coalesce(nullif(sku, ''), name) AS "group" FROM products WHERE deleted_at IS NULL
      AND ${productKey !== null ? sql`key = ${productKey}` : line !== null ? sql`line = ${line}` : sql`1`}`.execute(db)
  ).rows;

const among = (keys: readonly number[] | null): RawBuilder<unknown> =>
  keys === null ? sql`1` : keys.length === 0 ? sql`0` : sql`d.product_key IN (${sql.join(keys)})`;

export type ChannelSales = {
  channel: string;
  netMinor: number;
  grossMinor: number;
  discountMinor: number;
  units: number;
  /** At what each product costs now; null when one of them has no cost. */
  costMinor: number | null;
};

const NET = sql`sum(d.gross_minor - d.discounts_minor - d.returns_minor + d.adjustments_minor)`;

/** Sales of some products (or all) by channel, the largest first; in the workspace's currency only. */
export const salesByChannel = async (
  db: ReadDb,
  keys: readonly number[] | null,
  { from, to, currency }: Span,
): Promise<ChannelSales[]> =>
  (
    await sql<ChannelSales>`
    SELECT coalesce(x.name, '(unassigned)') AS channel, ${NET} AS netMinor, sum(d.gross_minor) AS grossMinor, sum(d.discounts_minor) AS discountMinor, sum(d.units - d.returned_units) AS units,
      CASE WHEN count(*) = count(p.cost_minor) THEN sum((d.units - d.returned_units) * p.cost_minor) END AS costMinor
    FROM daily_product_sales d LEFT JOIN channels x ON x.key = d.channel_key LEFT JOIN products p ON p.key = d.product_key
    WHERE d.day BETWEEN ${from} AND ${to} AND d.currency = ${currency} AND ${among(keys)} GROUP BY d.channel_key ORDER BY netMinor DESC`.execute(
      db,
    )
  ).rows;

/** Units and net sales a unit by calendar month: price against volume. A month without units has no price. */
export const pricesByMonth = async (
  db: ReadDb,
  keys: readonly number[] | null,
  { from, to, currency }: Span,
): Promise<{ month: string; units: number; priceMinor: number | null }[]> =>
  (
    await sql<{ month: string; units: number; priceMinor: number | null }>`
    SELECT substr(d.day, 1, 7) AS month, sum(d.units - d.returned_units) AS units, ${NET} * 1.0 / nullif(sum(d.units - d.returned_units), 0) AS priceMinor
    FROM daily_product_sales d WHERE d.day BETWEEN ${from} AND ${to} AND d.currency = ${currency} AND ${among(keys)} GROUP BY 1 ORDER BY 1`.execute(
      db,
    )
  ).rows;
