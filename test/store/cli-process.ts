import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

export type Said = { code: number | null; out: string; err: string };

// Test files run beside each other, and a build empties its folder first.
const outDir = join(root, 'out', 'cli-test', String(process.pid));

/** Where `buildCli` leaves the command line of this test file. */
export const cliFile = join(outDir, 'cli.js');

/** Builds an entry of the main process as the app does; answers with the file. */
export const buildEntry = async (source: string, name: string): Promise<string> => {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: source,
      target: 'node20.18',
      outDir,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        external: ['electron', 'better-sqlite3'],
        output: { format: 'es', entryFileNames: name },
      },
    },
  });
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  return join(outDir, name);
};

/** Builds the command line and answers with a way to run it as a process of its own. */
export const buildCli = async (): Promise<(...args: string[]) => Said> => {
  await buildEntry('src/main/cli.ts', 'cli.js');
  return (...args) => {
    const run = spawnSync(process.execPath, [cliFile, ...args], { encoding: 'utf8', maxBuffer: 1e8 });
    return { code: run.status, out: run.stdout, err: run.stderr };
  };
};
