import { type RawBuilder, sql } from 'kysely';
import type { Dimension } from '../../../../shared/domain/dimensions';
import { REST_PER_MINOR } from '../../../../shared/domain/money';
import type { ReadDb } from '../dialect';

/** Which rows: days from–to, and one group of a dimension where named. */
export type RowFilter = {
  from: string;
  to: string;
  by?: Dimension | undefined;
  group?: string | undefined;
  limit: number;
  offset: number;
  inactivityDays: number;
};

export type RowColumn = {
  name: string;
  unit: 'text' | 'money' | 'number' | 'day' | 'time';
  /** Shows what the row adds to the figure, or that with the other sign. */
  adds?: 1 | -1;
};
export type Row = {
  entity: string;
  id: string;
  contribution: number;
  file: string | null;
  line: number | null;
  batch: number | null;
  day: string | null;
  cells: (string | number | null)[];
};
export type Rows = { columns: RowColumn[]; rows: Row[]; total: number; sum: number };

const UNASSIGNED = '(unassigned)';

/** `column = group`, where '(unassigned)' means that there is none. */
export const matches = (column: RawBuilder<unknown>, group: string): RawBuilder<unknown> =>
  group === UNASSIGNED ? sql`coalesce(${column}, '') = ''` : sql`${column} = ${group}`;

type Selection = {
  entity: string;
  columns: RowColumn[];
  select: RawBuilder<unknown>;
  from: RawBuilder<unknown>;
  contribution: RawBuilder<unknown>;
  order: RawBuilder<unknown>;
};

/** Runs one selection: a page of rows, how many there are in all, and what they sum to. */
export const page = async (db: ReadDb, selection: Selection, filter: RowFilter): Promise<Rows> => {
  const total = await sql<{
    n: number;
    sum: number | null;
  }>`SELECT count(*) AS n, sum(${selection.contribution}) AS sum ${selection.from}`.execute(db);
  const found = await sql<Record<string, string | number | null>>`
    SELECT ${selection.select}, ${selection.contribution} AS contribution ${selection.from} ORDER BY ${selection.order} LIMIT ${filter.limit} OFFSET ${filter.offset}`.execute(
    db,
  );
  return {
    columns: selection.columns,
    total: total.rows[0]?.n ?? 0,
    sum: total.rows[0]?.sum ?? 0,
    rows: found.rows.map((row) => ({
      entity: selection.entity,
      id: String(row['id']),
      contribution: Number(row['contribution'] ?? 0),
      file: row['file'] === null || row['file'] === undefined ? null : String(row['file']),
      line: row['line'] === null || row['line'] === undefined ? null : Number(row['line']),
      batch: row['batch'] === null || row['batch'] === undefined ? null : Number(row['batch']),
      day: row['day'] === null || row['day'] === undefined ? null : String(row['day']),
      cells: selection.columns.map((_, index) => row[`c${index}`] ?? null),
    })),
  };
};

const LINE_DIMENSIONS: Partial<Record<Dimension, RawBuilder<unknown>>> = {
  channel: sql`ch.name`,
  location: sql`lo.name`,
  rep: sql`re.name`,
  campaign: sql`ca.name`,
  source: sql`c.source`,
  country: sql`c.country`,
  product: sql`coalesce(nullif(p.sku, ''), p.name)`,
  customer: sql`coalesce(nullif(u.external_id, ''), nullif(u.email, ''), u.name)`,
};

const JOINS = sql`JOIN sale_contexts c ON c.key = l.context_key LEFT JOIN channels ch ON ch.key = c.channel_key LEFT JOIN channels lo ON lo.key = c.location_key LEFT JOIN people re ON re.key = c.rep_key
  LEFT JOIN campaigns ca ON ca.key = c.campaign_key LEFT JOIN products p ON p.key = l.product_key LEFT JOIN customers u ON u.key = l.customer_key JOIN orders o ON o.key = l.order_key JOIN import_batches b ON b.id = l.batch_id`;

