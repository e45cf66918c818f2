import { type RawBuilder, sql } from 'kysely';
import type { Dimension } from '../../../../shared/domain/dimensions';
import type { ReadDb } from '../dialect';
import { campaignGroup } from './campaign-group';
import { ADVERTISING_CAMPAIGNS } from './every-result';
import type { LineScope, LineValue } from '../../../../shared/domain/line-values';
import { type LineSource, lineTotals } from './line-totals';
import {
  adding,
  amongst,
  hasRate,
  inCurrency,
  matches,
  page,
  type RowFilter,
  type Rows,
  shownIn,
  UNASSIGNED,
} from './metric-rows';
import { NET_PIECES } from './measures/margin';
import { costOf, stockEnd, stockSince } from './metric-rows-stock';

const LINE_DIMENSIONS: Partial<Record<Dimension, RawBuilder<unknown>>> = {
  channel: sql`ch.name`,
  location: sql`lo.name`,
  rep: sql`re.name`,
  campaign: campaignGroup('ca'),
  promotion: sql`ca.promotion_channel`,
  source: sql`c.source`,
  country: sql`c.country`,
  product: sql`coalesce(nullif(p.sku, ''), p.name)`,
  customer: sql`coalesce(nullif(u.external_id, ''), nullif(u.email, ''), u.name)`,
};

const JOINS = sql`JOIN sale_contexts c ON c.key = l.context_key LEFT JOIN channels ch ON ch.key = c.channel_key LEFT JOIN channels lo ON lo.key = c.location_key LEFT JOIN people re ON re.key = c.rep_key
  LEFT JOIN order_attributions a ON a.order_key = l.order_key LEFT JOIN campaigns ca ON ca.key = a.campaign_key LEFT JOIN products p ON p.key = l.product_key LEFT JOIN customers u ON u.key = l.customer_key JOIN orders o ON o.key = l.order_key JOIN import_batches b ON b.id = l.batch_id`;

const NET_QUANTITY = NET_PIECES;

/** What a line `l` in its context `c` adds to a sum, on the day that decides on its rate. */
export const valueOf = (value: LineValue, day: RawBuilder<unknown>, filter: RowFilter): RawBuilder<unknown> => {
  const money = (minor: string, rest: string): RawBuilder<unknown> =>
    inCurrency(sql.raw(minor), sql.raw(rest), sql`c.currency`, day, filter);
  switch (value) {
    case 'amount':
      return money('l.amount_minor', 'l.amount_rest');
    case 'net':
      return money('(l.amount_minor - l.discount_minor)', '(l.amount_rest - l.discount_rest)');
    case 'margin':
      return sql`(${money('(l.amount_minor - l.discount_minor)', '(l.amount_rest - l.discount_rest)')}) - (CASE WHEN ${hasRate(sql`c.currency`, day, filter)} THEN (${NET_QUANTITY}) * coalesce(p.cost_minor, 0) ELSE 0 END)`;
    case 'discount':
      return money('l.discount_minor', 'l.discount_rest');
    case 'return':
      return money('(l.discount_minor - l.amount_minor)', '(l.discount_rest - l.amount_rest)');
    case 'quantity':
      return sql`l.quantity`;
    case 'net-quantity':
      return NET_QUANTITY;
    case 'priced-quantity':
      return sql`CASE WHEN ${hasRate(sql`c.currency`, day, filter)} THEN ${NET_QUANTITY} ELSE 0 END`;
    case 'cost':
      return sql`(${NET_QUANTITY}) * coalesce(${costOf(sql`l.product_key`, filter)}, 0)`;
  }
};

const scopeOf = (scope: LineScope | undefined, filter: RowFilter): RawBuilder<unknown> => {
  switch (scope) {
    case undefined:
      return sql``;
    case 'campaigns':
      return sql`AND a.campaign_key IS NOT NULL`;
    case 'advertised':
      return sql`AND a.campaign_key IN ${ADVERTISING_CAMPAIGNS}`;
    case 'stocked':
      return sql`AND l.product_key IN (SELECT s.product_key FROM stock_levels s WHERE s.as_of BETWEEN ${stockSince(filter)} AND ${stockEnd(filter)})`;
  }
};

