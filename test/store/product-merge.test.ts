import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const ORDERS = `order_id,ordered_at,product_sku,product_name,quantity,unit_price,currency
1001,2026-04-02,MO-150,Mousse,2,10.00,USD
1001,2026-04-02,mo150,Mousse (new),1,10.00,USD
1002,2026-04-03,mo150,Mousse (new),3,11.00,USD
1003,2026-04-03,GL-1,Gloss,1,20.00,USD
`;
const STOCK = `product_sku,location,as_of,on_hand,unit_cost
MO-150,Oslo,2026-04-01,40,4.00
mo150,Oslo,2026-04-01,15,5.00
mo150,Bergen,2026-04-02,7,5.00
`;
const APRIL = '2026-04';

const products = async (): Promise<Output<'products.list'>['rows']> =>
  (await world.ask<Output<'products.list'>>('products.list', { period: APRIL })).rows;
const idOf = async (sku: string): Promise<string> => (await products()).find((row) => row.sku === sku)?.id ?? '';
const merge = async (keep: string, drop: string, take: object = {}): Promise<{ moved: number }> =>
  world.ask('duplicates.merge', { kind: 'products', keepId: await idOf(keep), dropId: await idOf(drop), take });
const bring = async () => ({
  orders: world.file('orders.csv', ORDERS),
  stock: world.file('stock.csv', STOCK),
});

test('an order of two records under one SKU is one order of it', async () => {
  await world.bring(world.file('orders.csv', ORDERS));
  // What a removed product that came again leaves behind: two records, one SKU, in one order.
  world.write("UPDATE products SET sku = 'MO-150' WHERE sku = 'mo150'");
  const { groups } = await world.ask<Output<'metrics.breakdown'>>('metrics.breakdown', {
    metric: 'orders',
    period: APRIL,
    by: 'product',
  });
  expect(groups.map(({ current }) => [current.group, current.value])).toEqual([
    ['MO-150', 2],
    ['GL-1', 1],
  ]);
});

test('lines, sums and stock of two spellings are one product’s; one undo brings back every row', async () => {
  const { orders, stock } = await bring();
  await world.bring(orders);
  await world.bring(stock);
  const found = await world.ask<Output<'duplicates.list'>>('duplicates.list', { kind: 'products' });
  expect(found.pairs).toMatchObject([
    {
      a: { name: 'Mousse' },
      b: { name: 'Mousse (new)' },
      why: [{ kind: 'sku', text: 'the same SKU but for case and marks' }],
    },
  ]);
  const ids = { kind: 'products', keepId: await idOf('MO-150'), dropId: await idOf('mo150') };
  const compared = await world.ask<Output<'duplicates.compare'>>('duplicates.compare', ids);
  expect(compared.fields.map(({ field, keep, drop, take }) => [field, keep, drop, take])).toEqual([
    ['name', 'Mousse', 'Mousse (new)', 'keep'],
    ['sku', 'MO-150', 'mo150', 'keep'],
    ['line', '', '', 'keep'],
    ['price', '', '', 'keep'],
    ['cost', '4.00 USD', '5.00 USD', 'keep'],
  ]);
  expect(compared.moves).toEqual([
    { label: 'Order lines', count: 2 },
    { label: 'Stock counts', count: 2 },
  ]);
  expect(compared.joins).toEqual([
    '1 stock count of the same place and day: they are added.',
    'Files that still name Mousse (new) find Mousse from now on. Frozen reports stay as they were.',
  ]);
  const before = world.checksum();
  expect(await world.ask('duplicates.merge', ids)).toEqual({ moved: 4 });
  // 2 × 10 + 1 × 10 + 3 × 11 = 63 dollars for six pieces; MO-150 was counted at Oslo on 1 April (40), mo150
  // there, too (15), and at Bergen on 2 April (7): each place stands as it was last counted.
  expect(await products()).toMatchObject([
    { sku: 'MO-150', netMinor: 6300, units: 6, onHand: 62, stockDay: '2026-04-02' },
    { sku: 'GL-1', netMinor: 2000, units: 1 },
  ]);
  expect(await world.ask('check.run')).toEqual({ ok: true, problems: [] });
  expect((await world.refusal('products.get', { id: ids.dropId, period: APRIL })).code).toBe('not-found');
  await world.ask('history.undo');
  expect(world.checksum()).toBe(before);
  expect(await world.ask('check.run')).toEqual({ ok: true, problems: [] });
  await world.ask('history.redo');
  expect(await products()).toMatchObject([{ sku: 'MO-150', netMinor: 6300 }, { sku: 'GL-1' }]);
  expect(await world.ask('check.run')).toEqual({ ok: true, problems: [] });
});

