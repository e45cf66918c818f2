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
  /** d2c, own-store, …; '' for none. */
  type: string;
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
    SELECT coalesce(x.name, '(unassigned)') AS channel, coalesce(x.type, '') AS type, ${NET} AS netMinor, sum(d.gross_minor) AS grossMinor, sum(d.discounts_minor) AS discountMinor, sum(d.units - d.returned_units) AS units,
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

export type PlaceSales = { place: string; netMinor: number; units: number };

/** Sales of some products (or all) by location, the largest first; in the workspace's currency, where a location is known. */
export const salesByLocation = async (
  db: ReadDb,
  keys: readonly number[] | null,
  { from, to, currency }: Span,
): Promise<PlaceSales[]> =>
  (
    await sql<PlaceSales>`
    SELECT x.name AS place, sum(d.amount_minor - d.discount_minor) AS netMinor, sum(CASE d.kind WHEN 'sale' THEN d.quantity WHEN 'return' THEN -abs(d.quantity) ELSE 0 END) AS units
    FROM order_lines d JOIN sale_contexts c ON c.key = d.context_key JOIN channels x ON x.key = c.location_key
    WHERE d.day BETWEEN ${from} AND ${to} AND c.currency = ${currency} AND ${among(keys)} GROUP BY x.key ORDER BY netMinor DESC`.execute(
      db,
    )
  ).rows;

export type PlaceStock = { place: string; level: string; available: number; sold: number };

/**
 * What was there to sell of some products (or all) at each place that is a channel or a location and has stock counts,
 * and what was sold there, net of returns. There to sell: the last count on or before `from`, or else the first one
 * after it, and what was received since.
 */
export const stockByPlace = async (
  db: ReadDb,
  keys: readonly number[] | null,
  { from, to }: Pick<Span, 'from' | 'to'>,
): Promise<PlaceStock[]> =>
  (
    await sql<PlaceStock>`
    WITH counted AS (SELECT d.product_key, d.location, coalesce(max(CASE WHEN d.as_of <= ${from} THEN d.as_of END), min(d.as_of)) AS start FROM stock_levels d WHERE d.as_of <= ${to} AND ${among(keys)} GROUP BY 1, 2),
      there AS (SELECT s.location, sum(CASE WHEN s.as_of = t.start THEN s.on_hand ELSE coalesce(s.received, 0) END) AS available FROM counted t JOIN stock_levels s ON s.product_key = t.product_key AND s.location = t.location AND s.as_of BETWEEN t.start AND ${to} GROUP BY 1)
    SELECT x.name AS place, CASE x.level WHEN 'location' THEN 'location' ELSE 'channel' END AS level, h.available,
      coalesce((SELECT sum(CASE d.kind WHEN 'sale' THEN d.quantity WHEN 'return' THEN -abs(d.quantity) ELSE 0 END) FROM order_lines d JOIN sale_contexts c ON c.key = d.context_key
        WHERE (c.channel_key = x.key OR c.location_key = x.key) AND d.day BETWEEN ${from} AND ${to} AND ${among(keys)}), 0) AS sold
    FROM there h JOIN channels x ON x.name = h.location COLLATE NOCASE AND x.deleted_at IS NULL WHERE h.available > 0 ORDER BY sold DESC, x.name`.execute(
      db,
    )
  ).rows;

/** Field notes that name a competitor, of these products or of none, the products' own first, the newest first. */
export const competitorNotes = async (
  db: ReadDb,
  keys: readonly number[] | null,
): Promise<{ competitor: string; text: string; day: string; own: number }[]> =>
  (
    await sql<{ competitor: string; text: string; day: string; own: number }>`
    SELECT d.competitor, d.text, d.day, d.product_key IS NOT NULL AS own FROM field_notes d
    WHERE d.deleted_at IS NULL AND d.competitor <> '' AND (d.product_key IS NULL OR ${among(keys)}) ORDER BY own DESC, d.day DESC, d.id LIMIT 500`.execute(
      db,
    )
  ).rows;

/** Themes under which field notes on some products (or on any) stand, those with the most notes first. */
export const themesOf = async (
  db: ReadDb,
  keys: readonly number[] | null,
): Promise<{ id: string; name: string; notes: number; open: number }[]> =>
  (
    await sql<{ id: string; name: string; notes: number; open: number }>`
    SELECT t.id, t.name, count(*) AS notes, sum(d.status = 'open') AS open FROM field_notes d JOIN note_themes t ON t.id = d.theme_id AND t.deleted_at IS NULL
    WHERE d.deleted_at IS NULL AND ${among(keys)} GROUP BY t.id ORDER BY notes DESC, t.name LIMIT 20`.execute(db)
  ).rows;
