import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

/** 13 May 2026, in US dollars. */
let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

/** `id, day, product, quantity, price, currency, channel` */
const orders = [
  // Ten tenths of a cent that rounding leaves out, two of them in each of five months: 10 × 33.3 cents are 333, not 330.
  ...['2026-01-31', '2026-02-01', '2026-03-31', '2026-04-01', '2026-05-02'].flatMap((day, index) => [
    [`A${index}`, day, 'Mousse', 1, 0.333, 'USD', 'Web'],
    [`B${index}`, day, 'Mousse', 1, 0.333, 'USD', 'Web'],
  ]),
  ['C', '2026-04-30', 'Mousse', 2, 5, 'USD', 'Shop'],
  ['D', '2026-05-01', 'Wax', 3, 2, 'USD', 'Shop'],
  // At a rate of 2 worth 8 dollars, and no shape of dollars.
  ['E', '2026-04-15', 'Wax', 1, 4, 'EUR', 'Web'],
  ['F', '2025-06-15', 'Wax', 5, 100, 'EUR', 'Web'],
  ...['Web', 'Shop'].flatMap((channel) =>
    ['Mousse', 'Wax'].map((product) => [`G${channel}${product}`, '2025-04-16', product, 1, 10, 'USD', channel]),
  ),
  // Of no product.
  ['H', '2026-05-03', '', 1, 7, 'USD', 'Web'],
];

test('a tree by channel and product sums whole months and single days, rests of cents, other money and what has no product', async () => {
  await world.ask('rates.set', { day: '2025-01-01', currency: 'EUR', rate: 2 });
  const header = 'order_id,ordered_at,product,quantity,unit_price,currency,channel';
  await world.bring(world.file('orders.csv', `${header}\n${orders.map((row) => row.join()).join('\n')}\n`));
  const levels = ['channel', 'product'];
  const spread = { method: 'last-year', months: {} };
  for (const metric of ['net-sales', 'units'])
    await world.ask('targets.createTree', { period: '2026', metric, amount: 100_000, levels, split: 'equal', spread });
  const known = async (metric: string) => {
    const { nodes } = await world.ask<Output<'targets.tree'>>('targets.tree', { period: '2026', metric });
    const name = (id: string | null): string => nodes.find((node) => node.id === id)?.name ?? '';
    return Object.fromEntries(
      nodes.map((node) => [
        `${node.depth === 2 ? `${name(node.parentId)} ` : ''}${node.name}`,
        [node.actual, node.unassigned],
      ]),
    );
  };
  expect(await known('net-sales')).toMatchObject({
    Company: [333 + 1_000 + 600 + 800 + 700, 0],
    Web: [333 + 800 + 700, 700],
    Shop: [1_600, 0],
    'Web Mousse': [333, null],
    'Web Wax': [800, null],
    'Shop Mousse': [1_000, null],
    'Shop Wax': [600, null],
  });
  expect(await known('units')).toMatchObject({
    Company: [17, 0],
    Web: [12, 1],
    'Web Mousse': [10, null],
    'Web Wax': [1, null],
    'Shop Wax': [3, null],
  });
  // A year's shape is that of dollars, of all measures: one day of April of the year before.
  for (const metric of ['net-sales', 'units']) {
    const { nodes } = await world.ask<Output<'targets.tree'>>('targets.tree', { period: '2026', metric });
    const top = nodes.find(({ depth }) => depth === 0)!;
    const page = await world.ask<Output<'targets.node'>>('targets.node', { id: top.id });
    expect(page.months.flatMap(({ period, target }) => (target > 0 ? [[period, target]] : []))).toEqual([
      ['2026-04', 100_000],
    ]);
  }
});

test('an edit of two hundred targets is one step that its undo and its redo know whole', async () => {
  const rows = Array.from({ length: 200 }, (_, index) => `O${index},2025-04-16,Product ${index},1,10`);
  await world.bring(world.file('orders.csv', `order_id,ordered_at,product,quantity,unit_price\n${rows.join('\n')}\n`));
  const levels = ['product'];
  const { id: treeId } = await world.ask<{ id: string }>('targets.createTree', {
    period: '2026',
    amount: 20_000,
    levels,
    split: 'equal',
  });
  const amounts = async () =>
    (await world.ask<Output<'targets.tree'>>('targets.tree', { period: '2026' })).nodes.map(({ target }) => target);
  const before = world.checksum();
  const { nodes } = await world.ask<Output<'targets.tree'>>('targets.tree', { period: '2026' });
  const id = nodes.find(({ depth }) => depth === 0)!.id;
  await world.ask('targets.setAmount', { id, amount: 40_000, mode: 'siblings' });
  const raised = [40_000, ...rows.map(() => 200)];
  expect(await amounts()).toEqual(raised);
  const versions = await world.ask<Output<'targets.versions'>>('targets.versions', { treeId });
  expect(versions[0]).toMatchObject({ targets: 201 });
  await world.ask('history.undo');
  expect(world.checksum()).toBe(before);
  await world.ask('history.redo');
  expect(await amounts()).toEqual(raised);
});
