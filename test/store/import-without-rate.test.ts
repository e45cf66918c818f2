import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const said = (rows: string, since: string): string =>
  `${rows}, which has no exchange rate ${since}: kept, and left out of sums in USD until you add a rate in Settings.`;
const tried = (path: string) => world.ask<Output<'imports.dryRun'>>('imports.dryRun', { path });

test('orders in a currency without an exchange rate are said in the dry run and the summary, and come in', async () => {
  await world.ask('rates.set', { day: '2026-05-02', currency: 'CAD', rate: 0.7 });
  const path = world.file(
    'orders.csv',
    'order_id,ordered_at,product_sku,quantity,unit_price,currency\n' +
      '1,2026-05-01,A,1,5.00,EUR\n2,2026-05-02,A,1,5.00,eur\n3,2026-05-01,A,1,5.00,CAD\n' +
      '4,2026-05-02,A,1,5.00,CAD\n5,2026-05-02,A,1,5.00,USD\n6,2026-05-02,A,1,5.00,\n7,2026-05-02,A,none,5.00,EUR\n',
  );
  const notices = [
    { line: 2, column: null, problem: said('2 rows are in EUR', 'yet'), level: 'notice' },
    { line: 4, column: null, problem: said('1 row is in CAD', 'before 2026-05-02'), level: 'notice' },
  ];
  const { summary } = await tried(path);
  expect(summary.errors.filter(({ level }) => level === 'notice')).toEqual(notices);
  const done = await world.bring(path, { skipProblems: true });
  expect(done).toMatchObject({ created: 6, errorCount: 1, noticeCount: 2 });
  expect(done.errors.filter(({ level }) => level === 'notice')).toEqual(notices);
  await world.ask('rates.set', { day: '2026-05-01', currency: 'EUR', rate: 1.1 });
  await world.ask('rates.set', { day: '2026-05-01', currency: 'CAD', rate: 0.7 });
  expect((await tried(path)).summary.noticeCount).toBe(0);
});

test('so are those of a Shopify file, by its rows', async () => {
  const path = world.file(
    'shopify.csv',
    'Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku\n' +
      '#1,,paid,2026-05-01 10:00:00 +0000,,GBP,15.00,0,0,15.00,,0,2026-05-01 10:00:00 +0000,1,Balm,5.00,A\n' +
      '#1,,,,,,,,,,,,,1,Soap,10.00,B\n' +
      '#2,,paid,2026-05-02 10:00:00 +0000,,USD,5.00,0,0,5.00,,0,2026-05-02 10:00:00 +0000,1,Balm,5.00,A\n',
  );
  const notices = [{ line: 2, column: null, problem: said('2 rows are in GBP', 'yet'), level: 'notice' }];
  expect((await tried(path)).summary.errors).toEqual(notices);
  expect(await world.bring(path)).toMatchObject({ created: 3, errorCount: 0, errors: notices });
});
