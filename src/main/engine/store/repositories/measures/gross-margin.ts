import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../../dialect';
import { productFacts } from '../product-facts';
import { convertExact, Gathered, isTime, type Request, timeGroup, UNASSIGNED } from './gather';
import { NET_PIECES, UNCOSTED } from './margin';
import { REDATED, redatedDay, redatedReturns } from './redated';
import { contextDimension, hasForeign, ofProducts } from './sales';

/** Net sales in three parts, with the cost of the first and the pieces of the second. */
type PartRow = {
  grp: string | null;
  label: string | null;
  currency: string;
  day: string | null;
  costed_minor: number;
  costed_rest: number;
  bare_minor: number;
  bare_rest: number;
  loose_minor: number;
  loose_rest: number;
  cost: number;
  bare_units: number;
};

/** One amount as its three parts, whole and rest: of products with a cost, without one, and what names no product. */
const parts = (amount: (column: 'minor' | 'rest') => { all: RawBuilder<unknown>; loose: RawBuilder<unknown> }) =>
  sql.join(
    (['minor', 'rest'] as const).map((column) => {
      const { all, loose } = amount(column);
      return sql`sum(CASE WHEN p.cost_minor IS NOT NULL THEN ${all} ELSE 0 END) AS ${sql.ref(`costed_${column}`)}, sum(CASE WHEN p.cost_minor IS NULL THEN ${all} - (${loose}) ELSE 0 END) AS ${sql.ref(`bare_${column}`)},
      sum(CASE WHEN p.cost_minor IS NULL THEN ${loose} ELSE 0 END) AS ${sql.ref(`loose_${column}`)}`;
    }),
  );

const FACT_PARTS = sql`${parts((column) => {
  const taken = sql.raw(`(d.adjustments_${column} - d.returns_${column})`);
  return {
    all: sql.raw(`(d.gross_${column} - d.discounts_${column} + d.adjustments_${column} - d.returns_${column})`),
    loose: sql`CASE WHEN d.product_key = 0 THEN ${taken} ELSE 0 END`,
  };
})}, sum((d.units - d.returned_units) * coalesce(p.cost_minor, 0)) AS cost, sum(CASE WHEN p.cost_minor IS NULL THEN d.units + d.returned_units ELSE 0 END) AS bare_units`;

const LINE_PARTS = sql`${parts((column) => {
  const all = sql.raw(`(l.amount_${column} - l.discount_${column})`);
  return { all, loose: sql`CASE WHEN l.product_key IS NULL AND l.kind <> 'sale' THEN ${all} ELSE 0 END` };
})}, sum((${NET_PIECES}) * coalesce(p.cost_minor, 0)) AS cost, sum(CASE WHEN ${UNCOSTED} THEN abs(l.quantity) ELSE 0 END) AS bare_units`;

const add = (into: Gathered, row: PartRow, request: Request, sign: 1 | -1 = 1): void => {
  const group = isTime(request.by) ? timeGroup(row.day ?? '', request.by, request.calendar) : row.grp;
  const money = (part: 'costed' | 'bare' | 'loose', name: string): boolean => {
    const amount = { minor: row[`${part}_minor`], rest: row[`${part}_rest`] };
    const own = convertExact(amount, row.currency, request, row.day ?? request.to);
    if (own) into.add(group, row.label, name, sign * own.minor, sign * own.rest);
    return own !== undefined;
  };
  if (!money('costed', 'marginNet')) {
    into.leftOut.add(row.currency);
    return;
  }
  money('bare', 'bareNet');
  money('loose', 'looseNet');
  into.add(group, row.label, 'marginCost', sign * Math.round(row.cost));
  into.add(group, row.label, 'bareUnits', sign * row.bare_units);
};

const PRODUCT = sql`coalesce(nullif(p.sku, ''), p.name, ${UNASSIGNED})`;

