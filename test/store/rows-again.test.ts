import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

const HEAD = 'order_id,ordered_at,product_sku,quantity,unit_price,currency\n';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await world.bring(world.file('first.csv', `${HEAD}1,2026-04-01,A,1,10.00,USD\n2,2026-04-02,A,1,20.00,USD\n`));
});
afterEach(() => world.close());

const rows = (metric: string, period: string, offset = 0) =>
  world.ask<Output<'metrics.rows'>>('metrics.rows', { metric, period, limit: 1, offset });

test('count and sum of a figure’s rows are those of its own question, on every page, and anew after a change', async () => {
  expect(await rows('net-sales', '2026-04')).toMatchObject({ total: 2, sum: 3000 });
  expect(await rows('net-sales', '2026-04', 1)).toMatchObject({ total: 2, sum: 3000, rows: [{ contribution: 2000 }] });
  expect(await rows('units', '2026-04')).toMatchObject({ total: 2, sum: 2 });
  expect(await rows('net-sales', '2026-04-02')).toMatchObject({ total: 1, sum: 2000 });
  await world.bring(world.file('second.csv', `${HEAD}3,2026-04-03,A,1,5.00,USD\n`));
  expect(await rows('net-sales', '2026-04')).toMatchObject({ total: 3, sum: 3500 });
  await world.ask('imports.undo', { batch: 2 });
  expect(await rows('net-sales', '2026-04')).toMatchObject({ total: 2, sum: 3000 });
});
