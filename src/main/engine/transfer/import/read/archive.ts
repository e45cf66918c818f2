import type { Readable } from 'node:stream';
import type { Entry, ZipFile } from 'yauzl';
import { TandemError } from '../../../../../shared/contract/errors';
import { figure } from '../../../../../shared/domain/figures';

/** An archive on disk or, where it lies in another one, in memory. */
export type Archive = { path: string } | { bytes: Buffer };
export type Packed = { name: string; size: number; open: () => Promise<Readable> };

const MAX_ENTRIES = 5000;
const MAX_TOTAL = 16 * 1024 ** 3;
/** Tables shrink to a twentieth, worksheets to a thirtieth; what shrinks to less than this part is a bomb. */
const MAX_RATIO = 250;
const SMALL = 8 * 1024 * 1024;
/** What has to be held as a whole, such as a workbook inside an archive. */
const MAX_HELD = 128 * 1024 * 1024;
const ENCRYPTED = 1;

const refuse = (sentence: string): TandemError => new TandemError('bad-file', sentence);

const openZip = async (archive: Archive): Promise<ZipFile> => {
  // Loaded with the first archive, not with the engine.
  const yauzl = await import('yauzl');
  const options = { lazyEntries: true, autoClose: false, strictFileNames: true };
  try {
    return 'path' in archive
      ? await yauzl.openPromise(archive.path, options)
      : await yauzl.fromBufferPromise(archive.bytes, options);
  } catch {
    throw refuse('This archive is damaged or cut off: its list of files cannot be read.');
  }
};

const check = (entry: Entry): void => {
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0)
    throw refuse('This archive is locked with a password. Unpack it and import what is inside.');
  if (entry.uncompressedSize > SMALL && entry.uncompressedSize > entry.compressedSize * MAX_RATIO)
    throw refuse(
      `"${entry.fileName.slice(0, 80)}" in this archive would unpack to ${figure(Math.round(entry.uncompressedSize / 1024 ** 2))} MB from almost nothing: it is not opened.`,
    );
};

/** Says what is wrong with an archive in a sentence; names that lead out of it are the archive's, never a file's of ours. */
const sentenceOf = (error: unknown): TandemError => {
  if (error instanceof TandemError) return error;
  const message = error instanceof Error ? error.message : '';
  return /relative path|absolute path|invalid characters|backslash/i.test(message)
    ? refuse('This archive names files outside of itself, which no honest one does: it is not opened.')
    : refuse('This archive is damaged: what is inside cannot be unpacked.');
};

const streamOf = async (archive: Archive, entry: Entry): Promise<Readable> => {
  const zip = await openZip(archive);
  try {
    const stream = await zip.openReadStreamPromise(entry);
    stream.once('close', () => zip.close());
    return stream;
  } catch (error) {
    zip.close();
    throw sentenceOf(error);
  }
};

/** The files in an archive. One with hostile names, sizes or a password is refused before anything is unpacked. */
export const entriesOf = async (archive: Archive): Promise<Packed[]> => {
  const zip = await openZip(archive);
  const found: Packed[] = [];
  let total = 0;
  try {
    if (zip.entryCount > MAX_ENTRIES) throw refuse(`This archive holds more than ${figure(MAX_ENTRIES)} files.`);
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      check(entry);
      total += entry.uncompressedSize;
      if (total > MAX_TOTAL) throw refuse('This archive would unpack to more than 16 GB.');
      found.push({ name: entry.fileName, size: entry.uncompressedSize, open: () => streamOf(archive, entry) });
    }
  } catch (error) {
    throw sentenceOf(error);
  } finally {
    zip.close();
  }
  return found;
};

/** Every chunk of a packed file; damage on the way is said in a sentence. */
export async function* chunksOf(packed: Packed): AsyncGenerator<Buffer> {
  const stream = await packed.open();
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    throw sentenceOf(error);
  } finally {
    stream.destroy();
  }
}

/** The first bytes of a packed file. */
export const headOfPacked = async (packed: Packed, bytes: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunksOf(packed)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= bytes) break;
  }
  return Buffer.concat(chunks).subarray(0, bytes);
};

/** A packed file as a whole; one that is too large to be held is refused. */
export const bytesOf = async (packed: Packed, limit = MAX_HELD): Promise<Buffer> => {
  if (packed.size > limit)
    throw refuse(
      `"${packed.name.slice(0, 80)}" is larger than ${Math.round(limit / 1024 ** 2)} MB, which is too much to be opened inside an archive. Unpack it, or save the sheet as CSV.`,
    );
  const chunks: Buffer[] = [];
  for await (const chunk of chunksOf(packed)) chunks.push(chunk);
  return Buffer.concat(chunks);
};
