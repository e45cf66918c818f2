import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PrintAhead } from '../../src/main/shell/print-ahead';
import type { PrintCall, PrintJob } from '../../src/main/shell/printing';

/** What the figures say, how often a sheet was drawn, and how long drawing takes. */
const world = { figures: 'as it was', version: '1', drawn: 0, wait: Promise.resolve(), now: 0 };

vi.mock('../../src/main/shell/printing', async () => {
  const { writeFile } = await import('node:fs/promises');
  const printReport = async (_job: PrintJob, _environment: unknown, { signal }: PrintCall = {}) => {
    world.drawn += 1;
    const bytes = Buffer.from(world.figures);
    await world.wait;
    if (signal?.aborted) throw new Error('let go');
    return { bytes, pages: 1, figures: 1, overflow: [] };
  };
  return {
    goOn: (signal: AbortSignal | undefined) => signal?.throwIfAborted(),
    printReport,
    printToFile: async (job: PrintJob, file: string, environment: unknown, call: PrintCall) => {
      const { bytes, ...printed } = await printReport(job, environment, call);
      await writeFile(file, bytes);
      return { file, ...printed };
    },
  };
});

const WEEK: PrintJob = { kind: 'weekly', period: '2026-W17', paper: 'A4' };
let folder = '';
let ahead: PrintAhead;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-ahead-'));
  Object.assign(world, { figures: 'as it was', version: '1', drawn: 0, wait: Promise.resolve(), now: 0 });
  ahead = new PrintAhead({
    environment: { preload: '', devServer: null },
    version: () => Promise.resolve(world.version),
    now: () => world.now,
  });
});
afterEach(async () => {
  await ahead.want(null);
  await rm(folder, { recursive: true, force: true });
});

const exported = async (job: PrintJob = WEEK, call?: PrintCall): Promise<string> => {
  const file = join(folder, 'out.pdf');
  await ahead.print(job, file, call);
  return readFile(file, 'utf8');
};

test('what a page wants is printed before it is asked for, and written as often as one likes', async () => {
  await ahead.want(WEEK);
  expect([await exported(), await exported(), world.drawn]).toEqual(['as it was', 'as it was', 1]);
  // Named in another order, with what is not said: the same.
  expect(await exported({ paper: 'A4', snapshot: undefined, period: '2026-W17', kind: 'weekly' })).toBe('as it was');
  expect(world.drawn).toBe(1);
});

test('another report, paper or reader is printed when it is asked for', async () => {
  await ahead.want(WEEK);
  world.figures = 'another';
  expect(await exported({ ...WEEK, paper: 'Letter' })).toBe('another');
});

test('what was printed before a change is not written, though nothing else tells of it', async () => {
  await ahead.want(WEEK);
  world.figures = 'changed';
  ahead.changed();
  expect(await exported()).toBe('changed');
});

test('what was printed before another program wrote to the file is not written', async () => {
  await ahead.want(WEEK);
  Object.assign(world, { figures: 'written by the command line', version: '2' });
  expect(await exported()).toBe('written by the command line');
});

test('a change while it is being printed counts as one after it', async () => {
  let goOn = (): void => undefined;
  world.wait = new Promise((done) => (goOn = done));
  const wanted = ahead.want(WEEK);
  await vi.waitFor(() => expect(world.drawn).toBe(1));
  Object.assign(world, { figures: 'changed meanwhile', version: '2' });
  goOn();
  await wanted;
  expect(await exported()).toBe('changed meanwhile');
});

test('what was printed in another quarter of an hour is not written', async () => {
  await ahead.want(WEEK);
  Object.assign(world, { figures: 'a new day', now: 15 * 60_000 });
  expect(await exported()).toBe('a new day');
});

test('it is printed anew by itself when the changes pause, and not while nobody wants it', async () => {
  vi.useFakeTimers();
  await ahead.want(WEEK);
  world.figures = 'changed';
  ahead.changed();
  await vi.advanceTimersByTimeAsync(500);
  ahead.changed();
  await vi.advanceTimersByTimeAsync(999);
  expect(world.drawn).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  vi.useRealTimers();
  await vi.waitFor(() => expect(world.drawn).toBe(2));
  await ahead.want(null);
  vi.useFakeTimers();
  ahead.changed();
  await vi.advanceTimersByTimeAsync(5_000);
  vi.useRealTimers();
  expect(world.drawn).toBe(2);
});

test('who asks while it is being printed waits for it, and may call it off', async () => {
  let goOn = (): void => undefined;
  world.wait = new Promise((done) => (goOn = done));
  const wanted = ahead.want(WEEK);
  await vi.waitFor(() => expect(world.drawn).toBe(1));
  const off = new AbortController();
  const called = exported(WEEK, { signal: off.signal });
  const waits = exported();
  off.abort();
  await expect(called).rejects.toThrow();
  goOn();
  await wanted;
  expect([await waits, world.drawn]).toEqual(['as it was', 1]);
});

test('leaving the page while somebody exports does not take the file away', async () => {
  let goOn = (): void => undefined;
  world.wait = new Promise((done) => (goOn = done));
  void ahead.want(WEEK);
  await vi.waitFor(() => expect(world.drawn).toBe(1));
  const waits = exported();
  await ahead.want(null);
  goOn();
  expect(await waits).toBe('as it was');
});
