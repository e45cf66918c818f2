import { sql } from 'kysely';
import type { ReadDb } from '../dialect';
import type { CellMeasure, CellSpan } from './target-cells';

const MEASURE = {
  'net-sales': sql`sum(d.gross_minor - d.discounts_minor - d.returns_minor + d.adjustments_minor)`,
  'gross-sales': sql`sum(d.gross_minor)`,
  units: sql`sum(d.units - d.returned_units)`,
  orders: sql`sum(d.orders)`,
} as const;

/** A measure of the whole company by day, in the workspace's currency alone: the shape of a year, not its amount. */
export const companyDays = async (
  db: ReadDb,
  measure: CellMeasure,
  { from, to }: CellSpan,
  currency: string,
): Promise<Map<string, number>> => {
  const result = await sql<{ day: string; sum: number }>`
    SELECT d.day, ${MEASURE[measure]} AS sum FROM daily_sales d JOIN sale_contexts c ON c.key = d.context_key
    WHERE d.day BETWEEN ${from} AND ${to} AND c.currency = ${currency} GROUP BY d.day`.execute(db);
  return new Map(result.rows.map((row) => [row.day, row.sum]));
};
