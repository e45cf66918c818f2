import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { amongst, hasRate, inCurrency, type RowFilter, UNASSIGNED } from './metric-rows';
import { daysOf, valueOf } from './metric-rows-sales';
import { UNCOSTED } from './measures/margin';
import { productFacts } from './product-facts';

/** Sums of the lines that net sales open, by channel and location; money in minor units, not yet rounded. */
export type PlaceSums = {
  channel: string;
  /** d2c, own-store, …; '' for none. */
  type: string;
  /** '' where no location is known. */
  location: string;
  net: number;
  gross: number;
  discount: number;
  margin: number;
  /** Pieces sold less pieces returned, of what has a price in the workspace's currency. */
  units: number;
  /** Lines, or days of a product, with pieces whose cost nobody knows. */
  uncosted: number;
  /** Currencies without a rate, by commas; what was sold in them is in none of the sums. */
  leftOut: string | null;
};

const SALE_KINDS = ['sale', 'return', 'adjustment'] as const;
const PLACE = sql`coalesce(ch.name, ${UNASSIGNED}) AS channel, coalesce(ch.type, '') AS type, coalesce(lo.name, '') AS location`;

const leftOutOf = (currency: RawBuilder<unknown>, rated: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`group_concat(DISTINCT CASE WHEN ${rated} THEN NULL ELSE ${currency} END) AS "leftOut"`;

/** From the lines: of some products, of some contexts, or returns that are dated by their order. */
export const lineSums = async (db: ReadDb, filter: RowFilter, keys: readonly number[] | null): Promise<PlaceSums[]> => {
  const { day, within } = daysOf({ kinds: SALE_KINDS, value: 'net' }, filter);
  const { rows } = await sql<PlaceSums>`
    SELECT ${PLACE}, sum(${valueOf('net', day, filter)}) AS net,
      sum(CASE l.kind WHEN 'sale' THEN ${valueOf('amount', day, filter)} ELSE 0 END) AS gross, sum(CASE l.kind WHEN 'sale' THEN ${valueOf('discount', day, filter)} ELSE 0 END) AS discount,
      sum(${valueOf('margin', day, filter)}) AS margin, sum(${valueOf('priced-quantity', day, filter)}) AS units, sum(${UNCOSTED}) AS uncosted, ${leftOutOf(sql`c.currency`, hasRate(sql`c.currency`, day, filter))}
    FROM order_lines l JOIN sale_contexts c ON c.key = l.context_key LEFT JOIN channels ch ON ch.key = c.channel_key LEFT JOIN channels lo ON lo.key = c.location_key LEFT JOIN products p ON p.key = l.product_key JOIN orders o ON o.key = l.order_key
    WHERE ${within} ${amongst(sql`l.product_key`, keys ?? undefined)} ${amongst(sql`l.context_key`, filter.contexts)} GROUP BY 1, 2, 3`.execute(
    db,
  );
  return rows;
};

/** What a row `d` of daily or monthly facts adds: columns of `PlaceSums` but what pieces cost. */
const factSums = (currency: RawBuilder<unknown>, day: RawBuilder<unknown>, filter: RowFilter): RawBuilder<unknown> => {
  const money = (of: (column: 'minor' | 'rest') => string): RawBuilder<unknown> =>
    inCurrency(sql.raw(of('minor')), sql.raw(of('rest')), currency, day, filter);
  const rated = hasRate(currency, day, filter);
  return sql`sum(${money((column) => `(d.gross_${column} - d.discounts_${column} - d.returns_${column} + d.adjustments_${column})`)}) AS net,
    sum(${money((column) => `d.gross_${column}`)}) AS gross, sum(${money((column) => `d.discounts_${column}`)}) AS discount,
    sum(CASE WHEN ${rated} THEN d.units - d.returned_units ELSE 0 END) AS units, ${leftOutOf(currency, rated)}`;
};

/** The same of all products, from the daily facts, which know no cost: a year of half a million lines is a few thousand rows. */
export const allPlaceSums = async (
  db: ReadDb,
  filter: RowFilter,
): Promise<Omit<PlaceSums, 'margin' | 'uncosted'>[]> => {
  const { rows } = await sql<Omit<PlaceSums, 'margin' | 'uncosted'>>`
    SELECT ${PLACE}, ${factSums(sql`c.currency`, sql`d.day`, filter)}
    FROM daily_sales d JOIN sale_contexts c ON c.key = d.context_key LEFT JOIN channels ch ON ch.key = c.channel_key LEFT JOIN channels lo ON lo.key = c.location_key
    WHERE d.day BETWEEN ${filter.from} AND ${filter.to} GROUP BY 1, 2, 3`.execute(db);
  return rows;
};

/** Contexts of channels that sell at several locations: what a product sold at each, only its lines know. */
const contextsOfMany = async (db: ReadDb): Promise<number[]> =>
  (
    await sql<{ key: number }>`SELECT key FROM sale_contexts WHERE coalesce(channel_key, 0) IN (
      SELECT coalesce(channel_key, 0) FROM sale_contexts GROUP BY 1 HAVING count(DISTINCT coalesce(location_key, 0)) > 1)`.execute(
      db,
    )
  ).rows.map(({ key }) => key);

/**
 * The same of some products: from the facts of products where a channel has one location at most, from the lines at the
 * others.
 */
export const productPlaceSums = async (
  db: ReadDb,
  filter: RowFilter,
  keys: readonly number[],
): Promise<PlaceSums[]> => {
  // Foreign money has a rate of its day; where no currency has one, whole months do.
  const facts =
    filter.rated.length > 0
      ? sql`(SELECT * FROM daily_product_sales WHERE day BETWEEN ${filter.from} AND ${filter.to})`
      : productFacts(filter.from, filter.to);
  const day = filter.rated.length > 0 ? sql`d.day` : sql`${filter.to}`;
  const net = sql`(d.gross_minor - d.discounts_minor - d.returns_minor + d.adjustments_minor)`;
  const rest = sql`(d.gross_rest - d.discounts_rest - d.returns_rest + d.adjustments_rest)`;
  const cost = sql`CASE WHEN ${hasRate(sql`d.currency`, day, filter)} THEN (d.units - d.returned_units) * coalesce(p.cost_minor, 0) ELSE 0 END`;
  const { rows } = await sql<PlaceSums>`
    WITH one AS (SELECT coalesce(channel_key, 0) AS channel, max(location_key) AS location FROM sale_contexts GROUP BY 1 HAVING count(DISTINCT coalesce(location_key, 0)) = 1)
    SELECT ${PLACE}, ${factSums(sql`d.currency`, day, filter)}, sum((${inCurrency(net, rest, sql`d.currency`, day, filter)}) - ${cost}) AS margin,
      sum(p.cost_minor IS NULL AND d.units + d.returned_units > 0) AS uncosted
    FROM ${facts} d JOIN one ON one.channel = d.channel_key LEFT JOIN channels ch ON ch.key = one.channel LEFT JOIN channels lo ON lo.key = one.location LEFT JOIN products p ON p.key = d.product_key
    WHERE true ${amongst(sql`d.product_key`, keys)} GROUP BY 1, 2, 3`.execute(db);
  const contexts = await contextsOfMany(db);
  return contexts.length === 0 ? rows : [...rows, ...(await lineSums(db, { ...filter, contexts }, keys))];
};
