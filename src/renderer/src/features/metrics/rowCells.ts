import type { Input, Output } from '../../../../shared/contract';
import type { MetricRow } from '../../../../shared/contract/metrics';
import { day, money, number } from '../../format';
import type { Drill } from './useDrill';

export type RowColumn = Output<'metrics.rows'>['columns'][number];

/** Columns that may be cut where room is short, the likeliest first. */
const LONG = ['Product', 'Customer', 'Deal', 'Lead', 'Campaign'];

/** The column that takes what room is left. */
export const longColumn = (columns: readonly RowColumn[]): string | undefined =>
  LONG.find((name) => columns.some((column) => column.name === name)) ??
  columns.find((column) => column.unit === 'text')?.name;

/** Further ones that break into a second line before the table is wider than its box. */
const BREAKS: ReadonlySet<string> = new Set(['Campaign', 'Owner']);
export const mayBreak = (column: RowColumn, long: string | undefined): boolean =>
  column.name === long || BREAKS.has(column.name);

const whole = (text: string): string => day(text.slice(0, 10), { weekday: 'never', year: 'never' });

/**
 * One cell of a row behind a figure. A time shows its clock only where it falls on the day that the row counts
 * on: a return counts on the day it was processed, not when its order was placed.
 */
export const cellText = (row: MetricRow, index: number, column: RowColumn, currency: string): string => {
  const cell = row.cells[index] ?? null;
  if (cell === null || cell === '') return '–';
  if (typeof cell === 'number')
    return column.unit === 'money'
      ? money(cell, currency, { cents: 'always', bare: true })
      : number(cell, { decimals: 2 });
  if (column.unit === 'day') return whole(cell);
  if (column.unit !== 'time') return cell;
  const own = row.day ?? cell;
  return own.slice(0, 10) === cell.slice(0, 10) && cell.length >= 16
    ? `${whole(own)} ${cell.slice(11, 16)}`
    : whole(own);
};

/** The rows that the page has gone down to, as the engine is asked for them. */
export const askedRows = (metric: string, period: string, drill: Drill): Input<'metrics.rows'> => ({
  metric,
  period,
  ...(drill.group === null ? {} : { by: drill.by, group: drill.group }),
  ...(drill.span === null ? {} : { day: drill.span }),
  ...(drill.products.length === 0 ? {} : { products: [...drill.products] }),
  ...(drill.places.length === 0 ? {} : { places: [...drill.places] }),
  ...(drill.adds === null ? {} : { adds: drill.adds }),
});
