import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../dialect';

export type OrderRow = {
  key: number;
  source: string;
  number: string;
  day: string;
  customer: string;
  customer_key: number | null;
  channel: string;
  status: string;
  units: number;
  net: number;
  net_rest: number;
  currency: string;
  file: string;
  batch: number;
  line: number;
};

export type OrderFilter = {
  q?: string | undefined;
  customer?: 'named' | 'none' | undefined;
  channelId?: string | undefined;
};
type Slice = { limit: number; offset: number };

/** What a customer is called. */
const NAME = sql`coalesce(nullif(u.name, ''), nullif(u.email, ''), u.external_id, '')`;

/** These orders with their lines summed, newest first; `found` selects their `key`. */
export const readOrders = async (db: ReadDb, found: RawBuilder<unknown>): Promise<OrderRow[]> => {
  const result = await sql<OrderRow>`
    WITH found AS MATERIALIZED (${found})
    SELECT o.key, o.source, o.external_id AS number, o.day, ${NAME} AS customer, o.customer_key, coalesce(h.name, '') AS channel, o.status, c.currency, b.file, o.batch_id AS batch, o.source_line AS line,
      (SELECT coalesce(sum(CASE l.kind WHEN 'sale' THEN l.quantity WHEN 'return' THEN -abs(l.quantity) ELSE 0 END), 0) FROM order_lines l WHERE l.order_key = o.key) AS units,
      (SELECT coalesce(sum(l.amount_minor - l.discount_minor), 0) FROM order_lines l WHERE l.order_key = o.key) AS net,
      (SELECT coalesce(sum(l.amount_rest - l.discount_rest), 0) FROM order_lines l WHERE l.order_key = o.key) AS net_rest
    FROM found JOIN orders o ON o.key = found.key LEFT JOIN customers u ON u.key = o.customer_key JOIN sale_contexts c ON c.key = o.context_key LEFT JOIN channels h ON h.key = c.channel_key JOIN import_batches b ON b.id = o.batch_id
    ORDER BY o.day DESC, o.key DESC`.execute(db);
  return result.rows;
};

/** The orders that the filter finds. Without a filter none of the other tables is read. */
const FOUND = ({ q, customer, channelId }: OrderFilter): RawBuilder<unknown> => {
  const like = `%${(q ?? '').replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql`orders o ${q === undefined ? sql`` : sql`LEFT JOIN customers u ON u.key = o.customer_key`}
    WHERE ${
      q === undefined
        ? sql`1`
        : sql`(o.external_id LIKE ${like} ESCAPE '\\' OR u.name LIKE ${like} ESCAPE '\\' OR u.email LIKE ${like} ESCAPE '\\')`
    }
    ${customer === undefined ? sql`` : customer === 'none' ? sql`AND o.customer_key IS NULL` : sql`AND o.customer_key IS NOT NULL`}
    ${channelId === undefined ? sql`` : sql`AND o.context_key IN (SELECT c.key FROM sale_contexts c JOIN channels h ON h.key = c.channel_key WHERE h.id = ${channelId})`}`;
};

export const countOrders = async (db: ReadDb, filter: OrderFilter): Promise<number> =>
  (await sql<{ n: number }>`SELECT count(*) AS n FROM ${FOUND(filter)}`.execute(db)).rows[0]?.n ?? 0;

/** A page of all orders, newest first. */
export const listOrders = (db: ReadDb, filter: OrderFilter, { limit, offset }: Slice): Promise<OrderRow[]> =>
  readOrders(
    db,
    sql`SELECT o.key FROM ${FOUND(filter)} ORDER BY o.day DESC, o.key DESC LIMIT ${limit} OFFSET ${offset}`,
  );

/** One order by its source and number. */
export const findOrder = async (db: ReadDb, source: string, number: string): Promise<OrderRow | undefined> =>
  (await readOrders(db, sql`SELECT key FROM orders WHERE external_id = ${number} AND source = ${source}`))[0];
