import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Driver } from '../../store/dialect';
import { type CellValue, type ColumnType, encodeCell } from './cells';

export type FolderColumn = {
  name: string;
  type: ColumnType;
  /** What the value refers to, as `table.column`; null where it is no reference. */
  refers: string | null;
};
export type FolderTable = { table: string; columns: FolderColumn[]; order: string[] };

const PAGE = 2000;

const typeOf = (declared: string): ColumnType =>
  declared === 'INTEGER' || declared === 'INT'
    ? 'INTEGER'
    : declared === 'REAL' || declared === 'BLOB'
      ? declared
      : 'TEXT';

/** Every table of rows that cannot be made of others' by the store itself: all but the index of words, whose triggers write it. */
export const tablesOf = (driver: Driver): FolderTable[] => {
  const names = driver
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1 AND name NOT LIKE 'search\\_%' ESCAPE '\\' ORDER BY name",
    )
    .all() as { name: string }[];
  return names.map(({ name: table }) => {
    const info = driver.prepare('SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid').all(table) as {
      name: string;
      type: string;
      pk: number;
    }[];
    const foreign = driver.prepare('SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)').all(table) as {
      from: string;
      table: string;
      to: string | null;
    }[];
    const key = info.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
    return {
      table,
      order: key.length > 0 ? key.map(({ name }) => name) : ['rowid'],
      columns: info.map(({ name, type }) => {
        const to = foreign.find((one) => one.from === name);
        return { name, type: typeOf(type), refers: to ? `${to.table}.${to.to ?? 'id'}` : null };
      }),
    };
  });
};

export type TableText = { rows: number; sha256: string };

/**
 * A table as CSV, in the order of its key, handed to `write` in pieces: the same rows always give the same bytes, so that
 * their SHA-256 is the checksum of the table.
 */
export const tableText = async (
  driver: Driver,
  { table, columns, order }: FolderTable,
  write: (piece: string) => Promise<void> | void,
  onRows: (rows: number) => void = () => undefined,
): Promise<TableText> => {
  const hash = createHash('sha256');
  const put = async (piece: string): Promise<void> => {
    hash.update(piece);
    await write(piece);
  };
  await put(stringify([columns.map(({ name }) => name)]));
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const statement = driver
    .prepare(`SELECT ${names} FROM "${table}" ORDER BY ${order.map((name) => `"${name}"`).join(', ')}`)
    .raw();
  let rows = 0;
  let page: string[][] = [];
  const flush = async (): Promise<void> => {
    if (page.length === 0) return;
    await put(stringify(page));
    page = [];
    onRows(rows);
    await breathe();
  };
  for (const row of statement.iterate() as IterableIterator<CellValue[]>) {
    page.push(row.map(encodeCell));
    rows += 1;
    if (page.length === PAGE) await flush();
  }
  await flush();
  return { rows, sha256: hash.digest('hex') };
};

/** One checksum over those of all tables. */
export const checksumOf = (tables: readonly { table: string; sha256: string }[]): string =>
  createHash('sha256')
    .update(tables.map(({ table, sha256 }) => `${table} ${sha256}\n`).join(''))
    .digest('hex');