test('the next file that names the one that went finds the one that stayed, and the same file again changes nothing', async () => {
  const { orders, stock } = await bring();
  await world.bring(orders);
  await world.bring(stock);
  await merge('MO-150', 'mo150');
  expect(await world.bring(orders)).toMatchObject({ created: 0, updated: 0 });
  expect(await world.bring(stock)).toMatchObject({ created: 0, updated: 0 });
  const later = world.file(
    'later.csv',
    'order_id,ordered_at,product_sku,product_name,quantity,unit_price,currency\n1009,2026-04-20,mo150,Mousse (new),2,10.00,USD\n',
  );
  await world.bring(later);
  const catalogue = world.file('products.csv', 'sku,name,line,price,cost\nmo150,Mousse (new),Styling,12.50,6.00\n');
  await world.bring(catalogue);
  // What the survivor has is not overwritten by the other spelling; what it lacks is filled.
  expect(await products()).toMatchObject([
    { sku: 'MO-150', name: 'Mousse', line: 'Styling', priceMinor: 1250, costMinor: 400, netMinor: 8300, units: 8 },
    { sku: 'GL-1' },
  ]);
  expect(await world.ask('check.run')).toEqual({ ok: true, problems: [] });
});

test('the SKU of the one that goes can be taken: then the old one is the spelling that files still find', async () => {
  const { orders, stock } = await bring();
  await world.bring(orders);
  await world.bring(stock);
  const before = world.checksum();
  await merge('MO-150', 'mo150', { sku: 'drop', name: 'drop' });
  expect(await products()).toMatchObject([{ sku: 'mo150', name: 'Mousse (new)', netMinor: 6300 }, { sku: 'GL-1' }]);
  expect(await world.bring(orders)).toMatchObject({ created: 0, updated: 0 });
  expect(await world.bring(stock)).toMatchObject({ created: 0, updated: 0 });
  expect(world.rows('SELECT counted_as, on_hand FROM stock_levels ORDER BY key')).toEqual([
    { counted_as: 'MO-150', on_hand: 40 },
    { counted_as: '', on_hand: 15 },
    { counted_as: '', on_hand: 7 },
  ]);
  await world.ask('history.undo');
  expect(world.checksum()).toBe(before);
});

test('an import whose products were merged since is taken back with its lines; the product stays and that is said', async () => {
  const { orders, stock } = await bring();
  await world.bring(orders);
  const second = await world.bring(stock);
  await merge('MO-150', 'mo150');
  const tried = await world.ask<Output<'imports.tryUndo'>>('imports.tryUndo', { batch: 1 });
  expect(tried.conflicts).toMatchObject([
    {
      entity: 'products',
      reason:
        '"Mousse (new)" was merged into "Mousse" after this import, so that product stays; its lines and stock of this import go.',
    },
  ]);
  await world.ask('imports.undo', { batch: second.batch });
  await world.ask('imports.undo', { batch: 1 });
  expect(await products()).toMatchObject([{ sku: 'MO-150', netMinor: 0, onHand: null }]);
  expect(await world.ask('check.run')).toEqual({ ok: true, problems: [] });
  // What is undone now has no rows to move back, and leaves nothing that points nowhere.
  await world.ask('history.undo');
  expect((await products()).map((row) => row.sku).toSorted()).toEqual(['MO-150', 'mo150']);
  expect(await world.ask('check.run')).toEqual({ ok: true, problems: [] });
});

