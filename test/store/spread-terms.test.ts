import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

test('sales against a month of spending are an estimate for a day of it, as the spending is, and none for the month', async () => {
  const orders =
    'order_id,ordered_at,product_sku,quantity,unit_price,currency,customer_id\n1,2026-03-10,A,1,30.00,USD,C1\n';
  await world.bring(world.file('orders.csv', orders));
  await world.bring(world.file('ads.csv', 'day,to_day,campaign,spend\n2026-03-01,2026-03-31,Curls,310.00\n'));
  const metrics = ['roas.blended', 'cac.ads', 'cac', 'marketing-cost', 'net-sales'];
  const on = async (period: string) =>
    (await world.ask<Output<'metrics.evaluate'>>('metrics.evaluate', { metrics, period })).map(
      ({ metric, value, status }) => [metric, value, status],
    );
  // $310 of 31 days is $10 a day.
  expect(await on('2026-03-10')).toEqual([
    ['roas.blended', 3, 'estimated'],
    ['cac.ads', 1000, 'estimated'],
    ['cac', 1000, 'estimated'],
    ['marketing-cost', 1000, 'estimated'],
    ['net-sales', 3000, 'ok'],
  ]);
  expect((await on('2026-03')).map(([, , status]) => status)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
});
