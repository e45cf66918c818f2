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

  test('by location it is read line by line', async () => {
    expect(await by('location', '2026-02')).toEqual({ Soho: 4 });
  });
});