/** The column that shows what a line adds; a discount and a return are shown as what they take away. */
const ADDS: Partial<Record<LineValue, { column: string; sign: 1 | -1 }>> = {
  amount: { column: 'Gross', sign: 1 },
  net: { column: 'Net', sign: 1 },
  discount: { column: 'Discount', sign: -1 },
  return: { column: 'Return', sign: -1 },
  quantity: { column: 'Qty', sign: 1 },
  margin: { column: 'Margin', sign: 1 },
};

const LINE_COLUMNS = [
  { name: 'Time', unit: 'time' },
  { name: 'Order', unit: 'text' },
  { name: 'Product', unit: 'text' },
  { name: 'Qty', unit: 'number' },
  { name: 'Gross', unit: 'money' },
  { name: 'Discount', unit: 'money' },
  { name: 'Return', unit: 'money' },
  { name: 'Net', unit: 'money' },
] as const;

/** A line with what it cost and leaves, where that is what it adds. */
const MARGIN_COLUMNS = [
  ...LINE_COLUMNS.slice(0, 4),
  { name: 'Net', unit: 'money' },
  { name: 'Cost', unit: 'money' },
  { name: 'Margin', unit: 'money' },
] as const;

/** The group of a dimension; for customers and campaigns said of the line's own columns, so that other lines are passed over before anything is looked up for them. */
const inGroup = ({ by, group }: RowFilter): RawBuilder<unknown> => {
  const dimension = by ? LINE_DIMENSIONS[by] : undefined;
  if (dimension === undefined || group === undefined) return sql``;
  const is = matches(dimension, group);
  if (group === UNASSIGNED) return sql`AND ${is}`;
  if (by === 'customer') return sql`AND l.customer_key IN (SELECT u.key FROM customers u WHERE ${is})`;
  if (by === 'campaign' || by === 'promotion')
    return sql`AND l.order_key IN (SELECT a.order_key FROM order_attributions a JOIN campaigns ca ON ca.key = a.campaign_key WHERE ${is})`;
  return sql`AND ${is}`;
};

/** The day on which a line of a source counts, and the condition that it is one of the days asked for. */
export const daysOf = ({ kinds, of: scope }: LineSource, filter: RowFilter) => {
  // Where returns are dated by their order, the order's day decides; the stock moved when it moved.
  const byOrder = filter.refundDating === 'order' && scope !== 'stocked' && kinds.includes('return');
  const day = byOrder ? sql`CASE l.kind WHEN 'return' THEN o.day ELSE l.day END` : sql`l.day`;
  const within = byOrder
    ? sql`(l.kind <> 'return' AND l.day BETWEEN ${filter.from} AND ${filter.to} OR l.kind = 'return' AND l.order_key IN (SELECT key FROM orders WHERE day BETWEEN ${filter.from} AND ${filter.to}))`
    : sql`l.day BETWEEN ${filter.from} AND ${filter.to}`;
  return { day, within };
};

/** The lines of a source that a filter leaves, and the day on which each counts. */
const linesOf = (source: LineSource, filter: RowFilter) => {
  const { kinds, value, of: scope } = source;
  const nonzero = value === 'discount' ? sql`AND (l.discount_minor <> 0 OR l.discount_rest <> 0)` : sql``;
  const { day, within } = daysOf(source, filter);
  return {
    day,
    from: sql`FROM order_lines l ${JOINS} WHERE ${within} AND l.kind IN (${sql.join([...kinds])}) ${scopeOf(scope, filter)} ${inGroup(filter)} ${amongst(LINE_DIMENSIONS.product, filter.products)} ${amongst(sql`l.context_key`, filter.contexts)} ${nonzero}`,
  };
};

