import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { addDays } from '../../../../shared/domain/day';
import { FIRST_LINE } from './measures/customers';
import { REDATED, redatedDay } from './measures/redated';
import { contextDimension } from './measures/sales';
import { inCurrency, matches, page, type RowFilter, type Rows } from './metric-rows';

const CUSTOMER = sql`coalesce(nullif(u.external_id, ''), nullif(u.email, ''), u.name)`;

/** Customers with orders in one group of a breakdown, as a list of keys: all of the period's, or those whose first order is there. */
const keysInGroup = (which: 'active' | 'new' | 'repeat', filter: RowFilter, group: string): RawBuilder<unknown> => {
  const product = filter.by === 'product';
  const dimension = filter.by ? contextDimension(filter.by) : undefined;
  const column = product ? sql`coalesce(nullif(p.sku, ''), p.name)` : dimension?.column;
  const joins = product
    ? sql`JOIN order_lines l ON l.order_key = o.key AND l.kind = 'sale' LEFT JOIN products p ON p.key = l.product_key`
    : (dimension?.join ?? sql``);
  // A first order is one of the order's own day; else of a product the day of its line decides.
  const day = product && which !== 'new' ? sql`l.day` : sql`o.day`;
  const first = sql`AND o.key IN (SELECT min(f.key) FROM orders f JOIN customers w ON w.key = f.customer_key AND f.day = w.first_order_day WHERE f.is_sale = 1 AND w.first_order_day BETWEEN ${filter.from} AND ${filter.to} GROUP BY f.customer_key)`;
  return sql`u.key IN (SELECT o.customer_key FROM orders o JOIN sale_contexts c ON c.key = o.context_key ${joins}
    WHERE o.is_sale = 1 AND ${day} BETWEEN ${filter.from} AND ${filter.to} ${column ? sql`AND ${matches(column, group)}` : sql``} ${which === 'new' ? first : sql``} ${which === 'new' && product ? FIRST_LINE : sql``}
    GROUP BY o.customer_key ${which === 'repeat' ? sql`HAVING count(DISTINCT o.key) >= 2` : sql``})`;
};

/**
 * Net sales of customer `u` in a span, returns on the day that the workspace dates them by, and the join it takes. A
 * day of '' is before all others.
 */
export const netOfCustomer = (
  { from, to }: { from: string; to: string },
  filter: RowFilter,
): { net: RawBuilder<unknown>; join: RawBuilder<unknown> } => {
  const booked = sql`coalesce((SELECT sum(${inCurrency(sql`d.net_minor`, sql`d.net_rest`, sql`d.currency`, sql`d.day`, filter)}) FROM daily_customer_sales d WHERE d.customer_key = u.key AND d.day BETWEEN ${from} AND ${to}), 0)`;
  if (filter.refundDating !== 'order') return { net: booked, join: sql`` };
  const minor = sql`(l.amount_minor - l.discount_minor)`;
  const rest = sql`(l.amount_rest - l.discount_rest)`;
  const moved = REDATED.map(({ side, sign }) => {
    const day = redatedDay(side);
    return sql`${sign} * CASE WHEN ${day} BETWEEN ${from} AND ${to} THEN ${inCurrency(minor, rest, sql`c.currency`, day, filter)} ELSE 0 END`;
  });
  return {
    net: sql`(${booked} + coalesce(z.moved, 0))`,
    join: sql`LEFT JOIN (SELECT l.customer_key AS whose, sum(${sql.join(moved, sql` + `)}) AS moved
      FROM order_lines l JOIN orders o ON o.key = l.order_key JOIN sale_contexts c ON c.key = l.context_key WHERE l.kind = 'return' AND o.day <> l.day GROUP BY 1) z ON z.whose = u.key`,
  };
};

/** Customers counted by a figure; the contribution is 1, or the net sales to date for the lifetime figure. */
export const customerRows = (
  db: ReadDb,
  which: 'active' | 'new' | 'repeat' | 'lifetime' | 'lost',
  filter: RowFilter,
): Promise<Rows> => {
  const ordered = sql`FROM daily_customer_sales d WHERE d.customer_key = u.key AND d.orders > 0`;
  const inPeriod = sql`d.day BETWEEN ${filter.from} AND ${filter.to}`;
  const named = filter.group;
  const group =
    named === undefined || filter.by === undefined
      ? sql``
      : filter.by === 'customer'
        ? sql`AND ${matches(CUSTOMER, named)}`
        : which === 'active' || which === 'new' || which === 'repeat'
          ? sql`AND ${keysInGroup(which, filter, named)}`
          : sql``;
  const byGroup = named !== undefined && filter.by !== undefined && filter.by !== 'customer';
  const { net: lifetime, join } = netOfCustomer({ from: '', to: filter.to }, filter);
  const where = {
    active: sql`EXISTS (SELECT 1 ${ordered} AND ${inPeriod})`,
    new: sql`u.first_order_day BETWEEN ${filter.from} AND ${filter.to}`,
    repeat: byGroup ? sql`1 = 1` : sql`(SELECT sum(d.orders) ${ordered} AND ${inPeriod}) >= 2`,
    lifetime: sql`u.first_order_day <= ${filter.to}`,
    lost: sql`EXISTS (SELECT 1 ${ordered} AND d.day >= ${addDays(filter.from, -filter.inactivityDays)} AND d.day < ${filter.from}) AND NOT EXISTS (SELECT 1 ${ordered} AND d.day BETWEEN ${addDays(filter.to, 1 - filter.inactivityDays)} AND ${filter.to})`,
  }[which];
  return page(
    db,
    {
      entity: 'customers',
      columns: [
        { name: 'Customer', unit: 'text' },
        { name: 'First order', unit: 'day' },
        { name: 'Last order', unit: 'day' },
        { name: 'Orders in period', unit: 'number' },
        { name: 'Net sales to date', unit: 'money', ...(which === 'lifetime' ? { adds: 1 as const } : {}) },
      ],
      select: sql`u.key AS id, b.file AS file, u.source_line AS line, u.batch_id AS batch, u.first_order_day AS day, coalesce(nullif(u.name, ''), nullif(u.email, ''), u.external_id) AS c0, u.first_order_day AS c1, u.last_order_day AS c2,
        (SELECT sum(d.orders) ${ordered} AND ${inPeriod}) AS c3, ${lifetime} AS c4`,
      from: sql`FROM customers u LEFT JOIN import_batches b ON b.id = u.batch_id ${join} WHERE ${where} ${group}`,
      contribution: which === 'lifetime' ? lifetime : sql`1`,
      order: sql`u.first_order_day, u.key`,
    },
    filter,
  );
};
