import { type RawBuilder, sql } from 'kysely';
import { addDays } from '../../../../../shared/domain/day';
import type { ReadDb } from '../../dialect';
import { convertExact, Gathered, isTime, type Request, timeGroup, UNASSIGNED } from './gather';
import { productOrders } from './product-orders';
import { REDATED, redatedDay, redatedReturns, RETURN_NET } from './redated';
import { contextDimension } from './sales';

const CUSTOMER = sql`coalesce(nullif(u.external_id, ''), nullif(u.email, ''), u.name)`;

/** One product for each order, that of its first sale line, where a count by product must sum to the whole. */
export const FIRST_LINE = sql`AND l.key = (SELECT min(f.key) FROM order_lines f WHERE f.order_key = o.key AND f.kind = 'sale')`;

type CountRow = { grp: string | null; day: string | null; customers: number; repeats: number };

/** The group of an order by context dimension, product or customer, with the joins it takes. */
const grouping = (request: Request): { group: RawBuilder<unknown>; joins: RawBuilder<unknown> } => {
  const by = request.by;
  if (by === 'product') {
    return {
      group: sql`coalesce(nullif(p.sku, ''), p.name, ${UNASSIGNED})`,
      joins: sql`JOIN order_lines l ON l.order_key = o.key AND l.kind = 'sale' LEFT JOIN products p ON p.key = l.product_key`,
    };
  }
  if (by === 'customer') return { group: CUSTOMER, joins: sql`` };
  const dimension = by ? contextDimension(by) : undefined;
  return dimension
    ? { group: sql`coalesce(nullif(${dimension.column}, ''), ${UNASSIGNED})`, joins: dimension.join }
    : { group: sql`NULL`, joins: sql`` };
};

const wholePeriod = async (db: ReadDb, request: Request, into: Gathered): Promise<void> => {
  const counted = await sql<CountRow>`
    SELECT NULL AS grp, NULL AS day, count(*) AS customers, coalesce(sum(n >= 2), 0) AS repeats
    FROM (SELECT customer_key, sum(orders) AS n FROM daily_customer_sales WHERE day BETWEEN ${request.from} AND ${request.to} AND orders > 0 GROUP BY customer_key)`.execute(
    db,
  );
  const fresh = await sql<{
    n: number;
  }>`SELECT count(*) AS n FROM customers WHERE first_order_day BETWEEN ${request.from} AND ${request.to}`.execute(db);
  into.add(null, null, 'customers', counted.rows[0]?.customers ?? 0);
  into.add(null, null, 'repeatCustomers', counted.rows[0]?.repeats ?? 0);
  into.add(null, null, 'newCustomers', fresh.rows[0]?.n ?? 0);
};

const byTime = async (db: ReadDb, request: Request, by: 'day' | 'week' | 'month', into: Gathered): Promise<void> => {
  const days = await sql<{ day: string; customer: number; orders: number }>`
    SELECT day, customer_key AS customer, sum(orders) AS orders FROM daily_customer_sales WHERE day BETWEEN ${request.from} AND ${request.to} AND orders > 0 GROUP BY 1, 2`.execute(
    db,
  );
  const seen = new Map<string, Map<number, number>>();
  // A day has a row for each customer: its week is found once.
  const groups = new Map<string, string>();
  for (const row of days.rows) {
    const group = groups.get(row.day) ?? timeGroup(row.day, by, request.calendar);
    groups.set(row.day, group);
    const customers = seen.get(group) ?? new Map<number, number>();
    seen.set(group, customers.set(row.customer, (customers.get(row.customer) ?? 0) + row.orders));
  }
  for (const [group, customers] of seen) {
    into.add(group, null, 'customers', customers.size);
    into.add(group, null, 'repeatCustomers', [...customers.values()].filter((orders) => orders >= 2).length);
  }
  const fresh = await sql<{
    day: string;
    n: number;
  }>`SELECT first_order_day AS day, count(*) AS n FROM customers WHERE first_order_day BETWEEN ${request.from} AND ${request.to} GROUP BY 1`.execute(
    db,
  );
  for (const row of fresh.rows) into.add(timeGroup(row.day, by, request.calendar), null, 'newCustomers', row.n);
};

/** A new customer belongs where the first order was: the first key on the first day, its first line, so that groups sum to the whole. */
const freshByOther = async (db: ReadDb, request: Request, into: Gathered): Promise<void> => {
  const { group, joins } = grouping(request);
  const fresh = await sql<{ grp: string; n: number }>`
    SELECT ${group} AS grp, count(DISTINCT o.customer_key) AS n FROM orders o JOIN sale_contexts c ON c.key = o.context_key JOIN customers u ON u.key = o.customer_key ${joins}
    WHERE o.key IN (SELECT min(f.key) FROM orders f JOIN customers w ON w.key = f.customer_key AND f.day = w.first_order_day WHERE f.is_sale = 1 AND w.first_order_day BETWEEN ${request.from} AND ${request.to} GROUP BY f.customer_key) ${request.by === 'product' ? FIRST_LINE : sql``}
    GROUP BY 1`.execute(db);
  for (const row of fresh.rows) into.add(row.grp, null, 'newCustomers', row.n);
};

