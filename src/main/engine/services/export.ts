import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { TandemError } from '../../../shared/contract/errors';
import { readAnew } from '../backup/backup';
import type { Context, ServiceOf } from '../context';
import { listMoments } from '../store/repositories/moments';
import { type NextStepRow, nextSteps } from '../store/repositories/next-steps';
import { getWorkspace } from '../store/repositories/workspace';
import { type CalendarEvent, calendarText } from '../transfer/export/calendar';
import { EXPORTS } from '../transfer/export/tables';
import { writeFolder } from '../transfer/folder/write';
import { writeTable } from '../transfer/export/write';
import { writeText } from '../store/durable';

const rowsOf = (context: Context, table: string): number =>
  (context.store.readDriver.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;

/** Next steps in a calendar file; nobody has more open at once. */
const MOST_STEPS = 100_000;

const titleOf = (kind: NextStepRow['kind'], step: string, about: string | null): string => {
  const words = kind === 'lead' ? `Accept ${step}` : step;
  return about === null ? words : `${words}: ${about}`;
};

/** Everything can be taken out, in open formats, all rows of it. */
export const exportService: ServiceOf<'export'> = {
  'export.tables': (_input, context) =>
    Promise.resolve(EXPORTS.map(({ table, label }) => ({ table, label, rows: rowsOf(context, table) }))),
  'export.table': async (input, context) => {
    const table = EXPORTS.find((one) => one.table === input.table);
    if (!table)
      throw new TandemError(
        'not-found',
        `There is no table "${input.table}". Tables are: ${EXPORTS.map((one) => one.table).join(', ')}.`,
      );
    const total = rowsOf(context, table.table);
    const rows = await writeTable(table, input.file, {
      driver: context.store.readDriver,
      signal: context.signal,
      progress: (done) => context.progress(done, total, table.label),
    });
    return { table: table.table, rows, file: resolve(input.file) };
  },
  'export.calendar': async ({ personId, file }, context) => {
    const { name } = await getWorkspace(context.store.read);
    const moments = await listMoments(context.store.read);
    const steps = await nextSteps(context.store.read, personId, MOST_STEPS);
    const events = [
      ...moments.map(
        ({ id, name: title, starts: from, ends: to, note }): CalendarEvent => ({
          id,
          title,
          from,
          to,
          note,
          category: 'Moment',
        }),
      ),
      ...steps.flatMap(({ id, kind, step, about, day }): CalendarEvent[] =>
        day === null
          ? []
          : [
              {
                id: `${kind}-${id}`,
                title: titleOf(kind, step, about),
                from: day,
                to: day,
                note: '',
                category: 'Next step',
              },
            ],
      ),
    ];
    writeText(file, calendarText(events, { name, at: context.at() }));
    return { events: events.length, file: resolve(file) };
  },
  'export.folder': async ({ folder }, context) => {
    const { name } = await getWorkspace(context.store.read);
    const at = context.at();
    const safe = name.replaceAll(/[^\p{L}\p{N} &-]/gu, '').trim() || 'Workspace';
    // A name of its own each time: nothing that stands in the chosen folder is written over.
    const target = resolve(folder, `${safe} ${at.slice(0, 10)} ${at.slice(11, 19).replaceAll(':', '.')}`);
    const written = await readAnew(context.store.path, (_db, driver) =>
      writeFolder(driver, target, { workspace: name, at }, context),
    );
    return { folder: target, ...written };
  },
  'export.all': async (input, context) => {
    mkdirSync(input.folder, { recursive: true });
    const written: { table: string; rows: number; file: string }[] = [];
    for (const [index, table] of EXPORTS.entries()) {
      const file = resolve(join(input.folder, `${table.table}.csv`));
      const rows = await writeTable(table, file, {
        driver: context.store.readDriver,
        signal: context.signal,
        progress: () => context.progress(index, EXPORTS.length, table.label),
      });
      written.push({ table: table.table, rows, file });
    }
    const schema = EXPORTS.map(({ table, label, words, columns }, index) => ({
      table,
      label,
      words,
      rows: written[index]?.rows ?? 0,
      columns: columns.map((column) => ({ name: column.name, kind: column.money ? 'money in major units' : 'text' })),
    }));
    writeText(join(input.folder, 'schema.json'), `${JSON.stringify(schema, null, 2)}\n`);
    return written;
  },
};