/** Order lines of some kinds, with what each adds to the figure. */
export const lineRows = (db: ReadDb, source: LineSource, filter: RowFilter): Promise<Rows> => {
  const { value } = source;
  const { day, from } = linesOf(source, filter);
  const shown = (minor: RawBuilder<unknown>): RawBuilder<unknown> => shownIn(minor, sql`c.currency`, day, filter);
  const net = shown(sql`(l.amount_minor - l.discount_minor)`);
  const cells =
    value === 'margin'
      ? sql`${net} AS c4, (${NET_QUANTITY}) * p.cost_minor AS c5, ${valueOf('margin', day, filter)} AS c6`
      : sql`${shown(sql`(CASE WHEN l.kind = 'sale' THEN l.amount_minor END)`)} AS c4, ${shown(sql`(CASE WHEN l.discount_minor <> 0 THEN -l.discount_minor END)`)} AS c5, ${shown(sql`(CASE WHEN l.kind <> 'sale' THEN l.amount_minor END)`)} AS c6, ${net} AS c7`;
  return page(
    db,
    {
      entity: 'order_lines',
      columns: adding(value === 'margin' ? MARGIN_COLUMNS : LINE_COLUMNS, ADDS[value]?.column ?? '', ADDS[value]?.sign),
      select: sql`l.key AS id, b.file AS file, l.source_line AS line, l.batch_id AS batch, ${day} AS day, coalesce(o.ordered_at, l.day) AS c0, o.external_id AS c1, coalesce(nullif(p.name, ''), p.sku) AS c2, l.quantity AS c3,
        ${cells}`,
      from,
      contribution: valueOf(value, day, filter),
      order: sql`l.day, l.key`,
      totals: lineTotals(source, filter),
    },
    filter,
  );
};

/** Orders with a sale line, one each. */
export const orderRows = (db: ReadDb, filter: RowFilter, which?: 'web'): Promise<Rows> => {
  const web = which === 'web' ? sql`AND ch.type = 'd2c'` : sql``;
  const dimension = filter.by === 'product' ? undefined : filter.by ? LINE_DIMENSIONS[filter.by] : undefined;
  const group =
    filter.group === undefined
      ? sql``
      : filter.by === 'product'
        ? sql`AND EXISTS (SELECT 1 FROM order_lines l LEFT JOIN products p ON p.key = l.product_key WHERE l.order_key = o.key AND l.kind = 'sale' AND ${matches(sql`coalesce(nullif(p.sku, ''), p.name)`, filter.group)})`
        : dimension
          ? sql`AND ${matches(dimension, filter.group)}`
          : sql``;
  return page(
    db,
    {
      entity: 'orders',
      columns: [
        { name: 'Day', unit: 'day' },
        { name: 'Order', unit: 'text' },
        { name: 'Customer', unit: 'text' },
        { name: 'Status', unit: 'text' },
      ],
      select: sql`o.key AS id, b.file AS file, o.source_line AS line, o.batch_id AS batch, o.day AS day, o.day AS c0, o.external_id AS c1, coalesce(nullif(u.name, ''), nullif(u.email, ''), u.external_id) AS c2, o.status AS c3`,
      from: sql`FROM orders o JOIN sale_contexts c ON c.key = o.context_key LEFT JOIN channels ch ON ch.key = c.channel_key LEFT JOIN channels lo ON lo.key = c.location_key LEFT JOIN people re ON re.key = c.rep_key
        LEFT JOIN order_attributions a ON a.order_key = o.key LEFT JOIN campaigns ca ON ca.key = a.campaign_key LEFT JOIN customers u ON u.key = o.customer_key JOIN import_batches b ON b.id = o.batch_id WHERE o.is_sale = 1 AND o.day BETWEEN ${filter.from} AND ${filter.to} ${web} ${group}`,
      contribution: sql`1`,
      order: sql`o.day, o.key`,
    },
    filter,
  );
};