const byOther = async (db: ReadDb, request: Request, into: Gathered): Promise<void> => {
  const { group, joins } = grouping(request);
  // Of a product, the day of its line decides, as it does on what was sold of it.
  const day = request.by === 'product' ? sql`l.day` : sql`o.day`;
  const few = request.by === 'product' ? request.products : undefined;
  const counted = few
    ? await productOrders(db, request, few)
    : (
        await sql<CountRow>`
    SELECT grp, NULL AS day, count(*) AS customers, coalesce(sum(n >= 2), 0) AS repeats FROM (
      SELECT ${group} AS grp, o.customer_key, count(DISTINCT o.key) AS n FROM orders o JOIN sale_contexts c ON c.key = o.context_key JOIN customers u ON u.key = o.customer_key ${joins}
      WHERE o.is_sale = 1 AND ${day} BETWEEN ${request.from} AND ${request.to} GROUP BY 1, 2) GROUP BY 1`.execute(db)
      ).rows;
  for (const row of counted) {
    into.add(row.grp, null, 'customers', row.customers);
    into.add(row.grp, null, 'repeatCustomers', row.repeats);
  }
  await freshByOther(db, request, into);
};

/** Net sales of customers with an order, from the first to `to`, at the rate of each day; counts those customers. */
const lifetime = async (db: ReadDb, request: Request, into: Gathered): Promise<void> => {
  const byCustomer = request.by === 'customer';
  const group = byCustomer ? CUSTOMER : sql`NULL`;
  const label = byCustomer ? sql`nullif(u.name, '')` : sql`NULL`;
  const counted = await sql<{ grp: string | null; label: string | null; n: number }>`
    SELECT ${group} AS grp, ${label} AS label, count(*) AS n FROM customers u WHERE u.first_order_day <= ${request.to} GROUP BY 1, 2`.execute(
    db,
  );
  for (const row of counted.rows) into.add(row.grp, row.label, 'lifetimeCustomers', row.n);
  const day = sql`CASE WHEN d.currency <> ${request.currency} THEN d.day END`;
  type SumRow = {
    grp: string | null;
    label: string | null;
    currency: string;
    day: string | null;
    minor: number;
    rest: number;
  };
  // Of the whole: what all customers bought until then, less what those took or gave back who had not ordered yet.
  const sums = byCustomer
    ? sql<SumRow>`
    SELECT ${group} AS grp, ${label} AS label, d.currency AS currency, ${day} AS day, sum(d.net_minor) AS minor, sum(d.net_rest) AS rest
    FROM daily_customer_sales d JOIN customers u ON u.key = d.customer_key WHERE d.day <= ${request.to} AND u.first_order_day <= ${request.to} GROUP BY 1, 2, 3, 4`
    : sql<SumRow>`
    SELECT NULL AS grp, NULL AS label, d.currency AS currency, ${day} AS day, sum(d.net_minor) AS minor, sum(d.net_rest) AS rest
    FROM daily_known_sales d WHERE d.day <= ${request.to} GROUP BY 3, 4
    UNION ALL SELECT NULL, NULL, d.currency, ${day}, -sum(d.net_minor), -sum(d.net_rest)
    FROM customers u CROSS JOIN daily_customer_sales d ON d.customer_key = u.key AND d.day <= ${request.to}
    WHERE u.first_order_day IS NULL OR u.first_order_day > ${request.to} GROUP BY 3, 4`;
  const add = (row: SumRow, sign: 1 | -1): void => {
    const amount = convertExact(row, row.currency, request, row.day ?? request.to);
    if (amount === undefined) into.leftOut.add(row.currency);
    else into.add(row.grp, row.label, 'lifetimeNet', sign * amount.minor, sign * amount.rest);
  };
  for (const row of (await sums.execute(db)).rows) add(row, 1);
  if (request.refundDating === 'order')
    for (const { side, sign } of REDATED) {
      const known = sql`JOIN customers u ON u.key = l.customer_key AND u.first_order_day <= ${request.to}`;
      const moved = await sql<SumRow>`
        SELECT ${group} AS grp, ${label} AS label, c.currency AS currency, ${redatedDay(side)} AS day, ${RETURN_NET}
        ${redatedReturns(side, { from: '', to: request.to }, known)} GROUP BY 1, 2, 3, 4`.execute(db);
      for (const row of moved.rows) add(row, sign);
    }
};

/** Customers active in the days before the start, and those of them who ordered no more by the end. */
const churn = async (db: ReadDb, request: Request, into: Gathered): Promise<void> => {
  const activeFrom = addDays(request.from, -request.inactivityDays);
  const quietFrom = addDays(request.to, 1 - request.inactivityDays);
  const result = await sql<{ active: number; lost: number }>`
    SELECT count(*) AS active, coalesce(sum(NOT EXISTS (SELECT 1 FROM daily_customer_sales l WHERE l.customer_key = a.customer_key AND l.orders > 0 AND l.day BETWEEN ${quietFrom} AND ${request.to})), 0) AS lost
    FROM (SELECT DISTINCT customer_key FROM daily_customer_sales WHERE orders > 0 AND day >= ${activeFrom} AND day < ${request.from}) a`.execute(
    db,
  );
  into.add(null, null, 'activeAtStart', result.rows[0]?.active ?? 0);
  into.add(null, null, 'lostCustomers', result.rows[0]?.lost ?? 0);
};

/** Customer measures: customers, repeatCustomers, newCustomers; lifetime sums by customer or whole; churn of the whole. */
export const customerMeasures = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const into = new Gathered();
  if (isTime(request.by)) await byTime(db, request, request.by, into);
  else if (request.by === undefined) await wholePeriod(db, request, into);
  else await byOther(db, request, into);
  if (request.by === undefined || request.by === 'customer') await lifetime(db, request, into);
  if (request.by === undefined) await churn(db, request, into);
  return into;
};
