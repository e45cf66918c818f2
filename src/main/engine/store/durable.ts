import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const sync = (path: string, flags: 'r' | 'r+'): void => {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** What a file system answers that cannot write a folder through: some network drives and sticks. */
const CANNOT = new Set(['EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR']);

/**
 * The names in a folder. Windows has no such call for folders and writes names through by itself; where a file system has
 * none, the file is there under its name all the same.
 */
const syncNames = (folder: string): void => {
  if (process.platform === 'win32') return;
  try {
    sync(folder, 'r');
  } catch (error) {
    if (!CANNOT.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
};

const syncAll = (path: string): void => {
  if (!statSync(path).isDirectory()) {
    sync(path, 'r+');
    return;
  }
  for (const name of readdirSync(path)) syncAll(join(path, name));
  syncNames(path);
};

/**
 * Gives a finished file, or a folder of finished files, its name so that all of it outlasts a power cut: the bytes first,
 * then the name, which is part of the folder that it lies in.
 */
export const renameDurably = (from: string, to: string): void => {
  syncAll(from);
  renameSync(from, to);
  syncNames(dirname(to));
};

/** Writes a text beside its name and renames it: what stood there stays until the new one is whole. */
export const writeText = (file: string, text: string): void => {
  const part = `${file}.part`;
  try {
    writeFileSync(part, text);
    renameDurably(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
};

/** Takes away a file that must not stay, and what SQLite lays beside it. */
export const discard = (file: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
};

/** Whole copies take minutes at most; what is older was left by a Tandem that was ended in the middle of one. */
const LEFT_OVER_MS = 3_600_000;

/** Takes away halves of copies in a folder of ours that nobody is writing any more. */
export const sweepParts = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    if (!/^\..*\.part(-wal|-shm|-journal)?$/.test(name)) continue;
    const file = join(folder, name);
    const about = statSync(file, { throwIfNoEntry: false });
    if (about && Date.now() - about.mtimeMs > LEFT_OVER_MS) rmSync(file, { force: true });
  }
};
