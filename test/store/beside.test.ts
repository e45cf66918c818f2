import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createEngine, createWorkspace, type Engine } from '../../src/main/engine/index';
import { openDriver } from '../../src/main/engine/store/driver';
import type { ChannelName, Input, Output, Result } from '../../src/shared/contract';
import { buildEntry } from './cli-process';

/** Copies and checks in a thread beside the engine's, as in the window and on the command line. */
let helper: string;
let now: number;
let folder: string;
let path: string;
let engine: Engine | undefined;

beforeAll(async () => {
  helper = await buildEntry('src/main/engine/backup/beside-worker.ts', 'beside-worker.js');
});
beforeEach(async () => {
  now = Date.UTC(2026, 4, 13, 8);
  folder = mkdtempSync(join(tmpdir(), 'tandem-beside-'));
  path = join(folder, 'shop.tandem');
  await createWorkspace({
    path,
    name: 'Shop',
    currency: 'USD',
    timeZone: 'UTC',
    weekStart: 1,
    fiscalYearStart: 1,
    sample: false,
    clock: () => now,
  });
});
afterEach(async () => {
  await engine?.close();
  engine = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const open = async (): Promise<Engine> =>
  (engine = await createEngine({ workspacePath: path, clock: () => now, helper }));
const ask = async <C extends ChannelName>(channel: C, input: Input<C>, signal?: AbortSignal): Promise<Output<C>> => {
  const result = (await engine?.call(channel, input, signal ? { signal } : {})) as Result<Output<C>>;
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const importRows = (name: string, rows: readonly string[], signal?: AbortSignal): Promise<Output<'imports.run'>> => {
  now += 60_000;
  const file = join(folder, name);
  writeFileSync(file, `order_id,ordered_at,quantity,unit_price\n${rows.join('\n')}\n`);
  return ask('imports.run', { path: file, format: 'order-lines' }, signal);
};
const beside = (): string[] => {
  try {
    return readdirSync(join(folder, 'backups', 'shop'));
  } catch {
    return [];
  }
};
const orders = async (): Promise<number | null | undefined> =>
  (await ask('metrics.evaluate', { metrics: ['orders'], period: '2026-05' }))[0]?.value;

test('a copy that is made while an import is written holds what was there before', async () => {
  await open();
  await importRows('one.csv', ['1,2026-05-12,1,9.50']);
  expect(beside()).toEqual([]);
  await importRows('two.csv', ['1,2026-05-12,2,9.50', '2,2026-05-12,1,9.50']);
  expect(beside()).toEqual(['shop 2026-05-13 08.02.00 (before import).tandem']);
  expect(await orders()).toBe(2);
  const [copy] = await ask('backup.list', {});
  await ask('backup.restore', { file: copy?.file ?? '' });
  expect(await orders()).toBe(1);
});

test('an import that changes nothing, is refused or is cancelled leaves no copy and no half of one', async () => {
  await open();
  await importRows('one.csv', ['1,2026-05-12,1,9.50']);
  await importRows('again.csv', ['1,2026-05-12,1,9.50']);
  // The first row would be new, and a copy is begun for it; the second is refused.
  const refused = await importRows('bad.csv', ['2,2026-05-12,1,9.50', '3,never,1,9.50']);
  expect(refused.errorCount).toBe(1);
  const stop = new AbortController();
  stop.abort();
  const many = Array.from({ length: 20_000 }, (_, at) => `A${at},2026-05-12,1,9.50`);
  await expect(importRows('many.csv', many, stop.signal)).rejects.toThrow('Cancelled');
  expect(beside()).toEqual([]);
  expect(await orders()).toBe(1);
});

test('while an import is written, its bar tells of rows; of the copy only when that is waited for', async () => {
  grow(false);
  await open();
  await importRows('one.csv', ['1,2026-05-12,1,9.50']);
  const labels: string[] = [];
  const file = join(folder, 'many.csv');
  const many = Array.from({ length: 20_000 }, (_, at) => `A${at},2026-05-12,1,9.50`);
  writeFileSync(file, `order_id,ordered_at,quantity,unit_price\n${many.join('\n')}\n`);
  const onProgress = ({ label }: { label: string }): void => void labels.push(label);
  expect(await engine?.call('imports.run', { path: file, format: 'order-lines' }, { onProgress })).toMatchObject({
    ok: true,
  });
  const told = labels.map((label) => label.endsWith('rows read'));
  expect(told).toContain(true);
  expect(told.slice(0, told.lastIndexOf(true) + 1)).not.toContain(false);
});

test('a copy that cannot be made stops the import, which changes nothing', async () => {
  await open();
  await importRows('one.csv', ['1,2026-05-12,1,9.50']);
  // Where the folder of copies should be, there is a file.
  writeFileSync(join(folder, 'backups'), '');
  await expect(importRows('two.csv', ['2,2026-05-12,1,9.50'])).rejects.toThrow();
  expect(await orders()).toBe(1);
});

/** Makes the file larger than what is checked before it opens; with `damage`, a page of a table that nobody reads is overwritten. */
const grow = (damage: boolean): void => {
  const driver = openDriver(path);
  driver.exec(
    "INSERT INTO import_batches (id, file, format, map, header, delimiter, at) VALUES (1, 'a.csv', 'deals', '{}', '[]', ',', '2026-05-01T08:00:00.000Z'); INSERT INTO source_blocks VALUES (1, 1, 1, zeroblob(66000000))",
  );
  driver.pragma('wal_checkpoint(TRUNCATE)');
  const page = driver.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'rates'").pluck().get() as number;
  const size = driver.pragma('page_size', { simple: true }) as number;
  driver.close();
  if (!damage) return;
  const handle = openSync(path, 'r+');
  writeSync(handle, Buffer.alloc(size, 0xa5), 0, size, (page - 1) * size);
  closeSync(handle);
};

test('a large file opens at once, is checked afterwards, and is found out when it is damaged', async () => {
  grow(true);
  await open();
  expect((await ask('workspace.get', {})).name).toBe('Shop');
  await expect(engine?.check()).rejects.toMatchObject({ code: 'damaged-file' });
  await engine?.close();
  engine = undefined;
  await expect(createEngine({ workspacePath: path, clock: () => now })).rejects.toMatchObject({ code: 'damaged-file' });
});

test('a large file that is sound stays open after its check', async () => {
  grow(false);
  await open();
  await expect(engine?.check()).resolves.toBeUndefined();
  expect((await ask('workspace.get', {})).name).toBe('Shop');
});
