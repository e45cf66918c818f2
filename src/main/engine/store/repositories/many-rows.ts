import type { Driver, Statement } from '../dialect';

/** Rows written by one statement: half the time of as many statements. */
const AT_ONCE = 32;

export type ManyRows = {
  /** Takes the values of one row, in the order of the tuple's question marks. */
  add: (...row: readonly unknown[]) => void;
  /** Writes what is held. */
  flush: () => void;
};

/**
 * Writes rows in the order they come, many by one statement. `tuple` is one row with a question mark for each of its
 * values, `sql` makes the statement of so many tuples. What is held is not in the table yet: whoever reads it flushes
 * first.
 *
 * @example const rows = manyRows(driver, '(?, ?, 1)', (tuples) => `INSERT INTO days (day, count, known) VALUES ${tuples}`);
 */
export const manyRows = (driver: Driver, tuple: string, sql: (tuples: string) => string): ManyRows => {
  const width = tuple.split('?').length - 1;
  const prepared = new Map<number, Statement>();
  const statementOf = (rows: number): Statement => {
    let statement = prepared.get(rows);
    if (!statement)
      prepared.set(rows, (statement = driver.prepare(sql(Array.from({ length: rows }, () => tuple).join(', ')))));
    return statement;
  };
  const many = statementOf(AT_ONCE);
  // One array for all statements: the driver reads it while it runs and keeps nothing of it.
  const values: unknown[] = Array.from({ length: width * AT_ONCE }, () => null);
  let filled = 0;
  return {
    add: (...row) => {
      for (const value of row) {
        values[filled] = value;
        filled += 1;
      }
      if (filled < values.length) return;
      many.run(values);
      filled = 0;
    },
    flush: () => {
      // The rest by halves: 23 rows take four statements, not 23.
      for (let rows = AT_ONCE / 2, at = 0; rows >= 1; rows /= 2) {
        if (filled - at < rows * width) continue;
        statementOf(rows).run(values.slice(at, at + rows * width));
        at += rows * width;
      }
      filled = 0;
    },
  };
};
