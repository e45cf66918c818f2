import { sql } from 'kysely';
import type { ReadDb } from '../dialect';
import {
  type CellGrain,
  type CellMeasure,
  type CellRow,
  type CellSpan,
  CONTEXT_KEYS,
  FROM_DAILY,
  FROM_LINES,
} from './target-cells';

/** What was sold on one day, by channel, location, product and person as far as was asked. */
export type DayCellRow = Pick<CellRow, 'channel_key' | 'location_key' | 'product_key' | 'owner_key' | 'minor'> & {
  day: string;
};

/**
 * A measure by day and cell, in the workspace's currency alone: the shape of a year, not its amount. Of cells by channel and
 * product alone, see `productDays`.
 */
export const dayCells = async (
  db: ReadDb,
  measure: CellMeasure,
  { product }: CellGrain,
  { from, to }: CellSpan,
  currency: string,
): Promise<DayCellRow[]> => {
  if (product && measure !== 'orders') {
    const { minor } = FROM_LINES[measure];
    const result = await sql<DayCellRow>`
      SELECT ${CONTEXT_KEYS}, d.product_key, d.day, sum(${minor}) AS minor
      FROM order_lines d JOIN sale_contexts c ON c.key = d.context_key WHERE d.day BETWEEN ${from} AND ${to} AND c.currency = ${currency} GROUP BY d.context_key, d.product_key, d.day`.execute(
      db,
    );
    return result.rows;
  }
  const { minor } = FROM_DAILY[measure];
  const result = await sql<DayCellRow>`
    SELECT ${CONTEXT_KEYS}, NULL AS product_key, d.day, sum(${minor}) AS minor
    FROM daily_sales d JOIN sale_contexts c ON c.key = d.context_key WHERE d.day BETWEEN ${from} AND ${to} AND c.currency = ${currency} GROUP BY d.context_key, d.day`.execute(
    db,
  );
  return result.rows;
};

/**
 * Cells that sold anything before a day, as finely as was asked. Where people or locations are asked by product, only
 * lines can tell: those of `products` are looked up on the days on which they sold, and all else comes without its product.
 */
export const cellsBefore = async (
  db: ReadDb,
  { product, context }: CellGrain,
  day: string,
  products: readonly number[],
): Promise<Omit<DayCellRow, 'day' | 'minor'>[]> => {
  type Row = Omit<DayCellRow, 'day' | 'minor'>;
  if (product && !context)
    return (
      await sql<Row>`
        SELECT DISTINCT nullif(channel_key, 0) AS channel_key, NULL AS location_key, nullif(product_key, 0) AS product_key, NULL AS owner_key
        FROM monthly_product_sales WHERE month < ${day.slice(0, 7)} AND units > 0`.execute(db)
    ).rows;
  const contexts = await sql<Row>`
    SELECT DISTINCT ${CONTEXT_KEYS}, NULL AS product_key
    FROM daily_sales d JOIN sale_contexts c ON c.key = d.context_key WHERE d.day < ${day}`.execute(db);
  if (!product || products.length === 0) return contexts.rows;
  // What was launched since then, which is most of it, has no months before, and no line is read for it.
  const lines = await sql<Row>`
    WITH asked AS MATERIALIZED (SELECT value AS product_key FROM json_each(${JSON.stringify(products)})
        WHERE value IN (SELECT product_key FROM monthly_product_sales WHERE month <= ${day.slice(0, 7)})),
      sold AS MATERIALIZED (SELECT DISTINCT day FROM daily_product_sales WHERE day < ${day} AND product_key IN (SELECT product_key FROM asked))
    SELECT DISTINCT ${CONTEXT_KEYS}, d.product_key
    FROM sold s CROSS JOIN order_lines d INDEXED BY order_lines_day ON d.day = s.day JOIN sale_contexts c ON c.key = d.context_key
    WHERE d.product_key IN (SELECT product_key FROM asked)`.execute(db);
  return [...contexts.rows, ...lines.rows];
};
