import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  // The clock stands at 13 May 2026; the files end on 10 April.
  world = await makeWorld();
  const lines = ['2026-03-30', '2026-04-02', '2026-04-10'].map((day, at) => `${at},${day},1,20.00,M-1,Mousse`);
  await world.bring(
    world.file('o.csv', `order_id,ordered_at,quantity,unit_price,product_sku,product_name\n${lines.join('\n')}\n`),
  );
});
afterEach(() => world.close());

const page = async (period: string) => {
  const { rows } = await world.ask<Output<'products.list'>>('products.list', { period });
  return world.ask<Output<'products.get'>>('products.get', { id: rows[0]?.id, period });
};
const csv = async (period: string): Promise<Record<string, string>[]> => {
  const file = join(world.folder, `${period}.csv`);
  await world.ask('products.export', { period, file });
  return parse(readFileSync(file), { bom: true, columns: true });
};

test('what a product sold after the last file is not known, on its page and in the list that is saved', async () => {
  expect((await page('2026-05')).unknown).toMatch(/2026|April|until|reaches|ends/);
  expect(await csv('2026-05')).toMatchObject([
    { sku: 'M-1', net_sales: '', units: '', returned_units: '', net_sales_before: '40.00' },
  ]);
  expect((await page('2026-04')).unknown).toBeNull();
  expect(await csv('2026-04')).toMatchObject([{ net_sales: '40.00', units: '2', returned_units: '0' }]);
});

test('weeks after the last file are no weeks of nothing', async () => {
  const { trend } = await page('2026-Q2');
  const sold = Object.fromEntries(trend.map((week) => [week.from, week.netMinor]));
  // Week 14 begins on 30 March; 10 April is a Friday. The week of 13 April and those after it are in no file.
  expect(sold['2026-03-30']).toBe(4000);
  expect(sold['2026-04-06']).toBe(2000);
  expect(sold['2026-04-20']).toBeNull();
  expect(sold['2026-05-04']).toBeNull();
});
