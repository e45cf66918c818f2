import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

/** The workspace counts in dollars; a euro is two of them, a yen a cent, and a pound has no rate. */
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await world.ask('rates.set', { day: '2026-01-01', currency: 'EUR', rate: 2 });
  await world.ask('rates.set', { day: '2026-01-01', currency: 'JPY', rate: 0.01 });
});
afterEach(() => world.close());

const rowsOf = (metric: string) => world.ask<Output<'metrics.rows'>>('metrics.rows', { metric, period: '2026-05' });
const column = ({ columns, rows }: Output<'metrics.rows'>, name: string) =>
  rows.map((row) => row.cells[columns.findIndex((one) => one.name === name)]);

test('rows of other currencies stand in the company’s, as they are summed, and without a rate they say no amount', async () => {
  await world.bring(
    world.file(
      'orders.csv',
      'order_id,ordered_at,quantity,unit_price,currency\nA,2026-05-01,1,10.00,USD\nB,2026-05-02,1,30.00,EUR\nC,2026-05-03,1,3000,JPY\nD,2026-05-04,1,5.00,GBP\n',
    ),
  );
  const sold = await rowsOf('net-sales');
  expect(column(sold, 'Net')).toEqual([1000, 6000, 3000, null]);
  expect(column(sold, 'Gross')).toEqual([1000, 6000, 3000, null]);
  expect(sold.sum).toBe(10_000);
  const file = join(world.folder, 'rows.csv');
  await world.ask('metrics.exportRows', { metric: 'net-sales', period: '2026-05', file });
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  expect(lines.map((line) => line.split(',')[7])).toEqual(['10.00', '60.00', '30.00', '']);
});

test('so do spend and deals', async () => {
  await world.bring(
    world.file(
      'ads.csv',
      'day,campaign,spend,currency\n2026-05-01,Curls,10,USD\n2026-05-02,Curls,20,EUR\n2026-05-03,Curls,7,GBP\n',
    ),
  );
  const spent = await rowsOf('ad-spend');
  expect(column(spent, 'Spend')).toEqual([1000, 4000, null]);
  expect(spent.sum).toBe(5000);
  await world.bring(
    world.file(
      'deals.csv',
      'deal_id,stage,title,value,currency,created_at,closed_at\nD-1,Won,One,100,USD,2026-05-01,2026-05-02\nD-2,Won,Two,100,EUR,2026-05-01,2026-05-03\n',
    ),
    { format: 'deals' },
  );
  const won = await rowsOf('won-value');
  expect(column(won, 'Value')).toEqual([10_000, 20_000]);
  expect(won.sum).toBe(30_000);
});

test('and what a subscription pays a month', async () => {
  await world.bring(
    world.file(
      'subs.csv',
      'subscription_id,customer_id,plan,started_at,monthly_amount,currency\nS-1,C-1,Box,2026-04-01,10.00,USD\nS-2,C-2,Box,2026-04-01,10.00,EUR\n',
    ),
    { format: 'subscriptions' },
  );
  const paid = await rowsOf('mrr');
  expect(column(paid, 'A month')).toEqual([1000, 2000]);
  expect(paid.sum).toBe(3000);
});
