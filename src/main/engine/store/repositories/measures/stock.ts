import { sql } from 'kysely';
import type { ReadDb } from '../../dialect';
import { productFacts } from '../product-facts';
import { Gathered, type Request, UNASSIGNED } from './gather';

type StockRow = {
  product_key: number;
  sku: string;
  name: string;
  location: string;
  as_of: string;
  on_hand: number;
  cost: number | null;
  received: number | null;
};
type SoldRow = { product_key: number; units: number };

/**
 * Stock measures: snapshots (how many dated ones serve: 0, 1 or 2), startUnits/endUnits, startCost/endCost, received, receivedRows, cogs, stockedUnits (sold net of returns, of products that have stock), withoutCost.
 * The start is the last snapshot on or before the first day, else the first one inside; the end the last one inside.
 */
export const stockMeasures = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const dates = await sql<{ before: string | null; first: string | null; last: string | null }>`
    SELECT (SELECT max(as_of) FROM stock_levels WHERE as_of <= ${request.from}) AS before,
      (SELECT min(as_of) FROM stock_levels WHERE as_of > ${request.from} AND as_of <= ${request.to}) AS first, (SELECT max(as_of) FROM stock_levels WHERE as_of <= ${request.to}) AS last`.execute(
    db,
  );
  const { before, first, last } = dates.rows[0] ?? { before: null, first: null, last: null };
  const start = before ?? first;
  const end = last;
  const into = new Gathered();
  if (start === null || end === null) return into;
  const rows = await sql<StockRow>`
    SELECT s.product_key, p.sku, p.name, s.location, s.as_of, s.on_hand, coalesce(s.unit_cost_minor, p.cost_minor) AS cost, s.received
    FROM stock_levels s JOIN products p ON p.key = s.product_key WHERE s.as_of >= ${start} AND s.as_of <= ${end} ORDER BY s.as_of, s.key`.execute(
    db,
  );
  const group = (row: { sku: string; name: string; location: string }): [string | null, string | null] =>
    request.by === 'product'
      ? [row.sku || row.name, row.name]
      : request.by === 'location'
        ? [row.location || UNASSIGNED, null]
        : request.by
          ? [UNASSIGNED, null]
          : [null, null];
  const costs = new Map<number, { cost: number | null; sku: string; name: string }>();
  for (const row of rows.rows) {
    const [key, label] = group(row);
    costs.set(row.product_key, { cost: row.cost, sku: row.sku, name: row.name });
    if (row.as_of === start) {
      into.add(key, label, 'startUnits', row.on_hand);
      into.add(key, label, 'startCost', row.on_hand * (row.cost ?? 0));
    }
    if (row.as_of === end) {
      into.add(key, label, 'endUnits', row.on_hand);
      into.add(key, label, 'endCost', row.on_hand * (row.cost ?? 0));
      if (row.cost === null) into.add(key, label, 'withoutCost', 1);
    }
    if (row.received !== null && row.as_of > start) {
      into.add(key, label, 'received', row.received);
      into.add(key, label, 'receivedRows', 1);
    }
  }
  // Units by location would need sales by location and product; the whole and by product come from the daily facts.
  const sold =
    await sql<SoldRow>`SELECT product_key, sum(units - returned_units) AS units FROM ${productFacts(request.from, request.to)} GROUP BY 1`.execute(
      db,
    );
  for (const row of sold.rows) {
    const product = costs.get(row.product_key);
    if (!product || request.by === 'location') continue;
    const [key, label] = group({ ...product, location: '' });
    into.add(key, label, 'stockedUnits', row.units);
    into.add(key, label, 'cogs', row.units * (product.cost ?? 0));
  }
  for (const key of into.groups.keys()) into.add(key, null, 'snapshots', start === end ? 1 : 2);
  return into;
};
