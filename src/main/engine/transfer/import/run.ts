import type { FormatId, ImportMap, ImportSummary } from '../../../../shared/contract/imports';
import { TandemError } from '../../../../shared/contract/errors';
import { bulk, type WriteDb } from '../../store/dialect';
import type { Store } from '../../store/open';
import { settleAttributions } from '../../store/repositories/attributions';
import { rebuildRollups } from '../../store/repositories/rollups';
import { type DateOrder, guessOrder, isAmbiguous, voteOrder } from './dates';
import { NotUtf8 } from './read/encoding';
import { keptRows } from './read/kept';
import { isRepeatedHeader, isTotalRow } from './read/rows';
import { FIELDS, recognise } from './fields';
import { type Doubt, type Job, type Preview, startJob } from './job';
import { bindMap, type Mapping, suggestMap } from './mapping';
import { guessMark } from './numbers';
import { stampOf } from './preset-parts';
import { presetOf } from './presets';
import { readerOf } from './readers';
import { openTable, readTable, type Table } from './read/table';
import { recall, remember } from './remembered';
import { sourceKeeper } from './read/source';

export type ImportRequest = {
  path: string;
  /** Which table of a workbook or an archive. */
  part?: string | undefined;
  format?: FormatId | undefined;
  map?: ImportMap | undefined;
  /** What somebody decided about doubtful matches, by line. */
  decisions?: Readonly<Record<string, 'same' | 'new'>> | undefined;
  /** Set when a first reading showed that the file is not what its head promised. */
  encoding?: string | undefined;
};

/** What an import may use of its surroundings; the clock and the ids come from outside. */
export type ImportScene = {
  store: Store;
  currency: string;
  timeZone: string;
  today: string;
  now: () => number;
  newId: () => string;
  personId: string | null;
  signal?: AbortSignal | undefined;
  progress: (done: number, total: number | null, label: string) => void;
};

type Plan = {
  table: Table;
  format: FormatId;
  map: ImportMap | undefined;
  mapping: Mapping | undefined;
  dates: DateOrder | undefined;
  decimal: '.' | ',';
  decisions: ImportRequest['decisions'];
  /** What somebody should know of this kind of file. */
  notes: readonly string[];
};

/** The head of the file with the format and map that will read it. Refuses what nobody can tell. */
export const planImport = async (
  request: ImportRequest,
  { today, store }: Pick<ImportScene, 'today' | 'store'>,
): Promise<Plan> => {
  const given = request.map;
  const wanted = new Set(Object.keys(given?.columns ?? {}).map((name) => name.trim().toLowerCase()));
  const headerScore = (cells: readonly string[]): number =>
    wanted.size > 0
      ? cells.filter((cell) => wanted.has(cell.trim().toLowerCase())).length
      : recognise(cells) === undefined
        ? 0
        : 1;
  const table = await openTable(request.path, {
    part: request.part,
    delimiter: given?.delimiter,
    header: given?.header,
    encoding: given?.encoding ?? request.encoding,
    headerScore,
  });
  // Shopify's columns are known; a map beside it only says how its dates and numbers are written.
  const last = await recall(store.read, table.header);
  const known = given?.format ?? request.format ?? recognise(table.header);
  const format = request.format === 'shopify-orders' ? request.format : (known ?? last?.map?.format);
  if (!format)
    throw new TandemError(
      'bad-input',
      `The format of ${table.file} is not known. Give a map, or a format whose fields its columns are named after. Its columns are: ${table.header.join(', ')}.`,
    );
  const map =
    format === 'shopify-orders'
      ? undefined
      : (given ??
        (known ? undefined : last?.map) ??
        suggestMap(format, table.header, table.preamble, stampOf(table.file, today)));
  const stamp = given?.constants['as_of'];
  const found = presetOf(
    table.header,
    table.preamble,
    stamp === undefined ? stampOf(table.file, today) : String(stamp),
  );
  const preset = found?.map.format === format ? found : undefined;
  if (preset?.missing && !given) throw new TandemError('bad-input', preset.missing);
  const mapping = map ? bindMap(map, table.header, request.path) : undefined;
  const dateSamples = samplesOf(table, format, mapping, ['day', 'time']);
  let dates = given?.dates;
  if (!dates && voteOrder(dateSamples).slashed > 0)
    dates = await dateOrder(table, format, mapping, dateSamples, last?.dates);
  return {
    table,
    format,
    map,
    mapping,
    dates,
    decimal: given?.decimal ?? guessMark(samplesOf(table, format, mapping, ['money', 'number'])),
    notes: preset?.notes ?? [],
    decisions: request.decisions,
  };
};

const SHOPIFY_DATES = new Set(['created at', 'paid at']);
const SHOPIFY_NUMBERS = new Set(['total', 'subtotal', 'lineitem price', 'refunded amount', 'discount amount']);

