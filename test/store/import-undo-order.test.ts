import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

let files = 0;
const bring = async (content: string): Promise<number> => {
  files += 1;
  const { batch } = await world.bring(world.file(`file-${files}.csv`, content));
  return Number(batch);
};
const undo = (batch: number, also: string[] = []) => world.ask<Output<'imports.undo'>>('imports.undo', { batch, also });
const price = (minor: number): Promise<number> => bring(`sku,name,price\nA,Alpha,${minor / 100}\n`);
const prices = (): unknown[] =>
  world.rows("SELECT price_minor FROM products WHERE sku = 'A'").map((row) => row['price_minor']);
const idOfAlpha = (): unknown => world.rows("SELECT id FROM products WHERE sku = 'A'")[0]?.['id'];

const orders = <T>(list: readonly T[]): T[][] =>
  list.length < 2
    ? [[...list]]
    : list.flatMap((one, at) => orders(list.filter((_, other) => other !== at)).map((rest) => [one, ...rest]));

describe.each([2, 3])('%d imports that set one price after each other', (count) => {
  const steps = Array.from({ length: count }, (_, at) => at);
  test.each(orders(steps).map((order) => [order]))(
    'taken back in the order %j: the last that stands counts',
    async (order) => {
      await price(100);
      const first = world.checksum();
      const batches: number[] = [];
      for (const step of steps) batches.push(await price(200 + step * 100));
      const left = new Set(steps);
      for (const step of order) {
        await undo(batches[step] ?? 0);
        left.delete(step);
        const last = Math.max(-1, ...left);
        expect(prices()).toEqual([last < 0 ? 100 : 200 + last * 100]);
      }
      expect(world.checksum()).toBe(first);
    },
  );
});

test('a price that a later import set back to what this one wrote is the later one’s', async () => {
  await price(100);
  const [a, b, c] = [await price(200), await price(300), await price(200)];
  await undo(a);
  expect(prices()).toEqual([200]);
  await undo(c);
  expect(prices()).toEqual([300]);
  await undo(b);
  expect(prices()).toEqual([100]);
});

test('what a conflict was told to give back is not brought again by the later import', async () => {
  await price(100);
  const [a, b] = [await price(200), await price(300)];
  const { conflicts } = await world.ask<Output<'imports.tryUndo'>>('imports.tryUndo', { batch: a });
  expect(conflicts.map(({ reason, fields }) => [reason, fields])).toEqual([
    [
      'Product "Alpha" was changed after this import in price, and that stays.',
      [{ field: 'Price', now: '3.00', back: '1.00' }],
    ],
  ]);
  await undo(
    a,
    conflicts.map(({ entity, id }) => `${entity}/${id}`),
  );
  expect(prices()).toEqual([100]);
  expect(await undo(b)).toMatchObject({ conflicts: [] });
  expect(prices()).toEqual([100]);
});

test('a person’s change after an import that is taken back goes back to what was before that import, and on again', async () => {
  await price(100);
  const a = await price(200);
  await world.ask('products.update', { id: idOfAlpha(), priceMinor: 900 });
  await undo(a);
  expect(prices()).toEqual([900]);
  for (const [channel, then] of [
    ['history.undo', 100],
    ['history.redo', 900],
    ['history.undo', 100],
  ] as const) {
    await world.ask(channel);
    expect(prices()).toEqual([then]);
  }
});

test('a person’s price between two imports is what the second gives back', async () => {
  await price(100);
  const a = await price(200);
  await world.ask('products.update', { id: idOfAlpha(), priceMinor: 900 });
  const b = await price(300);
  await undo(a);
  await undo(b);
  expect(prices()).toEqual([900]);
});

test('a record that a later import changed stays with its maker gone, is named, and goes with the later import', async () => {
  const empty = world.checksum();
  const a = await price(100);
  const b = await price(200);
  const undone = await undo(a);
  expect(undone.conflicts.map(({ reason }) => reason)).toEqual([
    'Product "Alpha" was changed by a later import, so it stays.',
  ]);
  expect(prices()).toEqual([200]);
  expect(await undo(b)).toMatchObject({ removed: 1, conflicts: [] });
  expect(world.checksum()).toBe(empty);
});

test('a record that a later import changed goes when it is ticked', async () => {
  const empty = world.checksum();
  const [a, b] = [await price(100), await price(200)];
  const { conflicts } = await world.ask<Output<'imports.tryUndo'>>('imports.tryUndo', { batch: a });
  expect(
    await undo(
      a,
      conflicts.map(({ entity, id }) => `${entity}/${id}`),
    ),
  ).toMatchObject({ removed: 1, conflicts: [] });
  await undo(b);
  expect(world.checksum()).toBe(empty);
});

