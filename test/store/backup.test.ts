import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prunable } from '../../src/main/engine/backup/retention';
import { createEngine, createWorkspace, type Engine } from '../../src/main/engine/index';
import { openDriver } from '../../src/main/engine/store/driver';
import { SCHEMA_VERSION } from '../../src/main/engine/store/migrate';
import { openStore } from '../../src/main/engine/store/open';
import type { ChannelName, Input, Output, Result } from '../../src/shared/contract';

const HOUR = 3_600_000;
let now = Date.UTC(2026, 4, 13, 8);
let folder: string;
let engine: Engine;

beforeEach(async () => {
  now = Date.UTC(2026, 4, 13, 8);
  folder = mkdtempSync(join(tmpdir(), 'tandem-backup-'));
  const path = join(folder, 'shop.tandem');
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
  engine = await createEngine({ workspacePath: path, clock: () => now });
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = async <C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C>> => {
  const result = (await engine.call(channel, input)) as Result<Output<C>>;
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const reasons = async (): Promise<string[]> => (await ask('backup.list', {})).map(({ reason }) => reason);

test('a copy is made by itself once a day, and only when something has changed', async () => {
  await ask('people.create', { name: 'Ada', roles: ['founder'] });
  expect(await ask('backup.auto', {})).toEqual({ made: true });
  now += 25 * HOUR;
  expect(await ask('backup.auto', {})).toEqual({ made: false });
  await ask('people.create', { name: 'Grace', roles: [] });
  expect(await ask('backup.auto', {})).toEqual({ made: true });
  now += 23 * HOUR;
  await ask('people.create', { name: 'Edsger', roles: [] });
  expect(await ask('backup.auto', {})).toEqual({ made: false });
  expect(await reasons()).toEqual(['daily', 'daily']);
});

const ordersFile = (id: number): string => {
  const path = join(folder, `orders-${id}.csv`);
  writeFileSync(path, `order_id,ordered_at,quantity,unit_price\n${id},2026-05-12,1,9.50\n`);
  return path;
};
const importOrder = (id: number) => ask('imports.run', { path: ordersFile(id), format: 'order-lines' });

test('a copy comes before each import that changes what is there, not before the first', async () => {
  await importOrder(1);
  expect(await reasons()).toEqual([]);
  now += 60_000;
  await importOrder(2);
  now += 60_000;
  await importOrder(3);
  expect(await reasons()).toEqual(['before import', 'before import']);
  const [newest, first] = await ask('backup.list', {});
  expect((await ask('backup.restore', { file: newest?.file ?? '' })).rows).toBeGreaterThan(0);
  expect((await ask('metrics.evaluate', { metrics: ['orders'], period: '2026-05' }))[0]?.value).toBe(2);
  await ask('backup.restore', { file: first?.file ?? '' });
  expect((await ask('metrics.evaluate', { metrics: ['orders'], period: '2026-05' }))[0]?.value).toBe(1);
});

test('an import that changes nothing, or is refused, makes no copy; a copy of the same state is enough', async () => {
  await importOrder(1);
  now += 60_000;
  await importOrder(1);
  writeFileSync(join(folder, 'bad.csv'), 'order_id,ordered_at,quantity,unit_price\n9,never,1,9.50\n');
  await ask('imports.run', { path: join(folder, 'bad.csv'), format: 'order-lines' });
  expect(await reasons()).toEqual([]);
  now += 60_000;
  await ask('backup.create', { reason: 'by hand' });
  now += 60_000;
  await importOrder(2);
  expect(await reasons()).toEqual(['by hand']);
  // An undo is a change, too, though no step of the history is newer than the copy.
  await ask('people.create', { name: 'Ada', roles: [] });
  await ask('backup.create', { reason: 'by hand' });
  await ask('history.undo', {});
  await importOrder(3);
  expect(await reasons()).toHaveLength(3);
});

test('a copy says when rows of the file point to rows that are not there, and is made all the same', async () => {
  await ask('people.create', { name: 'Ada', roles: [] });
  expect((await ask('backup.create', {})).loose).toBe(0);
  const driver = openDriver(join(folder, 'shop.tandem'));
  driver.pragma('foreign_keys = OFF');
  driver.exec(
    "INSERT INTO contacts (id, name, email, phone, natural_key, company_key, tags) VALUES ('c1', 'Bo', '', '', 'bo', 999, '')",
  );
  driver.close();
  const { file, loose } = await ask('backup.create', {});
  expect(loose).toBe(1);
  expect((await ask('backup.list', {})).map((one) => one.file)).toContain(file);
  expect((await ask('check.run', {})).ok).toBe(false);
});

test('copies of one second have names of their own, in the order in which they were made', async () => {
  await importOrder(1);
  await importOrder(2);
  await importOrder(3);
  await importOrder(4);
  const copies = await ask('backup.list', {});
  expect(copies.map(({ name }) => name)).toEqual([
    'shop 2026-05-13 08.00.00 3 (before import).tandem',
    'shop 2026-05-13 08.00.00 2 (before import).tandem',
    'shop 2026-05-13 08.00.00 (before import).tandem',
  ]);
  await ask('backup.restore', { file: copies[1]?.file ?? '' });
  expect((await ask('metrics.evaluate', { metrics: ['orders'], period: '2026-05' }))[0]?.value).toBe(2);
});

test('a run of small imports does not push out the copies of before', () => {
  const at = (day: number, minute: number): string => new Date(Date.UTC(2026, 4, day, 9, minute)).toISOString();
  const others = Array.from({ length: 10 }, (_, day) => ({
    name: `own ${day}`,
    at: at(day + 1, 0),
    reason: 'by hand',
  }));
  const run = Array.from({ length: 40 }, (_, minute) => ({
    name: `import ${minute}`,
    at: at(12, minute),
    reason: 'before import',
  }));
  const gone = new Set(prunable([...others, ...run]).map(({ name }) => name));
  expect(others.filter(({ name }) => gone.has(name))).toEqual([]);
  // The state before the first of them, and before each of the last five.
  expect(run.filter(({ name }) => !gone.has(name)).map(({ name }) => name)).toEqual(
    [0, 35, 36, 37, 38, 39].map((minute) => `import ${minute}`),
  );
});

test('a copy that a wrong clock dated into the future holds up none', async () => {
  await ask('people.create', { name: 'Ada', roles: [] });
  const today = now;
  now = Date.UTC(2031, 0, 1);
  await ask('backup.create', { reason: 'wrong clock' });
  now = today;
  expect(await ask('backup.auto', {})).toEqual({ made: true });
  expect(await ask('backup.auto', {})).toEqual({ made: false });
});

test.each([1, 8, SCHEMA_VERSION - 1])(
  'a copy that a Tandem of schema %i made is brought up to date on its way back, and stays what it was',
  async (schema) => {
    const old = join(folder, 'shop 2025-01-01 08.00.00 (daily).tandem');
    (await openStore({ path: old, create: true, schema })).close();
    const driver = openDriver(old);
    driver
      .prepare(
        "INSERT INTO workspace (id, name, currency, time_zone, week_start, fiscal_year_start, inactivity_days, refund_dating, stale_days, vision, is_sample, created_at) VALUES ('w1', 'Old Shop', 'GBP', 'UTC', 1, 1, 180, 'processed', 14, '', 0, '2025-01-01T08:00:00.000Z')",
      )
      .run();
    driver
      .prepare("INSERT INTO people (id, name, natural_key, email, roles) VALUES ('p1', 'Ada', 'ada', '', '[]')")
      .run();
    driver
      .prepare(
        "INSERT INTO products (id, sku, name, natural_key, line, price_minor) VALUES ('x1', 'A-1', 'Fine oil', 'a-1', '', 1250)",
      )
      .run();
    driver.close();
    const bytes = readFileSync(old);
    await ask('people.create', { name: 'Grace', roles: [] });

    const { snapshot } = await ask('backup.restore', { file: old });
    expect(await ask('workspace.get', {})).toMatchObject({ name: 'Old Shop', schema: SCHEMA_VERSION });
    expect((await ask('people.list', {})).map(({ name }) => name)).toEqual(['Ada']);
    expect(await ask('check.run', {})).toEqual({ ok: true, problems: [] });
    expect(await ask('search.query', { text: 'fine' })).toHaveLength(1);
    expect(readFileSync(old).equals(bytes)).toBe(true);
    expect(readdirSync(join(folder, 'backups', 'shop')).filter((name) => name.includes('.part'))).toEqual([]);

    now += 60_000;
    await ask('backup.restore', { file: snapshot });
    expect((await ask('people.list', {})).map(({ name }) => name)).toEqual(['Grace']);
  },
);

test('a file of which no sound copy can be made is not upgraded', async () => {
  const path = join(folder, 'old.tandem');
  (await openStore({ path, create: true, schema: SCHEMA_VERSION - 1 })).close();
  // An index that says another value than its row: the quick check at each start does not look for that.
  const alter = (work: (driver: ReturnType<typeof openDriver>) => void): void => {
    const driver = openDriver(path);
    driver.unsafeMode(true);
    driver.pragma('writable_schema = ON');
    work(driver);
    driver.close();
  };
  let index: unknown[] = [];
  alter((driver) => {
    driver.pragma('foreign_keys = OFF');
    driver.exec(
      "INSERT INTO batch_changes (batch_id, seq, table_name, row_key, before, after) VALUES (1, 1, 'x', '1', '{}', '{}')",
    );
    const at = "FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'batch_changes' AND sql IS NOT NULL";
    index = driver.prepare(`SELECT type, name, tbl_name, rootpage, sql ${at}`).raw().get() as unknown[];
    driver.prepare('DELETE FROM sqlite_schema WHERE name = ?').run(index[1]);
  });
  alter((driver) => {
    driver.exec("UPDATE batch_changes SET row_key = '2'");
    driver
      .prepare('INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, ?, ?)')
      .run(...index);
  });
  const bytes = readFileSync(path);
  await expect(createEngine({ workspacePath: path, clock: () => now })).rejects.toMatchObject({ code: 'damaged-file' });
  const driver = openDriver(path, { readonly: true });
  expect(driver.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION - 1);
  driver.close();
  expect(readFileSync(path).equals(bytes)).toBe(true);
  expect(readdirSync(join(folder, 'backups', 'old'))).toEqual([]);
});

test('the copy that is restored is not the one that the snapshot before it pushes out', async () => {
  await ask('people.create', { name: 'Ada', roles: [] });
  const made: string[] = [];
  for (let count = 0; count < 10; count += 1) {
    now += 60_000;
    made.push((await ask('backup.create', { reason: 'by hand' })).file);
  }
  await ask('people.create', { name: 'Grace', roles: [] });
  now += 60_000;
  await ask('backup.restore', { file: made[0] ?? '' });
  expect((await ask('people.list', {})).map(({ name }) => name)).toEqual(['Ada']);
  expect(readFileSync(made[0] ?? '').length).toBeGreaterThan(0);
  // The next one lets it go, as it would have.
  now += 60_000;
  await ask('backup.create', { reason: 'by hand' });
  expect((await ask('backup.list', {})).map(({ file }) => file)).not.toContain(made[0]);
});

test('old copies go, never the last one, and the special ones stay longer', () => {
  const at = (day: number, hour: number): string => new Date(Date.UTC(2026, 4, day, hour)).toISOString();
  const copies = Array.from({ length: 31 }, (_, day) =>
    [8, 12, 18].map((hour) => ({ name: `${day}-${hour}`, at: at(day + 1, hour), reason: 'daily' })),
  ).flat();
  const gone = new Set(prunable(copies).map(({ name }) => name));
  const kept = copies.filter(({ name }) => !gone.has(name));
  // The ten newest lie in the last four days; of those and ten days before the newest of each day stays.
  expect(kept).toHaveLength(10 + 10);
  const special = (reason: string, days: number) =>
    Array.from({ length: days }, (_, day) => ({
      name: `${reason} ${day}`,
      at: new Date(Date.UTC(2026, 0, day + 1, 8)).toISOString(),
      reason,
    }));
  // Months older than all of these: the five newest before each of the three are kept, others of that time go. The first of
  // each of five days are the same ones here.
  const before = [
    ...special('before import', 7),
    ...special('before restore', 1),
    ...special('before migration from 12', 2),
  ];
  const left = new Set(prunable([...copies, ...before, ...special('by hand', 3)]).map(({ name }) => name));
  expect(before.filter(({ name }) => left.has(name)).map(({ name }) => name)).toEqual([
    'before import 0',
    'before import 1',
  ]);
  expect(left.has('by hand 2')).toBe(true);
  expect(prunable([{ name: 'only', at: at(1, 8), reason: 'daily' }])).toEqual([]);
});
