import { mkdirSync, rmSync, writeFileSync, appendFileSync } from 'node:fs';
import { renameDurably } from '../../store/durable';
import { dirname, resolve } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { TandemError } from '../../../../shared/contract/errors';
import type { Context } from '../../context';
import { harmless } from '../../../../shared/domain/cells';

const PAGE = 500;

/**
 * Writes the rows of a view as CSV, a page at a time; the file appears only when it is whole. Texts are
 * made harmless in a spreadsheet. Answers how many rows and where.
 */
export const writeView = async (
  context: Context,
  file: string,
  columns: readonly string[],
  total: number,
  page: (limit: number, offset: number) => Promise<(string | number | null)[][]>,
  atOnce = PAGE,
): Promise<{ rows: number; file: string }> => {
  const target = resolve(file);
  const part = `${target}.part`;
  mkdirSync(dirname(target), { recursive: true });
  try {
    writeFileSync(part, stringify([[...columns]]));
    let rows = 0;
    for (;;) {
      if (context.signal?.aborted) throw new TandemError('cancelled', 'Cancelled. No file was written.');
      const found = await page(atOnce, rows);
      if (found.length === 0) break;
      appendFileSync(
        part,
        stringify(found.map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell)))),
      );
      rows += found.length;
      context.progress(rows, total, 'rows');
      if (found.length < atOnce) break;
    }
    renameDurably(part, target);
    return { rows, file: target };
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
};
