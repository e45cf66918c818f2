import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

const ORDERS = `order_id,ordered_at,product_sku,product_name,quantity,unit_price,currency,channel,location
1,2026-02-03,A,Ay,6,10.00,USD,Web,
2,2026-02-04,A,Ay,4,10.00,USD,Oak,Soho
3,2026-02-05,A,Ay,-2,10.00,USD,Web,
4,2026-02-20,A,Ay,5,10.00,USD,Web,
5,2026-02-05,B,Bee,9,10.00,USD,Web,
6,2026-03-01,A,Ay,7,10.00,USD,Web,
7,2026-02-06,A,Ay,1,0,USD,Web,
`;
const STOCK = `product_sku,location,as_of,on_hand
A,Web,2026-01-31,100
A,Oak,2026-01-31,50
A,Soho,2026-01-31,40
A,Web,2026-02-28,91
A,Oak,2026-02-28,46
A,Soho,2026-02-28,36
`;

describe('what sell-through counts as sold where stock is counted', () => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld();
    await world.bring(world.file('orders.csv', ORDERS));
    await world.bring(world.file('stock.csv', STOCK));
  });
  afterEach(() => world.close());

  const by = async (place: 'channel' | 'location', period: string): Promise<Record<string, unknown>> => {
    const found = await world.ask<Output<'metrics.breakdown'>>('metrics.breakdown', {
      metric: 'sell-through',
      by: place,
      period,
    });
    return Object.fromEntries(found.groups.map(({ current }) => [current.group, current.numerator]));
  };

  test('a month by channel, by hand: what was sold less what came back, of products that have stock', async () => {
    // Web: 6 − 2 + 5; the gift of line 7 is no sale, B has no stock, order 6 is of March. Oak: 4.
    expect(await by('channel', '2026-02')).toEqual({ Web: 9, Oak: 4 });
  });

  test('a week by channel, from single days', async () => {
    expect(await by('channel', '2026-W06')).toEqual({ Web: 4, Oak: 4 });
  });

  test('a place that was left out of the last counts stands as it was last counted, and the figure says so', async () => {
    await world.bring(
      world.file(
        'later.csv',
        'product_sku,location,as_of,on_hand,unit_cost,received\nA,Web,2026-03-15,80,2,0\nA,Soho,2026-03-15,30,2,0\n',
      ),
    );
    const get = (metric: string): Promise<Output<'metrics.get'>> =>
      world.ask<Output<'metrics.get'>>('metrics.get', { metric, period: '2026-03' });
    // At $2 each: 7 sold; at the start 91 + 46 + 36, at the end 80 + 46 (Oak, of 28 February) + 30.
    const { value } = await get('inventory-turnover');
    expect(value).toMatchObject({ numerator: 1400, denominator: 100 * (173 + 156) });
    expect((await get('sell-through')).value).toMatchObject({
      status: 'estimated',
      reason: 'A place was not counted in the last days of the period; it stands as it was last counted.',
    });
    // 31 days × the average of both: the rows behind are the counts of each place.
    const behind = await world.ask<Output<'metrics.rows'>>('metrics.rows', {
      metric: 'days-of-stock',
      period: '2026-03',
    });
    expect([behind.total, behind.sum]).toEqual([5, 31 * 100 * (173 + 156)]);
    const { rows: products } = await world.ask<Output<'products.list'>>('products.list', { period: '2026-03' });
    expect(products.find(({ sku }) => sku === 'A')).toMatchObject({ onHand: 156, stockDay: '2026-03-15' });
  });

  test('by location it is read line by line', async () => {
    expect(await by('location', '2026-02')).toEqual({ Soho: 4 });
  });
});
