import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { type OrderRow, readOrders } from './orders';
import { likeOf } from './keys';
import { UNCOSTED } from './measures/margin';

export type CustomerFilter = {
  q?: string | undefined;
  linked?: 'yes' | 'no' | undefined;
  country?: string | undefined;
  sort: 'revenue' | 'orders' | 'last' | 'first' | 'name';
  currency: string;
};

export type CustomerListRow = {
  key: number;
  natural_key: string;
  name: string;
  email: string;
  external_id: string;
  country: string;
  first_order_day: string | null;
  last_order_day: string | null;
  orders: number;
  net_minor: number;
  net_rest: number;
  other: number;
  company_id: string | null;
  company_name: string | null;
  contact_id: string | null;
  contact_name: string | null;
  batch_id: number | null;
  source_line: number | null;
};

const NAME = sql`coalesce(nullif(u.name, ''), nullif(u.email, ''), u.external_id)`;
const IS_LINKED = sql`EXISTS (SELECT 1 FROM customer_links k WHERE k.customer_natural_key = u.natural_key AND k.deleted_at IS NULL)`;

const where = (filter: CustomerFilter): RawBuilder<unknown> => {
  const like = likeOf(filter.q ?? '');
  return sql`1 = 1
    ${filter.q?.trim() ? sql`AND (u.name LIKE ${like} ESCAPE '\\' OR u.email LIKE ${like} ESCAPE '\\' OR u.external_id LIKE ${like} ESCAPE '\\')` : sql``}
    ${filter.country ? sql`AND u.country = ${filter.country}` : sql``}
    ${filter.linked === 'yes' ? sql`AND ${IS_LINKED}` : filter.linked === 'no' ? sql`AND NOT ${IS_LINKED}` : sql``}`;
};

const order = (filter: CustomerFilter): { by: RawBuilder<unknown>; join: RawBuilder<unknown> } => {
  const sums = sql`LEFT JOIN (SELECT customer_key, sum(orders) AS orders, sum(CASE WHEN currency = ${filter.currency} THEN net_minor ELSE 0 END) AS net FROM daily_customer_sales GROUP BY customer_key) t ON t.customer_key = u.key`;
  switch (filter.sort) {
    case 'revenue':
      return { by: sql`coalesce(t.net, 0) DESC, u.key`, join: sums };
    case 'orders':
      return { by: sql`coalesce(t.orders, 0) DESC, coalesce(t.net, 0) DESC, u.key`, join: sums };
    case 'last':
      return { by: sql`coalesce(u.last_order_day, '') DESC, u.key`, join: sql`` };
    case 'first':
      return { by: sql`coalesce(u.first_order_day, '') DESC, u.key`, join: sql`` };
    case 'name':
      return { by: sql`lower(${NAME}), u.key`, join: sql`` };
  }
};

const detail = (
  currency: string,
  from: RawBuilder<unknown>,
  end: RawBuilder<unknown>,
): RawBuilder<CustomerListRow> => sql<CustomerListRow>`
    SELECT u.key, u.natural_key, ${NAME} AS name, u.email, u.external_id, u.country, u.first_order_day, u.last_order_day, coalesce(sum(d.orders), 0) AS orders,
      coalesce(sum(CASE WHEN d.currency = ${currency} THEN d.net_minor END), 0) AS net_minor, coalesce(sum(CASE WHEN d.currency = ${currency} THEN d.net_rest END), 0) AS net_rest, coalesce(sum(d.currency <> ${currency}), 0) AS other,
      y.id AS company_id, y.name AS company_name, n.id AS contact_id, CASE WHEN n.name = '' THEN n.email ELSE n.name END AS contact_name, u.batch_id, u.source_line
    FROM ${from} LEFT JOIN daily_customer_sales d ON d.customer_key = u.key
      LEFT JOIN customer_links k ON k.customer_natural_key = u.natural_key AND k.deleted_at IS NULL LEFT JOIN contacts n ON n.key = k.contact_key AND n.deleted_at IS NULL
      LEFT JOIN companies y ON y.key = coalesce(k.company_key, n.company_key) AND y.deleted_at IS NULL
    ${end}`;

/** A page of the customers that orders name, with their money in the workspace's currency. */
export const listCustomers = async (
  db: ReadDb,
  filter: CustomerFilter,
  page: { limit: number; offset: number },
): Promise<CustomerListRow[]> => {
  const { by, join } = order(filter);
  const result = await sql<CustomerListRow>`
    WITH page AS MATERIALIZED (SELECT u.key, row_number() OVER (ORDER BY ${by}) AS at FROM customers u ${join} WHERE ${where(filter)} ORDER BY at LIMIT ${page.limit} OFFSET ${page.offset})
    ${detail(filter.currency, sql`page JOIN customers u ON u.key = page.key`, sql`GROUP BY u.key ORDER BY page.at`)}`.execute(
    db,
  );
  return result.rows;
};

export const countCustomers = async (db: ReadDb, filter: CustomerFilter): Promise<number> => {
  const result = await sql<{ n: number }>`SELECT count(*) AS n FROM customers u WHERE ${where(filter)}`.execute(db);
  return result.rows[0]?.n ?? 0;
};

