import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const id = async (channel: string, input: object): Promise<string> =>
  (await world.ask<{ id: string }>(channel, input)).id;
const add = (kind: string, values: object): Promise<string> => id('library.create', { kind, values });
const figures = (metrics: string[], more: object = {}): Promise<Output<'metrics.evaluate'>> =>
  world.ask('metrics.evaluate', { metrics, period: '2026-04', ...more });
const rows = (metric: string, more: object = {}): Promise<Output<'metrics.rows'>> =>
  world.ask('metrics.rows', { metric, period: '2026-04', ...more });

/** Four customers order in April, two of them by Lena's code; only c1's first order is of Curls and no code. */
const ORDERS = `order_id,ordered_at,quantity,unit_price,product_name,customer_id,discount_code,campaign
A1,2026-04-02,1,50.00,Mousse,c1,,Curls
A2,2026-04-08,1,40.00,Mousse,c2,LENA15,
A3,2026-04-09,1,60.00,Mousse,c3,LENA15,
A4,2026-04-11,1,50.00,Mousse,c4,,
`;

const start = async (): Promise<{ curls: string; lena: string }> => {
  await world.bring(world.file('orders.csv', ORDERS));
  await world.bring(world.file('ads.csv', 'day,campaign,spend,impressions\n2026-04-05,Curls,20.00,1000\n'));
  const plan = await world.ask<Output<'campaigns.plan'>>('campaigns.plan', { period: '2026-04' });
  const curls = plan.campaigns.find(({ name }) => name === 'Curls')?.id ?? '';
  const lena = await add('creator', { name: 'Lena Waves', kind: 'influencer' });
  await add('code', { creatorId: lena, code: 'LENA15', commission: 'rate', rate: 0.1, campaignId: curls });
  await add('deliverable', { creatorId: lena, title: 'Reel', due: '2026-04-10', feeMinor: 3_000, campaignId: curls });
  await add('send', { creatorId: lena, day: '2026-04-03', quantity: 1, costMinor: 500 });
  // Ten days, five of them in April.
  await add('event', {
    name: 'Pop-up',
    kind: 'activation',
    starts: '2026-04-26',
    ends: '2026-05-05',
    costMinor: 10_000,
  });
  await add('flight', {
    outlet: 'City radio',
    kind: 'radio',
    starts: '2026-04-01',
    ends: '2026-04-01',
    costMinor: 700,
  });
  return { curls, lena };
};

test('CAC counts ads, creators, events and offline media, and opens to every cost', async () => {
  await start();
  // By hand: ads 20.00; fee 30.00, product 5.00, commission 10% of 100.00 = 10.00; half the event 50.00; radio 7.00:
  // 122.00 for four new customers.
  const [cac, ads] = await figures(['cac', 'cac.ads']);
  expect(cac).toMatchObject({ value: 3_050, numerator: 12_200, denominator: 4 });
  expect(cac?.reason).toBe('Cost basis: ads, creators, events, and offline media.');
  expect(ads?.value).toBe(500);
  const behind = await rows('cac');
  expect(behind).toMatchObject({ total: 7, sum: 12_200 });
  expect(new Set(behind.rows.map((row) => row.entity))).toEqual(
    new Set(['ad_days', 'deliverables', 'product_sends', 'orders', 'events', 'flights']),
  );
});

test('what a budget line says was spent is not counted a second time; undoing the line counts it again', async () => {
  const { curls } = await start();
  await world.ask('campaigns.addLine', {
    campaignId: curls,
    name: 'Creators',
    promotion: 'influencers',
    spentMinor: 4_000,
    day: '2026-04-10',
  });
  await world.ask('campaigns.update', { id: curls, starts: '2026-04-01', ends: '2026-04-30' });
  // The line of 40.00 stands for fee, product and commission (45.00): 20 + 40 + 50 + 7 = 117.00.
  expect((await figures(['cac']))[0]).toMatchObject({ numerator: 11_700 });
  expect(await rows('cac')).toMatchObject({ sum: 11_700 });
  await world.ask('campaigns.addLine', { campaignId: curls, name: 'Print', promotion: 'print', spentMinor: 100 });
  // A line of another channel adds its own and hides nothing.
  expect((await figures(['cac']))[0]).toMatchObject({ numerator: 11_800 });
  await world.ask('history.undo', {});
  await world.ask('history.undo', {});
  await world.ask('history.undo', {});
  expect((await figures(['cac']))[0]).toMatchObject({ numerator: 12_200 });
});

test('a line without a channel stands for all of them, and spend in results for its own channel', async () => {
  const { curls } = await start();
  await world.ask('campaigns.update', { id: curls, starts: '2026-04-01', ends: '2026-04-30' });
  await world.bring(world.file('results.csv', 'day,campaign,promotion,spend\n2026-04-06,Curls,influencers,11\n'), {
    format: 'results',
  });
  // 20 + 11 (for the 45.00 of creators) + 50 + 7.
  expect((await figures(['cac']))[0]).toMatchObject({ numerator: 8_800 });
  await add('event', {
    name: 'Demo',
    kind: 'demo',
    starts: '2026-04-20',
    ends: '2026-04-20',
    costMinor: 900,
    campaignId: curls,
  });
  expect((await figures(['cac']))[0]).toMatchObject({ numerator: 9_700 });
  await world.ask('campaigns.addLine', { campaignId: curls, name: 'All in', spentMinor: 2_500 });
  // The demo of the campaign is in the line now; the pop-up and the radio belong to no campaign and count on.
  expect((await figures(['cac']))[0]).toMatchObject({ numerator: 8_800 + 2_500 });
});

