import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import writeXlsx, { type CellObject, type Sheet as XlsxSheet } from 'write-excel-file/node';
import { currencyExponent } from '../../../../shared/domain/money';
import { renameDurably } from '../../store/durable';

/** Minor units of a currency, or of an index, whose 100 is kept in the same way. */
type MoneyCell = { minor: number | null; unit: string };
/** A calendar day, a share of one, or an amount by its unit. */
export type WorkbookCell = string | number | null | { day: string | null } | { ratio: number | null } | MoneyCell;
export type WorkbookSheet = { name: string; head: readonly string[]; rows: readonly (readonly WorkbookCell[])[] };

/** Excel counts days from here; the serial is a whole number, so no zone can move a day. */
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
const WIDEST = 60;
/** What a sheet may be called: 31 characters, and none of these. */
const sheetName = (name: string, taken: Set<string>): string => {
  const plain = name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
  let free = plain;
  for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${plain.slice(0, 27)} ${count}`;
  taken.add(free.toLowerCase());
  return free;
};

/** XML knows no control characters but tab and line breaks; anything else would spoil the whole file. */
const clean = (text: string): string =>
  Array.from(text)
    .filter((letter) => letter >= ' ' || letter === '\t' || letter === '\n' || letter === '\r')
    .join('')
    .replace(/[\uFFFE\uFFFF]/g, '')
    .slice(0, 32_767);

const decimals = (count: number): string => (count === 0 ? '#,##0' : `#,##0.${'0'.repeat(count)}`);

/** One cell with its type said, so that a text that begins with = stays a text. */
const cellOf = (cell: WorkbookCell): CellObject | null => {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string')
    return { type: String, value: clean(cell), alignVertical: 'top', wrap: cell.length > WIDEST };
  if (typeof cell === 'number') return Number.isFinite(cell) ? { type: Number, value: cell } : null;
  if ('day' in cell) {
    const at = cell.day === null ? Number.NaN : Date.parse(`${cell.day.slice(0, 10)}T00:00:00Z`);
    return Number.isNaN(at) ? null : { type: Number, value: Math.round((at - EPOCH) / DAY), format: 'yyyy-mm-dd' };
  }
  if ('ratio' in cell) return cell.ratio === null ? null : { type: Number, value: cell.ratio, format: '0.0%' };
  if (cell.minor === null) return null;
  const exponent = currencyExponent(cell.unit);
  return { type: Number, value: Number(`${Math.round(cell.minor)}e-${exponent}`), format: decimals(exponent) };
};

const widthOf = (sheet: WorkbookSheet, index: number): number => {
  const length = (cell: WorkbookCell | undefined): number => (typeof cell === 'string' ? cell.length : 11);
  const longest = sheet.rows.reduce((most, row) => Math.max(most, length(row[index])), sheet.head[index]?.length ?? 8);
  return Math.min(WIDEST, longest + 2);
};

/**
 * Writes a workbook, one sheet per block: numbers, shares and days are real cells of their kind, texts are texts.
 * The file appears only when it is whole. Answers how many rows stand in it, heads not counted.
 */
export const writeWorkbook = async (sheets: readonly WorkbookSheet[], file: string): Promise<number> => {
  const target = resolve(file);
  const part = `${target}.part`;
  const taken = new Set<string>();
  const data = sheets.map(
    (sheet): XlsxSheet<never> => ({
      sheet: sheetName(sheet.name, taken),
      data: [
        sheet.head.map((name) => ({ type: String, value: clean(name), fontWeight: 'bold' as const })),
        ...sheet.rows.map((row) => row.map(cellOf)),
      ],
      columns: sheet.head.map((_name, index) => ({ width: widthOf(sheet, index) })),
      stickyRowsCount: 1,
    }),
  );
  const bytes = await writeXlsx(data).toBuffer();
  mkdirSync(dirname(target), { recursive: true });
  try {
    writeFileSync(part, bytes);
    renameDurably(part, target);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  return sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
};
