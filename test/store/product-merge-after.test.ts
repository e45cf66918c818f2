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
const FIRST = `${HEAD}1001,2026-04-02,MO-150,Mousse,2,10.00,USD
1002,2026-04-03,mo150,Mousse (new),3,11.00,USD
`;
const LATER = `${HEAD}1009,2026-04-20,mo150,Mousse (new),2,10.00,USD\n`;

const list = async () => (await world.ask<Output<'products.list'>>('products.list', { period: APRIL })).rows;
const sold = async () => Object.fromEntries((await list()).map(({ sku, netMinor }) => [sku, netMinor]));
const idOf = (sku: string) =>
  String(world.rows(`SELECT id FROM products WHERE sku = '${sku}' AND deleted_at IS NULL`)[0]?.['id']);
const merge = () =>
  world.ask('duplicates.merge', { kind: 'products', keepId: idOf('MO-150'), dropId: idOf('mo150'), take: {} });
const bring = (name: string, content: string) => world.bring(world.file(name, content));
const sound = async () => expect(await world.ask('check.run')).toEqual({ ok: true, problems: [] });

test('a file of after the merge counts once when it is brought again after the undo, and so does stock', async () => {
  await bring('first.csv', FIRST);
  await merge();
  await bring('later.csv', LATER);
  await bring('stock.csv', `${STOCK}mo150,Oslo,2026-04-20,7\n`);
  await world.ask('history.undo');
  expect(await bring('later.csv', LATER)).toMatchObject({ created: 0, updated: 0 });
  expect(await bring('stock.csv', `${STOCK}mo150,Oslo,2026-04-20,7\n`)).toMatchObject({ created: 0, updated: 0 });
  expect(await sold()).toEqual({ 'MO-150': 2000, mo150: 3300 + 2000 });
  await sound();
});

test('what comes in for the other product after the undo goes along when the merge is put on again, and back', async () => {
  await bring('first.csv', FIRST);
  await merge();
  await world.ask('history.undo');
  await bring('later.csv', LATER);
  await bring('stock.csv', `${STOCK}mo150,Oslo,2026-04-20,7\n`);
  await world.ask('history.redo');
  expect(await sold()).toEqual({ 'MO-150': 2000 + 3300 + 2000 });
  expect((await list())[0]?.onHand).toBe(7);
  expect(
    world.rows(
      'SELECT 1 FROM order_lines l JOIN products p ON p.key = l.product_key WHERE p.deleted_at IS NOT NULL UNION ALL SELECT 1 FROM stock_levels s JOIN products p ON p.key = s.product_key WHERE p.deleted_at IS NOT NULL',
    ),
  ).toEqual([]);
  await sound();
  expect(await bring('later.csv', LATER)).toMatchObject({ created: 0, updated: 0 });
  await world.ask('history.undo');
  expect(await sold()).toEqual({ 'MO-150': 2000, mo150: 3300 + 2000 });
  await sound();
  expect(await bring('later.csv', LATER)).toMatchObject({ created: 0, updated: 0 });
  expect(await bring('stock.csv', `${STOCK}mo150,Oslo,2026-04-20,7\n`)).toMatchObject({ created: 0, updated: 0 });
});
