import { deflateRawSync } from 'node:zlib';
import type { Statement } from '../../../store/dialect';
import { newlines } from './table';

const BLOCK_CHARACTERS = 256 * 1024;

/** Keeps the physical lines of a file in compressed blocks, so that any row can show the line it came from. */
export const sourceKeeper = (batch: number, insert: Statement): { text: (chunk: string) => void; end: () => void } => {
  let pending: string[] = [];
  let length = 0;
  let line = 1;
  const write = (text: string): void => {
    const lines = newlines(text) + (text.endsWith('\n') ? 0 : 1);
    insert.run(batch, line, line + lines - 1, deflateRawSync(text, { level: 1 }));
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
    end: () => {
      const all = pending.join('');
      if (all !== '') write(all);
    },
  };
};
