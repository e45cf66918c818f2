import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

/** Keys of facts are given anew when the rows that had them are gone: nothing that was said of those may be taken for the new ones. */

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const ORDERS = 'order_id,ordered_at,product_sku,product_name,quantity,unit_price,currency\n';
const STOCK = 'product_sku,location,as_of,on_hand\n';
const MOUSSE = `${ORDERS}1001,2026-04-02,MO-150,Mousse,2,10.00,USD
1001,2026-04-02,mo150,Mousse (new),1,10.00,USD
1002,2026-04-03,mo150,Mousse (new),3,11.00,USD
`;

const bring = async (name: string, content: string): Promise<number> =>
  (await world.bring(world.file(name, content))).batch ?? 0;
const undo = (batch: number, also: string[] = []): Promise<Output<'imports.undo'>> =>
  world.ask<Output<'imports.undo'>>('imports.undo', { batch, also });
const idOf = (sku: string): string => String(world.rows(`SELECT id FROM products WHERE sku = '${sku}'`)[0]?.['id']);
const merge = () =>
  world.ask('duplicates.merge', { kind: 'products', keepId: idOf('MO-150'), dropId: idOf('mo150'), take: {} });
const lines = () =>
  world.rows('SELECT l.key, p.sku FROM order_lines l JOIN products p ON p.key = l.product_key ORDER BY l.key');
const counts = () =>
  world.rows(
    'SELECT s.key, p.sku, s.counted_as FROM stock_levels s JOIN products p ON p.key = s.product_key ORDER BY s.key',
  );
const sound = async () => expect(await world.ask('check.run')).toEqual({ ok: true, problems: [] });

test('the undo of a merge leaves the lines alone that got the keys of an import taken back meanwhile', async () => {
  const first = await bring('first.csv', MOUSSE);
  await merge();
  await undo(first);
  await bring(
    'gloss.csv',
    `${ORDERS}1,2026-04-05,GL-1,Gloss,1,20.00,USD\n2,2026-04-05,GL-2,Gloss 2,1,20.00,USD\n3,2026-04-05,GL-3,Gloss 3,1,20.00,USD\n`,
  );
  const now = [
    { key: 1, sku: 'GL-1' },
    { key: 2, sku: 'GL-2' },
    { key: 3, sku: 'GL-3' },
  ];
  expect(lines()).toEqual(now);
  await world.ask('history.undo');
  expect(lines()).toEqual(now);
  await world.ask('history.redo');
  expect(lines()).toEqual(now);
  await sound();
});

test('nor those of the very product that stayed, nor counts of stock', async () => {
  const first = await bring('first.csv', MOUSSE);
  const stock = await bring('stock.csv', `${STOCK}mo150,Oslo,2026-04-01,15\nmo150,Bergen,2026-04-01,7\n`);
  await merge();
  await undo(stock);
  await undo(first);
  await bring(
    'second.csv',
    `${ORDERS}1,2026-04-02,MO-150,Mousse,1,20.00,USD\n2,2026-04-02,MO-150,Mousse,1,20.00,USD\n3,2026-04-03,MO-150,Mousse,1,20.00,USD\n`,
  );
  await bring('stock-2.csv', `${STOCK}MO-150,Oslo,2026-04-01,1\nMO-150,Bergen,2026-04-01,2\n`);
  const [was, counted] = [lines(), counts()];
  expect(was.map(({ sku }) => sku)).toEqual(['MO-150', 'MO-150', 'MO-150']);
  await world.ask('history.undo');
  expect(lines()).toEqual(was);
  expect(counts()).toEqual(counted);
  await sound();
});

test('an import that moved the day of a merged line stands when the merge is undone', async () => {
  await bring('first.csv', MOUSSE);
  await merge();
  await bring('moved.csv', `${ORDERS}1002,2026-04-09,mo150,Mousse (new),3,11.00,USD\n`);
  await world.ask('history.undo');
  expect(
    world.rows(
      'SELECT p.sku, l.day FROM order_lines l JOIN products p ON p.key = l.product_key ORDER BY l.day DESC LIMIT 1',
    ),
  ).toEqual([{ sku: 'mo150', day: '2026-04-09' }]);
  await sound();
});

test('what a standing import said of a row that is gone is not said of the next one of its key', async () => {
  const first = await bring('first.csv', `${ORDERS}1,2026-04-02,MO-150,Mousse,2,10.00,USD\n`);
  await bring('second.csv', `${ORDERS}1,2026-04-02,MO-150,Mousse,3,10.00,USD\n`);
  const { conflicts } = await world.ask<Output<'imports.tryUndo'>>('imports.tryUndo', { batch: first });
  await undo(
    first,
    conflicts.map(({ entity, id }) => `${entity}/${id}`),
  );
  expect(lines()).toEqual([]);
  const third = await bring('third.csv', `${ORDERS}7,2026-04-05,GL-1,Gloss,1,20.00,USD\n`);
  expect(lines()).toEqual([{ key: 1, sku: 'GL-1' }]);
  expect(await undo(third)).toMatchObject({ conflicts: [] });
  expect(lines()).toEqual([]);
});

test('nor is it where an older file still has such words: only an import after the row counts', async () => {
  const first = await bring('first.csv', `${ORDERS}1,2026-04-02,MO-150,Mousse,2,10.00,USD\n`);
  const second = await bring('second.csv', `${ORDERS}7,2026-04-05,GL-1,Gloss,1,20.00,USD\n`);
  // As Tandem left it before: an import that stands speaks of a row whose key another has now.
  world.write(
    `INSERT INTO batch_changes (batch_id, seq, table_name, row_key, before, after) VALUES (${first}, 999, 'order_lines', '2', '{"quantity":1}', '{"quantity":2}')`,
  );
  expect(await undo(second)).toMatchObject({ conflicts: [] });
  expect(lines()).toEqual([{ key: 1, sku: 'MO-150' }]);
});