export const findCustomer = async (db: ReadDb, key: number, currency: string): Promise<CustomerListRow | undefined> => {
  const result = await detail(currency, sql`customers u`, sql`WHERE u.key = ${key} GROUP BY u.key`).execute(db);
  return result.rows[0];
};

/** These customers in the order of their keys as given, with their money in one currency. */
export const findCustomers = async (
  db: ReadDb,
  keys: readonly number[],
  currency: string,
): Promise<CustomerListRow[]> => {
  const result = await detail(
    currency,
    sql`json_each(${JSON.stringify(keys)}) j JOIN customers u ON u.key = j.value`,
    sql`GROUP BY u.key ORDER BY j.key`,
  ).execute(db);
  return result.rows;
};

export const customerCountries = async (db: ReadDb): Promise<string[]> => {
  const rows = await db
    .selectFrom('customers')
    .select('country')
    .distinct()
    .where('country', '<>', '')
    .orderBy('country')
    .limit(300)
    .execute();
  return rows.map((row) => row.country);
};

/** The days on which each of these customers ordered, in order. */
export const orderDays = async (db: ReadDb, keys: readonly number[]): Promise<Map<number, string[]>> => {
  const result = await sql<{ key: number; day: string }>`
    SELECT DISTINCT d.customer_key AS key, d.day FROM json_each(${JSON.stringify(keys)}) j CROSS JOIN daily_customer_sales d WHERE d.customer_key = j.value AND d.orders > 0 ORDER BY 1, 2`.execute(
    db,
  );
  const days = new Map<number, string[]>();
  for (const { key, day } of result.rows) {
    const list = days.get(key);
    if (list) list.push(day);
    else days.set(key, [day]);
  }
  return days;
};

export type DaySum = {
  customer_key: number;
  day: string;
  currency: string;
  orders: number;
  minor: number;
  rest: number;
};

/** What these customers bought by day and currency, in order of days. */
export const daySums = async (db: ReadDb, keys: readonly number[]): Promise<DaySum[]> => {
  const result = await sql<DaySum>`
    SELECT d.customer_key, d.day, d.currency, d.orders, d.net_minor AS minor, d.net_rest AS rest
    FROM json_each(${JSON.stringify(keys)}) j CROSS JOIN daily_customer_sales d WHERE d.customer_key = j.value ORDER BY d.day`.execute(
    db,
  );
  return result.rows;
};

/** Orders of these customers, found by the days on which they ordered: that spares an index that every import would pay for. */
const ORDERS_OF = (keys: readonly number[]): RawBuilder<unknown> => sql`
  (SELECT DISTINCT d.customer_key, d.day FROM json_each(${JSON.stringify(keys)}) j CROSS JOIN daily_customer_sales d WHERE d.customer_key = j.value) x
  CROSS JOIN orders o ON o.day = x.day AND o.customer_key = x.customer_key`;

export type MarginSums = { net: number; net_rest: number; cost: number; lines: number; without: number };

/** Net sales and cost of the lines whose product has a cost, in one currency, and how many lines have none. */
export const marginSums = async (db: ReadDb, keys: readonly number[], currency: string): Promise<MarginSums> => {
  const result = await sql<MarginSums>`
    SELECT coalesce(sum(CASE WHEN NOT (${UNCOSTED}) THEN l.amount_minor - l.discount_minor END), 0) AS net,
      coalesce(sum(CASE WHEN NOT (${UNCOSTED}) THEN l.amount_rest - l.discount_rest END), 0) AS net_rest,
      coalesce(sum(CASE l.kind WHEN 'sale' THEN l.quantity * p.cost_minor WHEN 'return' THEN -abs(l.quantity) * p.cost_minor END), 0) AS cost,
      coalesce(sum(l.kind <> 'adjustment' AND l.quantity <> 0), 0) AS lines, coalesce(sum(${UNCOSTED}), 0) AS without
    FROM ${ORDERS_OF(keys)} JOIN order_lines l ON l.order_key = o.key JOIN sale_contexts c ON c.key = l.context_key LEFT JOIN products p ON p.key = l.product_key WHERE c.currency = ${currency}`.execute(
    db,
  );
  return result.rows[0] ?? { net: 0, net_rest: 0, cost: 0, lines: 0, without: 0 };
};

/** A page of orders, newest first. */
export const ordersOf = async (
  db: ReadDb,
  keys: readonly number[],
  page: { limit: number; offset: number },
): Promise<{ rows: OrderRow[]; total: number }> => {
  const counted = await sql<{ n: number }>`SELECT count(*) AS n FROM ${ORDERS_OF(keys)}`.execute(db);
  const rows = await readOrders(
    db,
    sql`SELECT o.key FROM ${ORDERS_OF(keys)} ORDER BY o.day DESC, o.key DESC LIMIT ${page.limit} OFFSET ${page.offset}`,
  );
  return { rows, total: counted.rows[0]?.n ?? 0 };
};

