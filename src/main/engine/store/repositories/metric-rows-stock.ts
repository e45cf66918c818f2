import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { grouped, page, type RowFilter, type Rows } from './metric-rows';

/** A place that was not counted on a day of counting stands as it was last counted, for this many days; then it is taken for closed. */
export const STANDS_DAYS = 31;

/** The count that stands for the start of the period: the last on or before its first day, else the first inside. */
export const stockStart = (filter: RowFilter): RawBuilder<unknown> =>
  sql`coalesce((SELECT max(as_of) FROM stock_levels WHERE as_of <= ${filter.from}), (SELECT min(as_of) FROM stock_levels WHERE as_of > ${filter.from} AND as_of <= ${filter.to}))`;

/** The count that stands for its end: the last one inside or before. */
export const stockEnd = (filter: RowFilter): RawBuilder<unknown> =>
  sql`(SELECT max(as_of) FROM stock_levels WHERE as_of <= ${filter.to})`;

/** The earliest day whose counts still stand at the start of the period. */
export const stockSince = (filter: RowFilter): RawBuilder<unknown> =>
  sql`date(${stockStart(filter)}, ${`-${STANDS_DAYS} days`})`;

/** What one of a product cost by the newest of those counts. */
export const costOf = (product: RawBuilder<unknown>, filter: RowFilter): RawBuilder<unknown> =>
  sql`(SELECT coalesce(s.unit_cost_minor, q.cost_minor) FROM stock_levels s JOIN products q ON q.key = s.product_key WHERE s.product_key = ${product} AND s.as_of BETWEEN ${stockSince(filter)} AND ${stockEnd(filter)} ORDER BY s.as_of DESC, s.key DESC LIMIT 1)`;

/** The counts of each place at start and end; each adds half, so that they sum to the average, times `times`. */
export const stockRows = (db: ReadDb, value: 'units' | 'cost', times: number, filter: RowFilter): Promise<Rows> => {
  const start = stockStart(filter);
  const end = stockEnd(filter);
  return page(
    db,
    {
      entity: 'stock_levels',
      columns: [
        { name: 'As of', unit: 'day' },
        { name: 'Product', unit: 'text' },
        { name: 'Location', unit: 'text' },
        { name: 'On hand', unit: 'number' },
        { name: 'Received', unit: 'number' },
      ],
      select: sql`s.key AS id, b.file AS file, s.source_line AS line, s.batch_id AS batch, s.as_of AS day, s.as_of AS c0, p.name AS c1, s.location AS c2, s.on_hand AS c3, s.received AS c4`,
      from: sql`FROM (SELECT location, max(CASE WHEN as_of <= ${start} THEN as_of END) AS begun, max(CASE WHEN as_of >= date(${end}, ${`-${STANDS_DAYS} days`}) THEN as_of END) AS ended
          FROM stock_levels WHERE as_of BETWEEN ${stockSince(filter)} AND ${end} GROUP BY location) t
        JOIN stock_levels s ON s.location = t.location AND s.as_of IN (t.begun, t.ended) JOIN products p ON p.key = s.product_key LEFT JOIN import_batches b ON b.id = s.batch_id
        WHERE 1 ${grouped({ product: sql`coalesce(nullif(p.sku, ''), p.name)`, location: sql`s.location` }, filter)}`,
      contribution: sql`s.on_hand * ${value === 'cost' ? sql`coalesce(s.unit_cost_minor, p.cost_minor, 0)` : sql`1`} * ((s.as_of IS t.begun) + (s.as_of IS t.ended)) / 2.0 * ${times}`,
      order: sql`s.as_of, s.key`,
    },
    filter,
  );
};
