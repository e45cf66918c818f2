import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { discard, renameDurably } from '../../store/durable';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { TandemError } from '../../../../shared/contract/errors';
import { bulk, type Driver } from '../../store/dialect';
import { SCHEMA_VERSION } from '../../store/migrate';
import { openStore } from '../../store/open';
import { decodeCell } from './cells';
import { FOLDER_VERSION, type Manifest, manifest } from './manifest';
import { checksumOf, type FolderTable, tablesOf, tableText } from './tables';
import type { FolderRun } from './write';

const bad = (sentence: string): TandemError => new TandemError('bad-file', `${sentence} Nothing was made of it.`);

const readManifest = (folder: string): Manifest => {
  const file = join(folder, 'schema.json');
  if (!existsSync(file)) throw bad('This folder has no schema.json, so it is no workspace that Tandem wrote.');
  let told: unknown;
  try {
    told = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw bad('The schema.json of this folder cannot be read: it is no JSON.');
  }
  const parsed = manifest.safeParse(told);
  if (!parsed.success) throw bad('The schema.json of this folder does not describe a Tandem workspace.');
  const { version, schema, tables, checksum } = parsed.data;
  if (version > FOLDER_VERSION || schema > SCHEMA_VERSION)
    throw new TandemError('newer-file', 'This folder was written by a newer Tandem. Update Tandem to open it.');
  if (checksumOf(tables) !== checksum) throw bad('The checksums in schema.json were changed.');
  return parsed.data;
};

/** Reads one table's file into the workspace; the bytes that were read must have the checksum of the description. */
const fill = async (driver: Driver, folder: string, told: Manifest['tables'][number], signal?: AbortSignal) => {
  const name = `${told.table}.csv`;
  const file = join(folder, 'tables', name);
  if (!existsSync(file)) throw bad(`The file tables/${name} is missing.`);
  const columns = told.columns.map((column) => `"${column.name}"`).join(', ');
  const insert = driver.prepare(
    `INSERT INTO "${told.table}" (${columns}) VALUES (${told.columns.map(() => '?').join(', ')})`,
  );
  const hash = createHash('sha256');
  const source = createReadStream(file);
  source.on('data', (chunk) => hash.update(chunk));
  const records = source.pipe(parse({ record_delimiter: '\n', relax_column_count: true }));
  source.on('error', (error) => records.destroy(error));
  let line = 0;
  try {
    for await (const record of records as AsyncIterable<string[]>) {
      line += 1;
      if (line === 1) continue;
      if (line % 1000 === 0 && signal?.aborted)
        throw new TandemError('cancelled', 'Cancelled. Nothing was made of it.');
      if (record.length !== told.columns.length)
        throw bad(`Row ${line} of tables/${name} has another number of cells.`);
      insert.run(...told.columns.map((column, index) => decodeCell(record[index] ?? '', column.type)));
    }
  } catch (error) {
    if (error instanceof TandemError) throw error;
    throw bad(`Row ${line} of tables/${name} cannot be read.`);
  }
  if (hash.digest('hex') !== told.sha256)
    throw bad(`The file tables/${name} was changed or cut off since it was written.`);
};

const sameColumns = (own: FolderTable, told: Manifest['tables'][number]): boolean =>
  own.columns.map(({ name, type }) => `${name} ${type}`).join() ===
  told.columns.map(({ name, type }) => `${name} ${type}`).join();

/**
 * Makes a workspace at `to` of a folder that `writeFolder` wrote. It is filled beside its name in one transaction, its keys are followed,
 * and each table is written out once more, to the checksum only, which must be the folder's: then it gets its name. A folder of an
 * older schema is read as that schema and migrated.
 */
export const readFolder = async (
  folder: string,
  to: string,
  { signal, progress }: FolderRun,
): Promise<{ rows: number; checksum: string }> => {
  const told = readManifest(folder);
  const part = `${to}.folder.part`;
  discard(part);
  try {
    const store = await openStore({ path: part, create: true, schema: told.schema });
    try {
      const own = new Map(tablesOf(store.readDriver).map((table) => [table.table, table]));
      for (const table of told.tables) {
        const known = own.get(table.table);
        if (!known || !sameColumns(known, table)) throw bad(`The table ${table.table} is not one of Tandem’s.`);
      }
      if (own.size !== told.tables.length) throw bad('Tables are missing in schema.json.');
      await store.write(
        async (db) => {
          const driver = bulk(db);
          for (const table of own.keys()) driver.exec(`DELETE FROM "${table}"`);
          for (const [index, table] of told.tables.entries()) {
            progress(index, told.tables.length, table.label);
            await fill(driver, folder, table, signal);
          }
          const loose = driver.pragma('foreign_key_check') as { table: string }[];
          if (loose[0]) throw bad(`A row of ${loose[0].table} refers to one that is not there.`);
        },
        { bulk: true },
      );
      for (const table of told.tables) {
        const known = own.get(table.table);
        const written = known && (await tableText(store.readDriver, known, () => undefined));
        if (written?.sha256 !== table.sha256) throw bad(`The table ${table.table} did not come back as it was.`);
      }
    } finally {
      store.close();
    }
    renameDurably(part, to);
    return { rows: told.tables.reduce((sum, { rows }) => sum + rows, 0), checksum: told.checksum };
  } finally {
    discard(part);
  }
};
