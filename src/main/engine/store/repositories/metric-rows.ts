import { type RawBuilder, sql } from 'kysely';
import type { BusinessHours } from '../../../../shared/domain/business-hours';
import type { Dimension } from '../../../../shared/domain/dimensions';
import { currencyExponent, REST_PER_MINOR } from '../../../../shared/domain/money';
import type { ReadDb } from '../dialect';
import { remember } from '../remember';
import type { Rate } from './measures/gather';

/** Which rows: days from–to, and one group of a dimension where named. */
export type RowFilter = {
  from: string;
  to: string;
  /** The day on which the question is asked. */
  asOf: string;
  by?: Dimension | undefined;
  group?: string | undefined;
  /** Products by their groups that order lines are narrowed to, beside any other group. */
  products?: readonly string[] | undefined;
  /** Contexts by their keys that order lines are narrowed to. */
  contexts?: readonly number[] | undefined;
  limit: number;
  offset: number;
  inactivityDays: number;
  /** The workspace's currency, and those that have a rate. */
  currency: string;
  rated: readonly string[];
  rates: readonly Rate[];
  refundDating: 'processed' | 'order';
  /** When the office is open. */
  hours: BusinessHours;
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

export const UNASSIGNED = '(unassigned)';

/** `column = group`, where '(unassigned)' means that there is none. */
export const matches = (column: RawBuilder<unknown>, group: string): RawBuilder<unknown> =>
  group === UNASSIGNED ? sql`coalesce(${column}, '') = ''` : sql`${column} = ${group}`;

/** The condition that a column is one of these names; nothing where none are named. */
export const amongst = (
  column: RawBuilder<unknown> | undefined,
  names: readonly (string | number)[] | undefined,
): RawBuilder<unknown> =>
  column === undefined || names === undefined || names.length === 0
    ? sql``
    : sql`AND ${column} IN (SELECT value FROM json_each(${JSON.stringify(names)}))`;

/** Marks the column whose cells sum to the figure. */
export const adding = (columns: readonly RowColumn[], name: string, sign: 1 | -1 = 1): RowColumn[] =>
  columns.map((column) => (column.name === name ? { ...column, adds: sign } : column));

/** The condition of a group of a breakdown; nothing where none is asked for. */
export const grouped = (
  columns: Partial<Record<Dimension, RawBuilder<unknown>>>,
  filter: RowFilter,
): RawBuilder<unknown> => {
  const column = filter.by ? columns[filter.by] : undefined;
  return column && filter.group !== undefined ? sql`AND ${matches(column, filter.group)}` : sql``;
};

/**
 * Money of a row in the workspace's currency at the rate of `day`: whole minor units where the row has it
 * whole, with a fraction where rounding left something out or a rate was applied, 0 without a rate.
 */
export const inCurrency = (
  minor: RawBuilder<unknown>,
  rest: RawBuilder<unknown> | null,
  currency: RawBuilder<unknown>,
  day: RawBuilder<unknown>,
  filter: RowFilter,
): RawBuilder<unknown> => {
  const exact =
    rest === null
      ? minor
      : sql`CASE WHEN ${rest} = 0 THEN ${minor} ELSE (${minor}) + (${rest}) / ${REST_PER_MINOR + 0.0} END`;
  if (filter.rated.length === 0) return sql`CASE WHEN ${currency} = ${filter.currency} THEN ${exact} ELSE 0 END`;
  const shift = sql.join(
    filter.rated.map(
      (code) => sql`WHEN ${code} THEN ${sql.raw(`1e${currencyExponent(filter.currency) - currencyExponent(code)}`)}`,
    ),
    sql` `,
  );
  return sql`CASE WHEN ${currency} = ${filter.currency} THEN ${exact} ELSE coalesce((${exact}) * (CASE ${currency} ${shift} END)
    * (SELECT r.rate FROM rates r WHERE r.deleted_at IS NULL AND r.currency = ${currency} AND r.day <= ${day} ORDER BY r.day DESC LIMIT 1), 0) END`;
};

/**
 * An amount as a cell shows it: in the workspace's currency, as it is summed, since the figure above it is; without a
 * rate of `day` there is none to show.
 */
export const shownIn = (
  minor: RawBuilder<unknown>,
  currency: RawBuilder<unknown>,
  day: RawBuilder<unknown>,
  filter: RowFilter,
): RawBuilder<unknown> =>
  sql`CASE WHEN ${currency} = ${filter.currency} THEN ${minor} WHEN (${minor}) IS NOT NULL AND EXISTS (SELECT 1 FROM rates r WHERE r.deleted_at IS NULL AND r.currency = ${currency} AND r.day <= ${day})
    THEN ${inCurrency(minor, null, currency, day, filter)} END`;

/** Whether an amount in a currency has a value in the workspace's on a day. */
export const hasRate = (
  currency: RawBuilder<unknown>,
  day: RawBuilder<unknown>,
  { currency: own }: Pick<RowFilter, 'currency'>,
): RawBuilder<unknown> =>
  sql`(${currency} = ${own} OR EXISTS (SELECT 1 FROM rates r WHERE r.deleted_at IS NULL AND r.currency = ${currency} AND r.day <= ${day}))`;

export type Selection = {
  entity: string;
  columns: RowColumn[];
  select: RawBuilder<unknown>;
  from: RawBuilder<unknown>;
  contribution: RawBuilder<unknown>;
  order: RawBuilder<unknown>;
  /** Another way to their count and sum that reads less than all the rows. */
  totals?: RawBuilder<Totals> | undefined;
};

/** How many rows there are, and what they sum to; null for none. */
export type Totals = { n: number; sum: number | null };

/** Runs one selection: a page of rows, how many there are in all, and what they sum to. */
export const page = async (db: ReadDb, selection: Selection, filter: RowFilter): Promise<Rows> => {
  // Count and sum go over every row of the span: the next page, and the same one again, take them as they are.
  const query =
    selection.totals ?? sql<Totals>`SELECT count(*) AS n, sum(${selection.contribution}) AS sum ${selection.from}`;
  const asked = query.compile(db);
  const total = await remember(db, JSON.stringify([asked.sql, asked.parameters]), () => query.execute(db));
  const found = await sql<Record<string, string | number | null>>`
    SELECT ${selection.select}, ${selection.contribution} AS contribution ${selection.from} ORDER BY ${selection.order} LIMIT ${filter.limit} OFFSET ${filter.offset}`.execute(
    db,
  );
  return {
    columns: selection.columns,
    total: total.rows[0]?.n ?? 0,
    sum: total.rows[0]?.sum ?? 0,
    rows: found.rows.map((row) => ({
      entity: String(row['entity'] ?? selection.entity),
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
