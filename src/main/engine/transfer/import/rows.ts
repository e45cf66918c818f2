import { setImmediate as breathe } from 'node:timers/promises';
import { bulk, type WriteDb } from '../../store/dialect';
import { type Job, type JobOptions, startJob } from './job';
import type { ImportPlan, ImportScene } from './plan';
import { keptRows } from './read/kept';
import { isBlankRow, isRemark, isRepeatedHeader, isTotalRow } from './read/rows';
import { sourceKeeper } from './read/source';
import { cancelled, readTable, type Table } from './read/table';
import { readerOf } from './readers';
import { figure } from '../../../../shared/domain/figures';

/** Records that waited for all rows and are written between two looks at Cancel. */
const HELD_AT_ONCE = 500;

const lines = (count: number): string => (count === 1 ? '1 line' : `${figure(count)} lines`);
const repeatedHeaders = (count: number): string => `The header stands again on ${lines(count)}: left out.`;
const totalRows = (count: number): string =>
  `${lines(count)} with totals: left out, since the rows above say it already.`;
const remarks = (count: number): string => `${lines(count)} with a remark after a # sign: left out.`;
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

/** Reads every row into the present transaction and answers what came of it; nothing is finished yet. */
export const writeRows = async (
  db: WriteDb,
  plan: ImportPlan,
  scene: ImportScene,
  told: Pick<JobOptions, 'find' | 'sink' | 'onChange'> = {},
): Promise<Job> => {
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
    ...told,
    batch,
    currency: scene.currency,
    timeZone: scene.timeZone,
    today: scene.today,
    at,
    newId: scene.newId,
    dates: plan.dates,
    decimal: plan.decimal,
    from1904: table.from1904,
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
      if (isBlankRow(cells)) return;
      if (isRemark(cells, width)) {
        reader.remark?.();
        job.tally(line, null, remarks);
        return;
      }
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
    progress: (bytes) => scene.progress(bytes, table.bytes, `${figure(job.counts.rows)} rows read`),
    signal: scene.signal,
  });
  reader.end?.();
  let written = 0;
  for (const _ of reader.held?.() ?? []) {
    written += 1;
    if (written % HELD_AT_ONCE > 0) continue;
    scene.progress(table.bytes, table.bytes, `${figure(written)} orders put together`);
    if (scene.signal?.aborted) throw cancelled();
    await breathe();
  }
  await keeper.end();
  job.settle();
  return job;
};
