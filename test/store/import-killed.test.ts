import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCli, cliFile, type Said } from './cli-process';

const Driver = createRequire(import.meta.url)('better-sqlite3') as new (
  file: string,
  options?: Database.Options,
) => Database.Database;

let tandem: (...args: string[]) => Said;
let folder: string;
let workspace: string;
let orders: string;
const ROWS = 20_000;

beforeAll(async () => {
  tandem = await buildCli();
  folder = mkdtempSync(join(tmpdir(), 'tandem-killed-'));
  workspace = join(folder, 'killed.tandem');
  orders = join(folder, 'orders.csv');
  const lines = ['order_id,ordered_at,quantity,unit_price,product_name,channel'];
  for (let index = 0; index < ROWS; index += 1)
    lines.push(
      `A-${index},2026-0${1 + (index % 4)}-1${index % 9},${1 + (index % 3)},${10 + (index % 7)}.50,P${index % 40},Web`,
    );
  writeFileSync(orders, `${lines.join('\n')}\n`);
  expect(tandem('new', '--workspace', workspace, '--name', 'Killed', '--currency', 'USD').code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts an import as a process of its own and ends it as a power cut would, after a share of the time that a whole one takes. */
const killedAfter = async (milliseconds: number): Promise<boolean> => {
  const child = spawn(process.execPath, [cliFile, 'import', '--workspace', workspace, orders], { stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  const signal = await new Promise((done) => child.once('exit', (_code, by) => done(by)));
  clearTimeout(timer);
  return signal === 'SIGKILL';
};

type State = { lines: number; orders: number; batches: number; sold: number; daily: number };
const stateOf = (): State => {
  const driver = new Driver(workspace);
  try {
    expect(driver.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(driver.pragma('foreign_key_check')).toEqual([]);
    const number = (sql: string): number => (driver.prepare(sql).get() as { n: number | null }).n ?? 0;
    return {
      lines: number('SELECT count(*) AS n FROM order_lines'),
      orders: number('SELECT count(*) AS n FROM orders'),
      batches: number('SELECT count(*) AS n FROM import_batches'),
      sold: number('SELECT sum(amount_minor) AS n FROM order_lines'),
      daily: number('SELECT sum(gross_minor) AS n FROM daily_sales'),
    };
  } finally {
    driver.close();
  }
};

test('an import that is killed at any moment leaves the old state or the new one, and can be run again', async () => {
  const old = stateOf();
  expect(old).toMatchObject({ lines: 0, batches: 0 });
  const copy = join(folder, 'whole.tandem');
  expect(tandem('new', '--workspace', copy, '--name', 'Whole', '--currency', 'USD').code).toBe(0);
  const began = performance.now();
  expect(tandem('import', '--workspace', copy, orders).code).toBe(0);
  const whole = performance.now() - began;

  let killed = 0;
  for (const share of [0.2, 0.45, 0.6, 0.75, 0.85, 0.93]) {
    killed += (await killedAfter(whole * share)) ? 1 : 0;
    const state = stateOf();
    expect([0, ROWS], `after ${share} of the time`).toContain(state.lines);
    expect([state.orders, state.batches]).toEqual(state.lines === 0 ? [0, 0] : [ROWS, 1]);
    expect(state.daily, 'sums by day belong to the lines').toBe(state.sold);
    if (state.lines > 0) break;
  }
  expect(killed).toBeGreaterThan(0);
  expect(tandem('check', '--workspace', workspace).code).toBe(0);
  expect(tandem('import', '--workspace', workspace, orders).code).toBe(0);
  const done = stateOf();
  expect(done).toMatchObject({ lines: ROWS, orders: ROWS });
  expect(done.daily).toBe(done.sold);
}, 240_000);