test('what is refused: one with itself, a third with that key, and a line that a target stands under', async () => {
  const made = async (name: string, more: object = {}): Promise<string> =>
    (await world.ask<{ id: string }>('products.create', { name, ...more })).id;
  const keepId = await made('Mousse', { sku: 'M1', line: 'Styling' });
  const dropId = await made('Mousse old', { line: 'Care' });
  await made('Mousse', {});
  const both = { kind: 'products', keepId, dropId };
  expect((await world.refusal('duplicates.merge', { ...both, dropId: keepId })).message).toBe(
    'A product cannot be merged with itself.',
  );
  expect((await world.refusal('duplicates.merge', { ...both, take: { sku: 'drop' } })).message).toBe(
    'There is a product of that SKU or name already: Mousse.',
  );
  expect((await world.refusal('duplicates.merge', { ...both, take: { shoe: 'drop' } })).message).toBe(
    'A product has no field “shoe”.',
  );
  const before = world.checksum();
  await world.ask('duplicates.keepApart', { kind: 'products', aId: keepId, bId: dropId });
  await world.ask('history.undo');
  expect(world.checksum()).toBe(before);
});

test('an assumption that is bound to the one that goes is judged by the one that stays', async () => {
  // Sales are known to the end of April and beyond.
  const known = `${ORDERS}1004,2026-03-31,GL-1,Gloss,1,20.00,USD\n1005,2026-05-02,GL-1,Gloss,1,20.00,USD\n`;
  await world.bring(world.file('known.csv', known));
  const dropId = await idOf('mo150');
  const { id: sheetId } = await world.ask<{ id: string }>('four-ps.create', {
    name: 'Mousse relaunch',
    subject: 'product',
    productId: dropId,
    line: null,
    period: '2026-Q2',
  });
  await world.ask('four-ps.addAssumption', {
    sheetId,
    optionId: null,
    p: 'product',
    statement: 'Five are sold',
    metric: 'units',
    dimension: 'product',
    groupId: dropId,
    period: APRIL,
    comparator: 'at-least',
    low: 5,
    high: null,
    due: '2026-04-30',
    ownerId: null,
  });
  const sheet = () => world.ask<Output<'four-ps.get'>>('four-ps.get', { id: sheetId });
  expect((await sheet()).assumptions).toMatchObject([{ verdict: 'wrong', actual: 4, group: 'Mousse (new)' }]);
  await world.ask('comments.create', { entity: 'product', entityId: dropId, text: 'Listed anew in March' });
  const before = world.checksum();
  const keepId = await idOf('MO-150');
  await merge('MO-150', 'mo150');
  expect((await sheet()).assumptions).toMatchObject([
    { verdict: 'right', actual: 6, group: 'Mousse', groupId: keepId },
  ]);
  expect((await sheet()).sheet.productId).toBe(keepId);
  expect(await world.ask('comments.list', { entity: 'product', entityId: keepId })).toMatchObject([
    { text: 'Listed anew in March' },
  ]);
  await world.ask('history.undo');
  expect(world.checksum()).toBe(before);
  expect((await sheet()).assumptions).toMatchObject([{ verdict: 'wrong', actual: 4 }]);
});

test('a file of before the merge that an import changed is put back to the product that stands now', async () => {
  const { orders } = await bring();
  await world.bring(orders);
  const changed = world.file(
    'changed.csv',
    ORDERS.replace('1003,2026-04-03,GL-1,Gloss,1', '1003,2026-04-03,GL-1,Gloss,2'),
  );
  const second = await world.bring(changed);
  await merge('GL-1', 'mo150');
  await world.ask('imports.undo', { batch: second.batch });
  expect(await world.ask('check.run')).toEqual({ ok: true, problems: [] });
  expect((await products()).find((row) => row.sku === 'GL-1')).toMatchObject({ units: 5 });
});

test('a plan that is named as the one that went has the cost of the one that stays', async () => {
  const subscriptions = () =>
    world.ask<Output<'metrics.evaluate'>>('metrics.evaluate', {
      metrics: ['customer-lifetime-revenue.subscription'],
      period: APRIL,
    });
  const made = async (name: string, more: object): Promise<string> =>
    (await world.ask<{ id: string }>('products.create', { name, ...more })).id;
  const keepId = await made('Mousse box', { priceMinor: 2_000, costMinor: 500 });
  const dropId = await made('Mousse club', {});
  await world.bring(
    world.file(
      'subscriptions.csv',
      'customer_id,plan,started_at,ended_at,monthly_amount,currency\na,Mousse club,2026-01-01,2026-04-10,20.00,USD\nb,Mousse club,2026-01-01,,20.00,USD\n',
    ),
  );
  const before = JSON.stringify(await subscriptions());
  await world.ask('duplicates.merge', { kind: 'products', keepId, dropId });
  expect(JSON.stringify(await subscriptions())).not.toBe(before);
  await world.ask('history.undo');
  expect(JSON.stringify(await subscriptions())).toBe(before);
});

