import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { renameDurably } from '../../store/durable';
import { dirname, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import { TandemError } from '../../../../shared/contract/errors';
import type { Driver } from '../../store/dialect';
import { exactText, harmless } from '../../../../shared/domain/cells';
import { readKept } from '../../../../shared/domain/figures';
import type { ExportTable } from './table';

const PAGE = 5000;

export type ExportRun = { driver: Driver; signal?: AbortSignal | undefined; progress: (done: number) => void };

type Row = Record<string, string | number | null>;

/** Writes all rows of a table to a CSV file, a page at a time by key; the file appears only when it is whole. */
export const writeTable = async (table: ExportTable, file: string, run: ExportRun): Promise<number> => {
  const target = resolve(file);
  const part = `${target}.part`;
  mkdirSync(dirname(target), { recursive: true });
  const columns = table.columns
    .flatMap((column, index) => [
      `${column.sql} AS c${index}`,
      ...(column.money ? [`${column.money} AS m${index}`] : []),
      ...(column.rest ? [`${column.rest} AS r${index}`] : []),
    ])
    .join(', ');
  const page = run.driver.prepare(
    `SELECT ${table.key} AS at_key, ${columns} FROM ${table.from} WHERE ${table.key} > ? ORDER BY ${table.key} LIMIT ${PAGE}`,
  );
  const stream = createWriteStream(part, { encoding: 'utf8' });
  const failed = new Promise<never>((_, fail) => stream.once('error', fail));
  failed.catch(() => undefined);
  let rows = 0;
  try {
    stream.write(stringify([table.columns.map((column) => column.name)]));
    let after = -1;
    for (;;) {
      if (run.signal?.aborted) throw new TandemError('cancelled', 'Cancelled. No file was written.');
      const found = page.all(after) as Row[];
      if (found.length === 0) break;
      const text = stringify(
        found.map((row) =>
          table.columns.map((column, index) => {
            const value = row[`c${index}`];
            if (value === null || value === undefined) return '';
            const currency = row[`m${index}`] ?? null;
            return column.money && currency !== null
              ? exactText(Number(value), Number(row[`r${index}`] ?? 0), String(currency))
              : harmless(column.kept ? readKept(String(value)) : String(value));
          }),
        ),
      );
      if (!stream.write(text)) await Promise.race([new Promise<void>((go) => stream.once('drain', go)), failed]);
      rows += found.length;
      after = Number(found.at(-1)?.['at_key'] ?? after);
      run.progress(rows);
      await breathe();
    }
    stream.end();
    await finished(stream);
    renameDurably(part, target);
    return rows;
  } catch (error) {
    stream.destroy();
    rmSync(part, { force: true });
    throw error;
  }
};
