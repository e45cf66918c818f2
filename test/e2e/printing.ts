import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { test } from '@playwright/test';
import type { World } from '../store/reports-world';

export const root = resolve(import.meta.dirname, '../..');

let made = '';
/** A folder of the test file's own, gone after its tests. */
export const folder = (): string => {
  if (made === '') made = mkdtempSync(join(tmpdir(), 'tandem-pdf-'));
  return made;
};
test.afterAll(() => {
  if (made !== '') rmSync(made, { recursive: true, force: true });
  made = '';
});

/** The command line as a person types it, without any display of its own. */
export const tandem = (...args: string[]): unknown => {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const done = spawnSync(process.execPath, [join(root, 'scripts/tandem.mjs'), ...args, '--json'], {
    env,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`${args.join(' ')}: ${done.stderr}`);
  return JSON.parse(done.stdout);
};

export type Printed = { pdf: string; pages: number; figures: number; overflow: string[] };
/** Prints a report of a workspace's file; `more` are further arguments of the command. */
export const print = (workspace: string, kind: string, period: string, paper = 'A4', ...more: string[]): Printed => {
  const pdf = join(folder(), `${kind}-${period}-${paper}-${String(Math.random()).slice(2, 8)}.pdf`);
  return tandem(
    'report',
    kind,
    '--workspace',
    workspace,
    '--period',
    period,
    '--paper',
    paper,
    '--pdf',
    pdf,
    ...more,
  ) as Printed;
};

/** Closes a world, leaving its file. */
export const fileOf = async (world: World): Promise<string> => {
  world.store.close();
  await world.engine.close();
  return world.path;
};
export const drop = (path: string): void => rmSync(dirname(path), { recursive: true, force: true });
