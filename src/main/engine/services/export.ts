import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { TandemError } from '../../../shared/contract/errors';
import type { Context, ServiceOf } from '../context';
import { EXPORTS } from '../transfer/export/tables';
import { writeTable } from '../transfer/export/write';

const rowsOf = (context: Context, table: string): number =>
  (context.store.readDriver.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;

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
    writeFileSync(join(input.folder, 'schema.json'), `${JSON.stringify(schema, null, 2)}\n`);
    return written;
  },
};
