import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { z } from 'zod';
import { TandemError } from '../../shared/contract';

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
  const temporary = join(folder, `.${basename(file).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
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

/** Reads a small settings file; a missing or damaged one answers what the schema makes of nothing. */
export const readSettings = async <S extends z.ZodType>(file: string, schema: S): Promise<z.output<S>> => {
  try {
    const parsed = schema.safeParse(JSON.parse(await patiently(() => readFile(file, 'utf8'))));
    if (parsed.success) return parsed.data;
  } catch {
    // Below.
  }
  return schema.parse({});
};

/** A settings file in memory, written back whole after each change, one write after the other. */
export class SettingsFile<S extends z.ZodType> {
  readonly #file: string;
  #value: z.output<S>;
  #writing: Promise<void> = Promise.resolve();

  private constructor(file: string, value: z.output<S>) {
    this.#file = file;
    this.#value = value;
  }

  /** Opens the file; see readSettings for what a missing one holds. */
  static async open<S extends z.ZodType>(file: string, schema: S): Promise<SettingsFile<S>> {
    return new SettingsFile<S>(file, await readSettings(file, schema));
  }

  get value(): z.output<S> {
    return this.#value;
  }

  /** Changes the value and answers when it is on disk. */
  set(value: z.output<S>): Promise<void> {
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
