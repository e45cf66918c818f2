import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Copy, contents, differences, meaning, type Pair, pairOf } from './bundle-world';
import { makeWorld, type World } from './import-world';

const HEAD = 'order_id,ordered_at,product_sku,product_name,quantity,unit_price,currency\n';
const STOCK = 'product_sku,location,as_of,on_hand\n';
let world: World;
let pair: Pair;
beforeEach(async () => {
  world = await makeWorld();
  await world.bring(
    world.file(
      'first.csv',
      `${HEAD}1,2026-04-01,MO-150,Mousse,1,10.00,USD\n2,2026-04-01,mo150,Mousse (new),1,20.00,USD\n`,
    ),
  );
  await world.bring(world.file('stock.csv', `${STOCK}mo150,Oslo,2026-04-01,7\nMO-150,Oslo,2026-04-01,3\n`));
  await world.engine.close();
  pair = await pairOf(world.path, ['p1', 'p2'], Date.UTC(2026, 4, 13, 13));
});
afterEach(async () => {
  await pair.close();
  await world.close().catch(() => undefined);
});

/** Net sales by SKU in April, in minor units. */
const sold = async (copy: Copy): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await copy.ask('products.list', { period: '2026-04' })).rows.map(({ sku, netMinor }) => [sku, netMinor]),
  );
const stock = (copy: Copy): unknown =>
  copy.look((driver) =>
    driver
      .prepare(
        'SELECT p.sku, s.on_hand FROM stock_levels s JOIN products p ON p.key = s.product_key ORDER BY s.on_hand',
      )
      .raw()
      .all(),
  );
const sound = async (copy: Copy): Promise<void> =>
  expect(await copy.ask('check.run', {})).toEqual({ ok: true, problems: [] });
const merge = async (copy: Copy, take: Record<string, 'drop'> = {}): Promise<void> => {
  const { rows } = await copy.ask('products.list', { period: '2026-04' });
  const idOf = (sku: string): string => rows.find((row) => row.sku === sku)?.id ?? '';
  await copy.ask('duplicates.merge', { kind: 'products', keepId: idOf('MO-150'), dropId: idOf('mo150'), take });
};
const bring = async (copy: Copy, name: string, text: string): Promise<void> => {
  writeFileSync(pair.at(name), text);
  await copy.ask('imports.run', { path: pair.at(name) });
};
const give = async (from: Copy, to: Copy, name: string, since: string): Promise<void> => {
  await from.ask('bundle.export', { file: pair.at(name), since });
  await to.ask('bundle.apply', { file: pair.at(name), choices: [], rest: 'theirs' });
};

test('lines that a bundle brings between a merge and its undo go back to the product that they name, and along on redo', async () => {
  const { a, b, now } = pair;
  const since = now();
  await merge(a);
  await bring(
    b,
    'theirs.csv',
    `${HEAD}3,2026-04-02,mo150,Mousse (new),1,1.00,USD\n4,2026-04-02,MO-150,Mousse,1,2.00,USD\n`,
  );
  await give(b, a, 'b.changes', since);
  expect(await sold(a)).toEqual({ 'MO-150': 3300 });
  await a.ask('history.undo', {});
  expect(await sold(a)).toEqual({ 'MO-150': 3000 });
  await a.ask('history.undo', {});
  expect(await sold(a)).toEqual({ 'MO-150': 1000, mo150: 2000 });
  await sound(a);
  await a.ask('history.redo', {});
  await a.ask('history.redo', {});
  expect(await sold(a)).toEqual({ 'MO-150': 3300 });
  await sound(a);
});

test('an undo of a merge that travels by bundle gives the lines back in the other copy, too', async () => {
  const { a, b, now } = pair;
  const since = now();
  await merge(a);
  await give(a, b, 'a1.changes', since);
  expect(await sold(b)).toEqual({ 'MO-150': 3000 });
  const later = now();
  await bring(
    b,
    'theirs.csv',
    `${HEAD}3,2026-04-02,mo150,Mousse (new),1,1.00,USD\n4,2026-04-02,MO-150,Mousse,1,2.00,USD\n`,
  );
  await bring(b, 'theirs-stock.csv', `${STOCK}mo150,Oslo,2026-04-02,8\nMO-150,Oslo,2026-04-02,4\n`);
  expect(await sold(b)).toEqual({ 'MO-150': 3300 });
  await a.ask('history.undo', {});
  expect(await sold(a)).toEqual({ 'MO-150': 1000, mo150: 2000 });
  await give(a, b, 'a2.changes', later);
  expect(await sold(b)).toEqual({ 'MO-150': 1200, mo150: 2100 });
  expect(stock(b)).toEqual([
    ['MO-150', 3],
    ['MO-150', 4],
    ['mo150', 7],
    ['mo150', 8],
  ]);
  await sound(b);
  const there = b.look(contents);
  await b.ask('history.undo', {});
  expect(await sold(b)).toEqual({ 'MO-150': 3300 });
  await b.ask('history.redo', {});
  expect(differences(b.look(contents), there)).toEqual([]);
  await sound(b);
  await give(b, a, 'b.changes', later);
  expect(await sold(a)).toEqual({ 'MO-150': 1200, mo150: 2100 });
  await sound(a);
});

test('a merge that the teammate who got it took back is taken back here, too, names and counts and all', async () => {
  const { a, b, now } = pair;
  const before = a.look(meaning);
  const since = now();
  await merge(a, { sku: 'drop', name: 'drop' });
  await give(a, b, 'a.changes', since);
  expect(await sold(b)).toEqual({ mo150: 3000 });
  const later = now();
  await b.ask('history.undo', {});
  await give(b, a, 'b.changes', later);
  expect(await sold(a)).toEqual({ 'MO-150': 1000, mo150: 2000 });
  expect(differences(a.look(meaning), before)).toEqual([]);
  await sound(a);
  await a.ask('history.undo', {});
  expect(await sold(a)).toEqual({ mo150: 3000 });
  await sound(a);
  await a.ask('history.undo', {});
  expect(differences(a.look(meaning), before)).toEqual([]);
});
