import { TandemError } from '../../../../shared/contract/errors';
import type { Driver } from '../../store/dialect';
import { isNumbered } from '../../store/rows';
import { keyColumnOf } from './changes';
import type { Pointers } from './pointers';
import { KeySet } from './seen';

/** Removes rows for good, and in the end what was kept of them. */
export type Gone = {
  /** Deletes the rows of a table for which `where` holds; answers how many. */
  remove: (table: string, where: string, ...values: readonly unknown[]) => number;
  /** Refuses to go on while anything points to a row that was removed. */
  assertFree: (pointers: Pointers) => void;
  /**
   * A number that is free is given to the next row: what imports and people's steps did to one that is gone goes with it.
   * Steps that were undone and would change a record that is gone can't be put on again, nor can those after them.
   */
  forget: () => void;
};

/** Addresses that are looked at or deleted at once. */
const AT_ONCE = 10_000;

const stillNeeded = (table: string): TandemError =>
  new TandemError(
    'conflict',
    `Something in ${table.replaceAll('_', ' ')} still needs what this would take away. Nothing was changed.`,
  );

/** Rows that only have a number, of which a file brings millions: what is gone of them costs a bit each. */
const goneNumbers = (driver: Driver) => {
  const gone = new Map<string, KeySet>();
  /** What imports kept of rows that are gone, some at a time by the index of rows. */
  const forgetKept = (table: string, keys: KeySet): void => {
    const next = driver
      .prepare(
        `SELECT DISTINCT row_key FROM batch_changes WHERE table_name = ? AND row_key > ? ORDER BY row_key LIMIT ${AT_ONCE}`,
      )
      .pluck();
    const drop = driver.prepare(
      'DELETE FROM batch_changes WHERE table_name = ? AND row_key IN (SELECT value FROM json_each(?))',
    );
    for (let rows = next.all(table, '') as string[]; rows.length > 0; rows = next.all(table, rows.at(-1)) as string[]) {
      const lost = rows.filter((row) => keys.has(Number(row)));
      if (lost.length > 0) drop.run(table, JSON.stringify(lost));
    }
  };
  /** What people's steps noted of rows that are gone: steps know no index of rows, so they are walked once as they lie. */
  const forgetNoted = (table: string, keys: KeySet): void => {
    const next = driver.prepare(
      `SELECT rowid AS at, row_id AS row FROM history_changes WHERE rowid > ? AND table_name = ? ORDER BY rowid LIMIT ${AT_ONCE}`,
    );
    const drop = driver.prepare('DELETE FROM history_changes WHERE rowid IN (SELECT value FROM json_each(?))');
    type Noted = { at: number; row: string };
    for (
      let rows = next.all(0, table) as Noted[], last;
      (last = rows.at(-1));
      rows = next.all(last.at, table) as Noted[]
    ) {
      const lost = rows.filter(({ row }) => keys.has(Number(row)));
      if (lost.length > 0) drop.run(JSON.stringify(lost.map(({ at }) => at)));
    }
  };
  return {
    remove: (table: string, where: string, values: readonly unknown[]): number => {
      let keys = gone.get(table);
      if (!keys) gone.set(table, (keys = new KeySet()));
      const found = driver.prepare(`SELECT key FROM ${table} WHERE ${where}`).pluck();
      let any = false;
      for (const key of found.iterate(...values) as IterableIterator<number>) {
        keys.add(key);
        any = true;
      }
      return any ? driver.prepare(`DELETE FROM ${table} WHERE ${where}`).run(...values).changes : 0;
    },
    assertFree: (pointers: Pointers): void => {
      for (const [table, keys] of gone)
        for (const from of pointers(table, 'key')) {
          const pointing = driver
            .prepare(
              `SELECT DISTINCT f.${from.column} FROM ${from.table} f WHERE f.${from.column} IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.key = f.${from.column})`,
            )
            .pluck();
          for (const key of pointing.iterate() as IterableIterator<number>)
            if (keys.has(key)) throw stillNeeded(from.table);
        }
    },
    forget: (): void => {
      for (const [table, keys] of gone) {
        forgetKept(table, keys);
        forgetNoted(table, keys);
      }
      gone.clear();
    },
  };
};

/** Records that have an id, by which people's steps know them: which are gone is noted beside the file, in no list of ours. */
const goneRecords = (driver: Driver) => {
  driver.exec(
    'CREATE TEMP TABLE IF NOT EXISTS gone_records (table_name TEXT NOT NULL, kept, noted TEXT); DELETE FROM gone_records',
  );
  const tables = new Set<string>();
  const goneOf = (column: string): string => `SELECT ${column} FROM gone_records WHERE table_name = ?`;
  const endRedo = (table: string): void => {
    driver
      .prepare(
        `UPDATE history SET undoable = 0 WHERE undone = 1 AND undoable = 1 AND batch_id IS NULL AND id >= (
           SELECT min(h.id) FROM history h JOIN history_changes c ON c.history_id = h.id
           WHERE h.undone = 1 AND h.undoable = 1 AND c.table_name = ? AND c.row_id IN (${goneOf('noted')}))`,
      )
      .run(table, table);
  };
  return {
    remove: (table: string, where: string, values: readonly unknown[]): number => {
      const found = driver
        .prepare(`INSERT INTO gone_records SELECT '${table}', ${keyColumnOf(table)}, id FROM ${table} WHERE ${where}`)
        .run(...values);
      if (found.changes === 0) return 0;
      tables.add(table);
      return driver.prepare(`DELETE FROM ${table} WHERE ${where}`).run(...values).changes;
    },
    assertFree: (pointers: Pointers): void => {
      for (const table of tables)
        for (const [target, of] of new Map([
          ['id', 'noted'],
          [keyColumnOf(table), 'kept'],
        ]))
          for (const from of pointers(table, target)) {
            const left = driver
              .prepare(`SELECT 1 FROM ${from.table} WHERE ${from.column} IN (${goneOf(of)}) LIMIT 1`)
              .get(table);
            if (left !== undefined) throw stillNeeded(from.table);
          }
    },
    forget: (): void => {
      for (const table of tables) {
        driver
          .prepare(`DELETE FROM batch_changes WHERE table_name = ? AND row_key IN (${goneOf('CAST(kept AS TEXT)')})`)
          .run(table, table);
        endRedo(table);
      }
      driver.exec('DELETE FROM gone_records');
      tables.clear();
    },
  };
};

/** What is removed in one undo of an import; of millions of rows no list is held. */
export const goneRows = (driver: Driver): Gone => {
  const numbers = goneNumbers(driver);
  const records = goneRecords(driver);
  return {
    remove: (table, where, ...values) => (isNumbered(table) ? numbers : records).remove(table, where, values),
    assertFree: (pointers) => {
      numbers.assertFree(pointers);
      records.assertFree(pointers);
    },
    forget: () => {
      numbers.forget();
      records.forget();
    },
  };
};
