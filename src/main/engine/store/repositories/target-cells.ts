import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { LINKED } from './customer-links';
import { CREDITS, credited } from './deal-credits';
import { hasForeign } from './measures/sales';

/** Sums of one span of days, cut by channel, location, product and person as far as was asked. */
export type CellRow = {
  channel_key: number | null;
  location_key: number | null;
  product_key: number | null;
  owner_key: number | null;
  currency: string;
  /** Only for money in another currency than the workspace's, to be converted by its day's rate. */
  day: string | null;
  minor: number;
  rest: number;
};

/** How fine the cells are: products need one table, people and locations another, both together the lines. */
export type CellGrain = { product: boolean; context: boolean };
export type CellMeasure = 'net-sales' | 'gross-sales' | 'discounts' | 'returns' | 'units' | 'orders';
export const isMoneyMeasure = (measure: CellMeasure): boolean => measure !== 'units' && measure !== 'orders';
export type CellSpan = { from: string; to: string };

/** What a row of daily facts `d` adds to a measure. */
export const FROM_DAILY: Record<CellMeasure, { minor: RawBuilder<unknown>; rest: RawBuilder<unknown> }> = {
  'net-sales': {
    minor: sql`d.gross_minor - d.discounts_minor - d.returns_minor + d.adjustments_minor`,
    rest: sql`d.gross_rest - d.discounts_rest - d.returns_rest + d.adjustments_rest`,
  },
  'gross-sales': { minor: sql`d.gross_minor`, rest: sql`d.gross_rest` },
  discounts: { minor: sql`d.discounts_minor`, rest: sql`d.discounts_rest` },
  returns: { minor: sql`d.returns_minor`, rest: sql`d.returns_rest` },
  units: { minor: sql`d.units`, rest: sql`0` },
  orders: { minor: sql`d.orders`, rest: sql`0` },
};

/** What an order's line `d` adds to a measure. */
export const FROM_LINES: Record<
  Exclude<CellMeasure, 'orders'>,
  { minor: RawBuilder<unknown>; rest: RawBuilder<unknown> }
> = {
  'net-sales': { minor: sql`d.amount_minor - d.discount_minor`, rest: sql`d.amount_rest - d.discount_rest` },
  'gross-sales': {
    minor: sql`CASE d.kind WHEN 'sale' THEN d.amount_minor ELSE 0 END`,
    rest: sql`CASE d.kind WHEN 'sale' THEN d.amount_rest ELSE 0 END`,
  },
  discounts: {
    minor: sql`CASE d.kind WHEN 'sale' THEN d.discount_minor ELSE 0 END`,
    rest: sql`CASE d.kind WHEN 'sale' THEN d.discount_rest ELSE 0 END`,
  },
  returns: {
    minor: sql`CASE d.kind WHEN 'return' THEN d.discount_minor - d.amount_minor ELSE 0 END`,
    rest: sql`CASE d.kind WHEN 'return' THEN d.discount_rest - d.amount_rest ELSE 0 END`,
  },
  units: { minor: sql`CASE d.kind WHEN 'sale' THEN d.quantity ELSE 0 END`, rest: sql`0` },
};

export const CONTEXT_KEYS = sql`c.channel_key, c.location_key, c.rep_key AS owner_key`;

/** Cells of channels and products alone, which are read column by column: see product-columns.ts. */
export const inColumns = ({ product, context }: CellGrain): boolean => product && !context;

