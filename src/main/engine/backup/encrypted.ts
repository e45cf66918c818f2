import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Decrypter, Encrypter } from 'age-encryption';
import { TandemError } from '../../../shared/contract/errors';
import { renameDurably } from '../store/durable';

/** First bytes of every file in the age format (age-encryption.org/v1). */
const HEAD = 'age-encryption.org/v1\n';
const CHUNK = 1 << 20;

export type EncryptOptions = {
  signal?: AbortSignal | undefined;
  /** Bytes read so far. */
  progress?: (done: number) => void;
  /** Cost of the passphrase's scrypt as a power of two; the format's usual one when left out. Only tests lower it. */
  cost?: number;
};

const streamOf = (file: string, { progress }: EncryptOptions): ReadableStream<Uint8Array> => {
  const source = createReadStream(file, { highWaterMark: CHUNK });
  let done = 0;
  source.on('data', (chunk) => progress?.((done += chunk.length)));
  return Readable.toWeb(source) as ReadableStream<Uint8Array>;
};

/** Writes a stream beside `to` and renames it: no half of a file ever has its name. */
const writeWhole = async (from: ReadableStream<Uint8Array>, to: string, signal?: AbortSignal): Promise<void> => {
  const part = `${to}.part`;
  try {
    const target = createWriteStream(part, { flush: true });
    await (signal ? pipeline(Readable.fromWeb(from), target, { signal }) : pipeline(Readable.fromWeb(from), target));
    renameDurably(part, to);
  } finally {
    rmSync(part, { force: true });
  }
};

/**
 * Encrypts a file with a passphrase in the age format, which `age`, `rage` and others open without Tandem. It is read and
 * written as a stream. Answers the size in bytes.
 */
export const encryptFile = async (
  from: string,
  to: string,
  passphrase: string,
  options: EncryptOptions = {},
): Promise<number> => {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  if (options.cost !== undefined) encrypter.setScryptWorkFactor(options.cost);
  await writeWhole(
    (await encrypter.encrypt(streamOf(from, options) as never)) as unknown as ReadableStream<Uint8Array>,
    to,
    options.signal,
  );
  return (await stat(to)).size;
};

const readHead = async (file: string): Promise<string> => {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD.length), 0, HEAD.length, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
};

const wrongPassphrase = () =>
  new TandemError('bad-input', 'This passphrase does not open the file. Nothing was changed; try it again.');
const damaged = () =>
  new TandemError('damaged-file', 'This encrypted copy is damaged or cut off, and was left alone. Ask for it again.');

/**
 * The way back. A wrong passphrase, a file of another kind and a damaged or shortened one are refused with a sentence
 * each, and leave nothing at `to`: every block is authenticated before it counts.
 */
export const decryptFile = async (
  from: string,
  to: string,
  passphrase: string,
  options: EncryptOptions = {},
): Promise<void> => {
  if ((await readHead(from)) !== HEAD)
    throw new TandemError('bad-input', 'This is no encrypted copy: it does not begin as files in the age format do.');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  let clear: ReadableStream<Uint8Array>;
  try {
    clear = (await decrypter.decrypt(streamOf(from, options) as never)) as unknown as ReadableStream<Uint8Array>;
  } catch (error) {
    throw error instanceof Error && /identit|passphrase/i.test(error.message) ? wrongPassphrase() : damaged();
  }
  try {
    await writeWhole(clear, to, options.signal);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    // The disk's own complaints have a code and are told elsewhere.
    throw error instanceof Error && 'code' in error ? error : damaged();
  }
};
