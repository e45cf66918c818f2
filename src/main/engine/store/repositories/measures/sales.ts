import { type RawBuilder, sql } from 'kysely';
import type { Dimension } from '../../../../../shared/domain/dimensions';
import type { ReadDb } from '../../dialect';
import { campaignGroup } from '../campaign-group';
import { ADVERTISING_CAMPAIGNS } from '../every-result';
import { summedProductFacts } from '../product-facts';
import { SUM_COLUMNS } from '../rollup-sums';
import { convertExact, Gathered, isTime, type Request, timeGroup, UNASSIGNED } from './gather';
import { productOrders } from './product-orders';
import { REDATED, redatedDay, redatedReturns } from './redated';

/** Name and join of each dimension that a sale's context carries. */
const CONTEXT: Partial<Record<Dimension, { column: RawBuilder<unknown>; join: RawBuilder<unknown> }>> = {
  channel: { column: sql`x.name`, join: sql`LEFT JOIN channels x ON x.key = c.channel_key` },
  location: { column: sql`x.name`, join: sql`LEFT JOIN channels x ON x.key = c.location_key` },
  rep: { column: sql`x.name`, join: sql`LEFT JOIN people x ON x.key = c.rep_key` },
  campaign: { column: campaignGroup('x'), join: sql`LEFT JOIN campaigns x ON x.key = d.campaign_key` },
  promotion: { column: sql`x.promotion_channel`, join: sql`LEFT JOIN campaigns x ON x.key = d.campaign_key` },
  source: { column: sql`c.source`, join: sql`` },
  country: { column: sql`c.country`, join: sql`` },
};

/** The same for orders (`o`), whose campaign is the one they are attributed to. */
export const contextDimension = (
  by: Dimension,
): { column: RawBuilder<unknown>; join: RawBuilder<unknown> } | undefined =>
  by === 'campaign' || by === 'promotion'
    ? {
        column: by === 'campaign' ? campaignGroup('x') : sql`x.promotion_channel`,
        join: sql`LEFT JOIN order_attributions d ON d.order_key = o.key LEFT JOIN campaigns x ON x.key = d.campaign_key`,
      }
    : CONTEXT[by];

const KEPT = sql.raw(SUM_COLUMNS);
const TAKEN = sql.raw(SUM_COLUMNS.replace(/\w+/g, '-$&'));

/** The daily sums cut by the campaign that orders are attributed to, 0 for none: all, and what is attributed moved there. */
const BY_CAMPAIGN = sql`(SELECT day, context_key, 0 AS campaign_key, orders, ${KEPT} FROM daily_sales
  UNION ALL SELECT day, context_key, campaign_key, orders, ${KEPT} FROM daily_campaign_sales
  UNION ALL SELECT day, context_key, 0, -orders, ${TAKEN} FROM daily_campaign_sales)`;

/** Only what is attributed to the campaign that was asked for. */
const ofCampaign = ({ campaign }: Request) => (campaign === undefined ? sql`` : sql`AND d.campaign_key = ${campaign}`);

/** Attributed to a campaign, and to one that spent on ads; 0 is no campaign. */
const ATTRIBUTED = sql`(d.campaign_key > 0)`;
const ADVERTISED = sql`(d.campaign_key > 0 AND d.campaign_key IN ${ADVERTISING_CAMPAIGNS})`;

const MONEY = ['gross', 'discounts', 'returns', 'adjustments'] as const;
const COUNTS = ['units', 'returned_units', 'lines', 'sale_lines', 'return_lines', 'discount_lines'] as const;

type SumRow = { grp: string | null; label: string | null; currency: string; day: string | null } & Record<
  string,
  number | string | null
>;

/** Columns of money with what rounding left out, of each what it adds to net sales. */
const AMOUNTS = ([...MONEY, 'undated'] as const).map((name) => ({
  name,
  minor: `${name}_minor`,
  rest: name === 'undated' ? null : `${name}_rest`,
  direction: name === 'gross' || name === 'adjustments' ? 1 : name === 'undated' ? 0 : -1,
}));