const DEALS = 'deal_id,stage,title,value,currency,account,owner,created_at\n';
const LINES = 'order_id,date,product_sku,product_name,quantity,unit_price,channel,customer_id\n';

test.each([
  [
    'deals',
    [
      `${DEALS}D-1,Lead,One,100,USD,North,Ana,2026-01-05\n`,
      `${DEALS}D-1,Talks,One,200,USD,South,Ben,2026-01-05\nD-2,Talks,Two,50,USD,South,Ana,2026-01-06\n`,
      `${DEALS}D-1,Signed,One,300,USD,East,Cleo,2026-01-05\nD-2,Signed,Two,50,USD,East,Ben,2026-01-06\n`,
    ],
  ],
  [
    'order lines',
    [
      `${LINES}1,2026-01-05,A,Alpha,1,10,Shop,c1\n`,
      `${LINES}1,2026-01-06,A,Alpha,2,10,Fair,c2\n2,2026-01-07,B,Beta,1,20,Fair,c1\n`,
      `${LINES}1,2026-01-08,A,Alpha,3,10,Web,c3\n2,2026-01-07,B,Beta,4,20,Web,c2\n`,
    ],
  ],
])(
  '%s that three imports make and change leave nothing, in whatever order they are taken back',
  async (_, contents) => {
    const empty = world.checksum();
    for (const order of orders([0, 1, 2])) {
      const batches: number[] = [];
      for (const content of contents) batches.push(await bring(content));
      for (const step of order) {
        await undo(batches[step] ?? 0);
        expect(await world.ask('check.run')).toEqual({ ok: true, problems: [] });
      }
      expect(world.checksum(), `order ${order.join(', ')}`).toBe(empty);
    }
  },
);

/** A product as a plain model: who made it with what, and the changes to its price that stand. */
type Modelled = { maker: number; made: number; changes: { batch: number; minor: number }[] };
const nowOf = (one: Modelled): number => one.changes.at(-1)?.minor ?? one.made;

test('random imports and random undos end as a model says: the last import that stands counts', async () => {
  const SKUS = ['A', 'B', 'C'];
  const file = fc.dictionary(fc.constantFrom(...SKUS), fc.integer({ min: 1, max: 3 }), { minKeys: 1 });
  const step = fc.oneof(
    file.map((rows) => ({ rows })),
    fc.nat(20).map((undone) => ({ undone })),
  );
  const empty = world.checksum();
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 3, maxLength: 9 }),
      fc.infiniteStream(fc.nat(20)),
      async (steps, picks) => {
        const model = new Map<string, Modelled>();
        let standing: number[] = [];
        const takeBack = async (batch: number): Promise<void> => {
          await undo(batch);
          standing = standing.filter((one) => one !== batch);
          for (const [sku, one] of model) {
            one.changes = one.changes.filter((change) => change.batch !== batch);
            if (!standing.includes(one.maker) && one.changes.length === 0) model.delete(sku);
          }
        };
        const compare = (): void =>
          expect(world.rows('SELECT sku, price_minor FROM products ORDER BY sku')).toEqual(
            [...model]
              .map(([sku, one]) => ({ sku, price_minor: nowOf(one) }))
              .toSorted((a, b) => (a.sku < b.sku ? -1 : 1)),
          );
        for (const one of steps) {
          if ('undone' in one) {
            const batch = standing[one.undone % Math.max(1, standing.length)];
            if (batch !== undefined) await takeBack(batch);
          } else {
            const rows = Object.entries(one.rows);
            const batch = await bring(
              `sku,name,price\n${rows.map(([sku, units]) => `${sku},${sku},${units}`).join('\n')}\n`,
            );
            standing.push(batch);
            for (const [sku, units] of rows) {
              const known = model.get(sku);
              if (!known) model.set(sku, { maker: batch, made: units * 100, changes: [] });
              else if (nowOf(known) !== units * 100) known.changes.push({ batch, minor: units * 100 });
            }
          }
          compare();
        }
        for (const pick of picks) {
          if (standing.length === 0) break;
          await takeBack(standing[pick % standing.length] ?? 0);
          compare();
        }
        expect(world.checksum()).toBe(empty);
      },
    ),
    { numRuns: 25 },
  );
});
