import { type RawBuilder, sql } from 'kysely';
import type { Dimension } from '../../../../shared/domain/dimensions';
import type { LineScope, LineValue } from '../../../../shared/domain/line-values';
import { amongst, inCurrency, matches, type RowFilter, type Totals } from './metric-rows';
import { productFacts } from './product-facts';
import { FROM_DAILY } from './target-cells';

/** Order lines of some kinds, with what of each is summed; of campaigns, of paid advertising or of stocked products alone. */
export type LineSource = { kinds: readonly string[]; value: LineValue; of?: LineScope | undefined };

/** How many lines of a source a row `d` of daily facts holds, and what they sum to; undefined where facts do not tell them apart. */
const factsOf = ({ kinds, value, of }: LineSource) => {
  const all = kinds.length === 3;
  if (of !== undefined) return undefined;
  if (value === 'net' && all) return { lines: sql`d.lines`, ...FROM_DAILY['net-sales'], money: true };
  if (value === 'amount' && kinds.join() === 'sale')
    return { lines: sql`d.sale_lines`, ...FROM_DAILY['gross-sales'], money: true };
  if (value === 'return' && kinds.join() === 'return')
    return { lines: sql`d.return_lines`, ...FROM_DAILY.returns, money: true };
  if (value === 'quantity' && kinds.join() === 'sale')
    return { lines: sql`d.sale_lines`, ...FROM_DAILY.units, money: false };
  return undefined;
};

/** What the facts of contexts know of a line, as `lineRows` names it. */
const CONTEXT: Partial<Record<Dimension, RawBuilder<unknown>>> = {
  channel: sql`ch.name`,
  location: sql`lo.name`,
  rep: sql`re.name`,
  source: sql`c.source`,
  country: sql`c.country`,
};
/** What the facts of products know. */
const PRODUCT: Partial<Record<Dimension, RawBuilder<unknown>>> = {
  channel: sql`ch.name`,
  product: sql`coalesce(nullif(p.sku, ''), p.name)`,
};

/** Facts of the days of a filter: by product and channel, or by all that a context says of a sale. */
const tableOf = (filter: RowFilter, byProduct: boolean): RawBuilder<unknown> => {
  const days = sql`d.day BETWEEN ${filter.from} AND ${filter.to}`;
  if (!byProduct)
    return sql`FROM daily_sales d JOIN sale_contexts c ON c.key = d.context_key LEFT JOIN channels ch ON ch.key = c.channel_key
      LEFT JOIN channels lo ON lo.key = c.location_key LEFT JOIN people re ON re.key = c.rep_key WHERE ${days}`;
  const joins = sql`LEFT JOIN channels ch ON ch.key = d.channel_key LEFT JOIN products p ON p.key = d.product_key`;
  // Foreign money has a rate of its day; where none has a rate, whole months do.
  return filter.rated.length > 0
    ? sql`FROM daily_product_sales d ${joins} WHERE ${days}`
    : sql`FROM ${productFacts(filter.from, filter.to)} d ${joins} WHERE true`;
};

/**
 * Count and sum of the lines that `lineRows` opens, read from the daily facts: a year of half a million lines is a few
 * thousand of these. Undefined where only the lines themselves say it: by campaign or customer, what products cost, and
 * returns that are dated by their order.
 */
export const lineTotals = (source: LineSource, filter: RowFilter): RawBuilder<Totals> | undefined => {
  const facts = factsOf(source);
  if (!facts || (filter.refundDating === 'order' && source.kinds.includes('return'))) return undefined;
  const { by, group, products = [], contexts } = filter;
  const grouped = by !== undefined && group !== undefined;
  const byProduct = products.length > 0 || (grouped && by === 'product');
  const known = byProduct ? PRODUCT : CONTEXT;
  // Facts of products know no context.
  if ((grouped && known[by] === undefined) || (byProduct && contexts !== undefined)) return undefined;
  const currency = byProduct ? sql`d.currency` : sql`c.currency`;
  const day = byProduct && filter.rated.length === 0 ? sql`${filter.to}` : sql`d.day`;
  const sum = facts.money
    ? inCurrency(sql`(${facts.minor})`, sql`(${facts.rest})`, currency, day, filter)
    : facts.minor;
  const column = grouped ? known[by] : undefined;
  return sql<Totals>`SELECT coalesce(sum(${facts.lines}), 0) AS n, sum(${sum}) AS sum ${tableOf(filter, byProduct)}
    ${column && group !== undefined ? sql`AND ${matches(column, group)}` : sql``} ${amongst(PRODUCT.product, products)} ${amongst(sql`d.context_key`, contexts)}`;
};
