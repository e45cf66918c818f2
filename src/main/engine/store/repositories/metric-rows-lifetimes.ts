import { sql } from 'kysely';
import { lifetimeWindow } from '../../../../shared/domain/lifetime-window';
import type { ReadDb } from '../dialect';
import { page, type RowFilter, type Rows } from './metric-rows';
import { netOfCustomer } from './metric-rows-customers';

/** The customers that a predicted lifetime is read from, each with the net sales of those days. */
export const lifetimeRows = (db: ReadDb, filter: RowFilter): Promise<Rows> => {
  const { from, to } = lifetimeWindow(filter.from, filter.to, filter.inactivityDays);
  const within = sql`FROM daily_customer_sales d WHERE d.customer_key = u.key AND d.day BETWEEN ${from} AND ${to}`;
  const { net, join } = netOfCustomer({ from, to }, filter);
  return page(
    db,
    {
      entity: 'customers',
      columns: [
        { name: 'Customer', unit: 'text' },
        { name: 'First order', unit: 'day' },
        { name: 'Last order', unit: 'day' },
        { name: 'Orders', unit: 'number' },
        { name: 'Net sales', unit: 'money', adds: 1 },
      ],
      select: sql`u.key AS id, b.file AS file, u.source_line AS line, u.batch_id AS batch, u.first_order_day AS day, coalesce(nullif(u.name, ''), nullif(u.email, ''), u.external_id) AS c0, u.first_order_day AS c1, u.last_order_day AS c2,
        (SELECT sum(d.orders) ${within}) AS c3, ${net} AS c4`,
      from: sql`FROM customers u LEFT JOIN import_batches b ON b.id = u.batch_id ${join} WHERE EXISTS (SELECT 1 ${within} AND d.orders > 0)`,
      contribution: net,
      order: sql`u.first_order_day, u.key`,
    },
    filter,
  );
};
