import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { hasForeign } from './measures/sales';
import { STANDS_DAYS } from './metric-rows-stock';
import { summedProductFacts } from './product-facts';

export type ChannelRow = {
  key: number;
  id: string;
  parent_key: number | null;
  level: string;
  type: string;
  name: string;
  owner_id: string | null;
  owner_name: string | null;
  owner_roles: string | null;
};

/** Channels with their owners, removed ones too: their sales stay. */
export const reportChannels = async (db: ReadDb): Promise<(ChannelRow & { removed: number })[]> => {
  const result = await sql<ChannelRow & { removed: number }>`
    SELECT c.key, c.id, c.parent_key, c.level, c.type, c.name, p.id AS owner_id, p.name AS owner_name, p.roles AS owner_roles, c.deleted_at IS NOT NULL AS removed
    FROM channels c LEFT JOIN people p ON p.key = c.owner_key ORDER BY c.key`.execute(db);
  return result.rows;
};

export type CellRow = {
  sku: string;
  channel_key: number;
  currency: string;
  day: string | null;
  minor: number;
  rest: number;
};

/** Net sales by product and channel from the daily facts; foreign money by day, to be converted by its day's rate. */
export const productsByChannel = async (db: ReadDb, from: string, to: string, currency: string): Promise<CellRow[]> => {
  const by = sql`d.product_key, d.channel_key`;
  const sums = sql`sum(d.gross_minor - d.discounts_minor - d.returns_minor + d.adjustments_minor) AS minor, sum(d.gross_rest - d.discounts_rest - d.returns_rest + d.adjustments_rest) AS rest`;
  const read = (facts: RawBuilder<unknown>, money: RawBuilder<unknown>, day: RawBuilder<unknown>) =>
    sql<CellRow>`
    SELECT coalesce(nullif(p.sku, ''), p.name, '(unassigned)') AS sku, d.channel_key, ${money} AS currency, ${day} AS day, d.minor, d.rest
    FROM ${facts} d LEFT JOIN products p ON p.key = d.product_key`.execute(db);
  const own = await read(summedProductFacts({ from, to, currency }, { by, sums }), sql`${currency}`, sql`NULL`);
  if (!(await hasForeign(db, currency))) return own.rows;
  const foreign = await read(
    sql`(SELECT ${by}, d.currency, d.day, ${sums} FROM daily_product_sales d WHERE d.day BETWEEN ${from} AND ${to} AND d.currency <> ${currency} GROUP BY ${by}, d.currency, d.day)`,
    sql`d.currency`,
    sql`d.day`,
  );
  return [...own.rows, ...foreign.rows];
};

export type StockRow = { sku: string; on_hand: number };

/** What was on hand at the last stock list on or before a day, of each place as it was last counted. */
export const stockOn = async (db: ReadDb, day: string): Promise<StockRow[]> => {
  const result = await sql<StockRow>`
    WITH newest AS (SELECT max(as_of) AS day FROM stock_levels WHERE as_of <= ${day}),
      placed AS (SELECT location, max(as_of) AS day FROM stock_levels WHERE as_of BETWEEN date((SELECT day FROM newest), ${`-${STANDS_DAYS} days`}) AND (SELECT day FROM newest) GROUP BY location)
    SELECT coalesce(nullif(p.sku, ''), p.name) AS sku, sum(s.on_hand) AS on_hand FROM placed t JOIN stock_levels s ON s.location = t.location AND s.as_of = t.day JOIN products p ON p.key = s.product_key
    GROUP BY s.product_key`.execute(db);
  return result.rows;
};

export type DealRow = {
  id: string;
  title: string;
  company: string | null;
  owner: string | null;
  stage: string;
  kind: string;
  position: number;
  probability: number;
  stage_probability: number;
  value_minor: number | null;
  list_minor: number | null;
  currency: string;
  created_day: string | null;
  expected_close: string | null;
  closed_day: string | null;
  next_step: string;
  next_step_day: string | null;
  entered_stage_at: string;
};

/** Deals that are open, or closed on or after a day, in the order of their stages. */
export const reportDeals = async (db: ReadDb, closedFrom: string): Promise<DealRow[]> => {
  const result = await sql<DealRow>`
    SELECT d.id, d.title, y.name AS company, o.name AS owner, s.name AS stage, s.kind, g.position * 1000 + s.position AS position, coalesce(d.probability, s.probability) AS probability, s.probability AS stage_probability, d.value_minor, p.price_minor AS list_minor,
      d.currency, d.created_day, d.expected_close, d.closed_day, d.next_step, d.next_step_day, d.entered_stage_at
    FROM deals d JOIN stages s ON s.id = d.stage_id JOIN pipelines g ON g.id = s.pipeline_id LEFT JOIN companies y ON y.key = d.company_key LEFT JOIN people o ON o.key = d.owner_key LEFT JOIN products p ON p.key = d.product_key
    WHERE d.deleted_at IS NULL AND (s.kind = 'open' OR d.closed_day >= ${closedFrom}) ORDER BY position, d.position`.execute(
    db,
  );
  return result.rows;
};

/** First and second order of customers who came in a span, from the daily facts; two orders on one day count as a second. */
export const firstAndNext = async (
  db: ReadDb,
  from: string,
  to: string,
): Promise<{ first: string; next: string | null }[]> => {
  const result = await sql<{ first: string; next: string | null }>`
    SELECT u.first_order_day AS first, min(CASE WHEN d.day > u.first_order_day OR d.orders >= 2 THEN d.day END) AS next
    FROM customers u JOIN daily_customer_sales d ON d.customer_key = u.key AND d.orders > 0 WHERE u.first_order_day BETWEEN ${from} AND ${to} AND d.day <= ${to} GROUP BY u.key`.execute(
    db,
  );
  return result.rows;
};

/** The texts that were typed into a report of a period. */
export const reportTextsRow = async (
  db: ReadDb,
  kind: string,
  period: string,
): Promise<{ id: string; texts: string } | undefined> =>
  db
    .selectFrom('report_texts')
    .select(['id', 'texts'])
    .where('kind', '=', kind)
    .where('period', '=', period)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

/** Every report that somebody has written into. */
export const reportTextsOf = async (db: ReadDb): Promise<{ kind: string; period: string; texts: string }[]> =>
  db.selectFrom('report_texts').select(['kind', 'period', 'texts']).where('deleted_at', 'is', null).execute();
