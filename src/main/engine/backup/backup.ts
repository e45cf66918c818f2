import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { TandemError } from '../../../shared/contract/errors';
import { type Driver, openDriver } from '../store/driver';
import { kyselyOf, type ReadDb } from '../store/dialect';
import { assertOurs } from '../store/open';
import { discard, renameDurably, sweepParts } from '../store/durable';
import { prunable } from './retention';

/** Pages copied before other calls get their turn: 4 MB. */
const PAGES_AT_ONCE = 1024;

export type BackupFile = { file: string; name: string; at: string; bytes: number; reason: string };

/** Workspace, day, time, the number among copies of one second and one reason, and the reason. */
const NAME = /^(.*) (\d{4}-\d{2}-\d{2}) (\d{2})\.(\d{2})\.(\d{2})(?: (\d{1,3}))? \(([^)]*)\)\.tandem$/;

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
          // Copies of one second follow each other as they were made.
          at: `${match[2]}T${match[3]}:${match[4]}:${match[5]}.${(match[6] ?? '').padStart(3, '0')}Z`,
          bytes: statSync(file).size,
          reason: match[7] ?? '',
        },
      ];
    })
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
};

export const newestBackup = (workspacePath: string): string | null =>
  listBackups(backupFolder(workspacePath))[0]?.at ?? null;

const cancelled = (): TandemError => new TandemError('cancelled', 'Cancelled. Nothing was changed.');

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

/** Rows of a file that point to rows which are not there: none in a file that Tandem wrote and nobody else. */
const looseRows = (file: string): number => {
  const driver = openDriver(file, { readonly: true });
  try {
    return driver.prepare('SELECT count(*) FROM pragma_foreign_key_check').pluck().get() as number;
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

/** A name that no copy has yet: a second one of the same second and reason is numbered. */
const freeName = (folder: string, workspacePath: string, at: string, reason: string): string => {
  const stem = `${basename(workspacePath, '.tandem')} ${at.slice(0, 10)} ${at.slice(11, 19).replaceAll(':', '.')}`;
  for (let number = 1; ; number += 1) {
    const name = `${stem}${number === 1 ? '' : ` ${number}`} (${reason}).tandem`;
    if (!existsSync(join(folder, name))) return name;
  }
};

/** Copies a workspace to a file and reads that whole: rows that it holds, and those that point to nothing. */
export type Copier = (
  to: string,
  options: {
    signal?: AbortSignal | undefined;
    /** Pages copied so far, and all of them. */
    progress?: ((done: number, total: number) => void) | undefined;
  },
) => Promise<{ rows: number; loose: number }>;

/** Copies what a connection sees, in this thread. */
export const copyHere =
  (driver: Driver): Copier =>
  async (to, { signal, progress }) => {
    await driver.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        if (signal?.aborted) throw cancelled();
        progress?.(totalPages - remainingPages, totalPages);
        return PAGES_AT_ONCE;
      },
    });
    return { rows: verify(to), loose: looseRows(to) };
  };

type Made = { file: string; rows: number; loose: number };
/** A copy that is being made beside its name. It has that name from `keep` on, or is gone after `drop`. */
export type Copying = { keep: () => Promise<Made>; drop: () => Promise<void> };

type CopyOptions = {
  folder?: string | undefined;
  reason: string;
  now: number;
  keep?: string;
  signal?: AbortSignal | undefined;
  progress?: (done: number, total: number) => void;
};

/** Begins an online copy: written beside its name, verified by reading it, then renamed. Nothing half made is ever left under a backup's name. Old copies go by then, but for `keep`, which is still to be read. `loose` counts rows that point to nothing: such a copy is whole, and worth a look at Check. */
export const startBackup = (copier: Copier, workspacePath: string, options: CopyOptions): Copying => {
  const folder = options.folder ?? backupFolder(workspacePath);
  const at = new Date(options.now).toISOString();
  const reason = options.reason.replace(/[^\p{L}\p{N} -]/gu, '').slice(0, 40) || 'by hand';
  const name = freeName(folder, workspacePath, at, reason);
  const part = join(folder, `.${name}.part`);
  const file = join(folder, name);
  const dropped = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, dropped.signal]) : dropped.signal;
  const copy = async (): Promise<{ rows: number; loose: number }> => {
    mkdirSync(folder, { recursive: true });
    return copier(part, { signal, progress: options.progress });
  };
  const made = copy();
  // Whoever keeps it hears of a fault.
  made.catch(() => undefined);
  return {
    keep: async () => {
      try {
        const { rows, loose } = await made;
        if (signal.aborted) throw cancelled();
        renameDurably(part, file);
        if (options.folder === undefined) {
          sweepParts(folder);
          for (const old of prunable(listBackups(folder)))
            if (old.file !== options.keep) rmSync(old.file, { force: true });
        }
        return { file, rows, loose };
      } finally {
        discard(part);
      }
    },
    drop: async () => {
      dropped.abort();
      await made.catch(() => undefined);
      discard(part);
    },
  };
};

/** Makes a copy; see `startBackup`. */
export const makeBackup = (copier: Copier, workspacePath: string, options: CopyOptions): Promise<Made> =>
  startBackup(copier, workspacePath, options).keep();

/** A copy before the schema changes, so that an upgrade can be taken back; a file of which no sound copy can be made is not upgraded. */
export const backupBeforeMigration = async (
  driver: Driver,
  workspacePath: string,
  version: number,
  now: number,
): Promise<void> => {
  await makeBackup(copyHere(driver), workspacePath, { reason: `before migration from ${version}`, now });
};