test('by campaign a new customer belongs to the campaign of the first order, and costs to theirs', async () => {
  await start();
  const found = await figures(['cac'], { by: 'campaign' });
  // Curls: 20 + 45 for c1 and, by Lena's code, c2 and c3. Nothing attributed: 57.00 for c4.
  expect(found.map(({ group, numerator, denominator }) => [group, numerator, denominator])).toEqual([
    ['(unassigned)', 5_700, 1],
    ['Curls', 6_500, 3],
  ]);
  expect(await rows('cac', { by: 'campaign', group: 'Curls' })).toMatchObject({ sum: 6_500 });
  expect(await rows('cac', { by: 'campaign', group: '(unassigned)' })).toMatchObject({ sum: 5_700 });
  // (150.00 − 65.00) ÷ 65.00 of all its cost.
  const [roi] = (await figures(['marketing-roi'], { by: 'campaign' })).filter(({ group }) => group === 'Curls');
  expect(roi?.value).toBeCloseTo(8_500 / 6_500, 12);
  expect(roi?.reason).toContain('Cost basis: ads and creators.');
});

test('by week and by promotion channel the costs sum to the whole, and each opens to its rows', async () => {
  await start();
  const weeks = await figures(['cac'], { by: 'week' });
  expect(weeks.reduce((sum, { numerator }) => sum + (numerator ?? 0), 0)).toBe(12_200);
  for (const metric of ['cac', 'roas']) {
    const [whole] = await figures([metric]);
    const channels = await figures([metric], { by: 'promotion' });
    expect(channels.reduce((sum, { numerator }) => sum + (numerator ?? 0), 0)).toBe(whole?.numerator);
    for (const { group, numerator } of channels)
      expect((await rows(metric, { by: 'promotion', group })).sum).toBe(numerator ?? 0);
  }
  const creators = (await figures(['cac'], { by: 'promotion' })).find(({ group }) => group === 'influencers');
  expect(creators?.numerator).toBe(4_500);
});

test('by sales channel, CAC counts what is for that channel alone; the rest is unassigned, and all costs sum', async () => {
  const orders = ['W1,Web,c1', 'W2,Web,c2', 'W3,Web,c3', 'O1,Oak,c4', 'O2,Oak,c5', 'O3,Oak,c1'];
  const lines = orders
    .map((order) => order.split(','))
    .map(([no, channel, who]) => `${no},2026-04-0${no?.[1]},${channel},1,50.00,${who}`);
  await world.bring(
    world.file('orders.csv', `order_id,ordered_at,channel,quantity,unit_price,customer_id\n${lines.join('\n')}\n`),
  );
  const spent = ['Search,60.00', 'End caps,50.00', 'Everywhere,90.00'].map((one) => `2026-04-05,${one},100\n`);
  await world.bring(world.file('ads.csv', `day,campaign,spend,impressions\n${spent.join('')}`));
  const channels = await world.ask<{ id: string; name: string; level: string }[]>('channels.list');
  const channel = (name: string): string =>
    channels.find((one) => one.name === name && one.level === 'account')?.id ?? '';
  const [web, oak] = [channel('Web'), channel('Oak')];
  const plan = await world.ask<Output<'campaigns.plan'>>('campaigns.plan', { period: '2026-04' });
  const sold = { Search: [web], 'End caps': [oak], Everywhere: [web, oak] } as Record<string, string[]>;
  for (const { id: campaign, name } of plan.campaigns)
    await world.ask('campaigns.update', { id: campaign, channelIds: sold[name] });
  await id('activities.create', { kind: 'store-visit', day: '2026-04-04', channelId: oak, costMinor: 1_000 });
  const by = (metrics: string[]) => figures(metrics, { by: 'channel' });
  const parts = (values: Output<'metrics.evaluate'>) =>
    Object.fromEntries(values.map((one) => [one.group, [one.numerator, one.denominator, one.value]]));
  // By hand: 60.00 for three new customers of Web; 50.00 and a visit for 10.00 for two of Oak, since c1 was Web's first;
  // 90.00 are for both. Together 210.00 for five.
  expect(parts(await by(['cac']))).toEqual({
    Web: [6_000, 3, 2_000],
    Oak: [6_000, 2, 3_000],
    '(unassigned)': [9_000, 0, null],
  });
  expect((await figures(['cac']))[0]).toMatchObject({ numerator: 21_000, denominator: 5, value: 4_200 });
  const group = (name: string) => rows('cac', { by: 'channel', group: name });
  expect([(await group('Web')).sum, (await group('Oak')).sum, (await group('(unassigned)')).sum]).toEqual([
    6_000, 6_000, 9_000,
  ]);
  expect((await group('Oak')).rows.map((row) => row.entity).toSorted()).toEqual(['activities', 'ad_days']);
  const { channels: told, d2c } = await world.ask<Output<'reports.weekly'>>('reports.weekly', { period: '2026-W14' });
  expect(told.map(({ name, cac }) => [name, cac?.value ?? null])).toEqual([
    ['Oak', 3_000],
    ['Web', 2_000],
    ['(unassigned)', null],
  ]);
  expect(d2c.cac.value.value).toBe(4_200);
});
