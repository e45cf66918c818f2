import type { ImportProblem } from '../../../../shared/contract/imports';
import { bulk, type WriteDb } from '../../store/dialect';
import type { Driver, Statement } from '../../store/dialect';
import { type Changes, keepChanges } from './changes';
import { fieldOf, inWords, LISTS } from './describe';
import { type DateOrder, dateReader, type Moment } from './dates';
import { figure } from '../../../../shared/domain/figures';
import type { ProblemSink } from './problems-file';
import { type DecimalMark, isBlank, isPlain, plainNumber } from './numbers';

const LISTED = 10_000;
/** First rows kept of each result, so that a rare update is seen among thousands of new rows. */
const PREVIEWED = 40;
/** Doubtful matches that are put to somebody at once; rows after them wait for the next time that the file comes in. */
const DOUBTS = 5_000;
/** Whole digits of the largest number that still is an exact amount in any currency. */
const MAX_DIGITS = 12;

export type RowResult = 'create' | 'update' | 'unchanged' | 'skip' | 'problem';
/** A row as it will be saved, with what an update changes. */
export type Preview = { line: number; result: RowResult; cells: Record<string, string>; changes?: Changed[] };
/** A field before and after an update, in words. */
export type Changed = { field: string; before: string; after: string };
/** A row that may be a record that is there already, but need not be. */
export type Doubt = {
  line: number;
  entity: 'companies' | 'contacts';
  name: string;
  match: string;
  why: string;
  decision: 'same' | 'new';
};
/** What happens to a field of a row that exists: the file wins, only blanks are filled, or ours stays. */
export type Policy = 'overwrite' | 'fill' | 'keep' | 'merge' | 'clear';

/**
 * What takes the rows of a file, one after the other; `end` comes after the last, `remark` for a line of remarks
 * between them. `held` then writes what had to wait for all rows, one record at a time.
 */
export type Reader = {
  row: (cells: string[], line: number) => void;
  end?: () => void;
  remark?: () => void;
  held?: () => Iterable<void>;
};

/** Everything that a writer needs of the import it works for: the transaction, the batch, how to read cells, what to count. */
export type Job = {
  db: WriteDb;
  driver: Driver;
  /** Prepares a statement once and remembers it by its text. */
  prepare: (sql: string) => Statement;
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
  /** Days of rows that were changed: their daily facts must be summed anew. New lines are added to what is there. */
  days: Set<string>;
  /** Days on which only pieces and amounts of lines changed: their facts have the difference already. */
  countedDays: Set<string>;
  firstDay: string | null;
  lastDay: string | null;
  preview: Preview[];
  doubts: Doubt[];
  /**
   * Tells of a doubtful match and answers what somebody decided: without a decision nothing is merged. Null when there are
   * more than anybody was asked about: the row must wait, and was told as a problem.
   */
  doubt: (doubt: Omit<Doubt, 'decision'>) => Doubt['decision'] | null;
  /** Notes what the present row changes of a stored one, for the preview. */
  changing: (table: string, before: object, after: object) => void;
  problem: (line: number, column: string | null, problem: string, level?: ImportProblem['level']) => void;
  /** A notice about many lines: said once, with their number, at the first of them. */
  tally: (line: number, column: string | null, words: (count: number) => string) => void;
  done: (line: number, result: RowResult, cells?: () => Record<string, string>) => void;
  sawDay: (day: string) => void;
  date: (text: string) => Moment | undefined;
  number: (text: string) => string | undefined;
  changes: Changes;
  policyOf: (column: string) => Policy;
  /** What a writer holds back and must write before somebody looks a record up by its key. */
  beforeLook: (work: () => void) => void;
  /** What a writer still has to do when every row is read; `settle` does it first. */
  atEnd: (work: () => void) => void;
  /** What follows from the rows once it is certain that they stay, so not after a dry run. */
  atFinish: (work: () => void) => void;
  finish: () => void;
  /** Closes the books when all rows are read. */
  settle: () => void;
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
  /** Bare serial days of the file count from 1904. */
  from1904?: boolean | undefined;
  existing?: Record<string, Policy> | undefined;
  /** Times without a zone are in UTC. */
  times?: 'utc' | undefined;
  decisions?: Readonly<Record<string, Doubt['decision']>> | undefined;
  /** Only problems with these words in their line, column or sentence are listed; all are counted. */
  find?: string | undefined;
  /** Told of every problem, also of those past the listed ones. */
  sink?: ProblemSink | undefined;
  /** Told of the first row that is new or changes something. */
  onChange?: (() => void) | undefined;
};

/** A time of day at the end of a text, without a zone behind it. */
const TIME_ONLY = /\d:\d{2}(?::\d{2}(?:\.\d+)?)?\s*$/;

const isTooLarge = (plain: string): boolean =>
  /e/i.test(plain)
    ? Math.abs(Number(plain)) >= 10 ** MAX_DIGITS
    : plain.replace(/^-?0*|\..*$/g, '').length > MAX_DIGITS;

/** What a problem is found by. */
const wordsOf = ({ line, column, problem }: ImportProblem): string =>
  `${line} ${column ?? ''} ${problem}`.toLowerCase();

