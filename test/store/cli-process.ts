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

/** Builds the command line as the app does and answers with a way to run it as a process of its own. */
export const buildCli = async (): Promise<(...args: string[]) => Said> => {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: 'src/main/cli.ts',
      target: 'node20.18',
      outDir,
      minify: false,
      rolldownOptions: {
        external: ['electron', 'better-sqlite3'],
        output: { format: 'es', entryFileNames: 'cli.js' },
      },
    },
  });
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  return (...args) => {
    const run = spawnSync(process.execPath, [cliFile, ...args], { encoding: 'utf8', maxBuffer: 1e8 });
    return { code: run.status, out: run.stdout, err: run.stderr };
  };
};
