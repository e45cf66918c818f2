import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const HEAD = 'order_id,ordered_at,product_sku,product_name,quantity,unit_price\n';
const home = (period: string) => world.ask<Output<'home.get'>>('home.get', { period });

test('where the data ends before the period, Home names nothing that fell: what was sold is not known', async () => {
  await world.bring(world.file('first.csv', `${HEAD}1,2026-03-02,A,Soap,1,10.00\n2,2026-04-02,A,Soap,1,4.00\n`));
  expect((await home('2026-04')).movers).toEqual([{ name: 'Soap', rest: false, changeMinor: -600 }]);
  const view = await home('2026-05');
  expect(view.net).toMatchObject({ value: null, reason: 'The data ends on 2026-04-02.' });
  expect(view.movers).toEqual([]);
});

test('nor does the product list call it zero: it says why it is not known', async () => {
  await world.bring(world.file('first.csv', `${HEAD}1,2026-04-02,A,Soap,1,4.00\n`));
  const list = async (period: string) => (await world.ask<Output<'products.list'>>('products.list', { period })).totals;
  expect(await list('2026-04')).toMatchObject({ netMinor: 400, unknown: null });
  expect(await list('2026-05')).toMatchObject({ netMinor: 0, unknown: 'The data ends on 2026-04-02.' });
});