const readersOf = (
  table: Table,
  format: FormatId,
  mapping: Mapping | undefined,
  kinds: readonly string[],
): ((cells: readonly string[]) => string)[] => {
  if (format === 'shopify-orders' || !mapping) {
    const names = kinds.includes('money') ? SHOPIFY_NUMBERS : SHOPIFY_DATES;
    return table.header.flatMap((name, index) =>
      names.has(name.trim().toLowerCase()) ? [(cells: readonly string[]) => cells[index] ?? ''] : [],
    );
  }
  return FIELDS[format]
    .filter((info) => kinds.includes(info.kind) && mapping.has(info.field))
    .map((info) => mapping.get(info.field));
};

const samplesOf = (table: Table, format: FormatId, mapping: Mapping | undefined, kinds: readonly string[]): string[] =>
  readersOf(table, format, mapping, kinds).flatMap((get) => table.sample.map((row) => get(row.cells)));

/** Reads on until some date shows which of day and month comes first; asks where none does. */
const dateOrder = async (
  table: Table,
  format: FormatId,
  mapping: Mapping | undefined,
  samples: string[],
  last: DateOrder | undefined,
): Promise<DateOrder> => {
  let order = guessOrder(samples);
  const seen = new Set<string>(samples);
  if (order === undefined) {
    const readers = readersOf(table, format, mapping, ['day', 'time']);
    await readTable(table, {
      row: (cells) => {
        for (const get of readers) if (seen.size < 100_000) seen.add(get(cells).trim().split(/[ T]/)[0] ?? '');
      },
    });
    order = guessOrder(seen);
  }
  if (order === 'clash') {
    const { dmy, mdy } = voteOrder(seen);
    throw new TandemError(
      'bad-input',
      `Some dates of this file have the day first (${dmy[0]}) and some the month (${mdy[0]}). Write them all as YYYY-MM-DD.`,
    );
  }
  if (order !== undefined) return order;
  const example = [...seen].find(isAmbiguous);
  // Nothing can be read two ways: 05/05/2026 is the fifth of May either way.
  if (example === undefined) return 'dmy';
  // Somebody answered for an earlier file with these columns.
  if (last !== undefined) return last;
  throw new TandemError(
    'ambiguous-dates',
    `It cannot be told whether dates such as ${example} have the day or the month first. Say so in the map: "dates": "dmy" or "dates": "mdy".`,
  );
};

/** Thrown to roll a finished dry run, or a refused import, back; carries what it found. */
class RolledBack extends TandemError {
  readonly job: Job;
  constructor(job: Job) {
    super('rule', 'Nothing was written.');
    this.job = job;
  }
}

const summaryOf = (job: Job, plan: Plan, batch: number | null, seconds: number): ImportSummary => ({
  batch,
  file: plan.table.file,
  format: plan.format,
  ...job.counts,
  errors: job.problems,
  errorCount: job.errors,
  noticeCount: job.notices,
  firstDay: job.firstDay,
  lastDay: job.lastDay,
  seconds,
});

const lines = (count: number): string => (count === 1 ? '1 line' : `${count.toLocaleString('en')} lines`);
const repeatedHeaders = (count: number): string => `The header stands again on ${lines(count)}: left out.`;
const totalRows = (count: number): string =>
  `${lines(count)} with totals: left out, since the rows above say it already.`;
const shortRows = (count: number): string =>
  `${lines(count)} ${count === 1 ? 'has' : 'have'} fewer cells than the header: what is missing counts as empty.`;

/** A column name that stands twice: only the first of them is read. */
const noteHeader = (job: Job, table: Table): void => {
  const seen = new Set<string>();
  for (const name of table.header) {
    const key = name.toLowerCase();
    if (key !== '' && seen.has(key))
      job.problem(table.headerLine, name, 'This column stands twice in the header; the first one is read.', 'notice');
    seen.add(key);
  }
};

