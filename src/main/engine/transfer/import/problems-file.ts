import { closeSync, ftruncateSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { ImportProblem } from '../../../../shared/contract/imports';
import { harmless } from '../../../../shared/domain/cells';
import { renameDurably } from '../../store/durable';

/** Problems that are written to the disk at once. */
const AT_ONCE = 1_000;

/** Takes every problem of a file, however many there are. */
export type ProblemSink = {
  /** A reading begins, perhaps once more from the first line: what an earlier one told is forgotten. */
  start: () => void;
  add: (problem: ImportProblem) => void;
};

/** All problems of a file as CSV beside `file`, which has its name once `keep` is called; `discard` closes it either way. */
export const problemsFile = (file: string): ProblemSink & { keep: () => number; discard: () => void } => {
  const part = `${file}.part`;
  mkdirSync(dirname(file), { recursive: true });
  const handle = openSync(part, 'w');
  let open = true;
  let at = 0;
  let count = 0;
  let waiting: string[][] = [];
  const flush = (): void => {
    at += writeSync(handle, stringify(waiting), at);
    waiting = [];
  };
  const close = (): void => {
    if (open) closeSync(handle);
    open = false;
  };
  return {
    start: () => {
      ftruncateSync(handle);
      [at, count, waiting] = [0, 0, [['line', 'column', 'problem', 'level']]];
    },
    add: ({ line, column, problem, level }) => {
      count += 1;
      waiting.push([String(line), harmless(column ?? ''), harmless(problem), level]);
      if (waiting.length >= AT_ONCE) flush();
    },
    keep: () => {
      flush();
      close();
      renameDurably(part, file);
      return count;
    },
    discard: () => {
      close();
      rmSync(part, { force: true });
    },
  };
};
