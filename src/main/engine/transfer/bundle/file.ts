import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { TandemError } from '../../../../shared/contract/errors';
import { renameDurably } from '../../store/durable';
import { SCHEMA_VERSION } from '../../store/migrate';
import { FIRST_SCHEMA, lifted } from './lift';
import { BUNDLE_VERSION, type Bundle, type BundleLine, bundleLine, type Manifest, manifest } from './lines';

/** A file that unpacks to more than this is no week of anyone's work. */
const MOST_BYTES = 1024 * 1024 * 1024;
const MOST_LINE = 64 * 1024 * 1024;

const bad = (sentence: string): TandemError => new TandemError('bad-file', `${sentence} Nothing was changed.`);
const cancelled = (): TandemError => new TandemError('cancelled', 'Cancelled. Nothing was changed.');

/**
 * A bundle is JSON lines in gzip: the manifest first, with the checksum of what follows, then one record, fact or
 * block a line. It gets its name when it is whole.
 */
export const writeBundle = async (
  file: string,
  head: Omit<Manifest, 'sha256' | 'counts' | 'format' | 'version' | 'schema'>,
  lines: readonly BundleLine[],
  signal?: AbortSignal,
): Promise<Manifest> => {
  const hash = createHash('sha256');
  const counts = { records: 0, facts: 0, blocks: 0 };
  for (const line of lines) {
    hash.update(`${JSON.stringify(line)}\n`);
    counts[line.kind === 'record' ? 'records' : line.kind === 'fact' ? 'facts' : 'blocks'] += 1;
  }
  const first: Manifest = {
    format: 'tandem-bundle',
    version: BUNDLE_VERSION,
    schema: SCHEMA_VERSION,
    ...head,
    counts,
    sha256: hash.digest('hex'),
  };
  const text = function* (): Generator<string> {
    yield `${JSON.stringify(first)}\n`;
    for (const line of lines) {
      if (signal?.aborted) throw cancelled();
      yield `${JSON.stringify(line)}\n`;
    }
  };
  const part = `${file}.part`;
  try {
    await pipeline(Readable.from(text()), createGzip(), createWriteStream(part, { flush: true }));
    renameDurably(part, file);
  } finally {
    rmSync(part, { force: true });
  }
  return first;
};

/** The lines of a gzip file; a file that unpacks to too much, or is no gzip, is refused. */
const linesOf = async function* (file: string, signal?: AbortSignal): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unpacked = createGunzip();
  source.on('error', (error) => unpacked.destroy(error));
  let total = 0;
  let rest: Buffer[] = [];
  let waiting = 0;
  for await (const chunk of source.pipe(unpacked) as AsyncIterable<Buffer>) {
    if (signal?.aborted) throw cancelled();
    total += chunk.length;
    if (total > MOST_BYTES) throw bad('This bundle unpacks to more than a gigabyte.');
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, end)]).toString('utf8');
      rest = [];
      waiting = 0;
      from = end + 1;
    }
    rest.push(chunk.subarray(from));
    waiting += chunk.length - from;
    if (waiting > MOST_LINE) throw bad('A line of this bundle has no end.');
  }
  if (waiting > 0) throw bad('This bundle is cut off.');
};

const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw bad('This bundle cannot be read: a line of it is no JSON.');
  }
};

const headOf = (text: string): Manifest => {
  const told = asJson(text);
  const parsed = manifest.safeParse(told);
  if (!parsed.success) throw bad('This file is no bundle of changes that Tandem wrote.');
  const { version, schema } = parsed.data;
  if (version > BUNDLE_VERSION || schema > SCHEMA_VERSION)
    throw new TandemError('newer-file', 'This bundle was made by a newer Tandem. Update Tandem to take it.');
  if (schema < FIRST_SCHEMA) throw bad('This file is no bundle of changes that Tandem wrote.');
  return parsed.data;
};

/** Reads a bundle whole: every line has its shape, and all of them the manifest's checksum. */
export const readBundle = async (file: string, signal?: AbortSignal): Promise<Bundle> => {
  if (!existsSync(file)) throw new TandemError('not-found', `There is no file ${file}.`);
  const bundle: Omit<Bundle, 'manifest'> = { records: [], facts: [], blocks: [] };
  const hash = createHash('sha256');
  let head: Manifest | undefined;
  try {
    for await (const text of linesOf(file, signal)) {
      if (head === undefined) {
        head = headOf(text);
        continue;
      }
      hash.update(`${text}\n`);
      const parsed = bundleLine.safeParse(asJson(text));
      if (!parsed.success) throw bad('A line of this bundle is not what it should be.');
      const line = lifted(parsed.data, head.schema);
      if (line.kind === 'record') bundle.records.push(line);
      else if (line.kind === 'fact') bundle.facts.push(line);
      else bundle.blocks.push(line);
    }
  } catch (error) {
    if (error instanceof TandemError) throw error;
    throw bad('This file is damaged, cut off, or no bundle of changes.');
  }
  if (head === undefined) throw bad('This file is empty.');
  if (hash.digest('hex') !== head.sha256) throw bad('This bundle was changed or cut off since it was made.');
  return { manifest: head, ...bundle };
};
