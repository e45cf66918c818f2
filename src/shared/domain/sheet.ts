import { harmless, majorText } from './cells';

/** Money in a table: minor units in its own currency, or in the workspace's where it names none. */
export type MoneyCell = { minor: number | null; currency?: string | undefined };

/** What a cell says to a spreadsheet: text, a plain number, an ISO day, money, or nothing. */
export type SheetCell = string | number | MoneyCell | null | undefined;

export type SheetColumn<Row> = { name: string; value: (row: Row, index: number) => SheetCell };

/** A table as it is written out: money in major units as plain decimal text, null for an empty cell. */
export type Sheet = { head: string[]; rows: (string | number | null)[][] };

const isMoney = (cell: SheetCell): cell is MoneyCell => typeof cell === 'object' && cell !== null;

/**
 * The cells of a table. A column of money in one currency names it in its head; where currencies differ, a column of
 * their own says which is meant, so that nobody adds them blindly.
 *
 * @example
 * sheetOf([{ name: 'Net', value: (row) => ({ minor: row }) }], [1050], 'USD')
 * // { head: ['Net (USD)'], rows: [['10.50']] }
 */
export const sheetOf = <Row>(
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
  workspaceCurrency: string,
): Sheet => {
  const head: string[] = [];
  const cells: (string | number | null)[][] = rows.map(() => []);
  for (const column of columns) {
    const values = rows.map((row, index) => column.value(row, index));
    const money = values.filter(isMoney).filter(({ minor }) => minor !== null);
    const currencies = new Set(money.map(({ currency }) => currency ?? workspaceCurrency));
    const [only] = currencies;
    head.push(currencies.size === 1 && only ? `${column.name} (${only})` : column.name);
    if (currencies.size > 1) head.push(`${column.name}, currency`);
    for (const [index, value] of values.entries()) {
      const line = cells[index];
      if (!line) continue;
      if (!isMoney(value)) line.push(value === undefined || Number.isNaN(value) ? null : value);
      else
        line.push(
          value.minor === null ? null : majorText(Math.round(value.minor), value.currency ?? workspaceCurrency),
        );
      if (currencies.size > 1)
        line.push(isMoney(value) && value.minor !== null ? (value.currency ?? workspaceCurrency) : null);
    }
  }
  return { head, rows: cells };
};

/**
 * A table as spreadsheets take it from the clipboard: tabs between cells, numbers plain, a cell with a tab, a line
 * break or a quote in quotes, and no text that would run as a formula.
 *
 * @example tabText({ head: ['Day', 'Net'], rows: [['2026-03-01', '10.50']] }) // "Day\tNet\n2026-03-01\t10.50\n"
 */
export const tabText = ({ head, rows }: Sheet): string => {
  const cell = (value: string | number | null): string => {
    const text = value === null ? '' : typeof value === 'number' ? String(value) : harmless(value);
    return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [head, ...rows].map((row) => `${row.map(cell).join('\t')}\n`).join('');
};
