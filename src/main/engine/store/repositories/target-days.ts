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

/** A measure by day and cell, in the workspace's currency alone: the shape of a year, not its amount. */
export const dayCells = async (
  db: ReadDb,
  measure: CellMeasure,
  { product, context }: CellGrain,
  { from, to }: CellSpan,
  currency: string,
): Promise<DayCellRow[]> => {
  if (product && !context) {
    const { minor } = FROM_DAILY[measure];
    const result = await sql<DayCellRow>`
      SELECT nullif(d.channel_key, 0) AS channel_key, NULL AS location_key, nullif(d.product_key, 0) AS product_key, NULL AS owner_key, d.day, ${minor} AS minor
      FROM daily_product_sales d WHERE d.day BETWEEN ${from} AND ${to} AND d.currency = ${currency} ORDER BY d.day`.execute(
      db,
    );
    return result.rows;
  }
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

/** Cells that sold anything before a day, as finely as was asked. */
export const cellsBefore = async (
  db: ReadDb,
  { product, context }: CellGrain,
  day: string,
): Promise<Omit<DayCellRow, 'day' | 'minor'>[]> => {
  type Row = Omit<DayCellRow, 'day' | 'minor'>;
  if (product && !context)
    return (
      await sql<Row>`
        SELECT DISTINCT nullif(channel_key, 0) AS channel_key, NULL AS location_key, nullif(product_key, 0) AS product_key, NULL AS owner_key
        FROM monthly_product_sales WHERE month < ${day.slice(0, 7)} AND units > 0`.execute(db)
    ).rows;
  return (
    await sql<Row>`
      SELECT DISTINCT ${CONTEXT_KEYS}, ${product ? sql`d.product_key` : sql`NULL AS product_key`}
      FROM ${product ? sql`order_lines` : sql`daily_sales`} d JOIN sale_contexts c ON c.key = d.context_key WHERE d.day < ${day}`.execute(
      db,
    )
  ).rows;
};