/** Sums of a span by cell; foreign money by day as well. What is read in columns is not among them. */
export const saleCells = async (
  db: ReadDb,
  measure: CellMeasure,
  { product, context }: CellGrain,
  { from, to }: CellSpan,
  currency: string,
): Promise<CellRow[]> => {
  const money = isMoneyMeasure(measure);
  const read = async (foreign: boolean): Promise<CellRow[]> => {
    const day = foreign ? sql`d.day` : sql`NULL`;
    const inCurrency = (column: RawBuilder<unknown>): RawBuilder<unknown> =>
      !money ? sql`` : foreign ? sql`AND ${column} <> ${currency}` : sql`AND ${column} = ${currency}`;
    if (product && !context) {
      const { minor, rest } = FROM_DAILY[measure];
      const result = await sql<CellRow>`
        SELECT nullif(d.channel_key, 0) AS channel_key, NULL AS location_key, nullif(d.product_key, 0) AS product_key, NULL AS owner_key, d.currency, ${day} AS day, sum(${minor}) AS minor, sum(${rest}) AS rest
        FROM daily_product_sales d WHERE d.day BETWEEN ${from} AND ${to} ${inCurrency(sql`d.currency`)} GROUP BY d.channel_key, d.product_key, d.currency, 6`.execute(
        db,
      );
      return result.rows;
    }
    if (product && measure !== 'orders') {
      const { minor, rest } = FROM_LINES[measure];
      const result = await sql<CellRow>`
        SELECT ${CONTEXT_KEYS}, d.product_key, c.currency, ${day} AS day, sum(${minor}) AS minor, sum(${rest}) AS rest
        FROM order_lines d JOIN sale_contexts c ON c.key = d.context_key WHERE d.day BETWEEN ${from} AND ${to} ${inCurrency(sql`c.currency`)} GROUP BY d.context_key, d.product_key, 6`.execute(
        db,
      );
      return result.rows;
    }
    const { minor, rest } = FROM_DAILY[measure];
    const result = await sql<CellRow>`
      SELECT ${CONTEXT_KEYS}, NULL AS product_key, c.currency, ${day} AS day, sum(${minor}) AS minor, sum(${rest}) AS rest
      FROM daily_sales d JOIN sale_contexts c ON c.key = d.context_key WHERE d.day BETWEEN ${from} AND ${to} ${inCurrency(sql`c.currency`)} GROUP BY d.context_key, 6`.execute(
      db,
    );
    return result.rows;
  };
  const own = inColumns({ product, context }) ? [] : await read(false);
  return money && (await hasForeign(db, currency)) ? [...own, ...(await read(true))] : own;
};

/** What re-dating returns to the day of their order moves in or out of a span, as minor units of net sales or of returns. */
export const redatedCells = async (
  db: ReadDb,
  measure: 'net-sales' | 'returns',
  { from, to }: CellSpan,
): Promise<CellRow[]> => {
  const side = (day: RawBuilder<unknown>, sign: number) =>
    sql<CellRow>`
      SELECT ${CONTEXT_KEYS}, l.product_key, c.currency, ${day} AS day, ${sign} * sum(l.discount_minor - l.amount_minor) AS minor, ${sign} * sum(l.discount_rest - l.amount_rest) AS rest
      FROM order_lines l JOIN orders o ON o.key = l.order_key JOIN sale_contexts c ON c.key = l.context_key
      WHERE l.kind = 'return' AND o.day <> l.day AND ${day} BETWEEN ${from} AND ${to} GROUP BY l.context_key, l.product_key, 6`.execute(
      db,
    );
  const own = measure === 'net-sales' ? 1 : -1;
  return [...(await side(sql`o.day`, -own)).rows, ...(await side(sql`l.day`, own)).rows];
};

/** An open deal, in its own currency, once for each person who is credited with it: `minor` is theirs of it. */
export type DealCellRow = CellRow & { probability: number; expected_close: string | null };

