import { createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { TandemError } from '../../../../shared/contract/errors';
import type { Driver } from '../../store/dialect';
import { renameDurably } from '../../store/durable';
import { SCHEMA_VERSION } from '../../store/migrate';
import { EXPORTS, LEFT_OUT } from '../export/tables';
import { FOLDER_VERSION, type Manifest, README } from './manifest';
import { checksumOf, type FolderTable, tablesOf, tableText } from './tables';

export type FolderRun = {
  signal?: AbortSignal | undefined;
  progress: (done: number, total: number, label: string) => void;
};

const wordsOf = (table: string): { label: string; words: string } => {
  const told = EXPORTS.find((one) => one.table === table);
  return { label: told?.label ?? table.replaceAll('_', ' '), words: told?.words ?? LEFT_OUT[table] ?? '' };
};

/**
 * Writes a whole workspace as a folder of CSV files with their description, from one state of the file: what is written to it
 * meanwhile is not in it. `driver` is a reader of its own, for the time that this takes. The folder appears under its name only when it is whole.
 */
export const writeFolder = async (
  driver: Driver,
  folder: string,
  { workspace, at }: { workspace: string; at: string },
  { signal, progress }: FolderRun,
): Promise<{ tables: number; rows: number; checksum: string }> => {
  const part = `${folder}.part`;
  driver.exec('BEGIN');
  try {
    mkdirSync(join(part, 'tables'), { recursive: true });
    const all = tablesOf(driver);
    const writeOne = async (one: FolderTable, index: number): Promise<Manifest['tables'][number]> => {
      const { label, words } = wordsOf(one.table);
      const stream = createWriteStream(join(part, 'tables', `${one.table}.csv`), { encoding: 'utf8', flush: true });
      const failed = once(stream, 'error').then(([error]) => {
        throw error;
      });
      failed.catch(() => undefined);
      const { rows, sha256 } = await tableText(driver, one, async (piece) => {
        if (signal?.aborted) throw new TandemError('cancelled', 'Cancelled. No folder was written.');
        progress(index, all.length, label);
        if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), failed]);
      });
      stream.end();
      await finished(stream);
      return { table: one.table, label, words, rows, sha256, columns: one.columns };
    };
    const tables: Manifest['tables'] = [];
    for (const [index, one] of all.entries()) tables.push(await writeOne(one, index));
    const checksum = checksumOf(tables);
    const described: Manifest = {
      format: 'tandem-folder',
      version: FOLDER_VERSION,
      schema: SCHEMA_VERSION,
      workspace,
      writtenAt: at,
      checksum,
      tables,
    };
    writeFileSync(join(part, 'schema.json'), `${JSON.stringify(described, null, 2)}\n`);
    writeFileSync(join(part, 'README.txt'), README);
    renameDurably(part, folder);
    return { tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0), checksum };
  } finally {
    driver.exec('ROLLBACK');
    rmSync(part, { recursive: true, force: true });
  }
};
