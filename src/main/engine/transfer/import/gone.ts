import { TandemError } from '../../../../shared/contract/errors';
import type { Driver } from '../../store/dialect';
import { isNumbered } from '../../store/rows';
import { keyColumnOf } from './changes';
import type { Pointers } from './pointers';

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

type Removed = { kept: string | number; noted: string | number };

export const goneRows = (driver: Driver): Gone => {
  const gone = new Map<string, Removed[]>();
  const forgetNumbers = (table: string, rows: string): void => {
    driver
      .prepare('DELETE FROM history_changes WHERE table_name = ? AND row_id IN (SELECT value FROM json_each(?))')
      .run(table, rows);
  };
  const endRedo = (table: string, rows: string): void => {
    driver
      .prepare(
        `UPDATE history SET undoable = 0 WHERE undone = 1 AND undoable = 1 AND batch_id IS NULL AND id >= (
           SELECT min(h.id) FROM history h JOIN history_changes c ON c.history_id = h.id
           WHERE h.undone = 1 AND h.undoable = 1 AND c.table_name = ? AND c.row_id IN (SELECT value FROM json_each(?)))`,
      )
      .run(table, rows);
  };
  return {
    remove: (table, where, ...values) => {
      const rows = driver
        .prepare(
          `DELETE FROM ${table} WHERE ${where} RETURNING ${keyColumnOf(table)} AS kept, ${isNumbered(table) ? 'key' : 'id'} AS noted`,
        )
        .all(...values) as Removed[];
      if (rows.length > 0) gone.set(table, (gone.get(table) ?? []).concat(rows));
      return rows.length;
    },
    assertFree: (pointers) => {
      for (const [table, rows] of gone)
        for (const [target, of] of new Map<string, keyof Removed>([
          [isNumbered(table) ? 'key' : 'id', 'noted'],
          [keyColumnOf(table), 'kept'],
        ])) {
          const keys = JSON.stringify(rows.map((row) => row[of]));
          for (const from of pointers(table, target)) {
            const left = driver
              .prepare(`SELECT 1 FROM ${from.table} WHERE ${from.column} IN (SELECT value FROM json_each(?)) LIMIT 1`)
              .get(keys);
            if (left !== undefined)
              throw new TandemError(
                'conflict',
                `Something in ${from.table.replaceAll('_', ' ')} still needs what this would take away. Nothing was changed.`,
              );
          }
        }
    },
    forget: () => {
      for (const [table, rows] of gone) {
        const keys = (of: keyof Removed): string => JSON.stringify(rows.map((row) => String(row[of])));
        driver
          .prepare('DELETE FROM batch_changes WHERE table_name = ? AND row_key IN (SELECT value FROM json_each(?))')
          .run(table, keys('kept'));
        if (isNumbered(table)) forgetNumbers(table, keys('noted'));
        else endRedo(table, keys('noted'));
      }
      gone.clear();
    },
  };
};
