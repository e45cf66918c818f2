import { type RawBuilder, sql } from 'kysely';
import { SUM_COLUMNS } from './rollup-sums';

type Span = { from: string; to: string };

const COLUMNS = sql.raw(`product_key, channel_key, currency, ${SUM_COLUMNS}`);

const monthOf = (day: string): string => day.slice(0, 7);
const neighbour = (month: string, step: 1 | -1): string => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 7);
};
const lastDayOf = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
};

/**
 * The whole months of a span and the days before and after them; no months where it has none.
 *
 * @example monthsAndDays('2025-01-31', '2025-03-31') // { months: { from: '2025-02', to: '2025-03' }, days: [{ from: '2025-01-31', to: '2025-01-31' }] }
 */
export const monthsAndDays = (from: string, to: string): { months: Span | null; days: Span[] } => {
  const first = from.endsWith('-01') ? monthOf(from) : neighbour(monthOf(from), 1);
  const last = to >= lastDayOf(monthOf(to)) ? monthOf(to) : neighbour(monthOf(to), -1);
  if (first > last) return { months: null, days: from <= to ? [{ from, to }] : [] };
  const before = { from, to: lastDayOf(neighbour(first, -1)) };
  const after = { from: `${neighbour(last, 1)}-01`, to };
  return { months: { from: first, to: last }, days: [before, after].filter((span) => span.from <= span.to) };
};

/**
 * Sums of products in a span as a table to select from, with the columns of `daily_product_sales` but the day: a
 * year is read as twelve months and not as 365 days. Where each day counts by itself (foreign money has a rate of
 * its day), the daily facts are read.
 */
export const productFacts = (from: string, to: string): RawBuilder<unknown> => {
  const { months, days } = monthsAndDays(from, to);
  const parts = days.map(
    (span) => sql`SELECT ${COLUMNS} FROM daily_product_sales WHERE day BETWEEN ${span.from} AND ${span.to}`,
  );
  if (months)
    parts.push(sql`SELECT ${COLUMNS} FROM monthly_product_sales WHERE month BETWEEN ${months.from} AND ${months.to}`);
  if (parts.length === 0) parts.push(sql`SELECT ${COLUMNS} FROM daily_product_sales WHERE false`);
  return sql`(${sql.join(parts, sql` UNION ALL `)})`;
};

/**
 * The same, summed by product (`by`) on the way: one row for each in the months and one in the days of either end, so that
 * what reads it adds at most three; `of` narrows the rows `d`. SQLite sorts each part by itself, which costs a fifth less than all of them together.
 */
export const summedProductFacts = (
  { from, to, currency }: Span & { currency: string },
  { by, sums, of = sql`` }: { by: RawBuilder<unknown>; sums: RawBuilder<unknown>; of?: RawBuilder<unknown> },
): RawBuilder<unknown> => {
  const { months, days } = monthsAndDays(from, to);
  const part = (table: RawBuilder<unknown>) =>
    sql`SELECT ${by}, ${sums} FROM ${table} AND d.currency = ${currency} ${of} GROUP BY ${by}`;
  const parts = days.map((span) => part(sql`daily_product_sales d WHERE d.day BETWEEN ${span.from} AND ${span.to}`));
  if (months) parts.push(part(sql`monthly_product_sales d WHERE d.month BETWEEN ${months.from} AND ${months.to}`));
  if (parts.length === 0) parts.push(part(sql`daily_product_sales d WHERE false`));
  return sql`(${sql.join(parts, sql` UNION ALL `)})`;
};
