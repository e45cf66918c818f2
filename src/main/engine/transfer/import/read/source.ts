import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import type { Statement } from '../../../store/dialect';
import { newlines } from './head';

const BLOCK_CHARACTERS = 256 * 1024;
/** Blocks compressed at a time; more would only take memory. */
const AT_ONCE = 4;
const compress = promisify(deflateRaw);

/** Keeps the physical lines of a file in compressed blocks, so that any row can show the line it came from. They are compressed beside the reading. */
export const sourceKeeper = (
  batch: number,
  insert: Statement,
): { text: (chunk: string) => void; settled: () => Promise<void>; end: () => Promise<void> } => {
  // Only whoever waits for a block inserts it, so that nothing is written after an import has been given up.
  const running: { first: number; last: number; bytes: Promise<Buffer> }[] = [];
  const insertOne = async (): Promise<void> => {
    const block = running.shift();
    if (block) insert.run(batch, block.first, block.last, await block.bytes);
  };
  let pending: string[] = [];
  let length = 0;
  let line = 1;
  const write = (text: string): void => {
    const lines = newlines(text) + (text.endsWith('\n') ? 0 : 1);
    const bytes = compress(text, { level: 1 });
    bytes.catch(() => undefined);
    running.push({ first: line, last: line + lines - 1, bytes });
    line += lines;
  };
  return {
    text: (chunk) => {
      pending.push(chunk);
      length += chunk.length;
      if (length < BLOCK_CHARACTERS) return;
      const all = pending.join('');
      const end = all.lastIndexOf('\n') + 1;
      if (end === 0) return;
      write(all.slice(0, end));
      pending = [all.slice(end)];
      length = all.length - end;
    },
    settled: async () => {
      while (running.length >= AT_ONCE) await insertOne();
    },
    end: async () => {
      const all = pending.join('');
      if (all !== '') write(all);
      while (running.length > 0) await insertOne();
    },
  };
};
