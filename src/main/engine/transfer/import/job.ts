import type { ImportProblem } from '../../../../shared/contract/imports';
import { bulk, type WriteDb } from '../../store/dialect';
import type { Driver } from '../../store/dialect';
import { type DateOrder, dateReader, type Moment } from './dates';
import { type DecimalMark, isBlank, plainNumber } from './numbers';

const LISTED = 1000;
const PREVIEWED = 50;

export type RowResult = 'create' | 'update' | 'unchanged' | 'skip' | 'problem';
export type Preview = { line: number; result: RowResult; cells: Record<string, string> };

/** Everything that a writer needs of the import it works for: the transaction, the batch, how to read cells, what to count. */
export type Job = {
  db: WriteDb;
  driver: Driver;
  batch: number;
  currency: string;
  timeZone: string;
  today: string;
  at: string;
  newId: () => string;
  counts: { rows: number; created: number; updated: number; unchanged: number; skipped: number; adjustments: number };
  problems: ImportProblem[];
  errors: number;
  notices: number;
  /** Days whose daily facts must be summed anew. */
  days: Set<string>;
  firstDay: string | null;
  lastDay: string | null;
  preview: Preview[];
  problem: (line: number, column: string | null, problem: string, level?: ImportProblem['level']) => void;
  done: (line: number, result: RowResult, cells?: () => Record<string, string>) => void;
  sawDay: (day: string) => void;
  date: (text: string) => Moment | undefined;
  number: (text: string) => string | undefined;
  /** Keeps a row's values before and after an update, so that undo can put it back. */
  changed: (table: string, key: number | string, before: object, after: object) => void;
};

export type JobOptions = {
  batch: number;
  currency: string;
  timeZone: string;
  today: string;
  at: string;
  newId: () => string;
  dates: DateOrder | undefined;
  decimal: DecimalMark;
};

export const startJob = (db: WriteDb, options: JobOptions): Job => {
  const driver = bulk(db);
  const keep = driver.prepare(
    'INSERT INTO batch_changes (batch_id, seq, table_name, row_key, before, after) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const read = dateReader(options.timeZone, options.dates);
  let seq = 0;
  const job: Job = {
    ...options,
    db,
    driver,
    counts: { rows: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, adjustments: 0 },
    problems: [],
    errors: 0,
    notices: 0,
    days: new Set(),
    firstDay: null,
    lastDay: null,
    preview: [],
    problem: (line, column, problem, level = 'error') => {
      if (level === 'error') job.errors += 1;
      else job.notices += 1;
      if (job.problems.length < LISTED) job.problems.push({ line, column, problem, level });
    },
    done: (line, result, cells) => {
      if (result === 'create') job.counts.created += 1;
      else if (result === 'update') job.counts.updated += 1;
      else if (result === 'unchanged') job.counts.unchanged += 1;
      else job.counts.skipped += 1;
      if (cells && job.preview.length < PREVIEWED) job.preview.push({ line, result, cells: cells() });
    },
    sawDay: (day) => {
      if (job.firstDay === null || day < job.firstDay) job.firstDay = day;
      if (job.lastDay === null || day > job.lastDay) job.lastDay = day;
    },
    date: (text) => read(text),
    number: (text) => (isBlank(text) ? undefined : plainNumber(text, options.decimal)),
    changed: (table, key, before, after) => {
      seq += 1;
      keep.run(options.batch, seq, table, String(key), JSON.stringify(before), JSON.stringify(after));
    },
  };
  return job;
};

type Row = Record<string, unknown>;

/** Changes the columns of an existing row that differ, with a before-image; false when none does. */
export const updateRow = (
  job: Job,
  table: string,
  keyColumn: 'key' | 'id',
  key: number | string,
  before: Row,
  wanted: Row,
): boolean => {
  const columns = Object.keys(wanted).filter(
    (column) => wanted[column] !== undefined && wanted[column] !== before[column],
  );
  if (columns.length === 0) return false;
  job.driver
    .prepare(`UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE ${keyColumn} = ?`)
    .run(...columns.map((column) => wanted[column]), key);
  const pick = (row: Row): Row => Object.fromEntries(columns.map((column) => [column, row[column]]));
  job.changed(table, key, pick(before), pick(wanted));
  return true;
};
