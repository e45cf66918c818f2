import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { emptyWorld, fullWorld, type World } from './reports-world';

const ask = async <T>(world: World, channel: string, input: unknown): Promise<T> => {
  const result = await world.engine.call(channel, input);
  if (!result.ok) throw new Error(result.error.message);
  return result.value as T;
};

const WEEK = '2026-W19';
type Kept = NonNullable<Output<'reports.snapshot'>>;
const stored = (world: World, id: string): unknown =>
  world.store.readDriver.prepare('SELECT * FROM report_snapshots WHERE id = ?').get(id);

/** Imports one order of the frozen week. */
const importOrder = async (world: World, day: string): Promise<number | null> => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-late-'));
  const path = join(folder, 'late orders.csv');
  writeFileSync(
    path,
    `order_id,order_date,channel,sku,quantity,unit_price,currency\nLATE-1,${day},D2C web,HV-01,3,20.00,USD\n`,
  );
  try {
    const mapped = await ask<Output<'imports.run'>>(world, 'imports.run', { path, format: 'order-lines' });
    expect(mapped.batch).not.toBeNull();
    return mapped.batch;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

test('a frozen report is the live one of its moment, and stays byte for byte after imports and settings', async () => {
  const world = await fullWorld();
  try {
    const live = await ask<Output<'reports.weekly'>>(world, 'reports.weekly', { period: WEEK });
    const { id } = await ask<{ id: string }>(world, 'reports.freeze', { kind: 'weekly', period: WEEK });
    const kept = await ask<Kept>(world, 'reports.snapshot', { kind: 'weekly', period: WEEK });
    expect(kept).toMatchObject({ id, kind: 'weekly', period: WEEK, edition: '' });
    expect(kept.report).toEqual(live);
    expect(kept.checksum).toMatch(/^[0-9a-f]{64}$/);
    expect(kept.rowSums.map(({ kind }) => kind)).toEqual(['order lines', 'ad rows', 'leads', 'deals', 'stock counts']);
    expect(kept.rows).toBe(kept.rowSums.reduce((sum, { rows }) => sum + rows, 0));
    expect(kept.definitions.find(({ metric }) => metric === 'net-sales')).toMatchObject({ version: 1 });

    const before = stored(world, id);
    await importOrder(world, '2026-05-06');
    await ask(world, 'workspace.update', { refundDating: 'order', weekStart: 7 });
    const after = await ask<Kept>(world, 'reports.snapshot', { id });
    expect(stored(world, id)).toEqual(before);
    expect(JSON.stringify(after)).toBe(JSON.stringify(kept));

    world.tick();
    const { id: second } = await ask<{ id: string }>(world, 'reports.freeze', { kind: 'weekly', period: WEEK });
    const newest = await ask<Kept>(world, 'reports.snapshot', { kind: 'weekly', period: WEEK });
    expect(newest.id).toBe(second);
    expect(newest.checksum).not.toBe(kept.checksum);
    expect((await ask<unknown[]>(world, 'reports.snapshots', { kind: 'weekly' })).length).toBe(2);
  } finally {
    await world.close();
  }
});

test('what changed later is told: was, now, and because of which import, edit or reverted file', async () => {
  const world = await fullWorld();
  try {
    const { id } = await ask<{ id: string }>(world, 'reports.freeze', { kind: 'weekly', period: WEEK });
    const told = () => ask<Output<'reports.restatements'>>(world, 'reports.restatements', { id });
    const first = await told();
    expect(first.restatements).toEqual([]);
    expect(first.compared).toBeGreaterThan(20);
    expect(first.told).toContainEqual({ metric: 'net-sales', period: WEEK });
    // How far deals had come is how things stood: it is not compared.
    expect(first.told.some(({ metric }) => metric === 'weighted-pipeline')).toBe(false);

    world.tick();
    const batch = await importOrder(world, '2026-05-06');
    const { restatements } = await told();
    const [net] = restatements;
    expect(net).toMatchObject({ block: 'company', label: 'Net sales', metric: 'net-sales', period: WEEK, unit: 'USD' });
    expect((net?.now ?? 0) - (net?.was ?? 0)).toBe(6_000);
    expect(net?.because).toMatchObject([{ kind: 'import', id: batch, label: 'Order lines, late orders.csv' }]);
    expect(restatements.find(({ group }) => group === 'D2C web')).toMatchObject({ metric: 'net-sales' });
    expect(restatements.some(({ metric }) => metric === 'ad-spend' || metric === 'win-rate')).toBe(false);

    await ask(world, 'imports.undo', { batch });
    expect((await told()).restatements).toEqual([]);
  } finally {
    await world.close();
  }
});

test('freezing is no step of undo, and what was done before it still is', async () => {
  const world = await fullWorld();
  try {
    await ask(world, 'reports.setTexts', { kind: 'weekly', period: WEEK, texts: { headline: 'Ours' } });
    const { id } = await ask<{ id: string }>(world, 'reports.freeze', { kind: 'weekly', period: WEEK });
    expect(await ask<Output<'history.undo'>>(world, 'history.undo', {})).toEqual({
      label: `Wrote in the weekly report of ${WEEK}`,
    });
    const kept = await ask<Kept>(world, 'reports.snapshot', { id });
    expect(kept.report.texts.headline).toBe('Ours');
    const [step] = await ask<Output<'history.list'>>(world, 'history.list', { limit: 1 });
    expect(step).toMatchObject({ label: `Froze the weekly report of ${WEEK}`, entity: 'report', entityId: id });
  } finally {
    await world.close();
  }
});

test('an investor update is frozen by the same hand', async () => {
  const world = await fullWorld();
  try {
    const live = await ask<Output<'reports.investor'>>(world, 'reports.investor', { period: '2026-Q1' });
    const input = { kind: 'investor', period: '2026-Q1', edition: 'Series A' };
    const { id } = await ask<{ id: string }>(world, 'reports.freeze', input);
    const kept = await ask<Kept>(world, 'reports.snapshot', { id });
    expect(kept).toMatchObject({ kind: 'investor', edition: 'Series A' });
    // What figures are indexed on is kept for the readers to come; the page of the live update has no use for it.
    expect({ ...kept.report, bases: {} }).toEqual(live);
  } finally {
    await world.close();
  }
});

test('nothing and a week ahead can not be frozen, and say so; a snapshot that is not there is null', async () => {
  const world = await fullWorld();
  const empty = await emptyWorld();
  try {
    await expect(ask(world, 'reports.freeze', { kind: 'weekly', period: '2026-W40' })).rejects.toThrow('has not begun');
    await expect(ask(empty, 'reports.freeze', { kind: 'weekly', period: WEEK })).rejects.toThrow('nothing to freeze');
    expect(await ask(world, 'reports.snapshot', { kind: 'weekly', period: WEEK })).toBeNull();
    expect(await ask(world, 'reports.snapshot', { id: 'none' })).toBeNull();
  } finally {
    await world.close();
    await empty.close();
  }
});

test('a snapshot of a newer version says so instead of being read wrongly', async () => {
  const world = await fullWorld();
  try {
    const { id } = await ask<{ id: string }>(world, 'reports.freeze', { kind: 'weekly', period: WEEK });
    await world.store.write(async (db) => {
      await db.updateTable('report_snapshots').set({ schema_version: 99 }).where('id', '=', id).execute();
    });
    await expect(ask(world, 'reports.snapshot', { id })).rejects.toThrow('newer version');
  } finally {
    await world.close();
  }
});
