import type { FormatId, ImportMap, ImportSummary } from '../../../../shared/contract/imports';
import { TandemError } from '../../../../shared/contract/errors';
import { bulk, type WriteDb } from '../../store/dialect';
import type { Store } from '../../store/open';
import { rebuildRollups } from '../../store/repositories/rollups';
import { type DateOrder, guessOrder, isSlashed } from './dates';
import { dealsReader } from './deals';
import { adDaysReader, contactsReader, customersReader, leadsReader, productsReader, stockReader } from './facts';
import { FIELDS, recognise } from './fields';
import { type Job, type Preview, startJob } from './job';
import { bindMap, type Mapping, suggestMap } from './mapping';
import { guessMark } from './numbers';
import { orderLinesReader } from './order-lines';
import { openTable, readTable, type Table } from './read/table';
import { sourceKeeper } from './read/source';
import { shopifyReader } from './shopify';

export type ImportRequest = { path: string; format?: FormatId | undefined; map?: ImportMap | undefined };

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
};

/** The head of the file with the format and map that will read it. Refuses what nobody can tell. */
export const planImport = async (request: ImportRequest): Promise<Plan> => {
  const given = request.map;
  const wanted = new Set(Object.keys(given?.columns ?? {}).map((name) => name.trim().toLowerCase()));
  const isHeader = (cells: readonly string[]): boolean =>
    wanted.size > 0 ? cells.some((cell) => wanted.has(cell.trim().toLowerCase())) : recognise(cells) !== undefined;
  const table = openTable(request.path, {
    delimiter: given?.delimiter,
    header: given?.header,
    encoding: given?.encoding,
    isHeader,
  });
  const format = given?.format ?? request.format ?? recognise(table.header);
  if (!format)
    throw new TandemError(
      'bad-input',
      `The format of ${table.file} is not known. Give a map, or a format whose fields its columns are named after. Its columns are: ${table.header.join(', ')}.`,
    );
  const map = format === 'shopify-orders' ? undefined : (given ?? suggestMap(format, table.header));
  const mapping = map ? bindMap(map, table.header, request.path) : undefined;
  const dateSamples = samplesOf(table, format, mapping, ['day', 'time']);
  let dates = map?.dates;
  if (!dates && dateSamples.some(isSlashed)) dates = await dateOrder(table, format, mapping, dateSamples);
  return {
    table,
    format,
    map,
    mapping,
    dates,
    decimal: map?.decimal ?? guessMark(samplesOf(table, format, mapping, ['money', 'number'])),
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
): Promise<DateOrder> => {
  let order = guessOrder(samples);
  if (order === undefined) {
    const readers = readersOf(table, format, mapping, ['day', 'time']);
    const seen = new Set<string>();
    await readTable(table, {
      row: (cells) => {
        for (const get of readers)
          if (seen.size < 100_000) seen.add(get(cells).trim().slice(0, 10).split(/[ T]/)[0] ?? '');
      },
    });
    order = guessOrder([...seen]);
  }
  if (order === 'clash')
    throw new TandemError(
      'bad-input',
      'Some dates of this file have the day first and some the month. Write them as YYYY-MM-DD.',
    );
  if (order === undefined)
    throw new TandemError(
      'bad-input',
      'It cannot be told whether dates such as 03/04/2026 have the day or the month first. Say so in the map: "dates": "dmy" or "dates": "mdy".',
    );
  return order;
};

const readerOf = (job: Job, plan: Plan): { row: (cells: string[], line: number) => void; end?: () => void } => {
  const { format, mapping, table } = plan;
  if (format === 'shopify-orders' || !mapping) return shopifyReader(job, table.header);
  switch (format) {
    case 'order-lines':
      return { row: orderLinesReader(job, mapping) };
    case 'deals':
      return { row: dealsReader(job, mapping) };
    case 'leads':
      return { row: leadsReader(job, mapping) };
    case 'ad-days':
      return { row: adDaysReader(job, mapping) };
    case 'products':
      return { row: productsReader(job, mapping) };
    case 'stock':
      return { row: stockReader(job, mapping) };
    case 'customers':
      return { row: customersReader(job, mapping) };
    case 'contacts':
      return { row: contactsReader(job, mapping, table.header) };
  }
};

/** Thrown to roll a finished dry run, or a refused import, back; carries what it found. */
class RolledBack extends Error {
  readonly job: Job;
  constructor(job: Job) {
    super('rolled back');
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
  });
  const keeper = sourceKeeper(
    batch,
    driver.prepare('INSERT INTO source_blocks (batch_id, first_line, last_line, text) VALUES (?, ?, ?, ?)'),
  );
  const reader = readerOf(job, plan);
  const width = table.header.length;
  await readTable(table, {
    row: (cells, line) => {
      if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== ''))
        job.problem(line, null, `This line has ${cells.length} cells, the header has ${width}.`);
      reader.row(cells, line);
    },
    text: keeper.text,
    progress: (bytes) => scene.progress(bytes, table.bytes, `${job.counts.rows.toLocaleString('en')} rows read`),
    signal: scene.signal,
  });
  reader.end?.();
  keeper.end();
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
  if (job.days.size > 0) rebuildRollups(job.db, job.days);
};

/**
 * Imports a file in one transaction, or only says what it would do (`dryRun`: the same work, rolled back).
 * A file with problems is refused as a whole unless they are to be skipped.
 */
export const runImport = async (
  request: ImportRequest,
  scene: ImportScene,
  options: { dryRun: boolean; skipProblems: boolean },
): Promise<{ summary: ImportSummary; preview: Preview[] }> => {
  const plan = await planImport(request);
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
    return { summary: summaryOf(job, plan, job.batch, seconds()), preview: job.preview };
  } catch (error) {
    const cause =
      error instanceof RolledBack
        ? error
        : error instanceof TandemError && error.cause instanceof RolledBack
          ? error.cause
          : undefined;
    if (cause) return { summary: summaryOf(cause.job, plan, null, seconds()), preview: cause.job.preview };
    throw error;
  }
};
