import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { interleaved, type Line, median, ratio } from './measure.ts';

const APP = resolve(import.meta.dirname, 'app');
const LAUNCH = resolve(import.meta.dirname, '../../.runtime/electron.json');
/** A window's memory settles after it is shown. */
const SETTLE_MS = 2500;
const PATIENCE_MS = 180_000;
const MB = 1024;

type Launch = { executablePath: string; args: string[]; env: Record<string, string> };
type Started = { ms: number; memoryMb: number | null };

/** Every process below one, itself included. */
const family = (root: number): number[] => {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // It ended meanwhile.
    }
  }
  const found: number[] = [];
  const walk = (pid: number): void => {
    found.push(pid);
    for (const child of children.get(pid) ?? []) walk(child);
  };
  walk(root);
  return found;
};

/** Memory of all processes as their proportional share (PSS), in MB; null where the system does not tell. */
const memoryOf = (pid: number): number | null => {
  if (!existsSync('/proc/self/smaps_rollup')) return null;
  let kilobytes = 0;
  for (const one of family(pid)) {
    try {
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      // It ended meanwhile, or is not ours to read.
    }
  }
  return kilobytes / MB;
};

/**
 * Starts the window on a data folder, waits for the line that it prints (`wanted`, whose first group is answered),
 * does what is to be done meanwhile, and ends it.
 */
export const withWindow = async (
  dataFolder: string,
  {
    wanted,
    more,
    meanwhile,
    patienceMs = PATIENCE_MS,
  }: { wanted: RegExp; more: NodeJS.ProcessEnv; meanwhile?: (pid: number) => Promise<void>; patienceMs?: number },
): Promise<string> => {
  const launch = JSON.parse(readFileSync(LAUNCH, 'utf8')) as Launch;
  const env: NodeJS.ProcessEnv = { ...process.env, ...launch.env, TANDEM_DATA_DIR: dataFolder, ...more };
  delete env['ELECTRON_RUN_AS_NODE'];
  const child = spawn(launch.executablePath, [...launch.args, APP], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const patience = setTimeout(() => child.kill(), patienceMs);
  try {
    const answer = await new Promise<string>((found, fail) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const said = wanted.exec(line)?.[1];
        if (said !== undefined) found(said);
        else if (line.startsWith('failed')) fail(new Error(line));
      });
      child.once('error', fail);
      child.once('exit', (code, signal) =>
        fail(new Error(`The window ended (${signal ?? code}) before it had said what was waited for.`)),
      );
    });
    if (meanwhile && child.pid !== undefined) await meanwhile(child.pid);
    return answer;
  } finally {
    clearTimeout(patience);
    child.kill();
    await gone;
  }
};

/** Starts the window on a data folder, waits until its page can be used, and ends it. */
const start = async (dataFolder: string, options: { empty: boolean; memory: boolean }): Promise<Started> => {
  const begun = performance.timeOrigin + performance.now();
  let memoryMb: number | null = null;
  const usable = await withWindow(dataFolder, {
    wanted: /^usable ([\d.]+)/,
    more: options.empty ? { BENCH_EMPTY: '1' } : {},
    meanwhile: async (pid) => {
      if (!options.memory) return;
      await wait(SETTLE_MS);
      memoryMb = memoryOf(pid);
    },
  });
  return { ms: Number(usable) - begun, memoryMb };
};

/** A data folder whose last workspace is a copy of this one. */
export const dataFolderOf = async (folder: string, workspace: string | null): Promise<string> => {
  await mkdir(join(folder, 'workspaces'), { recursive: true });
  if (workspace !== null) {
    const path = join(folder, 'workspaces', 'Bench.tandem');
    await cp(workspace, path);
    await writeFile(
      join(folder, 'workspaces.json'),
      JSON.stringify({ last: path, recent: [{ path, name: 'Bench' }], people: {} }),
    );
  }
  return folder;
};

export const measureStarts = async (
  workspaces: { empty: string; large: string },
  folder: string,
  rounds: number,
): Promise<{ starts: Line[]; memory: Line[] }> => {
  const folders = {
    window: await dataFolderOf(join(folder, 'start-window'), null),
    empty: await dataFolderOf(join(folder, 'start-empty'), workspaces.empty),
    large: await dataFolderOf(join(folder, 'start-large'), workspaces.large),
  };
  const memory: Record<keyof typeof folders, number[]> = { window: [], empty: [], large: [] };
  const runOf = (name: keyof typeof folders) => async (): Promise<number> => {
    const started = await start(folders[name], { empty: name === 'window', memory: true });
    if (started.memoryMb !== null) memory[name].push(started.memoryMb);
    return started.ms;
  };
  // The first start of each fills its caches.
  for (const name of ['window', 'empty', 'large'] as const)
    await start(folders[name], { empty: name === 'window', memory: false });
  const found = await interleaved(rounds, { window: runOf('window'), empty: runOf('empty'), large: runOf('large') });
  for (const path of Object.values(folders)) await rm(path, { recursive: true, force: true });
  const window = `empty window ${median(found.window).toFixed(0)} ms`;
  const of = (name: 'empty' | 'large', what: string, aim: number): Line => ({
    what,
    ratio: ratio(found[name], found.window),
    aim,
    detail: `${median(found[name]).toFixed(0)} ms, ${window}, ${rounds} rounds`,
  });
  const megabytes = (name: keyof typeof folders): string => `${median(memory[name]).toFixed(0)} MB`;
  return {
    starts: [of('empty', 'Home of an empty workspace', 1.3), of('large', 'Home of 500,000 lines', 1.4)],
    memory:
      memory.window.length === 0
        ? []
        : (['empty', 'large'] as const).map((name) => ({
            what: name === 'empty' ? 'Memory, empty workspace' : 'Memory, 500,000 lines',
            ratio: ratio(memory[name], memory.window),
            detail: `${megabytes(name)}, empty window ${megabytes('window')} (PSS of all processes)`,
          })),
  };
};
