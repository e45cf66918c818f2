import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prunable } from '../../src/main/engine/backup/retention';
import { createEngine, createWorkspace, type Engine } from '../../src/main/engine/index';
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

test('a copy comes before an import that could change what is there, not before the first', async () => {
  const file = (id: number): string => {
    const path = join(folder, `orders-${id}.csv`);
    writeFileSync(path, `order_id,ordered_at,quantity,unit_price\n${id},2026-05-12,1,9.50\n`);
    return path;
  };
  await ask('imports.run', { path: file(1), format: 'order-lines' });
  expect(await reasons()).toEqual([]);
  now += HOUR;
  await ask('imports.run', { path: file(2), format: 'order-lines' });
  await ask('imports.run', { path: file(3), format: 'order-lines' });
  expect(await reasons()).toEqual(['before import']);
  const [copy] = await ask('backup.list', {});
  const { rows } = await ask('backup.restore', { file: copy?.file ?? '' });
  expect(rows).toBeGreaterThan(0);
  expect((await ask('metrics.evaluate', { metrics: ['orders'], period: '2026-05' }))[0]?.value).toBe(1);
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
  expect(prunable([{ name: 'only', at: at(1, 8), reason: 'daily' }])).toEqual([]);
});
