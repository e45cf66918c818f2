import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

export type Call = { channel: string; input: unknown };
/** What an engine process said: the calls it began, finished and was refused, by number; 0 is the opening. */
export type Said = {
  begun: number;
  done: Map<number, string>;
  refused: Map<number, { code: string; message: string }>;
  faults: string[];
  closed: boolean;
  killed: boolean;
  /** Milliseconds from `ready` to the end. */
  took: number;
};

const root = resolve(import.meta.dirname, '../..');
const OUT = join(root, 'out', 'faults-test', String(process.pid));
/** Wednesday of a week in the middle of a quarter. */
export const CLOCK = Date.parse('2026-05-13T15:00:00Z');

/** Builds the engine process as the command line is built, with the thread beside it that makes and checks copies. Answers what removes both. */
export const buildChild = async (): Promise<() => void> => {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      target: 'node22',
      outDir: OUT,
      minify: false,
      rolldownOptions: {
        input: { child: 'test/faults/child.ts', 'beside-worker': 'src/main/engine/backup/beside-worker.ts' },
        external: ['better-sqlite3'],
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
  return () => rmSync(OUT, { recursive: true, force: true });
};

const parse = (lines: readonly string[], killed: boolean, took: number): Said => {
  const said: Said = { begun: -1, done: new Map(), refused: new Map(), faults: [], closed: false, killed, took };
  for (const line of lines) {
    const [word = '', number = '', ...rest] = line.split(' ');
    if (word === 't') said.begun = Number(number);
    if (word === 'a') said.done.set(Number(number), rest.join(' '));
    if (word === 'e') said.refused.set(Number(number), JSON.parse(rest.join(' ')) as { code: string; message: string });
    if (word === 'log') said.faults.push(line);
    if (word === 'closed') said.closed = true;
  }
  return said;
};

/** What a text of the process's output says; a line that is not whole does not count. */
export const saidIn = (text: string): Said => parse(text.split('\n').slice(0, -1), false, 0);

/**
 * Runs calls in an engine process of their own. With `killAfter` it is killed as by a power switch so many milliseconds
 * after it was ready; what it had said by then is the answer.
 */
export const runChild = async (
  workspace: string,
  calls: readonly Call[],
  {
    killAfter,
    env = {},
    callsFile = `${workspace}.calls.json`,
    ...user
  }: { killAfter?: number; env?: Record<string, string>; callsFile?: string; uid?: number; gid?: number } = {},
): Promise<Said> => {
  const file = callsFile;
  writeFileSync(file, JSON.stringify(calls));
  const child = spawn(process.execPath, [join(OUT, 'child.mjs'), workspace, file, String(CLOCK)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, UV_USE_IO_URING: '0', ...env },
    ...user,
  });
  let text = '';
  let errors = '';
  let ready = 0;
  let timer: NodeJS.Timeout | undefined;
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (errors += piece));
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
    if (ready > 0 || !text.startsWith('ready')) return;
    ready = performance.now();
    if (killAfter !== undefined) timer = setTimeout(() => child.kill('SIGKILL'), killAfter);
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((done) =>
    child.once('close', (...how: [number | null, string | null]) => done(how)),
  );
  clearTimeout(timer);
  rmSync(file, { force: true });
  if (signal === null && code !== 0) throw new Error(`The engine process ended with ${code}: ${errors.slice(0, 2000)}`);
  return parse(text.split('\n').slice(0, -1), signal === 'SIGKILL', performance.now() - ready);
};
