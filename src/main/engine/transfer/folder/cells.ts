import { harmless, withoutGuard } from '../../../../shared/domain/cells';

/** What SQLite keeps in a cell. */
export type CellValue = string | number | null | Buffer;
export type ColumnType = 'INTEGER' | 'REAL' | 'TEXT' | 'BLOB';

const NULL = String.raw`\N`;

/**
 * A cell as text that says all: null is `\N`, a text that begins with a backslash gets one more, bytes are base64, and what a
 * spreadsheet would run as a formula gets an apostrophe. `decodeCell` is its inverse for every value.
 */
export const encodeCell = (value: CellValue): string => {
  if (value === null) return NULL;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value.toString('base64');
  return harmless(value.startsWith('\\') ? `\\${value}` : value);
};

/** @throws RangeError when a number's column holds something else */
export const decodeCell = (text: string, type: ColumnType): CellValue => {
  if (text === NULL) return null;
  if (type === 'BLOB') return Buffer.from(text, 'base64');
  if (type === 'TEXT') {
    const plain = withoutGuard(text);
    return plain.startsWith('\\') ? plain.slice(1) : plain;
  }
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || (type === 'INTEGER' && !Number.isSafeInteger(value)))
    throw new RangeError(`"${text.slice(0, 40)}" is no number`);
  return value;
};
