import { sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { type CellSpan, FROM_DAILY, isMoneyMeasure, type CellMeasure } from './target-cells';
import { monthsAndDays } from './product-facts';

/** So many products have a key of their own beside a channel's in one number. */
export const PRODUCT_KEYS = 2 ** 24;

/**
 * What the products of a day or a month sold, a column each: of thousands of rows no object is made, which is what most
 * of the time of reading them went into. `cells` hold channel and product as one number: `channel × PRODUCT_KEYS + product`,
 * 0 for none.
 */
export type ProductColumns = {
  at: string;
  cells: readonly number[];
  minor: readonly number[];
  /** Millionths of a minor unit of those that have any, which is hardly ever one. */
  rests: { cells: readonly number[]; rest: readonly number[] };
};

type Packed = { at: string; cells: string; minor: string; rested: string; rest: string };

const numbers = (json: string): readonly number[] => JSON.parse(json) as number[];

const columnsOf = async (
  db: ReadDb,
  measure: CellMeasure,
  table: 'day' | 'month',
  { from, to }: CellSpan,
  currency: string | null,
): Promise<ProductColumns[]> => {
  const { minor, rest } = FROM_DAILY[measure];
  const cell = sql`d.channel_key * ${sql.lit(PRODUCT_KEYS)} + d.product_key`;
  const at = sql.ref(`d.${table}`);
  const own = currency === null ? sql`` : sql`AND d.currency = ${currency}`;
  const result = await sql<Packed>`
    SELECT ${at} AS at, json_group_array(${cell}) AS cells, json_group_array(${minor}) AS minor,
      json_group_array(${cell}) FILTER (WHERE ${rest} <> 0) AS rested, json_group_array(${rest}) FILTER (WHERE ${rest} <> 0) AS rest
    FROM ${sql.table(table === 'day' ? 'daily_product_sales' : 'monthly_product_sales')} d WHERE ${at} BETWEEN ${from} AND ${to} ${own} GROUP BY ${at}`.execute(
    db,
  );
  return result.rows.map((row) => ({
    at: row.at,
    cells: numbers(row.cells),
    minor: numbers(row.minor),
    rests: { cells: numbers(row.rested), rest: numbers(row.rest) },
  }));
};

/** A measure of each product by day, in order, of what was sold in the workspace's currency alone. */
export const productDays = (
  db: ReadDb,
  measure: CellMeasure,
  span: CellSpan,
  currency: string,
): Promise<ProductColumns[]> => columnsOf(db, measure, 'day', span, currency);

/**
 * A measure of each product in a span that is summed anyway, its whole months as months, and the days before and after
 * them; money in the workspace's currency alone.
 */
export const productSums = async (
  db: ReadDb,
  measure: CellMeasure,
  { from, to }: CellSpan,
  currency: string,
): Promise<ProductColumns[]> => {
  const { months, days } = monthsAndDays(from, to);
  const own = isMoneyMeasure(measure) ? currency : null;
  const parts = months ? await columnsOf(db, measure, 'month', months, own) : [];
  for (const span of days) parts.push(...(await columnsOf(db, measure, 'day', span, own)));
  return parts;
};