const sumsOf = (counts: readonly string[]): RawBuilder<unknown> =>
  sql.raw(
    [...AMOUNTS.flatMap(({ minor, rest }) => (rest ? [minor, rest] : [minor])), ...counts]
      .map((column) => `sum(d.${column}) AS ${column}`)
      .join(', '),
  );

const SUMS = sumsOf(COUNTS);
/** Without the counts of lines, which no formula reads. */
const FIGURES = sumsOf(['units', 'returned_units']);

const NAMES: Record<(typeof COUNTS)[number], string> = {
  units: 'units',
  returned_units: 'returnedUnits',
  lines: 'lines',
  sale_lines: 'saleLines',
  return_lines: 'returnLines',
  discount_lines: 'discountLines',
};

const number = (row: SumRow, column: string): number => Number(row[column] ?? 0);

/** What a row's net sales are, by whom its order was brought. */
const netsOf = (row: SumRow): readonly string[] => [
  'net',
  ...(row['attributed'] === 1 ? ['campaignRevenue'] : []),
  ...(row['advertised'] === 1 ? ['adRevenue'] : []),
];

/** Adds one row of sums to its group, or takes it away (`sign` −1), converted where its currency is another. */
const addRow = (into: Gathered, row: SumRow, group: string | null, request: Request, sign: 1 | -1 = 1): void => {
  into.group(group, row.label);
  // A group's sum that is absent reads as 0, and of thousands of groups most sums are 0; the whole says its zeros.
  const add = (name: string, value: number, rest = 0): void => {
    if (value !== 0 || rest !== 0 || group === null) into.add(group, row.label, name, sign * value, sign * rest);
  };
  for (const name of COUNTS) add(NAMES[name], number(row, name));
  add('adjustmentLines', number(row, 'lines') - number(row, 'sale_lines') - number(row, 'return_lines'));
  if ('orders' in row) add('orders', number(row, 'orders'));
  add('netUnits', number(row, 'units') - number(row, 'returned_units'));
  const nets = netsOf(row);
  for (const column of AMOUNTS) {
    const minor = number(row, column.minor);
    const rest = column.rest ? number(row, column.rest) : 0;
    if (minor === 0 && rest === 0 && group !== null) continue;
    const amount = convertExact({ minor, rest }, row.currency, request, row.day ?? request.to);
    if (amount === undefined) {
      if (minor !== 0) into.leftOut.add(row.currency);
      continue;
    }
    add(column.name, amount.minor, amount.rest);
    if (column.direction !== 0)
      for (const net of nets) add(net, column.direction * amount.minor, column.direction * amount.rest);
  }
};

/** Rows by context: everything but product and customer. Foreign money is read by day, to be converted by its day's rate. */
const byContext = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const dimension = request.by ? CONTEXT[request.by] : undefined;
  const group = isTime(request.by)
    ? sql`d.day`
    : dimension
      ? sql`coalesce(nullif(${dimension.column}, ''), ${UNASSIGNED})`
      : sql`NULL`;
  const join = dimension?.join ?? sql``;
  const read = async (foreign: boolean): Promise<SumRow[]> => {
    const result = await sql<SumRow>`
      SELECT ${group} AS grp, NULL AS label, c.currency AS currency, ${foreign ? sql`d.day` : sql`NULL`} AS day, ${ATTRIBUTED} AS attributed,
        ${ADVERTISED} AS advertised, sum(d.orders) AS orders, ${SUMS}
      FROM ${BY_CAMPAIGN} d JOIN sale_contexts c ON c.key = d.context_key ${join}
      WHERE d.day BETWEEN ${request.from} AND ${request.to} AND ${foreign ? sql`c.currency <> ${request.currency}` : sql`c.currency = ${request.currency}`} ${ofCampaign(request)}
      GROUP BY 1, 3, 4, 5, 6`.execute(db);
    return result.rows;
  };
  const into = new Gathered();
  const rows = [...(await read(false)), ...(await read(true))];
  for (const row of rows)
    addRow(into, row, isTime(request.by) ? timeGroup(row.grp ?? '', request.by, request.calendar) : row.grp, request);
  return into;
};

