import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const HEAD = 'order_id,ordered_at,product_sku,product_name,quantity,unit_price,currency\n';
const STOCK = 'product_sku,location,as_of,on_hand\n';
const APRIL = '2026-04';

const list = async () => (await world.ask<Output<'products.list'>>('products.list', { period: APRIL })).rows;
const sold = async (): Promise<Record<string, number>> =>
  Object.fromEntries((await list()).map(({ sku, netMinor }) => [sku, netMinor]));
const idOf = async (sku: string): Promise<string> => (await list()).find((row) => row.sku === sku)?.id ?? '';
const merge = async (keep: string, drop: string, take: object = {}) =>
  world.ask('duplicates.merge', { kind: 'products', keepId: await idOf(keep), dropId: await idOf(drop), take });
const orders = (name: string, lines: string) => world.bring(world.file(name, HEAD + lines));
const counts = () =>
  world.rows(
    'SELECT p.sku, s.as_of, s.on_hand, s.counted_as FROM stock_levels s JOIN products p ON p.key = s.product_key ORDER BY s.key',
  );
const sound = async () => expect(await world.ask('check.run')).toEqual({ ok: true, problems: [] });

const APRIL_1 = `1,2026-04-01,MO-150,Mousse,1,10.00,USD
2,2026-04-01,mo150,Mousse (new),1,20.00,USD
3,2026-04-01,mo-150-b,Mousse (best),1,40.00,USD
`;

test('what came in while two were one goes, on undo, to the product it was named as, and back on redo', async () => {
  await orders('first.csv', APRIL_1);
  await merge('MO-150', 'mo150');
  await orders('second.csv', '4,2026-04-02,mo150,Mousse (new),1,1.00,USD\n5,2026-04-02,MO-150,Mousse,1,2.00,USD\n');
  await world.bring(world.file('stock.csv', `${STOCK}mo150,Oslo,2026-04-02,7\nMO-150,Oslo,2026-04-02,3\n`));
  // 10 + 20 + 1 + 2
  expect(await sold()).toEqual({ 'MO-150': 3300, 'mo-150-b': 4000 });
  await world.ask('history.undo');
  expect(await sold()).toEqual({ 'MO-150': 1200, mo150: 2100, 'mo-150-b': 4000 });
  expect(counts()).toEqual([
    { sku: 'mo150', as_of: '2026-04-02', on_hand: 7, counted_as: '' },
    { sku: 'MO-150', as_of: '2026-04-02', on_hand: 3, counted_as: '' },
  ]);
  await sound();
  // The same files again find their lines where they are now.
  expect(await world.bring(world.file('stock-2.csv', `${STOCK}mo150,Oslo,2026-04-02,7\n`))).toMatchObject({
    created: 0,
    updated: 0,
  });
  expect(await orders('second-2.csv', '4,2026-04-02,mo150,Mousse (new),1,1.00,USD\n')).toMatchObject({
    created: 0,
    updated: 0,
  });
  await world.ask('history.redo');
  expect(await sold()).toEqual({ 'MO-150': 3300, 'mo-150-b': 4000 });
  expect(counts()).toEqual([
    { sku: 'MO-150', as_of: '2026-04-02', on_hand: 7, counted_as: 'mo150' },
    { sku: 'MO-150', as_of: '2026-04-02', on_hand: 3, counted_as: '' },
  ]);
  await sound();
});

test('where the SKU of the one that went was taken, its lines of meanwhile go back to it all the same', async () => {
  await orders('first.csv', APRIL_1);
  await merge('MO-150', 'mo150', { sku: 'drop', name: 'drop' });
  await orders('second.csv', '4,2026-04-02,mo150,Mousse (new),1,1.00,USD\n5,2026-04-02,MO-150,Mousse,1,2.00,USD\n');
  await world.bring(world.file('stock.csv', `${STOCK}mo150,Oslo,2026-04-02,7\nMO-150,Oslo,2026-04-02,3\n`));
  expect(await sold()).toEqual({ mo150: 3300, 'mo-150-b': 4000 });
  await world.ask('history.undo');
  expect(await sold()).toEqual({ 'MO-150': 1200, mo150: 2100, 'mo-150-b': 4000 });
  expect(counts()).toEqual([
    { sku: 'mo150', as_of: '2026-04-02', on_hand: 7, counted_as: '' },
    { sku: 'MO-150', as_of: '2026-04-02', on_hand: 3, counted_as: '' },
  ]);
  await sound();
});

test('of two merges in a row each undo gives back what is its own', async () => {
  await orders('first.csv', APRIL_1);
  await merge('MO-150', 'mo150');
  await merge('mo-150-b', 'MO-150');
  await orders('second.csv', '4,2026-04-02,mo150,Mousse (new),1,1.00,USD\n5,2026-04-02,MO-150,Mousse,1,2.00,USD\n');
  expect(await sold()).toEqual({ 'mo-150-b': 7300 });
  await world.ask('history.undo');
  expect(await sold()).toEqual({ 'MO-150': 3300, 'mo-150-b': 4000 });
  await sound();
  await world.ask('history.undo');
  expect(await sold()).toEqual({ 'MO-150': 1200, mo150: 2100, 'mo-150-b': 4000 });
  await sound();
});

test('an import that is taken back leaves no spelling, and one that brings nothing new makes none', async () => {
  await orders('first.csv', APRIL_1);
  await merge('MO-150', 'mo150');
  const { batch } = await orders('second.csv', '4,2026-04-02,mo150,Mousse (new),1,1.00,USD\n');
  expect(world.rows('SELECT source_line, natural_key FROM import_spellings')).toEqual([
    { source_line: 2, natural_key: 'mo150' },
  ]);
  await orders('first-again.csv', APRIL_1);
  expect(world.rows('SELECT natural_key FROM import_spellings')).toHaveLength(1);
  await world.ask('imports.undo', { batch });
  expect(world.rows('SELECT natural_key FROM import_spellings')).toEqual([]);
});
