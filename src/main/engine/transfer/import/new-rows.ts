import { manyRows } from '../../store/repositories/many-rows';
import type { Job } from './job';

/** Rows that wait at most, so that their keys need no more room in a long file than in a short one. */
const WAITING = 5_000;

export type NewRows = {
  /** The key of a row that is not in the table yet, by its natural key. */
  waiting: (natural: string) => number | undefined;
  /** Takes a new row; answers its key. */
  add: (natural: string, ...values: readonly unknown[]) => number;
  flush: () => void;
};

/**
 * New rows of a table, many by one statement and under keys that are given out before: after each statement the index of
 * words is written to the file, which for one row takes longer than everything else. Nobody else may add rows to the table
 * until the import is over; whoever reads it looks among those that wait first, or flushes.
 */
export const newRows = (job: Job, table: string, columns: string): NewRows => {
  const { driver } = job;
  const width = columns.split(',').length;
  const rows = manyRows(
    driver,
    `(${Array.from({ length: width + 1 }, () => '?').join(', ')})`,
    (tuples) => `INSERT INTO ${table} (key, ${columns}) VALUES ${tuples}`,
  );
  let last = driver.prepare(`SELECT coalesce(max(key), 0) FROM ${table}`).pluck().get() as number;
  const known = new Map<string, number>();
  const flush = (): void => {
    rows.flush();
    known.clear();
  };
  job.beforeLook(flush);
  job.atEnd(flush);
  return {
    waiting: (natural) => known.get(natural),
    add: (natural, ...values) => {
      if (known.size >= WAITING) flush();
      last += 1;
      rows.add(last, ...values);
      known.set(natural, last);
      return last;
    },
    flush,
  };
};