/** Whether any sale was in another currency. */
export const hasForeign = async (db: ReadDb, currency: string): Promise<boolean> => {
  const result = await sql<{
    yes: number;
  }>`SELECT EXISTS (SELECT 1 FROM sale_contexts WHERE currency <> ${currency}) AS yes`.execute(db);
  return result.rows[0]?.yes === 1;
};

/** The condition that a fact (`d`) is of the products asked of; nothing where all are. */
export const ofProducts = ({ products }: Pick<Request, 'products'>): RawBuilder<unknown> =>
  products === undefined ? sql`` : sql`AND d.product_key IN (SELECT value FROM json_each(${JSON.stringify(products)}))`;

/** Orders of each product; of some of them alone, in one walk with their customers. */
const ordersByProduct = async (
  db: ReadDb,
  request: Request,
): Promise<readonly { grp: string; label: string | null; orders: number }[]> => {
  if (request.products) return productOrders(db, request, request.products);
  const { rows } = await sql<{ grp: string; label: string | null; orders: number }>`
    WITH of AS (SELECT key, coalesce(nullif(sku, ''), name) AS grp, name, min(key) OVER (PARTITION BY coalesce(nullif(sku, ''), name)) AS first FROM products)
    SELECT coalesce(p.grp, ${UNASSIGNED}) AS grp, min(p.name) AS label, count(DISTINCT l.order_key) AS orders FROM order_lines l LEFT JOIN of p ON p.key = l.product_key
    WHERE l.kind = 'sale' AND l.day BETWEEN ${request.from} AND ${request.to} GROUP BY p.first`.execute(db);
  return rows;
};

/** Rows by product, named after they are summed: a year has a hundred rows for a product. */
const byProduct = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const named = (facts: RawBuilder<unknown>, day: RawBuilder<unknown>, currency: RawBuilder<unknown>) =>
    sql<SumRow>`
      SELECT coalesce(nullif(p.sku, ''), p.name, ${UNASSIGNED}) AS grp, p.name AS label, ${day} AS day, ${currency} AS currency, s.* FROM ${facts} s LEFT JOIN products p ON p.key = s.product_key`.execute(
      db,
    );
  const sums = request.rowCounts ? SUMS : FIGURES;
  const own = summedProductFacts(request, { by: sql`d.product_key`, sums, of: ofProducts(request) });
  const foreign = sql`(SELECT d.product_key, d.currency AS of_currency, d.day AS of_day, ${sums} FROM daily_product_sales d
    WHERE d.day BETWEEN ${request.from} AND ${request.to} AND d.currency <> ${request.currency} ${ofProducts(request)} GROUP BY d.product_key, d.currency, d.day)`;
  const into = new Gathered();
  for (const row of (await named(own, sql`NULL`, sql`${request.currency}`)).rows) addRow(into, row, row.grp, request);
  if (await hasForeign(db, request.currency))
    for (const row of (await named(foreign, sql`s.of_day`, sql`s.of_currency`)).rows)
      addRow(into, row, row.grp, request);
  if (request.needOrders)
    for (const row of await ordersByProduct(db, request)) into.add(row.grp, row.label, 'orders', row.orders);
  return into;
};

