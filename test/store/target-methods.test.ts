import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

/** 13 May 2026, day 13 of 31; March came to 400, 300 of it after the 20th, April to 400, 200 of it after the 20th. */
let world: World;
const tops = new Map<string, string>();
beforeEach(async () => {
  world = await makeWorld();
  await world.bring(
    world.file(
      'orders.csv',
      `order_id,ordered_at,quantity,unit_price,channel
A,2026-03-10,1,100,Web
B,2026-03-25,1,300,Web
C,2026-04-10,1,200,Web
D,2026-04-25,1,200,Web
E,2026-05-05,1,100,Web
`,
    ),
  );
  for (const period of ['2026-03', '2026-04', '2026-05']) {
    await world.ask('targets.createTree', { period, amount: 50_000, spread: { method: 'even', months: {} } });
    const { nodes } = await world.ask<Output<'targets.tree'>>('targets.tree', { period });
    tops.set(period, nodes[0]!.id);
  }
});
afterEach(() => world.close());

/** Writes as it would have been kept on a past day. */
const past = (run: (file: Database.Database) => void): void => {
  const file = new Database(world.path);
  run(file);
  file.close();
};
let ids = 0;
const own = (file: Database.Database, period: string, day: string, amount: number): unknown =>
  file
    .prepare(
      `INSERT INTO target_forecasts (id, node_id, amount, confidence, reason, at) VALUES (?, ?, ?, 0.7, '', ? || 'T09:00:00.000Z')`,
    )
    .run(`f${(ids += 1)}`, tops.get(period), amount, day);
const plan = (file: Database.Database, period: string, day: string, outlook: number): unknown =>
  file
    .prepare(
      `INSERT INTO target_outlooks (id, node_id, day, method, outlook, low, high, at) VALUES (?, ?, ?, 'plan', ?, ?, ?, ?)`,
    )
    .run(`k${(ids += 1)}`, tops.get(period), day, outlook, outlook, outlook, day);
const page = () => world.ask<Output<'targets.node'>>('targets.node', { id: tops.get('2026-05') });
const method = async (id: string) => (await page()).methods.find((one) => one.method === id)!;

test('own numbers and the plan take their range from what they said in closed periods, and can be the best', async () => {
  await world.ask('targets.forecast', { nodeId: tops.get('2026-05'), amount: 40_000 });
  expect(await method('own')).toMatchObject({
    outlook: 40_000,
    low: 35_500,
    high: 44_500,
    error: null,
    periods: 0,
    reason: 'No past yet: ±15% of the rest is assumed.',
  });
  expect((await page()).methods.filter(({ best }) => best)).toEqual([]);
  past((file) => {
    // 100 were in by 12 March: 200 more were said, 300 came. By 12 April 200: 400 more were said, 200 came.
    own(file, '2026-03', '2026-03-12', 30_000);
    own(file, '2026-04', '2026-04-12', 60_000);
    // Said with two thirds of April over: not as May stands.
    own(file, '2026-04', '2026-04-20', 100_000);
    // Said on the last day, it is no outlook.
    own(file, '2026-03', '2026-03-31', 40_000);
    // 100 in by 16 March: 350 said for 300. 200 in by 15 April: 200 said for 200.
    plan(file, '2026-03', '2026-03-08', 99_000);
    plan(file, '2026-03', '2026-03-16', 45_000);
    plan(file, '2026-04', '2026-04-15', 40_000);
  });
  // 50% off either way of what was said: half of the 300 that are said now. 100 and 200 off of 500 that came.
  const mine = await method('own');
  expect(mine).toMatchObject({ outlook: 40_000, low: 25_000, high: 55_000, periods: 2, best: false });
  expect(mine.error).toBeCloseTo(0.6, 12);
  expect(mine.bias).toBeCloseTo(0.2, 12);
  // 50 of 350 off, then nothing: √((1/7)² ÷ 2) of the rest; 50 off of 500 that came.
  const planned = await method('plan');
  expect(planned.high - planned.outlook).toBe(Math.round((planned.outlook - 10_000) * Math.sqrt(1 / 98)));
  expect(planned.outlook).toBeGreaterThan(10_000);
  expect(planned).toMatchObject({ periods: 2, best: true, reason: 'The range comes from 2 past periods.' });
  expect(planned.error).toBeCloseTo(0.1, 12);
  // The tree's own row, once it is foretold so.
  await world.ask('targets.updateNode', { id: tops.get('2026-05'), method: 'own' });
  const { nodes } = await world.ask<Output<'targets.tree'>>('targets.tree', { period: '2026-05' });
  expect(nodes[0]).toMatchObject({ low: 25_000, high: 55_000, reason: 'The range comes from 2 past periods.' });
});

test('what was said of one part is no past of another', async () => {
  const { nodes } = await world.ask<Output<'targets.tree'>>('targets.tree', { period: '2026-05' });
  const { ids: parts } = await world.ask<{ ids: string[] }>('targets.addChildren', {
    parentId: nodes[0]?.id,
    kind: 'channel',
    split: 'equal',
  });
  past((file) => {
    own(file, '2026-03', '2026-03-12', 30_000);
    own(file, '2026-04', '2026-04-12', 60_000);
  });
  const web = await world.ask<Output<'targets.node'>>('targets.node', { id: parts[0] });
  expect(web.methods.find((one) => one.method === 'own')).toMatchObject({ periods: 0 });
});