/** Open deals that are expected to close in a span, at their value or their product's price, with their probability. */
export const openDealCells = async (db: ReadDb, { from, to }: CellSpan): Promise<DealCellRow[]> => {
  const result = await sql<DealCellRow>`
    SELECT d.channel_key, NULL AS location_key, d.product_key, c.person_key AS owner_key, d.currency, ${credited(sql`coalesce(d.value_minor, p.price_minor)`)} AS minor, 0 AS rest,
      coalesce(d.probability, s.probability) AS probability, d.expected_close, d.expected_close AS day
    FROM deals d JOIN stages s ON s.id = d.stage_id JOIN ${CREDITS} c ON c.deal_id = d.id LEFT JOIN products p ON p.key = d.product_key
    WHERE d.deleted_at IS NULL AND s.kind = 'open' AND d.expected_close BETWEEN ${from} AND ${to}`.execute(db);
  return result.rows;
};

export type LiftRow = {
  moment_id: string;
  name: string;
  starts: string;
  ends: string;
  channel_key: number | null;
  product_key: number | null;
  amount_minor: number;
};

/** Expected lifts of the moments that touch a span. */
export const liftsIn = async (db: ReadDb, { from, to }: CellSpan): Promise<LiftRow[]> => {
  const result = await sql<LiftRow>`
    SELECT m.id AS moment_id, m.name, m.starts, m.ends, l.channel_key, l.product_key, l.amount_minor FROM moments m JOIN moment_lifts l ON l.moment_id = m.id
    WHERE m.deleted_at IS NULL AND l.deleted_at IS NULL AND m.ends >= ${from} AND m.starts <= ${to} ORDER BY m.starts, m.name`.execute(
    db,
  );
  return result.rows;
};

/** Changes whenever a file comes in or is taken back: sales facts change with nothing else. */
export const salesVersion = async (db: ReadDb): Promise<string> => {
  const result = await sql<{ version: string }>`
    SELECT coalesce(max(id), 0) || '-' || count(undone_at) || '-' || (SELECT coalesce(max(id), '') || count(*) FROM import_aliases WHERE from_id IS NOT NULL AND deleted_at IS NULL) AS version
    FROM import_batches`.execute(db);
  return result.rows[0]?.version ?? '';
};

/**
 * Share of a span's net sales that is likely to come again and that nothing else plans: neither from customers buying for
 * the first time, nor from those of a company whose open deal closes in the rest of the period, nor through campaigns
 * that are planned by themselves. Null without any sale. The first two are taken to be as frequent among campaigns' orders.
 */
export const repeatShare = async (
  db: ReadDb,
  { from, to }: CellSpan,
  planned: { campaigns: readonly number[]; dealsClosing: CellSpan },
): Promise<number | null> => {
  const net = sql`sum(gross_minor - discounts_minor - returns_minor + adjustments_minor)`;
  const { campaigns, dealsClosing } = planned;
  const result = await sql<{ net: number | null; once: number | null; planned: number | null }>`
    WITH ${LINKED}, dealt AS (SELECT DISTINCT l.customer_key FROM linked l JOIN deals d ON d.company_key = l.company_key JOIN stages s ON s.id = d.stage_id
      WHERE d.deleted_at IS NULL AND s.kind = 'open' AND d.expected_close BETWEEN ${dealsClosing.from} AND ${dealsClosing.to})
    SELECT (SELECT ${net} FROM daily_sales WHERE day BETWEEN ${from} AND ${to}) AS net,
      (SELECT sum(d.net_minor) FROM daily_customer_sales d JOIN customers u ON u.key = d.customer_key
        WHERE d.day BETWEEN ${from} AND ${to} AND (u.first_order_day = d.day OR u.key IN (SELECT customer_key FROM dealt))) AS once,
      (SELECT ${net} FROM daily_campaign_sales WHERE day BETWEEN ${from} AND ${to} AND campaign_key IN (${campaigns.length === 0 ? sql`NULL` : sql.join(campaigns)})) AS planned`.execute(
    db,
  );
  const { net: all, once, planned: campaigned } = result.rows[0] ?? { net: null, once: null, planned: null };
  const without = (part: number | null): number => Math.min(1, Math.max(0, 1 - (part ?? 0) / (all ?? 0)));
  return all === null || all <= 0 ? null : without(once) * without(campaigned);
};