/** Sums of the lines themselves, named as the daily tables name theirs. */
const LINE_SUMS = sql`
  sum(CASE l.kind WHEN 'sale' THEN l.amount_minor ELSE 0 END) AS gross_minor, sum(CASE l.kind WHEN 'sale' THEN l.amount_rest ELSE 0 END) AS gross_rest,
  sum(CASE l.kind WHEN 'sale' THEN l.discount_minor ELSE 0 END) AS discounts_minor, sum(CASE l.kind WHEN 'sale' THEN l.discount_rest ELSE 0 END) AS discounts_rest,
  sum(CASE l.kind WHEN 'return' THEN l.discount_minor - l.amount_minor ELSE 0 END) AS returns_minor, sum(CASE l.kind WHEN 'return' THEN l.discount_rest - l.amount_rest ELSE 0 END) AS returns_rest,
  sum(CASE l.kind WHEN 'adjustment' THEN l.amount_minor - l.discount_minor ELSE 0 END) AS adjustments_minor, sum(CASE l.kind WHEN 'adjustment' THEN l.amount_rest - l.discount_rest ELSE 0 END) AS adjustments_rest,
  sum(CASE l.kind WHEN 'sale' THEN l.quantity ELSE 0 END) AS units, sum(CASE l.kind WHEN 'return' THEN abs(l.quantity) ELSE 0 END) AS returned_units, count(*) AS lines,
  sum(l.kind = 'sale') AS sale_lines, sum(l.kind = 'return') AS return_lines, sum(l.discount_minor <> 0) AS discount_lines, sum(CASE WHEN l.dated = 0 THEN l.discount_minor - l.amount_minor ELSE 0 END) AS undated_minor`;

const byCustomer = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const result = await sql<SumRow>`
    SELECT coalesce(nullif(u.external_id, ''), nullif(u.email, ''), u.name, ${UNASSIGNED}) AS grp, nullif(u.name, '') AS label, c.currency AS currency, CASE WHEN c.currency <> ${request.currency} THEN l.day END AS day,
      count(DISTINCT CASE WHEN l.kind = 'sale' THEN l.order_key END) AS orders, ${LINE_SUMS}
    FROM order_lines l JOIN sale_contexts c ON c.key = l.context_key LEFT JOIN customers u ON u.key = l.customer_key
    WHERE l.day BETWEEN ${request.from} AND ${request.to} GROUP BY l.customer_key, c.currency, 4`.execute(db);
  const into = new Gathered();
  for (const row of result.rows) addRow(into, row, row.grp, request);
  return into;
};

/**
 * Returns by the day of the order they belong to, for workspaces that date them so: what the daily facts
 * booked on the day processed is taken away, and what belongs to the period's orders is added.
 */
const redateReturns = async (db: ReadDb, request: Request, into: Gathered): Promise<void> => {
  const dimension = request.by ? CONTEXT[request.by] : undefined;
  const group =
    request.by === 'product'
      ? sql`coalesce(nullif(p.sku, ''), p.name, ${UNASSIGNED})`
      : request.by === 'customer'
        ? sql`coalesce(nullif(u.external_id, ''), nullif(u.email, ''), u.name, ${UNASSIGNED})`
        : dimension
          ? sql`coalesce(nullif(${dimension.column}, ''), ${UNASSIGNED})`
          : sql`NULL`;
  const joins = sql`LEFT JOIN order_attributions d ON d.order_key = l.order_key LEFT JOIN products p ON p.key = l.product_key LEFT JOIN customers u ON u.key = l.customer_key ${dimension?.join ?? sql``}`;
  for (const { side, sign } of REDATED) {
    const found = await sql<SumRow>`
      SELECT ${group} AS grp, NULL AS label, c.currency AS currency, ${redatedDay(side)} AS day, ${ATTRIBUTED} AS attributed, ${ADVERTISED} AS advertised, ${LINE_SUMS}
      ${redatedReturns(side, request, joins)} ${ofCampaign(request)} GROUP BY 1, 3, 4, 5, 6`.execute(db);
    for (const row of found.rows)
      addRow(
        into,
        row,
        isTime(request.by) ? timeGroup(row.day ?? '', request.by, request.calendar) : row.grp,
        request,
        sign,
      );
  }
};

/** Sales measures: gross, discounts, returns, adjustments, net, orders, units, returnedUnits, netUnits, line counts, attributed revenue. */
export const salesMeasures = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const into =
    request.by === 'product'
      ? await byProduct(db, request)
      : request.by === 'customer'
        ? await byCustomer(db, request)
        : await byContext(db, request);
  if (request.refundDating === 'order') await redateReturns(db, request, into);
  return into;
};
