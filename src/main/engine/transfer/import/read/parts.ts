import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { TandemError } from '../../../../../shared/contract/errors';
import { type Archive, bytesOf, chunksOf, entriesOf, headOfPacked } from './archive';
import { HEAD_BYTES, readHead } from './encoding';
import { type Sheet, sheetsOf } from './workbook';

/** One table of a file: the file itself, a file in an archive, or a sheet of a workbook. */
export type Part = {
  /** What it is called inside its file; null when it is the whole file. */
  name: string | null;
  bytes: number;
} & ({ sheet: Sheet } | { sheet?: undefined; head: () => Promise<Buffer>; chunks: () => AsyncIterable<Buffer> });

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const TABLE = /\.(?:csv|tsv|txt|vcf|tab)$/i;
const BOOK = /\.xls[xm]$/i;
/** How a sheet of a workbook in an archive is named. */
const INSIDE = ' › ';

const sheetParts = (sheets: readonly Sheet[], bytes: number, before: string, single: boolean): Part[] =>
  sheets.map((sheet) => ({
    name: single && before === '' ? null : before === '' ? sheet.name : `${before}${single ? '' : INSIDE + sheet.name}`,
    bytes,
    sheet,
  }));

const packedParts = async (archive: Archive, file: string, bytes: number): Promise<Part[]> => {
  const sheets = await sheetsOf(archive);
  if (sheets) {
    if (sheets.length === 0) throw new TandemError('bad-file', `${file} holds no sheet with a table.`);
    return sheetParts(sheets, bytes, '', sheets.length === 1);
  }
  const parts: Part[] = [];
  for (const entry of await entriesOf(archive)) {
    const name = basename(entry.name);
    if (/^(?:\.|__macosx)/i.test(name) || entry.name.startsWith('__MACOSX/')) continue;
    if (TABLE.test(name))
      parts.push({
        name: entry.name,
        bytes: entry.size,
        head: () => headOfPacked(entry, HEAD_BYTES),
        chunks: () => chunksOf(entry),
      });
    else if (BOOK.test(name)) {
      const inner = await sheetsOf({ bytes: await bytesOf(entry) });
      parts.push(...sheetParts(inner ?? [], entry.size, entry.name, inner?.length === 1));
    }
  }
  if (parts.length === 0)
    throw new TandemError(
      'bad-file',
      `${file} is a ZIP or Office file without a table in it: CSV, TSV and XLSX are read.`,
    );
  return parts;
};

/** The tables in a file, in their order. Most files are one. */
export const partsOf = async (path: string): Promise<Part[]> => {
  const file = basename(path);
  let bytes: number;
  let head: Buffer;
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new TandemError('bad-file', `${file} is a folder, not a file.`);
    bytes = stat.size;
    head = readHead(path);
  } catch (error) {
    if (error instanceof TandemError) throw error;
    throw new TandemError('not-found', `The file ${file} cannot be read.`);
  }
  if (head.subarray(0, 4).equals(ZIP)) return packedParts({ path }, file, bytes);
  return [
    {
      name: null,
      bytes,
      head: () => Promise.resolve(head),
      chunks: () => createReadStream(path, { highWaterMark: HEAD_BYTES }) as AsyncIterable<Buffer>,
    },
  ];
};

/** The table of this name in a file; the only one where none is named. */
export const partOf = (parts: readonly Part[], file: string, name: string | undefined): Part => {
  const found = name === undefined ? parts[0] : parts.find((part) => part.name === name);
  if (found && (name !== undefined || parts.length === 1)) return found;
  const names = parts.map((part) => `"${part.name}"`).join(', ');
  throw new TandemError(
    'bad-input',
    name === undefined
      ? `${file} holds ${parts.length} tables: ${names}. Say which of them is meant.`
      : `${file} holds no table "${name}". It holds ${names}.`,
  );
};
