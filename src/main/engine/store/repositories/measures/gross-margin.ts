import { sql } from 'kysely';
import type { ReadDb } from '../../dialect';
import { productFacts } from '../product-facts';
import { convertExact, Gathered, type Request } from './gather';

type SoldRow = { currency: string; day: string | null; minor: number; rest: number; cost: number };

const NET = sql`sum(d.gross_minor - d.discounts_minor - d.returns_minor) AS minor, sum(d.gross_rest - d.discounts_rest - d.returns_rest) AS rest,
  sum((d.units - d.returned_units) * p.cost_minor) AS cost`;
const COSTED = sql`JOIN products p ON p.key = d.product_key AND p.cost_minor IS NOT NULL`;

/** Margin measures of the whole: marginNet, the net sales of products whose cost is known, and marginCost, what those units cost. */
export const grossMarginMeasures = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const into = new Gathered();
  if (request.by !== undefined) return into;
  const own = await sql<SoldRow>`
    SELECT d.currency, NULL AS day, ${NET} FROM ${productFacts(request.from, request.to)} d ${COSTED} WHERE d.currency = ${request.currency} GROUP BY 1`.execute(
    db,
  );
  const foreign = await sql<SoldRow>`
    SELECT d.currency, d.day, ${NET} FROM daily_product_sales d ${COSTED} WHERE d.day BETWEEN ${request.from} AND ${request.to} AND d.currency <> ${request.currency} GROUP BY 1, 2`.execute(
    db,
  );
  for (const row of [...own.rows, ...foreign.rows]) {
    const net = convertExact(row, row.currency, request, row.day ?? request.to);
    if (net === undefined) {
      into.leftOut.add(row.currency);
      continue;
    }
    into.add(null, null, 'marginNet', net.minor, net.rest);
    into.add(null, null, 'marginCost', Math.round(row.cost));
  }
  return into;
};
