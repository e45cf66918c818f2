import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { TandemError } from '../../shared/contract/errors';
import { isRecord } from '../../shared/domain/record';

/**
 * What a settings file holds, made of what was found in it; every field falls back by itself, so that one bad value does
 * not lose the others. Written out, and not a schema, since these files are read before the first window and the
 * schema library would be the largest thing loaded until then.
 */
export type SettingsReader<T> = (stored: Readonly<Record<string, unknown>>) => T;

let writes = 0;

/** A virus scanner or a cloud drive may hold a file for a moment. */
const RETRY_CODES = new Set(['EBUSY', 'EPERM', 'EACCES']);
const RETRIES = [20, 50, 100, 200, 400];

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

const patiently = async <T>(work: () => Promise<T>): Promise<T> => {
  for (const wait of RETRIES) {
    try {
      return await work();
    } catch (error) {
      if (!RETRY_CODES.has(codeOf(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return work();
};

/** A sentence for what a file system refuses. */
export const explainFileError = (error: unknown): TandemError => {
  if (error instanceof TandemError) return error;
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new TandemError('no-space', 'The disk is full. Nothing was written: free some space and try again.');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new TandemError(
        'read-only',
        'This place cannot be written to. Choose another folder, or check its permissions.',
      );
    case 'EBUSY':
      return new TandemError('locked', 'Another program is using this file. Close it there and try again.');
    case 'ENOENT':
    case 'ENOTDIR':
      return new TandemError('not-found', 'This file or folder is not there any more.');
    case 'EISDIR':
      return new TandemError('bad-file', 'This is a folder, not a file.');
    default:
      return new TandemError('internal', error instanceof Error ? error.message : String(error));
  }
};

/** Writes all or nothing: a temporary file beside the target, flushed to disk, then renamed over it. */
export const writeWhole = async (file: string, content: string | Uint8Array): Promise<void> => {
  const folder = dirname(file);
  const temporary = join(folder, `.${basename(file).slice(0, 100)}.${process.pid}-${(writes += 1)}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await patiently(() => rename(temporary, file));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw explainFileError(error);
  }
};

/** Reads a small settings file; a missing or damaged one answers what the reader makes of nothing. */
export const readSettings = async <T>(file: string, reader: SettingsReader<T>): Promise<T> => {
  let stored: unknown;
  try {
    stored = JSON.parse(await patiently(() => readFile(file, 'utf8')));
  } catch {
    // Below.
  }
  return reader(isRecord(stored) ? stored : {});
};

/** A settings file in memory, written back whole after each change, one write after the other. */
export class SettingsFile<T> {
  readonly #file: string;
  #value: T;
  #writing: Promise<void> = Promise.resolve();

  private constructor(file: string, value: T) {
    this.#file = file;
    this.#value = value;
  }

  /** Opens the file; see readSettings for what a missing one holds. */
  static async open<T>(file: string, reader: SettingsReader<T>): Promise<SettingsFile<T>> {
    return new SettingsFile<T>(file, await readSettings(file, reader));
  }

  get value(): T {
    return this.#value;
  }

  /** Changes the value and answers when it is on disk. */
  set(value: T): Promise<void> {
    this.#value = value;
    const written = this.#writing.then(() => writeWhole(this.#file, `${JSON.stringify(value, null, 2)}\n`));
    this.#writing = written.catch(() => undefined);
    return written;
  }

  /** Answers when nothing is left to be written. */
  settled(): Promise<void> {
    return this.#writing;
  }
}
