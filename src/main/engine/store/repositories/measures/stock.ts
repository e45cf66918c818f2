import { sql } from 'kysely';
import { addDays } from '../../../../../shared/domain/day';
import { STALE_AFTER_DAYS } from '../../../../../shared/domain/stale';
import type { ReadDb } from '../../dialect';
import { STANDS_DAYS } from '../metric-rows-stock';
import { productFacts } from '../product-facts';
import { NET_PIECES } from './margin';
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

/** Channels or locations under whose own names stock is counted; names are as the channel has them. */
const placesOf = async (db: ReadDb, by: 'channel' | 'location'): Promise<Map<string, string>> => {
  const { rows } = await sql<{ name: string }>`
    SELECT DISTINCT name FROM channels WHERE deleted_at IS NULL AND ${by === 'location' ? sql`level = 'location'` : sql`level <> 'location'`}`.execute(
    db,
  );
  return new Map(rows.map(({ name }) => [name.toLowerCase(), name]));
};

/**
 * Units sold net of returns at each channel or location, of products that have stock between two counts. Channels are
 * read from the daily and monthly facts; those know no location, so locations are read line by line.
 */
const soldAt = async (
  db: ReadDb,
  by: 'channel' | 'location',
  { from, to, start, end }: { from: string; to: string; start: string; end: string },
): Promise<{ place: string; units: number }[]> => {
  const stocked = sql`product_key IN (SELECT s.product_key FROM stock_levels s WHERE s.as_of BETWEEN ${addDays(start, -STANDS_DAYS)} AND ${end})`;
  const query =
    by === 'channel'
      ? sql<{ place: string; units: number }>`
    SELECT x.name AS place, sum(f.units - f.returned_units) AS units FROM ${productFacts(from, to)} f JOIN channels x ON x.key = f.channel_key WHERE f.${stocked} GROUP BY 1`
      : sql<{ place: string; units: number }>`
    SELECT x.name AS place, sum(${NET_PIECES}) AS units FROM order_lines l JOIN sale_contexts c ON c.key = l.context_key JOIN channels x ON x.key = c.location_key
    WHERE l.day BETWEEN ${from} AND ${to} AND l.${stocked} GROUP BY 1`;
  return (await query.execute(db)).rows;
};

/** The days on which each place was counted for the start and for the end: that day, or the last within a month before it. */
const standing = (
  rows: readonly StockRow[],
  start: string,
  end: string,
): Map<string, { begun: string | null; ended: string | null }> => {
  const found = new Map<string, { begun: string | null; ended: string | null }>();
  // Rows come by day, so the last one that fits is the newest.
  for (const { location, as_of: day } of rows) {
    const place = found.get(location) ?? { begun: null, ended: null };
    found.set(location, {
      begun: day <= start ? day : place.begun,
      ended: day >= addDays(end, -STANDS_DAYS) ? day : place.ended,
    });
  }
  return found;
};

/**
 * Stock measures: snapshots (how many dated ones serve: 0, 1 or 2), startUnits/endUnits, startCost/endCost, received, receivedRows, cogs, stockedUnits (sold net of returns, of products that have stock), withoutCost, uncounted (counts that stand for a place which was left out for more than eight days before the end).
 * The start is the last snapshot on or before the first day, else the first one inside; the end the last one inside. A place that was not counted on such a day stands as it was last counted, for a month.
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
    FROM stock_levels s JOIN products p ON p.key = s.product_key WHERE s.as_of >= ${addDays(start, -STANDS_DAYS)} AND s.as_of <= ${end} ORDER BY s.as_of, s.key`.execute(
    db,
  );
  const counted = standing(rows.rows, start, end);
  const { by } = request;
  const placed = by === 'channel' || by === 'location' ? by : null;
  const places = placed === null ? null : await placesOf(db, placed);
  const group = (row: { sku: string; name: string; location: string }): [string | null, string | null] =>
    request.by === 'product'
      ? [row.sku || row.name, row.name]
      : places !== null
        ? [places.get(row.location.toLowerCase()) ?? UNASSIGNED, null]
        : request.by
          ? [UNASSIGNED, null]
          : [null, null];
  const costs = new Map<number, { cost: number | null; sku: string; name: string }>();
  for (const row of rows.rows) {
    const [key, label] = group(row);
    costs.set(row.product_key, { cost: row.cost, sku: row.sku, name: row.name });
    const { begun, ended } = counted.get(row.location) ?? { begun: null, ended: null };
    if (row.as_of === begun) {
      into.add(key, label, 'startUnits', row.on_hand);
      into.add(key, label, 'startCost', row.on_hand * (row.cost ?? 0));
    }
    if (row.as_of === ended) {
      into.add(key, label, 'endUnits', row.on_hand);
      into.add(key, label, 'endCost', row.on_hand * (row.cost ?? 0));
      if (addDays(ended, STALE_AFTER_DAYS) < end) into.add(key, label, 'uncounted', 1);
      if (row.cost === null) into.add(key, label, 'withoutCost', 1);
    }
    if (row.received !== null && row.as_of > start) {
      into.add(key, label, 'received', row.received);
      into.add(key, label, 'receivedRows', 1);
    }
  }
  if (placed !== null) {
    // A warehouse sells nothing itself: what is counted under no place of sale has no share that was sold.
    into.groups.delete(UNASSIGNED);
    for (const { place, units } of await soldAt(db, placed, { from: request.from, to: request.to, start, end }))
      if (into.groups.has(place)) into.add(place, null, 'stockedUnits', units);
    for (const key of into.groups.keys()) into.add(key, null, 'snapshots', start === end ? 1 : 2);
    return into;
  }
  const sold =
    await sql<SoldRow>`SELECT product_key, sum(units - returned_units) AS units FROM ${productFacts(request.from, request.to)} GROUP BY 1`.execute(
      db,
    );
  for (const row of sold.rows) {
    const product = costs.get(row.product_key);
    if (!product) continue;
    const [key, label] = group({ ...product, location: '' });
    into.add(key, label, 'stockedUnits', row.units);
    into.add(key, label, 'cogs', row.units * (product.cost ?? 0));
  }
  for (const key of into.groups.keys()) into.add(key, null, 'snapshots', start === end ? 1 : 2);
  return into;
};
