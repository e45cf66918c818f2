import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { TandemError } from '../../../shared/contract/errors';
import { type ReadDb, readerOf, type WriteDb, writable } from './dialect';
import { type Driver, openDriver } from './driver';
import { APPLICATION_ID, migrate, SCHEMA_VERSION } from './migrate';
import { rememberReads } from './remember';

/** A file up to this size is checked before it opens; of a larger one somebody may say that it is checked afterwards. */
const QUICK_CHECK_BYTES = 64 * 1024 * 1024;

/** Whether a file is so large that its check is not waited for where somebody else sees to it. */
export const isLarge = (path: string): boolean => statSync(path).size > QUICK_CHECK_BYTES;

export type WriteOptions = {
  /**
   * Bulk writers take keys from what they read or wrote in the same transaction. They switch the per-row
   * foreign key look-ups off (a third of an import's time); `check` and the tests prove the result.
   */
  bulk?: boolean;
};

export type Store = {
  path: string;
  read: ReadDb;
  readDriver: Driver;
  /** Runs alone, in one transaction that is rolled back when `work` throws. Writes queue up behind each other. */
  write: <T>(work: (db: WriteDb) => Promise<T>, options?: WriteOptions) => Promise<T>;
  /**
   * Reads one state of the file, however long that takes and whatever is written meanwhile: `work` is given this store with
   * a read connection of its own, which stands still. Its `write` is that of the store.
   */
  still: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  close: () => void;
};

type Header = { size: number; application: number; version: number; sqlite: boolean };

/** Reads the first hundred bytes without letting SQLite near the file, so that a refused file stays as it is. */
const headerOf = (path: string): Header => {
  const bytes = Buffer.alloc(100);
  const file = openSync(path, 'r');
  try {
    const size = readSync(file, bytes, 0, 100, 0);
    return {
      size,
      sqlite: bytes.toString('latin1', 0, 15) === 'SQLite format 3',
      application: bytes.readUInt32BE(68),
      version: bytes.readUInt32BE(60),
    };
  } finally {
    closeSync(file);
  }
};

/** Refuses a file that is not a workspace of this version or an older one; reads only its header. */
export const assertOurs = (path: string): void => {
  if (!existsSync(path)) throw new TandemError('not-found', `There is no workspace at ${path}.`);
  if (statSync(path).isDirectory()) throw new TandemError('bad-file', `${path} is a folder, not a workspace file.`);
  const header = headerOf(path);
  if (header.size === 0)
    throw new TandemError('bad-file', 'This file is empty. It was left as it is; restore the newest backup instead.');
  if (!header.sqlite || header.size < 100)
    throw new TandemError('bad-file', 'This is not a Tandem workspace. The file was left as it is.');
  if (header.application !== APPLICATION_ID)
    throw new TandemError('bad-file', 'This database belongs to another program. The file was left as it is.');
  if (header.version > SCHEMA_VERSION) {
    throw new TandemError(
      'newer-file',
      'This workspace was saved by a newer Tandem. Update Tandem to open it; the file was left as it is.',
    );
  }
};

const configure = (driver: Driver, readonly: boolean): void => {
  if (!readonly) {
    driver.pragma('journal_mode = WAL');
    driver.pragma('synchronous = FULL');
  }
  for (const setting of [
    'foreign_keys = ON',
    'busy_timeout = 5000',
    'trusted_schema = OFF',
    'cell_size_check = ON',
    'mmap_size = 0',
    'temp_store = MEMORY',
    'cache_size = -65536',
  ]) {
    driver.pragma(setting);
  }
};