const write = async (db: WriteDb, plan: Plan, scene: ImportScene): Promise<Job> => {
  const driver = bulk(db);
  const at = new Date(scene.now()).toISOString();
  const { table } = plan;
  const made = driver
    .prepare(
      'INSERT INTO import_batches (file, format, map, header, delimiter, person_id, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      table.file,
      plan.format,
      JSON.stringify(plan.map ?? {}),
      JSON.stringify(table.header),
      table.delimiter,
      scene.personId,
      at,
    );
  const batch = Number(made.lastInsertRowid);
  const job = startJob(db, {
    batch,
    currency: scene.currency,
    timeZone: scene.timeZone,
    today: scene.today,
    at,
    newId: scene.newId,
    dates: plan.dates,
    decimal: plan.decimal,
    // A blank clears what is there only where the file has the column.
    existing:
      plan.map?.existing &&
      Object.fromEntries(
        Object.entries(plan.map.existing).filter(([field, policy]) => policy !== 'clear' || plan.mapping?.has(field)),
      ),
    decisions: plan.decisions,
    times: plan.map?.times,
  });
  const keeper = sourceKeeper(
    batch,
    driver.prepare('INSERT INTO source_blocks (batch_id, first_line, last_line, text) VALUES (?, ?, ?, ?)'),
  );
  const reader = readerOf(job, plan);
  const width = table.header.length;
  const hidden = new Set((plan.map?.private ?? []).map((name) => name.trim().toLowerCase()));
  const keep =
    hidden.size > 0 || table.source.sheet
      ? keptRows(
          table.delimiter,
          table.header.flatMap((name, at) => (hidden.has(name.toLowerCase()) ? [at] : [])),
          keeper.text,
        )
      : undefined;
  noteHeader(job, table);
  for (const note of plan.notes) job.problem(table.headerLine, null, note, 'notice');
  await readTable(table, {
    row: (cells, line) => {
      keep?.(cells, line);
      if (cells.length !== width || cells[0] === table.header[0] || isTotalRow(cells)) {
        if (isRepeatedHeader(cells, table.header)) {
          job.tally(line, null, repeatedHeaders);
          return;
        }
        if (isTotalRow(cells)) {
          job.tally(line, null, totalRows);
          return;
        }
        if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')) {
          job.counts.rows += 1;
          job.problem(line, null, `This line has ${cells.length} cells, the header has ${width}.`);
          job.done(line, 'problem', () => ({ cells: cells.slice(0, 6).join(' · ').slice(0, 120) }));
          return;
        }
        if (cells.length < width) job.tally(line, null, shortRows);
      }
      reader.row(cells, line);
    },
    ...(keep ? {} : { text: keeper.text }),
    breathe: keeper.settled,
    progress: (bytes) => scene.progress(bytes, table.bytes, `${job.counts.rows.toLocaleString('en')} rows read`),
    signal: scene.signal,
  });
  reader.end?.();
  await keeper.end();
  job.settle();
  return job;
};

const finish = (job: Job, plan: Plan): void => {
  const { counts } = job;
  job.driver
    .prepare(
      'UPDATE import_batches SET rows = ?, created = ?, updated = ?, unchanged = ?, skipped = ?, adjustments = ?, first_day = ?, last_day = ? WHERE id = ?',
    )
    .run(
      counts.rows,
      counts.created,
      counts.updated,
      counts.unchanged,
      counts.skipped,
      counts.adjustments,
      job.firstDay,
      job.lastDay,
      job.batch,
    );
  job.driver
    .prepare(
      "INSERT INTO history (at, person_id, label, entity, entity_id, batch_id, undoable, undone) SELECT at, person_id, ?, 'imports', NULL, id, 0, 0 FROM import_batches WHERE id = ?",
    )
    .run(
      `Imported ${plan.table.file}: ${counts.created.toLocaleString('en')} new, ${counts.updated.toLocaleString('en')} updated`,
      job.batch,
    );
  remember(job.driver, {
    id: job.newId(),
    header: plan.table.header,
    file: plan.table.file,
    format: plan.format,
    map: plan.map,
    dates: plan.dates,
    at: job.at,
  });
  job.finish();
  if (job.days.size > 0) rebuildRollups(job.db, job.days);
  settleAttributions(job.driver, job.days, job.batch);
};

type Done = { summary: ImportSummary; preview: Preview[]; doubts: Doubt[] };

/**
 * Imports a file in one transaction, or only says what it would do (`dryRun`: the same work, rolled back).
 * A file with problems is refused as a whole unless they are to be skipped.
 */
export const runImport = async (
  request: ImportRequest,
  scene: ImportScene,
  options: { dryRun: boolean; skipProblems: boolean },
): Promise<Done> => {
  try {
    return await runOnce(request, scene, options);
  } catch (error) {
    // Text that is plain ASCII for a while and then is not: what Windows programs write.
    if (error instanceof NotUtf8 && error.guessed)
      return runOnce({ ...request, encoding: 'windows-1252' }, scene, options);
    throw error;
  }
};

const runOnce = async (
  request: ImportRequest,
  scene: ImportScene,
  options: { dryRun: boolean; skipProblems: boolean },
): Promise<Done> => {
  const plan = await planImport(request, scene);
  const started = scene.now();
  const seconds = (): number => (scene.now() - started) / 1000;
  try {
    const job = await scene.store.write(
      async (db) => {
        const done = await write(db, plan, scene);
        if (done.counts.rows === 0 && done.errors === 0)
          throw new TandemError('bad-file', 'This file has a header and no rows.');
        if (options.dryRun || (done.errors > 0 && !options.skipProblems)) throw new RolledBack(done);
        finish(done, plan);
        return done;
      },
      { bulk: true },
    );
    return { summary: summaryOf(job, plan, job.batch, seconds()), preview: job.preview, doubts: job.doubts };
  } catch (error) {
    if (error instanceof RolledBack)
      return {
        summary: summaryOf(error.job, plan, null, seconds()),
        preview: error.job.preview,
        doubts: error.job.doubts,
      };
    throw error;
  }
};