/** From the daily and monthly facts, which know the product and the channel. */
const fromFacts = async (db: ReadDb, request: Request, into: Gathered): Promise<void> => {
  const { by } = request;
  const group =
    by === 'product' ? PRODUCT : by === 'channel' ? sql`coalesce(nullif(x.name, ''), ${UNASSIGNED})` : sql`NULL`;
  const read = async (foreign: boolean): Promise<readonly PartRow[]> => {
    const daily = foreign || isTime(by);
    return (
      await sql<PartRow>`
      SELECT ${group} AS grp, ${by === 'product' ? sql`p.name` : sql`NULL`} AS label, d.currency AS currency, ${daily ? sql`d.day` : sql`NULL`} AS day, ${FACT_PARTS}
      FROM ${daily ? sql`daily_product_sales` : productFacts(request.from, request.to)} d LEFT JOIN products p ON p.key = d.product_key LEFT JOIN channels x ON x.key = d.channel_key
      WHERE d.currency ${foreign ? sql`<>` : sql`=`} ${request.currency} ${daily ? sql`AND d.day BETWEEN ${request.from} AND ${request.to}` : sql``} ${by === 'product' ? ofProducts(request) : sql``}
      GROUP BY 1, 2, 3, 4`.execute(db)
    ).rows;
  };
  // The whole needs no groups, and SQLite no sorting.
  const whole = async (): Promise<readonly PartRow[]> => {
    const found = await sql<PartRow & { facts: number }>`
      SELECT count(*) AS facts, NULL AS grp, NULL AS label, ${request.currency} AS currency, NULL AS day, ${FACT_PARTS}
      FROM ${productFacts(request.from, request.to)} d LEFT JOIN products p ON p.key = d.product_key WHERE d.currency = ${request.currency}`.execute(
      db,
    );
    return found.rows.filter(({ facts }) => facts > 0);
  };
  for (const row of await (by === undefined ? whole() : read(false))) add(into, row, request);
  if (await hasForeign(db, request.currency)) for (const row of await read(true)) add(into, row, request);
};

/** The group of a line (`l` of an order `o` in a context `c`), and what it is joined from. */
const lineGroup = ({ by }: Request): { group: RawBuilder<unknown>; join: RawBuilder<unknown> } => {
  if (by === 'product') return { group: PRODUCT, join: sql`` };
  const dimension = by === undefined ? undefined : contextDimension(by);
  return dimension
    ? { group: sql`coalesce(nullif(${dimension.column}, ''), ${UNASSIGNED})`, join: dimension.join }
    : { group: sql`NULL`, join: sql`` };
};

/** From the lines, for what the facts of products do not know: locations, people, campaigns, sources and countries. */
const fromLines = async (db: ReadDb, request: Request, into: Gathered): Promise<void> => {
  const { group, join } = lineGroup(request);
  const day = sql`CASE WHEN c.currency <> ${request.currency} THEN l.day END`;
  const found = await sql<PartRow>`
    SELECT ${group} AS grp, NULL AS label, c.currency AS currency, ${day} AS day, ${LINE_PARTS}
    FROM order_lines l JOIN orders o ON o.key = l.order_key JOIN sale_contexts c ON c.key = l.context_key LEFT JOIN products p ON p.key = l.product_key ${join}
    WHERE l.day BETWEEN ${request.from} AND ${request.to} GROUP BY 1, 3, 4`.execute(db);
  for (const row of found.rows) add(into, row, request);
};

const IN_FACTS: ReadonlySet<string | undefined> = new Set([undefined, 'product', 'channel', 'day', 'week', 'month']);

/**
 * Margin measures, of the whole or of groups: marginNet, the net sales of products whose cost is known, and marginCost,
 * what those pieces cost; bareNet and bareUnits, net sales and pieces of products without a cost; looseNet, money given
 * back or corrected that names no product. Returns count on the day that the workspace dates them by.
 */
export const grossMarginMeasures = async (db: ReadDb, request: Request): Promise<Gathered> => {
  const into = new Gathered();
  await (IN_FACTS.has(request.by) ? fromFacts(db, request, into) : fromLines(db, request, into));
  if (request.refundDating !== 'order') return into;
  const { group, join } = lineGroup(request);
  const joins = sql`LEFT JOIN products p ON p.key = l.product_key ${join}`;
  for (const { side, sign } of REDATED) {
    const found = await sql<PartRow>`
      SELECT ${group} AS grp, NULL AS label, c.currency AS currency, ${redatedDay(side)} AS day, ${LINE_PARTS}
      ${redatedReturns(side, request, joins)} GROUP BY 1, 3, 4`.execute(db);
    for (const row of found.rows) add(into, row, request, sign);
  }
  return into;
};