test('exported stock comes in again equal, in the same workspace and in another one', async () => {
  const { orders, stock } = await bring();
  await world.bring(orders);
  await world.bring(stock);
  await merge('MO-150', 'mo150');
  // A product of a name alone comes back as one, not as one with that name for a SKU.
  await world.bring(world.file('comb.csv', 'product_name,location,as_of,on_hand\nComb,Oslo,2026-04-03,3\n'), {
    format: 'stock',
  });
  const COUNTS =
    'SELECT p.sku, p.name, s.location, s.as_of, s.on_hand, s.unit_cost_minor, s.counted_as FROM stock_levels s JOIN products p ON p.key = s.product_key ORDER BY s.as_of, s.location, s.on_hand';
  const file = join(world.folder, 'out.csv');
  await world.ask('export.table', { table: 'stock_levels', file });
  const counts = [
    { sku: 'MO-150', location: 'Oslo', as_of: '2026-04-01', on_hand: 15, unit_cost_minor: 500, counted_as: 'mo150' },
    { sku: 'MO-150', location: 'Oslo', as_of: '2026-04-01', on_hand: 40, unit_cost_minor: 400, counted_as: '' },
    { sku: 'MO-150', location: 'Bergen', as_of: '2026-04-02', on_hand: 7, unit_cost_minor: 500, counted_as: 'mo150' },
    { sku: '', location: 'Oslo', as_of: '2026-04-03', on_hand: 3, unit_cost_minor: null, counted_as: '' },
  ].map((count) => ({ ...count, name: count.sku === '' ? 'Comb' : 'Mousse' }));
  expect(world.rows(COUNTS)).toEqual(counts);
  expect(await world.bring(file)).toMatchObject({ created: 0, updated: 0, errorCount: 0 });
  expect(world.rows(COUNTS)).toEqual(counts);
  const other = await makeWorld();
  try {
    expect(await other.bring(other.file('stock.csv', readFileSync(file, 'utf8')))).toMatchObject({ errorCount: 0 });
    expect(other.rows(COUNTS)).toEqual(counts);
  } finally {
    await other.close();
  }
});

test('targets that are added keep what each month held, typed by hand or not', async () => {
  await world.bring((await bring()).orders);
  const parts = await world.ask<Output<'targets.parts'>>('targets.parts', { kind: 'product' });
  const amounts = parts.filter(({ name }) => name.startsWith('Mousse')).map(({ ref }) => ({ ref, amount: 91_000 }));
  const asked = { period: '2026-Q2', amount: 182_000, levels: ['product'], split: 'none', amounts };
  await world.ask('targets.createTree', { ...asked, spread: { method: 'even', months: {} } });
  const tree = async () => world.ask<Output<'targets.tree'>>('targets.tree', { period: '2026-Q2' });
  const node = async (name: string) => (await tree()).nodes.find((one) => one.name === name)?.id ?? '';
  const held = async (name: string): Promise<number[]> => {
    const { columns, rows } = await world.ask<Output<'targets.months'>>('targets.months', { period: '2026-Q2' });
    const id = await node(name);
    const targets = rows.find((row) => row.id === id)?.targets ?? [];
    return ['2026-04', '2026-05', '2026-06'].map((month) =>
      targets.reduce((sum, amount, at) => sum + (columns[at]?.month === month ? amount : 0), 0),
    );
  };
  await world.ask('targets.updateNode', {
    id: await node('Mousse (new)'),
    spread: { method: 'hand', months: { '2026-05': 1_000 } },
  });
  // 91 days at 1,000 each; and 1,000 in May, which leaves 90,000 to the 60 days of April and June.
  expect(await held('Mousse')).toEqual([30_000, 31_000, 30_000]);
  expect(await held('Mousse (new)')).toEqual([45_000, 1_000, 45_000]);
  await merge('MO-150', 'mo150');
  expect(await held('Mousse')).toEqual([75_000, 32_000, 75_000]);
  await world.ask('history.undo');
  expect(await held('Mousse (new)')).toEqual([45_000, 1_000, 45_000]);
});
