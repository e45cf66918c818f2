import type { Job, RowResult } from './job';
import { keyColumnOf } from './changes';

type Value = string | number | null;
export type Row = Record<string, Value>;

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

/** The columns that the file changes of a stored row, by what the map says about existing rows. A blank cell changes nothing. */
const differing = (job: Job, stored: Row, wanted: Row): string[] =>
  Object.keys(wanted).filter((column) => {
    if (wanted[column] === stored[column] || wanted[column] === undefined) return false;
    const policy = job.policyOf(column);
    return policy === 'overwrite' || (policy === 'fill' && isEmpty(stored[column]));
  });

/**
 * Changes what differs of a stored row, with a before-image; 'unchanged' when nothing does. `stored` holds the
 * row's rowid as `at`, its key and its batch.
 */
export const updateRow = (job: Job, table: string, stored: Row, wanted: Row): 'update' | 'unchanged' => {
  const keyColumn = keyColumnOf(table);
  const key = stored[keyColumn] ?? '';
  if (!job.changes.meet(table, Number(stored['at'] ?? stored['key']))) job.changes.again(table, key);
  const columns = differing(job, stored, wanted);
  if (columns.length === 0) return 'unchanged';
  job
    .prepare(`UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE ${keyColumn} = ?`)
    .run(...columns.map((column) => wanted[column]), key);
  const pick = (row: Row): Row => Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
  // What this import made goes as a whole when it is taken back.
  if (stored['batch_id'] !== job.batch) job.changes.changed(table, key, pick(stored), pick(wanted));
  return 'update';
};

/** Columns that the file says something about. */
export const filled = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([, value]) => !isEmpty(value)));

/** Inserts a row, or changes the stored one of the same natural key. */
export const upsert = (job: Job, table: string, stored: Row | undefined, row: Row, extra: Row): RowResult => {
  if (stored) return updateRow(job, table, stored, filled(row));
  const full = { ...row, ...extra };
  const names = Object.keys(full);
  const { lastInsertRowid } = job
    .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
    .run(...Object.values(full));
  job.changes.meet(table, Number(lastInsertRowid));
  return 'create';
};
