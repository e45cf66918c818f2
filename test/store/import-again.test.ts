import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { fixtures, makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const FILES = readdirSync(fixtures).filter((name) => /\.(?:csv|vcf)$/.test(name));

const lines = (name: string): string[] => readFileSync(join(fixtures, name), 'utf8').split('\n');

describe.each(FILES)('%s', (name) => {
  test('comes in without a problem; once more it changes nothing; taken back it leaves nothing', async () => {
    const empty = world.checksum();
    const first = await world.bring(join(fixtures, name));
    expect(first.errors.filter((problem) => problem.level === 'error')).toEqual([]);
    expect(first.batch).not.toBeNull();
    expect(first.created).toBeGreaterThan(0);
    expect(first.created + first.updated + first.unchanged + first.skipped).toBe(first.rows);
    const once = world.checksum();
    const again = await world.bring(join(fixtures, name));
    expect(again).toMatchObject({ rows: first.rows, created: 0, updated: 0, unchanged: first.rows, skipped: 0 });
    expect(world.checksum()).toBe(once);
    await world.ask('imports.undo', { batch: again.batch });
    expect(world.checksum()).toBe(once);
    expect(await world.ask('check.run')).toEqual({ ok: true, problems: [] });
    const undone = await world.ask<Output<'imports.undo'>>('imports.undo', { batch: first.batch });
    expect(undone.conflicts).toEqual([]);
    expect(world.checksum()).toBe(empty);
    expect(await world.ask('check.run')).toEqual({ ok: true, problems: [] });
  });

  test('a dry run counts the same and writes nothing', async () => {
    const empty = world.checksum();
    const dry = await world.ask<Output<'imports.dryRun'>>('imports.dryRun', { path: join(fixtures, name) });
    expect(dry.summary.batch).toBeNull();
    expect(world.checksum()).toBe(empty);
    const real = await world.bring(join(fixtures, name));
    expect({ ...dry.summary, batch: 0, seconds: 0 }).toEqual({ ...real, batch: 0, seconds: 0 });
  });
});

test('a later file that overlaps changes what differs, and taking it back restores it', async () => {
  await world.bring(join(fixtures, 'deals.csv'));
  const before = world.checksum();
  const [header = ''] = lines('deals.csv');
  const later = await world.bring(
    world.file(
      'later.csv',
      `${header}\nD-1,Won,Opening order,14000,USD,,Juniper Room,Maren Oduya,2026-01-05,2026-03-01,\nD-2,Won,Spring reorder,9000,USD,,Rook & Wren,Priya Castell,2026-01-09,2026-02-11,\nD-9,Proposal,New,100,USD,,,,,,\n`,
    ),
  );
  expect(later).toMatchObject({ created: 1, updated: 1, unchanged: 1 });
  expect(world.rows("SELECT value_minor, closed_day FROM deals WHERE external_id = 'D-1'")).toEqual([
    { value_minor: 1_400_000, closed_day: '2026-03-01' },
  ]);
  await world.ask('imports.undo', { batch: later.batch });
  expect(world.checksum()).toBe(before);
});

test('what a person changed after an import stays when it is taken back, and is said in words', async () => {
  await world.bring(join(fixtures, 'deals.csv'));
  const [header = ''] = lines('deals.csv');
  const later = await world.bring(
    world.file(
      'later.csv',
      `${header}\nD-1,Proposal,Opening order,15000,USD,70%,Juniper Room,Maren Oduya,2026-01-05,,\n`,
    ),
  );
  const [deal] = world.rows("SELECT id FROM deals WHERE external_id = 'D-1'");
  await world.ask('deals.update', { id: String(deal?.['id']), valueMinor: 1_600_000 });
  const undone = await world.ask<Output<'imports.undo'>>('imports.undo', { batch: later.batch });
  expect(undone.conflicts.map((conflict) => conflict.reason)).toEqual([
    'Deal "Opening order" was changed after this import in value, and that stays.',
  ]);
  expect(world.rows("SELECT value_minor, probability FROM deals WHERE external_id = 'D-1'")).toEqual([
    { value_minor: 1_600_000, probability: 0.6 },
  ]);
});

test('an existing field can be kept, or only filled where it is blank', async () => {
  await world.bring(join(fixtures, 'products.csv'));
  const later = world.file(
    'later.csv',
    'sku,name,line,price,cost\nHV-1,Renamed,Other,30,7\nHV-2,Salon box,Other,1300,\n',
  );
  const map = {
    format: 'products',
    columns: { sku: 'sku', name: 'name', line: 'line', price: 'price', cost: 'cost' },
    existing: { name: 'keep', line: 'fill' },
  };
  expect(await world.bring(later, { map })).toMatchObject({ created: 0, updated: 2 });
  expect(world.rows('SELECT name, line, price_minor FROM products ORDER BY sku')).toEqual([
    { name: 'Air-Dry Mousse', line: 'Care', price_minor: 3000 },
    { name: 'Salon box', line: 'Styling', price_minor: 130_000 },
  ]);
});

test('a record that an import made and somebody edited since is named, stays, and goes when it is ticked', async () => {
  const path = world.file('products.csv', 'sku,name,price\nA,Alpha,10\nB,Beta,20\n');
  const { batch } = await world.bring(path);
  const [alpha] = world.rows("SELECT id FROM products WHERE sku = 'A'");
  await world.ask('products.update', { id: alpha?.['id'], priceMinor: 9900 });
  type Undone = { removed: number; conflicts: { entity: string; id: string; reason: string }[] };
  const tried = await world.ask<Undone>('imports.tryUndo', { batch });
  expect(tried.conflicts.map(({ reason }) => reason)).toEqual([
    'Product "Alpha" was changed after this import, so it stays.',
  ]);
  const also = tried.conflicts.map(({ entity, id }) => `${entity}/${id}`);
  expect(await world.ask<Undone>('imports.undo', { batch, also })).toMatchObject({ removed: 2, conflicts: [] });
  expect(world.rows('SELECT sku FROM products WHERE deleted_at IS NULL')).toEqual([]);
});

test('the same file by another rule of what a sale is counts no line twice', async () => {
  const file = world.file(
    'lines.csv',
    'order_id,ordered_at,product_sku,quantity,unit_price\nA1,2026-01-05,S,2,10.00\n7,2026-01-06,T,1,5.00\n',
  );
  const columns = Object.fromEntries(
    ['order_id', 'ordered_at', 'product_sku', 'quantity', 'unit_price'].map((name) => [name, name]),
  );
  const first = await world.bring(file, { map: { format: 'order-lines', columns } });
  expect(first.errors).toEqual([]);
  const before = world.checksum();
  const ruled = { format: 'order-lines', columns, sales: { column: 'order_id', matches: '^[0-9]+$' } };
  const refused = await world.bring(file, { map: ruled });
  expect(refused.batch).toBeNull();
  expect(refused.errors).toMatchObject([
    { line: 2, level: 'error', problem: expect.stringMatching(/here already as a sale.*second time as an adjustment/) },
  ]);
  expect(world.checksum()).toBe(before);
  // Without that line the rest comes in; with the first import taken back the whole file does, by the new rule.
  expect(await world.bring(file, { map: ruled, skipProblems: true })).toMatchObject({ created: 0, unchanged: 1 });
  await world.ask('imports.undo', { batch: first.batch });
  expect(await world.bring(file, { map: ruled })).toMatchObject({ created: 2, adjustments: 1, errors: [] });
  expect(world.rows('SELECT kind, quantity FROM order_lines ORDER BY kind')).toEqual([
    { kind: 'adjustment', quantity: 2 },
    { kind: 'sale', quantity: 1 },
  ]);
});
