import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TandemError } from '../../../shared/contract/errors';
import { bulk } from '../store/dialect';
import { type Driver, openDriver } from '../store/driver';
import { discard, renameDurably } from '../store/durable';
import { assertOurs, openStore } from '../store/open';

/** A table of a damaged file: how many rows were read, and how many there should be; null when the file no longer says. */
export type Saved = { table: string; read: number; of: number | null };

type Row = Record<string, unknown>;
/** Steps over damaged places before a table is given up. */
const MOST_SKIPS = 200;

const columnsOf = (driver: Driver, table: string): string[] =>
  driver.prepare('SELECT name FROM pragma_table_info(?) ORDER BY cid').pluck().all(table) as string[];

/** Whatever the file still gives: its own count, or null where that is damaged, too. */
const told = <T>(ask: () => T): T | null => {
  try {
    return ask();
  } catch {
    return null;
  }
};

/**
 * Reads the rows of a table as far as its pages can be read: upwards until a page is damaged, then on behind it, in steps
 * that double. `take` is given each row once.
 */
const readRows = (driver: Driver, table: string, columns: readonly string[], take: (row: Row) => void): void => {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const keyed = told(() => driver.prepare(`SELECT rowid FROM "${table}" LIMIT 0`).all()) !== null;
  if (!keyed) {
    told(() => {
      for (const row of driver.prepare(`SELECT ${names} FROM "${table}"`).iterate()) take(row as Row);
    });
    return;
  }
  const above = driver.prepare(`SELECT rowid AS "_at", ${names} FROM "${table}" WHERE rowid > ? ORDER BY rowid`);
  let last = 0;
  let step = 1;
  for (let skips = 0; skips <= MOST_SKIPS; skips += 1) {
    const from = last;
    try {
      for (const row of above.iterate(last) as IterableIterator<Row>) {
        const { _at: at, ...rest } = row;
        last = Number(at);
        take(rest);
      }
      return;
    } catch {
      // Where nothing was read this time, the damage goes on.
      step = last > from ? 1 : step * 2;
      last += step;
    }
  }
};

/** What the header says: the schema, and how long the file was. */
const headerOf = (file: string): { schema: number; bytes: number } => {
  const bytes = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, bytes, 0, 100, 0);
  } finally {
    closeSync(handle);
  }
  const size = bytes.readUInt16BE(16);
  return { schema: bytes.readUInt32BE(60), bytes: (size === 1 ? 65_536 : size) * bytes.readUInt32BE(28) };
};

/** Takes away rows that point to what was lost; a pointer that may be empty is emptied instead. Answers how many went, by table. */
const dropLoose = (driver: Driver): Map<string, number> => {
  const gone = new Map<string, number>();
  for (let pass = 0; pass < 20; pass += 1) {
    const loose = driver.pragma('foreign_key_check') as { table: string; rowid: number | null; fkid: number }[];
    if (loose.length === 0) break;
    for (const { table, rowid, fkid } of loose) {
      if (rowid === null) continue;
      const column = driver
        .prepare('SELECT "from" FROM pragma_foreign_key_list(?) WHERE id = ?')
        .pluck()
        .get(table, fkid) as string;
      const needed =
        driver.prepare('SELECT "notnull" FROM pragma_table_info(?) WHERE name = ?').pluck().get(table, column) === 1;
      const emptied =
        !needed &&
        told(() => driver.prepare(`UPDATE "${table}" SET "${column}" = NULL WHERE rowid = ?`).run(rowid)) !== null;
      if (emptied) continue;
      driver.prepare(`DELETE FROM "${table}" WHERE rowid = ?`).run(rowid);
      gone.set(table, (gone.get(table) ?? 0) + 1);
    }
  }
  return gone;
};

/**
 * Makes a new workspace at `to` of what can still be read of a damaged one. The damaged file is copied first and only its
 * copy is opened, so that it stays byte for byte what it was.
 *
 * @throws TandemError when the company's own settings, without which nothing has a meaning, cannot be read
 */
export const salvage = async (damaged: string, to: string): Promise<Saved[]> => {
  assertOurs(damaged);
  const folder = mkdtempSync(join(tmpdir(), 'tandem-salvage-'));
  const copy = join(folder, 'copy.tandem');
  const part = `${to}.salvage.part`;
  discard(part);
  try {
    copyFileSync(damaged, copy);
    if (existsSync(`${damaged}-wal`)) copyFileSync(`${damaged}-wal`, `${copy}-wal`);
    const { schema, bytes } = headerOf(damaged);
    // A file that is shorter than it says is refused as a whole; filled up with nothing, its other pages can be read.
    // The length may be what is damaged: no disk may have room for it, and then the pages that are there are read.
    if (bytes > statSync(copy).size) told(() => truncateSync(copy, bytes));
    const from = openDriver(copy);
    const saved: Saved[] = [];
    try {
      if (schema < 1)
        throw new TandemError('damaged-file', 'Nothing of this file can be read. Restore a copy instead.');
      // Where a part of the schema is lost, too, SQLite goes on with the tables that it has read up to there, from the second statement on.
      from.unsafeMode(true);
      told(() => from.pragma('writable_schema = ON'));
      told(() => from.prepare('SELECT 1 FROM sqlite_master').get());
      const store = await openStore({ path: part, create: true, schema });
      try {
        await store.write(
          (db) => {
            const driver = bulk(db);
            const tables = driver
              .prepare(
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1 AND name NOT LIKE 'search\\_%' ESCAPE '\\' ORDER BY name",
              )
              .pluck()
              .all() as string[];
            for (const table of tables) driver.exec(`DELETE FROM "${table}"`);
            for (const table of tables) {
              const columns = columnsOf(driver, table);
              const insert = driver.prepare(
                `INSERT OR IGNORE INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
              );
              let read = 0;
              readRows(from, table, columns, (row) => {
                // A cell that a flipped bit made something else is left out with its row.
                read += told(() => insert.run(...columns.map((column) => row[column])).changes) ?? 0;
              });
              const of = told(() => from.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number);
              saved.push({ table, read, of: of === null ? null : Math.max(of, read) });
            }
            if (driver.prepare('SELECT count(*) FROM workspace').pluck().get() !== 1)
              throw new TandemError(
                'damaged-file',
                'The company’s settings are among what is damaged, so nothing could be made of the rest. Restore a copy instead.',
              );
            for (const [table, gone] of dropLoose(driver)) {
              const one = saved.find((other) => other.table === table);
              if (one) one.read -= gone;
            }
            return Promise.resolve();
          },
          { bulk: true },
        );
      } finally {
        store.close();
      }
    } finally {
      from.close();
    }
    (await openStore({ path: part })).close();
    renameDurably(part, to);
    return saved.filter(({ read, of }) => read > 0 || of === null || of > 0);
  } finally {
    discard(part);
    rmSync(folder, { recursive: true, force: true });
  }
};
