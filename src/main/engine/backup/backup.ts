import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { TandemError } from '../../../shared/contract/errors';
import { type Driver, openDriver } from '../store/driver';
import { kyselyOf, type ReadDb } from '../store/dialect';
import { assertOurs } from '../store/open';
import { discard, renameDurably, sweepParts } from '../store/durable';
import { prunable } from './retention';

export type BackupFile = { file: string; name: string; at: string; bytes: number; reason: string };

const NAME = /^(.*) (\d{4}-\d{2}-\d{2}) (\d{2})\.(\d{2})\.(\d{2}) \(([^)]*)\)\.tandem$/;

/** Where the copies of a workspace go when nobody says otherwise: a folder beside it. */
export const backupFolder = (workspacePath: string): string =>
  join(dirname(workspacePath), 'backups', basename(workspacePath, '.tandem'));

export const listBackups = (folder: string): BackupFile[] => {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const match = NAME.exec(name);
      if (!match) return [];
      const file = join(folder, name);
      return [
        {
          file,
          name,
          at: `${match[2]}T${match[3]}:${match[4]}:${match[5]}.000Z`,
          bytes: statSync(file).size,
          reason: match[6] ?? '',
        },
      ];
    })
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
};

export const newestBackup = (workspacePath: string): string | null =>
  listBackups(backupFolder(workspacePath))[0]?.at ?? null;

/** Opens a copy read-only and reads all of it; answers how many rows it holds. */
export const verify = (file: string): number => {
  assertOurs(file);
  const driver = openDriver(file, { readonly: true });
  try {
    if (driver.pragma('integrity_check', { simple: true }) !== 'ok')
      throw new TandemError('damaged-file', 'This copy is damaged and was left alone.');
    const tables = driver
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .all() as { name: string }[];
    return tables.reduce(
      (sum, { name }) => sum + (driver.prepare(`SELECT count(*) AS n FROM "${name}"`).get() as { n: number }).n,
      0,
    );
  } catch (error) {
    if (error instanceof TandemError) throw error;
    throw new TandemError('damaged-file', 'This copy is damaged and was left alone.');
  } finally {
    driver.close();
  }
};

/**
 * Reads a workspace through a connection of its own. A connection that has searched keeps parts of the search index in
 * memory, and takes what another one changed since for damage when it checks the file.
 */
export const readAnew = async <T>(file: string, work: (db: ReadDb, driver: Driver) => Promise<T>): Promise<T> => {
  const driver = openDriver(file, { readonly: true });
  try {
    return await work(kyselyOf(driver), driver);
  } finally {
    driver.close();
  }
};

/** An online copy: written beside its name, verified by reading it, then renamed. Nothing half made is ever left under a backup's name. Old copies go by then, but for `keep`, which is still to be read. */
export const makeBackup = async (
  driver: Driver,
  workspacePath: string,
  options: { folder?: string | undefined; reason: string; now: number; keep?: string },
): Promise<{ file: string; rows: number }> => {
  const folder = options.folder ?? backupFolder(workspacePath);
  mkdirSync(folder, { recursive: true });
  const at = new Date(options.now).toISOString();
  const reason = options.reason.replace(/[^\p{L}\p{N} -]/gu, '').slice(0, 40) || 'by hand';
  const name = `${basename(workspacePath, '.tandem')} ${at.slice(0, 10)} ${at.slice(11, 19).replaceAll(':', '.')} (${reason}).tandem`;
  const part = join(folder, `.${name}.part`);
  const file = join(folder, name);
  try {
    await driver.backup(part);
    const rows = verify(part);
    renameDurably(part, file);
    if (options.folder === undefined) {
      sweepParts(folder);
      for (const old of prunable(listBackups(folder))) if (old.file !== options.keep) rmSync(old.file, { force: true });
    }
    return { file, rows };
  } finally {
    discard(part);
  }
};

/** A copy before the schema changes, so that an upgrade can be taken back; a file of which no sound copy can be made is not upgraded. */
export const backupBeforeMigration = async (
  driver: Driver,
  workspacePath: string,
  version: number,
  now: number,
): Promise<void> => {
  await makeBackup(driver, workspacePath, { reason: `before migration from ${version}`, now });
};
