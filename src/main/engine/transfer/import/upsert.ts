import { tagText } from '../../../../shared/domain/customers';
import { LISTS } from './describe';
import type { Job, RowResult } from './job';
import { keyColumnOf } from './changes';

type Value = string | number | null;
export type Row = Record<string, Value>;

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

/** The entries of two lists, each once. */
const joined = (a: Value | undefined, b: Value): string => tagText([String(a ?? ''), String(b ?? '')]);

const plainEnds = (value: Value | undefined): Value | undefined =>
  typeof value === 'string' ? value.replaceAll(/\r\n?/g, '\n') : value;

/** Whether two cells say the same. Line ends are the file's: a sheet that was saved on another system changes no text. */
const alike = (a: Value | undefined, b: Value | undefined): boolean => a === b || plainEnds(a) === plainEnds(b);

/** The columns that the file changes of a stored row, with their new values, by what the map says about existing rows. */
const differing = (job: Job, stored: Row, wanted: Row): Row => {
  const changed: Row = {};
  for (const [column, value] of Object.entries(wanted)) {
    if (value === undefined || alike(value, stored[column])) continue;
    const policy = job.policyOf(column);
    if (policy === 'keep' || (policy === 'fill' && !isEmpty(stored[column]))) continue;
    const next = policy === 'merge' && LISTS.has(column) ? joined(stored[column], value) : value;
    if (!alike(next, stored[column])) changed[column] = next;
  }
  return changed;
};

/**
 * Changes what differs of a stored row, with a before-image; 'unchanged' when nothing does. `stored` holds the
 * row's rowid as `at`, its key and its batch.
 */
export const updateRow = (job: Job, table: string, stored: Row, wanted: Row): 'update' | 'unchanged' => {
  const keyColumn = keyColumnOf(table);
  const key = stored[keyColumn] ?? '';
  if (!job.changes.meet(table, Number(stored['at'] ?? stored['key']))) job.changes.again(table, key);
  const next = differing(job, stored, wanted);
  const columns = Object.keys(next);
  if (columns.length === 0) return 'unchanged';
  job
    .prepare(`UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE ${keyColumn} = ?`)
    .run(...columns.map((column) => next[column]), key);
  const before = Object.fromEntries(columns.map((column) => [column, stored[column] ?? null]));
  job.changing(table, before, next);
  // What this import made goes as a whole when it is taken back.
  if (stored['batch_id'] !== job.batch) job.changes.changed(table, key, before, next);
  return 'update';
};

/** Columns that the file says something about: a blank cell says nothing, unless the map lets it clear what is there. */
export const filled = (job: Job, row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).filter(([column, value]) => !isEmpty(value) || job.policyOf(column) === 'clear'),
  );

/** Inserts a row, or changes the stored one of the same natural key. */
export const upsert = (job: Job, table: string, stored: Row | undefined, row: Row, extra: Row): RowResult => {
  if (stored) return updateRow(job, table, stored, filled(job, row));
  const full = { ...row, ...extra };
  const names = Object.keys(full);
  const { lastInsertRowid } = job
    .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
    .run(...Object.values(full));
  job.changes.meet(table, Number(lastInsertRowid));
  return 'create';
};