/** Turns what the driver throws into a sentence for the person who waits. */
export const explain = (error: unknown): TandemError => {
  if (error instanceof TandemError) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC')
    return new TandemError('no-space', 'The disk is full. Nothing was changed; free some space and try again.');
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new TandemError('locked', 'Another program is writing to this workspace. Close it and try again.');
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
    return new TandemError('read-only', 'This workspace or its folder cannot be written to. Check its permissions.');
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY')
    return new TandemError(
      'conflict',
      'Something that came later still needs what this would take away. Nothing was changed.',
    );
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return new TandemError(
      'damaged-file',
      'This workspace file is damaged. Restore the newest backup; the file was left as it is.',
    );
  // What is to be kept was written and the disk would not say that it holds it: SQLite may find it there, or not.
  if (code === 'SQLITE_IOERR_FSYNC')
    return new TandemError(
      'read-only',
      'The disk did not confirm that this is kept. See to the disk, then open the workspace again: what it shows is what was kept.',
    );
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO')
    return new TandemError('read-only', 'The disk could not be read or written. Nothing was changed.');
  return new TandemError('internal', error instanceof Error ? error.message : String(error));
};

/** Reads the whole structure of a file; throws when it is damaged. */
export const quickCheck = (driver: Driver): void => {
  const found = driver.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok')
    throw new TandemError(
      'damaged-file',
      'This workspace file is damaged. Restore the newest backup; the file was left as it is.',
    );
};

const openWrite = async (
  path: string,
  fresh: boolean,
  schema: number,
  { beforeMigration, checkedLater = false }: Pick<OpenOptions, 'beforeMigration' | 'checkedLater'>,
): Promise<Driver> => {
  const driver = openDriver(path);
  try {
    configure(driver, false);
    if (!fresh && !(checkedLater && isLarge(path))) quickCheck(driver);
    const version = Number(driver.pragma('user_version', { simple: true }));
    if (version < schema) {
      if (!fresh) await beforeMigration?.(driver, version);
      await migrate(driver, schema);
    }
    return driver;
  } catch (error) {
    driver.close();
    throw explain(error);
  }
};

/** A fault here must leave no connection behind that keeps the file locked. */
const openRead = (path: string, writer?: Driver): Driver => {
  let reader: Driver | undefined;
  try {
    reader = openDriver(path, { readonly: true });
    configure(reader, true);
    return reader;
  } catch (error) {
    reader?.close();
    writer?.close();
    throw explain(error);
  }
};

export type OpenOptions = {
  path: string;
  create?: boolean;
  /** The schema that a new file is to have; the newest unless an older Tandem's tables are to be read. */
  schema?: number;
  /** Whoever opens it has a large file checked once it is open. */
  checkedLater?: boolean;
  beforeMigration?: (driver: Driver, version: number) => Promise<void>;
};

/**
 * Opens a workspace file, or makes an empty one with `create`: one write connection, one read-only. A file
 * that is newer, foreign, empty or damaged is refused with a sentence and stays byte for byte what it was.
 */
export const openStore = async (options: OpenOptions): Promise<Store> => {
  const { path, create = false, schema = SCHEMA_VERSION } = options;
  if (create && existsSync(path)) throw new TandemError('conflict', `There is a file at ${path} already.`);
  if (!create) assertOurs(path);
  const writer = await openWrite(path, create, schema, options);
  const reader = openRead(path, writer);
  const db = writable(writer);
  let tail: Promise<unknown> = Promise.resolve();
  const run = async <T>(work: (db: WriteDb) => Promise<T>, bulk: boolean): Promise<T> => {
    if (bulk) writer.pragma('foreign_keys = OFF');
    try {
      writer.exec('BEGIN IMMEDIATE');
      const result = await work(db);
      writer.exec('COMMIT');
      return result;
    } catch (error) {
      if (writer.inTransaction) writer.exec('ROLLBACK');
      throw explain(error);
    } finally {
      if (bulk) writer.pragma('foreign_keys = ON');
    }
  };
  const store: Store = {
    path,
    read: rememberReads(readerOf(reader), reader),
    readDriver: reader,
    write: (work, writeOptions) => {
      const next = tail.then(() => run(work, writeOptions?.bulk ?? false));
      tail = next.catch(() => undefined);
      return next;
    },
    still: async (work) => {
      const driver = openRead(path);
      try {
        driver.exec('BEGIN');
        // The state is that of the first read, which is now.
        driver.prepare('SELECT 1 FROM sqlite_master').get();
        return await work({ ...store, read: rememberReads(readerOf(driver), driver), readDriver: driver });
      } finally {
        driver.close();
      }
    },
    close: () => {
      reader.close();
      writer.close();
    },
  };
  return store;
};
