import { sql } from 'kysely';
import type { ReadDb } from '../../dialect';
import { productFacts } from '../product-facts';
import { convertExact, Gathered, type Request } from './gather';
import { REDATED, redatedDay, redatedReturns, RETURN_NET } from './redated';

type SoldRow = { currency: string; day: string | null; minor: number; rest: number; cost: number };

const NET = sql`sum(d.gross_minor - d.discounts_minor - d.returns_minor) AS minor, sum(d.gross_rest - d.discounts_rest - d.returns_rest) AS rest,
  sum((d.units - d.returned_units) * p.cost_minor) AS cost`;
const COSTED = sql`JOIN products p ON p.key = d.product_key AND p.cost_minor IS NOT NULL`;

/**
 * Margin measures of the whole: marginNet, the net sales of products whose cost is known, and marginCost, what those units cost;
 * returns on the day that the workspace dates them by.
 */
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
  const add = (row: SoldRow, sign: 1 | -1): void => {
    const net = convertExact(row, row.currency, request, row.day ?? request.to);
    if (net === undefined) {
      into.leftOut.add(row.currency);
      return;
    }
    into.add(null, null, 'marginNet', sign * net.minor, sign * net.rest);
    into.add(null, null, 'marginCost', sign * Math.round(row.cost));
  };
  for (const row of [...own.rows, ...foreign.rows]) add(row, 1);
  if (request.refundDating === 'order')
    for (const { side, sign } of REDATED) {
      const costed = sql`JOIN products p ON p.key = l.product_key AND p.cost_minor IS NOT NULL`;
      const found = await sql<SoldRow>`
        SELECT c.currency, ${redatedDay(side)} AS day, ${RETURN_NET}, sum(-abs(l.quantity) * p.cost_minor) AS cost
        ${redatedReturns(side, request, costed)} GROUP BY 1, 2`.execute(db);
      for (const row of found.rows) add(row, sign);
    }
  return into;
};