export type OrderLineRow = {
  key: number;
  kind: string;
  day: string;
  product: string;
  sku: string;
  quantity: number;
  amount: number;
  discount: number;
  currency: string;
  batch: number;
  line: number;
};

export const linesOfOrder = async (db: ReadDb, orderKey: number): Promise<OrderLineRow[]> => {
  const result = await sql<OrderLineRow>`
    SELECT l.key, l.kind, l.day, coalesce(nullif(p.name, ''), p.sku, '') AS product, coalesce(p.sku, '') AS sku, l.quantity, l.amount_minor AS amount, l.discount_minor AS discount, c.currency, l.batch_id AS batch, l.source_line AS line
    FROM order_lines l JOIN sale_contexts c ON c.key = l.context_key LEFT JOIN products p ON p.key = l.product_key WHERE l.order_key = ${orderKey} ORDER BY l.key LIMIT 1000`.execute(
    db,
  );
  return result.rows;
};

export type AccountListRow = {
  key: number;
  id: string;
  name: string;
  kind: string;
  owner_id: string | null;
  owner_name: string | null;
  owner_roles: string | null;
  reorder_days: number | null;
  renewal_day: string | null;
  open_issues: number;
  last_activity_day: string | null;
  deal_id: string | null;
  deal_title: string | null;
};

/** These companies with what their health is judged by; their orders come from `accountSales`. */
export const listAccounts = async (db: ReadDb, keys: readonly number[]): Promise<AccountListRow[]> => {
  const result = await sql<AccountListRow>`
    WITH success AS (SELECT d.company_key, min(d.id) AS id FROM deals d JOIN stages s ON s.id = d.stage_id JOIN pipelines i ON i.id = s.pipeline_id
      WHERE d.deleted_at IS NULL AND s.kind = 'open' AND i.deleted_at IS NULL AND lower(i.name) LIKE '%success%' AND d.company_key IS NOT NULL GROUP BY d.company_key)
    SELECT y.key, y.id, y.name, y.kind, o.id AS owner_id, o.name AS owner_name, o.roles AS owner_roles, y.reorder_days, y.renewal_day,
      (SELECT count(*) FROM needs i WHERE i.company_key = y.key AND i.kind = 'issue' AND i.solved_day IS NULL AND i.deleted_at IS NULL) AS open_issues,
      (SELECT max(a.day) FROM activities a WHERE a.company_key = y.key AND a.deleted_at IS NULL) AS last_activity_day, d.id AS deal_id, d.title AS deal_title
    FROM json_each(${JSON.stringify(keys)}) j JOIN companies y ON y.key = j.value LEFT JOIN people o ON o.key = y.owner_key LEFT JOIN success x ON x.company_key = y.key LEFT JOIN deals d ON d.id = x.id
    WHERE y.deleted_at IS NULL ORDER BY j.key`.execute(db);
  return result.rows;
};

/** Order days of these companies, and their net sales in one currency. */
export const accountSales = async (
  db: ReadDb,
  keys: readonly number[],
  currency: string,
): Promise<Map<number, { days: string[]; minor: number; rest: number }>> => {
  const result = await sql<{ key: number; day: string; orders: number; minor: number; rest: number }>`
    WITH asked AS (SELECT value AS key FROM json_each(${JSON.stringify(keys)})),
      mine AS (SELECT a.key, k.customer_natural_key FROM asked a JOIN customer_links k ON k.company_key = a.key WHERE k.deleted_at IS NULL
        UNION SELECT a.key, k.customer_natural_key FROM asked a JOIN contacts n ON n.company_key = a.key JOIN customer_links k ON k.contact_key = n.key WHERE n.deleted_at IS NULL AND k.deleted_at IS NULL AND k.company_key IS NULL)
    SELECT m.key, d.day, sum(d.orders) AS orders, sum(CASE WHEN d.currency = ${currency} THEN d.net_minor ELSE 0 END) AS minor, sum(CASE WHEN d.currency = ${currency} THEN d.net_rest ELSE 0 END) AS rest
    FROM mine m CROSS JOIN customers u ON u.natural_key = m.customer_natural_key CROSS JOIN daily_customer_sales d ON d.customer_key = u.key GROUP BY 1, 2 ORDER BY 1, 2`.execute(
    db,
  );
  const sales = new Map<number, { days: string[]; minor: number; rest: number }>();
  for (const row of result.rows) {
    const entry = sales.get(row.key) ?? { days: [], minor: 0, rest: 0 };
    if (row.orders > 0) entry.days.push(row.day);
    entry.minor += row.minor;
    entry.rest += row.rest;
    sales.set(row.key, entry);
  }
  return sales;
};

/** What files know these customers by; an id that is none is passed over. */
export const naturalKeysOf = async (db: ReadDb, ids: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ key: string }>`
    SELECT u.natural_key AS key FROM json_each(${JSON.stringify(ids)}) j CROSS JOIN customers u ON u.key = CAST(j.value AS INTEGER) ORDER BY u.key`.execute(
    db,
  );
  return rows.map(({ key }) => key);
};