const tooManyDoubts = ({ name, match }: Omit<Doubt, 'decision'>): string =>
  `${name} may be ${match}. So many rows of this file are in doubt that this one waits: bring in what is decided, then this file again.`;

/** Said of what nobody decided, so that it does not slip by where nobody looked at a dry run. */
const cameAsNew = ({ name, match }: Omit<Doubt, 'decision'>, count: number): string =>
  `${count === 1 ? '1 row came' : `${figure(count)} rows came`} in as new that may be a record of before, such as ${name}, which may be ${match}. Duplicates brings them together.`;

export const startJob = (db: WriteDb, options: JobOptions): Job => {
  const driver = bulk(db);
  const changes = keepChanges(driver, options.batch);
  const read = dateReader(options.timeZone, options.dates, options.from1904);
  const statements = new Map<string, Statement>();
  const previewed = new Map<RowResult, number>();
  const tallies = new Map<
    string,
    { line: number; column: string | null; count: number; words: (n: number) => string }
  >();
  const wanted = (options.find ?? '').trim().toLowerCase();
  options.sink?.start();
  const looks: (() => void)[] = [];
  const endings: (() => void)[] = [];
  const finishes: (() => void)[] = [];
  const undecided: Omit<Doubt, 'decision'>[] = [];
  let change: { table: string; before: object; after: object } | undefined;
  const job: Job = {
    ...options,
    db,
    driver,
    prepare: (sql) => {
      let statement = statements.get(sql);
      if (!statement) statements.set(sql, (statement = driver.prepare(sql)));
      return statement;
    },
    counts: { rows: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, adjustments: 0 },
    problems: [],
    errors: 0,
    notices: 0,
    days: new Set(),
    countedDays: new Set(),
    firstDay: null,
    lastDay: null,
    preview: [],
    doubts: [],
    doubt: (doubt) => {
      const decided = options.decisions?.[String(doubt.line)];
      if (job.doubts.length < DOUBTS) job.doubts.push({ ...doubt, decision: decided ?? 'new' });
      else if (decided === undefined) {
        job.problem(doubt.line, null, tooManyDoubts(doubt));
        return null;
      }
      if (decided === undefined) undecided.push(doubt);
      return decided ?? 'new';
    },
    changing: (table, before, after) => {
      change = { table, before, after };
    },
    problem: (line, column, problem, level = 'error') => {
      if (level === 'error') job.errors += 1;
      else job.notices += 1;
      const one = { line, column, problem, level };
      options.sink?.add(one);
      if (job.problems.length < LISTED && (wanted === '' || wordsOf(one).includes(wanted))) job.problems.push(one);
    },
    done: (line, result, cells) => {
      if (result === 'create') job.counts.created += 1;
      else if (result === 'update') job.counts.updated += 1;
      else if (result === 'unchanged') job.counts.unchanged += 1;
      else job.counts.skipped += 1;
      if ((result === 'create' || result === 'update') && job.counts.created + job.counts.updated === 1)
        options.onChange?.();
      const changed = change;
      change = undefined;
      const shown = previewed.get(result) ?? 0;
      if (!cells || shown >= PREVIEWED) return;
      previewed.set(result, shown + 1);
      if (changed) for (const work of looks) work();
      const changes = result === 'update' && changed ? inWords(job, changed) : [];
      job.preview.push({ line, result, cells: cells(), ...(changes.length > 0 ? { changes } : {}) });
    },
    tally: (line, column, words) => {
      const at = words(0);
      const known = tallies.get(at);
      if (known) known.count += 1;
      else tallies.set(at, { line, column, count: 1, words });
    },
    sawDay: (day) => {
      if (job.firstDay === null || day < job.firstDay) job.firstDay = day;
      if (job.lastDay === null || day > job.lastDay) job.lastDay = day;
    },
    date:
      options.times === 'utc'
        ? (text) => read(TIME_ONLY.test(text) ? `${text.trim()} UTC` : text)
        : (text) => read(text),
    number: (text) => {
      if (isPlain(text, options.decimal)) return text;
      const plain = isBlank(text) ? undefined : plainNumber(text, options.decimal);
      return plain !== undefined && isTooLarge(plain) ? undefined : plain;
    },
    changes,
    policyOf: (column) =>
      options.existing?.[fieldOf(column)] ??
      options.existing?.[column.replace(/_key$/, '')] ??
      (LISTS.has(column) ? 'merge' : 'overwrite'),
    beforeLook: (work) => looks.push(work),
    atEnd: (work) => endings.push(work),
    atFinish: (work) => finishes.push(work),
    finish: () => {
      const first = undecided[0];
      if (first) job.problem(first.line, null, cameAsNew(first, undecided.length), 'notice');
      for (const work of finishes) work();
    },
    settle: () => {
      for (const work of endings) work();
      const { updatesToUnchanged } = changes.settle();
      job.counts.updated -= updatesToUnchanged;
      job.counts.unchanged += updatesToUnchanged;
      for (const { line, column, count, words } of tallies.values()) job.problem(line, column, words(count), 'notice');
    },
  };
  return job;
};
