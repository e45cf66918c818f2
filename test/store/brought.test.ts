import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

type Brought = Output<'brought.list'>;
const brought = (batch: number | null, more: object = {}) => world.ask<Brought>('brought.list', { batch, ...more });

test('an import of products lists its new rows with their lines, and its updates before and after', async () => {
  const head = 'sku,name,price';
  const first = await world.bring(world.file('a.csv', `${head}\nHV-1,Mousse,8.00\nHV-2,Oil,12.50\n`));
  const next = await world.bring(world.file('b.csv', `${head}\nHV-2,Oil,13.00\nHV-1,Mousse,8.00\nHV-3,Comb,4.20\n`));
  const rows = await brought(next.batch);
  expect(rows).toMatchObject({
    file: 'b.csv',
    format: 'products',
    undone: false,
    kinds: [{ kind: 'products', made: 1, changed: 1 }],
    total: 2,
  });
  expect(rows.rows).toMatchObject([
    { name: 'Comb', about: 'HV-3', line: 4, minor: 420, is: 'new', changes: [] },
    { name: 'Oil', line: null, is: 'updated', changes: [{ field: 'Price', before: '12.50', after: '13.00' }] },
  ]);
  // What a later file changed still came in with the first.
  expect((await brought(first.batch)).rows.map((row) => row.line)).toEqual([2, 3]);
  await world.ask('imports.undo', { batch: next.batch });
  expect(await brought(next.batch)).toMatchObject({ undone: true, kinds: [], total: 0, rows: [] });
});

test('orders, their lines and whom they name are told apart, found by words, and read in pages', async () => {
  const head = 'order_id,ordered_at,product_name,quantity,unit_price,customer_id,currency';
  const { batch } = await world.bring(
    world.file(
      'o.csv',
      `${head}\nA-1,2026-05-01,Mousse,2,8.00,C-1,USD\nA-1,2026-05-01,Oil,1,12.50,C-1,USD\nA-2,2026-05-02,Oil,3,12.50,C-2,USD\n`,
    ),
  );
  const lines = await brought(batch);
  expect(lines.kinds).toEqual([
    { kind: 'order_lines', made: 3, changed: 0 },
    { kind: 'orders', made: 2, changed: 0 },
    { kind: 'customers', made: 2, changed: 0 },
    { kind: 'products', made: 2, changed: 0 },
  ]);
  expect(lines.rows).toMatchObject([
    { name: 'Mousse', about: 'A-1 × 2', line: 2, day: '2026-05-01', minor: 1600, currency: 'USD' },
    { name: 'Oil', about: 'A-1 × 1', line: 3, minor: 1250 },
    { name: 'Oil', about: 'A-2 × 3', line: 4, minor: 3750 },
  ]);
  const orders = await brought(batch, { kind: 'orders', q: 'a-2' });
  expect(orders).toMatchObject({ total: 1, rows: [{ name: 'A-2', about: 'C-2', minor: 3750 }] });
  const page = await brought(batch, { limit: 1, offset: 2 });
  expect(page).toMatchObject({ total: 3, rows: [{ about: 'A-2 × 3' }] });
});

test('counts of a million and more are said in full', async () => {
  const head = 'product_sku,location,as_of,on_hand';
  const { batch } = await world.bring(
    world.file('s.csv', `${head}\nHV-1,Oslo,2026-05-01,1000000\nHV-2,Oslo,2026-05-01,1234567.5\n`),
  );
  expect((await brought(batch, { kind: 'stock_levels' })).rows.map(({ about }) => about)).toEqual([
    'Oslo × 1000000',
    'Oslo × 1234567.5',
  ]);
});

test('a page that begins among the new rows goes on with the updated ones', async () => {
  const head = 'company,domain';
  await world.bring(world.file('a.csv', `${head}\nRook & Wren,\nTern,\n`));
  const { batch } = await world.bring(
    world.file('b.csv', `${head}\nTern,tern.example\nPlover,\nRook & Wren,rook.example\nKnot,\n`),
  );
  const names = async (offset: number) =>
    (await brought(batch, { limit: 2, offset })).rows.map((row) => [row.name, row.is]);
  expect(await names(1)).toEqual([
    ['Knot', 'new'],
    ['Rook & Wren', 'updated'],
  ]);
  expect(await names(3)).toEqual([['Tern', 'updated']]);
});

test('every kind of file lists what it brought; an import that there is not is said', async () => {
  const files: [string, string][] = [
    ['deals.csv', 'deal_id,stage,title,value\nD-1,Proposal,Reorder,100\n'],
    ['leads.csv', 'lead_id,created_at,name,email\nL-1,2026-05-01,Ada,ada@x.example\n'],
    ['ads.csv', 'day,campaign,platform,spend\n2026-05-01,Spring,Meta,10\n'],
    ['subs.csv', 'customer_id,plan,started_at,monthly_amount\nC-1,Pro,2026-05-01,20\n'],
    ['stock.csv', 'product_sku,location,as_of,on_hand\nHV-1,Main,2026-05-01,7\n'],
    ['people.csv', 'name,email,company\nAda,ada@y.example,Rook\n'],
  ];
  const kinds: (string | undefined)[] = [];
  for (const [name, content] of files) {
    const { batch } = await world.bring(world.file(name, content));
    const found = await brought(batch);
    kinds.push(found.kinds[0]?.kind);
    for (const { kind, made, changed } of found.kinds) {
      const all = await brought(batch, { kind });
      expect(all.rows.length, kind).toBe(made + changed);
      expect(
        all.rows.every((row) => row.name !== ''),
        kind,
      ).toBe(true);
    }
  }
  expect(kinds).toEqual(['deals', 'leads', 'ad_days', 'subscriptions', 'stock_levels', 'contacts']);
  expect(await world.refusal('brought.list', { batch: 99 })).toMatchObject({ code: 'not-found' });
});
