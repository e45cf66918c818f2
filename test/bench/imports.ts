import { readFileSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { once } from 'node:events';
import { spawnSync } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import { BenchEngine, makeWorkspace } from './engine.ts';
import { interleaved, type Line, median, ratio, timed } from './measure.ts';

export const MAP: unknown = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../resources/maps/online-retail.json'), 'utf8'),
);
const LOOP = resolve(import.meta.dirname, 'plain-loop.ts');

const drop = async (file: string): Promise<void> => {
  for (const suffix of ['', '-wal', '-shm']) await rm(file + suffix, { force: true });
};

/** What one side took: milliseconds by the clock, and of its own thread's processor time. */
type Took = { ms: number; busy: number };

const plainLoop = async (csv: string, folder: string, before?: string): Promise<Took> => {
  const file = join(folder, 'loop.sqlite');
  const worker = new Worker(LOOP, { workerData: { csv, file, before } });
  const [took] = (await once(worker, 'message')) as [Took];
  await worker.terminate();
  await drop(file);
  return took;
};

/** The command-line shell's own import into one table, null where there is none; it never touches a workspace. */
const shellImport = (csv: string, folder: string): number | null => {
  const file = join(folder, 'shell.sqlite');
  const begun = performance.now();
  const { status } = spawnSync('sqlite3', [file, '.mode csv', `.import '${csv}' lines`], { stdio: 'ignore' });
  const ms = performance.now() - begun;
  rmSync(file, { force: true });
  return status === 0 ? ms : null;
};

/** One import into a workspace of its own, with everything an import does: checks, lineage, history, daily facts. */
const tandem = async (csv: string, folder: string, before?: string): Promise<Took> => {
  const file = await makeWorkspace(join(folder, 'import.tandem'));
  const engine = new BenchEngine();
  await engine.open(file);
  if (before !== undefined) await engine.call('imports.run', { path: before, map: MAP });
  const already = await engine.busy();
  const ms = await timed(() => engine.call('imports.run', { path: csv, map: MAP }));
  const busy = (await engine.busy()) - already;
  await engine.close();
  await drop(file);
  return { ms, busy };
};

/** Keeps the processor time of a side beside the milliseconds that are compared. */
const noting = (busy: number[], side: () => Promise<Took>) => async (): Promise<number> => {
  const took = await side();
  busy.push(took.busy);
  return took.ms;
};

/** How the two sides compare by processor time of their threads, which what else the machine does is not in. */
const byProcessor = (ours: readonly number[], theirs: readonly number[]): string =>
  `${ratio(ours, theirs).toFixed(2)} × of its processor time (${(median(ours) / 1000).toFixed(2)} s, ${(median(theirs) / 1000).toFixed(2)} s)`;

/** A file that is in already, once more with three of ten lines changed: matched, compared, kept before and after, undoable. */
export const measureUpdates = async (
  { before, after, rounds }: { before: string; after: string; rounds: number },
  folder: string,
): Promise<Line[]> => {
  const [ours, theirs]: [number[], number[]] = [[], []];
  const found = await interleaved(rounds, {
    tandem: noting(ours, () => tandem(after, folder, before)),
    loop: noting(theirs, () => plainLoop(after, folder, before)),
  });
  return [
    {
      what: '30 % of the lines changed',
      ratio: ratio(found.tandem, found.loop),
      aim: 2,
      detail: `Tandem ${(median(found.tandem) / 1000).toFixed(2)} s, plain upsert ${(median(found.loop) / 1000).toFixed(2)} s, ${byProcessor(ours, theirs)}, ${rounds} rounds`,
    },
  ];
};

export const measureImports = async (
  files: readonly { what: string; csv: string; rounds: number }[],
  folder: string,
): Promise<Line[]> => {
  const lines: Line[] = [];
  for (const { what, csv, rounds } of files) {
    const shells: number[] = [];
    const [ours, theirs]: [number[], number[]] = [[], []];
    const found = await interleaved(rounds, {
      tandem: noting(ours, () => tandem(csv, folder)),
      loop: noting(theirs, () => plainLoop(csv, folder)),
      shell: async () => {
        const ms = shellImport(csv, folder);
        if (ms !== null) shells.push(ms);
        return ms ?? Number.NaN;
      },
    });
    if (shells.length > 0)
      lines.push({
        what: `${what}, against sqlite3 .import`,
        ratio: ratio(found.tandem, found.shell),
        aim: 3,
        detail: `sqlite3 ${(median(shells) / 1000).toFixed(2)} s`,
      });
    lines.push({
      what,
      ratio: ratio(found.tandem, found.loop),
      aim: 1.5,
      detail: `Tandem ${(median(found.tandem) / 1000).toFixed(2)} s, plain loop ${(median(found.loop) / 1000).toFixed(2)} s, ${byProcessor(ours, theirs)}, ${rounds} rounds`,
    });
  }
  return lines;
};
