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

test('a line that stays when its import is taken back goes, on undo of the merge, to the product it was named as', async () => {
  await orders('first.csv', APRIL_1);
  await merge('MO-150', 'mo150');
  const { batch } = await orders(
    'second.csv',
    '4,2026-04-02,mo150,Mousse (new),1,1.00,USD\n5,2026-04-02,mo150,Mousse (new),1,2.00,USD\n',
  );
  // A later file corrects one of the two, so that one stays.
  await orders('third.csv', '4,2026-04-02,mo150,Mousse (new),1,1.50,USD\n');
  await world.ask('imports.undo', { batch });
  expect(await sold()).toEqual({ 'MO-150': 3150, 'mo-150-b': 4000 });
  await world.ask('history.undo');
  expect(await sold()).toEqual({ 'MO-150': 1000, mo150: 2150, 'mo-150-b': 4000 });
  await sound();
});

test('stock of two spellings that files count on different days is that of both, until one is counted no more', async () => {
  await orders('first.csv', APRIL_1);
  const count = (day: string, sku: string, onHand: number) =>
    world.bring(world.file(`${sku}-${day}.csv`, `${STOCK}${sku},Oslo,${day},${onHand}\n`));
  await count('2026-04-06', 'mo150', 7);
  await count('2026-04-07', 'MO-150', 3);
  const onHand = async () =>
    Object.fromEntries((await list()).filter(({ sku }) => sku !== 'mo-150-b').map((row) => [row.sku, row.onHand]));
  expect(await onHand()).toEqual({ 'MO-150': 3, mo150: 7 });
  await merge('MO-150', 'mo150');
  expect(await onHand()).toEqual({ 'MO-150': 10 });
  // A week later one of them was counted anew, and on the last of the month the other.
  await count('2026-04-13', 'mo150', 5);
  expect(await onHand()).toEqual({ 'MO-150': 8 });
  await count('2026-04-30', 'MO-150', 4);
  expect(await onHand()).toEqual({ 'MO-150': 9 });
  const may = async () => (await world.ask<Output<'products.list'>>('products.list', { period: '2026-05' })).rows;
  // 13 April is 31 days before 14 May, and out of date from the 15th on; the workspace's day is 13 May.
  expect((await may()).find(({ sku }) => sku === 'MO-150')?.onHand).toBe(9);
  await world.ask('history.undo');
  expect(await onHand()).toEqual({ 'MO-150': 4, mo150: 5 });
});

test('a spelling that was not counted for a month before the other is taken for replaced', async () => {
  await orders('first.csv', APRIL_1);
  await world.bring(world.file('a.csv', `${STOCK}mo150,Oslo,2026-03-30,7\n`));
  await world.bring(world.file('b.csv', `${STOCK}MO-150,Oslo,2026-04-30,3\n`));
  await merge('MO-150', 'mo150');
  // 30 March is 31 days before 30 April: both count.
  expect((await list()).find(({ sku }) => sku === 'MO-150')?.onHand).toBe(10);
  await world.bring(world.file('c.csv', `${STOCK}MO-150,Oslo,2026-05-01,2\n`));
  const [row] = (await world.ask<Output<'products.list'>>('products.list', { period: '2026-05' })).rows.filter(
    ({ sku }) => sku === 'MO-150',
  );
  expect(row?.onHand).toBe(2);
});

test('a merge of many lines tells how far it has come, and a Cancel changes nothing', async () => {
  const many = Array.from({ length: 4_500 }, (_, index) => `${index + 10},2026-04-03,mo150,Mousse (new),1,1.00,USD\n`);
  await orders('first.csv', APRIL_1 + many.join(''));
  const [keepId, dropId] = [await idOf('MO-150'), await idOf('mo150')];
  const before = world.checksum();
  const run = async (stopAt: number | null) => {
    const controller = new AbortController();
    const told: string[] = [];
    const result = await world.engine.call(
      'duplicates.merge',
      { kind: 'products', keepId, dropId, take: {} },
      {
        signal: controller.signal,
        onProgress: ({ done, total, label }: { done: number; total: number | null; label: string }) => {
          told.push(`${label} ${done}/${total}`);
          if (stopAt !== null && done >= stopAt) controller.abort();
        },
      },
    );
    return { result, told };
  };
  for (const stopAt of [0, 2_000, 4_501]) {
    expect((await run(stopAt)).result).toMatchObject({
      ok: false,
      error: { code: 'cancelled', message: 'Cancelled. Nothing was changed.' },
    });
    expect(world.checksum()).toBe(before);
  }
  expect(await world.ask('history.state')).toEqual({ undo: null, redo: null });
  const { result, told } = await run(null);
  expect(result.ok).toBe(true);
  expect(told.slice(0, 4)).toEqual([
    'Moving order lines 0/4501',
    'Moving order lines 2000/4501',
    'Moving order lines 4000/4501',
    'Summing the two anew 4501/4501',
  ]);
  expect(await sold()).toEqual({ 'MO-150': 1000 + 2000 + 450_000, 'mo-150-b': 4000 });
  await sound();
});

test('lines that a merge moved are no changes of the customer whose number they share', async () => {
  await orders('first.csv', APRIL_1);
  await merge('MO-150', 'mo150');
  const [line] = world.rows("SELECT row_id FROM history_changes WHERE table_name = 'order_lines'");
  const found = await world.ask<Output<'history.list'>>('history.list', {
    entity: 'customers',
    entityId: String(line?.['row_id']),
  });
  expect(found).toEqual([]);
});