/** Adds the rest only where there is one, so that whole minor units stay whole numbers. */
const exact = (minor: string, rest: string) =>
  sql.raw(`CASE WHEN ${rest} = 0 THEN ${minor} ELSE (${minor}) + (${rest}) / ${REST_PER_MINOR}.0 END`);

/** The column that shows what a line adds; a discount and a return are shown as what they take away. */
const ADDS: Record<keyof typeof LINE_VALUE, { column: string; sign: 1 | -1 }> = {
  amount: { column: 'Gross', sign: 1 },
  net: { column: 'Net', sign: 1 },
  discount: { column: 'Discount', sign: -1 },
  return: { column: 'Return', sign: -1 },
  quantity: { column: 'Qty', sign: 1 },
};

/** Marks the column whose cells sum to the figure. */
export const adding = (columns: readonly RowColumn[], name: string, sign: 1 | -1 = 1): RowColumn[] =>
  columns.map((column) => (column.name === name ? { ...column, adds: sign } : column));

const LINE_VALUE = {
  amount: exact('l.amount_minor', 'l.amount_rest'),
  net: exact('l.amount_minor - l.discount_minor', 'l.amount_rest - l.discount_rest'),
  discount: exact('l.discount_minor', 'l.discount_rest'),
  return: exact('l.discount_minor - l.amount_minor', 'l.discount_rest - l.amount_rest'),
  quantity: sql`l.quantity`,
};

/** Order lines of some kinds, with what each adds to the figure. */
export const lineRows = (
  db: ReadDb,
  kinds: readonly string[],
  value: keyof typeof LINE_VALUE,
  filter: RowFilter,
): Promise<Rows> => {
  const dimension = filter.by ? LINE_DIMENSIONS[filter.by] : undefined;
  const group = dimension && filter.group !== undefined ? sql`AND ${matches(dimension, filter.group)}` : sql``;
  const nonzero = value === 'discount' ? sql`AND l.discount_minor <> 0` : sql``;
  return page(
    db,
    {
      entity: 'order_lines',
      columns: adding(
        [
          { name: 'Time', unit: 'time' },
          { name: 'Order', unit: 'text' },
          { name: 'Product', unit: 'text' },
          { name: 'Qty', unit: 'number' },
          { name: 'Gross', unit: 'money' },
          { name: 'Discount', unit: 'money' },
          { name: 'Return', unit: 'money' },
          { name: 'Net', unit: 'money' },
        ],
        ADDS[value].column,
        ADDS[value].sign,
      ),
      select: sql`l.key AS id, b.file AS file, l.source_line AS line, l.batch_id AS batch, l.day AS day, coalesce(o.ordered_at, l.day) AS c0, o.external_id AS c1, coalesce(nullif(p.name, ''), p.sku) AS c2, l.quantity AS c3,
        CASE WHEN l.kind = 'sale' THEN l.amount_minor END AS c4, CASE WHEN l.discount_minor <> 0 THEN -l.discount_minor END AS c5, CASE WHEN l.kind <> 'sale' THEN l.amount_minor END AS c6, l.amount_minor - l.discount_minor AS c7`,
      from: sql`FROM order_lines l ${JOINS} WHERE l.day BETWEEN ${filter.from} AND ${filter.to} AND l.kind IN (${sql.join([...kinds])}) ${group} ${nonzero}`,
      contribution: LINE_VALUE[value],
      order: sql`l.day, l.key`,
    },
    filter,
  );
};

/** Orders with a sale line, one each. */
export const orderRows = (db: ReadDb, filter: RowFilter): Promise<Rows> => {
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
        LEFT JOIN campaigns ca ON ca.key = c.campaign_key LEFT JOIN customers u ON u.key = o.customer_key JOIN import_batches b ON b.id = o.batch_id WHERE o.is_sale = 1 AND o.day BETWEEN ${filter.from} AND ${filter.to} ${group}`,
      contribution: sql`1`,
      order: sql`o.day, o.key`,
    },
    filter,
  );
};
