import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import type { Dimension } from '../../src/shared/domain/dimensions';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const PERIOD = '2026-05';
const LINES = `order_id,date,sku,product,quantity,unit_price,currency,channel,location,country,sales_rep
1,2026-05-02,B,Balm,3,10.00,USD,Web,,US,Ana
2,2026-05-03,B,Balm,2,10.00,USD,Stores,Main street,US,Bo
3,2026-05-04,C,Comb,5,6.00,USD,Stores,Main street,FR,Bo
4,2026-05-05,B,Balm,-1,10.00,USD,Web,,US,Ana
`;

const values = (metric: string, by?: Dimension): Promise<Output<'metrics.evaluate'>> =>
  world.ask('metrics.evaluate', { metrics: [metric], period: PERIOD, ...(by === undefined ? {} : { by }) });
const byGroup = async (metric: string, by: Dimension): Promise<Record<string, unknown>> =>
  Object.fromEntries((await values(metric, by)).map((one) => [one.group, [one.numerator, one.denominator]]));

test('gross margin is what net sales leave over cost, whole and in every group, and opens to its lines', async () => {
  await world.bring(world.file('lines.csv', LINES));
  await world.bring(world.file('products.csv', 'sku,name,price,cost\nB,Balm,10.00,4.00\n'));
  // 70.00 net; balms left 3 + 2 − 1 = 4 of 4.00; five combs have no cost.
  const [unknown] = await values('gross-margin');
  expect(unknown).toMatchObject({ status: 'not_computable', value: null });
  expect(unknown?.reason).toContain('5 pieces sold or returned are of products without a cost');
  expect((await byGroup('gross-margin', 'product'))['B']).toEqual([2400, 4000]);
  expect((await byGroup('gross-margin', 'channel'))['Web']).toEqual([1200, 2000]);

  await world.bring(world.file('more.csv', 'sku,name,price,cost\nC,Comb,6.00,1.50\n'));
  // 70.00 − 16.00 − 7.50 = 46.50.
  expect(await values('gross-margin')).toMatchObject([{ status: 'partial', numerator: 4650, denominator: 7000 }]);
  expect(await byGroup('gross-margin', 'product')).toEqual({ B: [2400, 4000], C: [2250, 3000] });
  expect(await byGroup('gross-margin', 'channel')).toEqual({ Web: [1200, 2000], Stores: [3450, 5000] });
  expect((await byGroup('gross-margin', 'location'))['Main street']).toEqual([3450, 5000]);
  expect(await byGroup('gross-margin', 'country')).toEqual({ US: [2400, 4000], FR: [2250, 3000] });
  expect(await byGroup('gross-margin', 'rep')).toEqual({ Ana: [1200, 2000], Bo: [3450, 5000] });
  expect(await byGroup('gross-margin', 'day')).toMatchObject({ '2026-05-02': [1800, 3000] });
  for (const [by, group, sum] of [
    ['channel', 'Stores', 3450],
    ['country', 'FR', 2250],
  ] as const)
    expect(
      await world.ask('metrics.rows', { metric: 'gross-margin', period: PERIOD, by, group, limit: 50, offset: 0 }),
    ).toMatchObject({ sum });
});

test('shares of net sales sum to the whole, and each opens to the lines above its line', async () => {
  await world.bring(world.file('lines.csv', LINES));
  expect(await values('net-sales.share')).toMatchObject([{ value: 1, numerator: 7000, denominator: 7000 }]);
  expect(await byGroup('net-sales.share', 'channel')).toEqual({ Web: [2000, 7000], Stores: [5000, 7000] });
  expect(await byGroup('net-sales.share', 'product')).toEqual({ B: [4000, 7000], C: [3000, 7000] });
  expect(
    await world.ask('metrics.rows', {
      metric: 'net-sales.share',
      period: PERIOD,
      by: 'channel',
      group: 'Web',
      limit: 50,
      offset: 0,
    }),
  ).toMatchObject({ sum: 2000, total: 2 });
});

test('an assumption is bound to a margin, to a channel’s share, and to a channel that sold nothing yet', async () => {
  await world.bring(world.file('lines.csv', LINES));
  await world.bring(world.file('products.csv', 'sku,name,price,cost\nB,Balm,10.00,4.00\nC,Comb,6.00,1.50\n'));
  const { id: salons } = await world.ask<{ id: string }>('channels.create', {
    name: 'Salons',
    level: 'account',
    type: 'wholesale',
  });
  const channels = await world.ask<Output<'four-ps.groups'>>('four-ps.groups', { dimension: 'channel' });
  expect(channels?.map(({ name }) => name)).toEqual(expect.arrayContaining(['Salons', 'Stores', 'Web']));
  expect((await world.ask<Output<'four-ps.groups'>>('four-ps.groups', { dimension: 'location' }))?.length).toBe(1);
  expect(await world.ask('four-ps.groups', { dimension: 'country' })).toBeNull();
  const web = channels?.find(({ name }) => name === 'Web')?.id;
  const { id: sheetId } = await world.ask<{ id: string }>('four-ps.create', {
    name: 'Anything',
    subject: 'idea',
    productId: null,
    line: null,
    period: PERIOD,
  });
  const assume = (statement: string, over: object) =>
    world.ask('four-ps.addAssumption', {
      sheetId,
      optionId: null,
      p: 'place',
      statement,
      dimension: null,
      groupId: null,
      period: PERIOD,
      comparator: 'at-least',
      low: 0.6,
      high: null,
      due: '2026-05-06',
      ownerId: null,
      ...over,
    });
  await assume('Two thirds are left', { metric: 'gross-margin' });
  await assume('The web makes most', { metric: 'net-sales.share', dimension: 'channel', groupId: web });
  const bound = { dimension: 'channel', groupId: salons };
  await assume('Salons buy', { metric: 'net-sales', low: 1, ...bound });
  await assume('Salons make a tenth', { metric: 'net-sales.share', low: 0.1, ...bound });
  await assume('Salons leave a half', { metric: 'gross-margin', ...bound });
  const { assumptions } = await world.ask<Output<'four-ps.get'>>('four-ps.get', { id: sheetId });
  const stands = Object.fromEntries(assumptions.map((one) => [one.statement, one]));
  expect(stands['Two thirds are left']).toMatchObject({ verdict: 'right', actual: 4650 / 7000 });
  expect(stands['The web makes most']).toMatchObject({ verdict: 'wrong', actual: 2000 / 7000, group: 'Web' });
  // Sales are known, and none of them were to salons: that is nothing, and no gap in what is known.
  expect(stands['Salons buy']).toMatchObject({ verdict: 'wrong', actual: 0, group: 'Salons' });
  expect(stands['Salons make a tenth']).toMatchObject({ verdict: 'wrong', actual: 0 });
  expect(stands['Salons leave a half']).toMatchObject({
    verdict: 'not-computable',
    reason: 'Nothing was sold in this period.',
  });
});
