import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

/** 13 May 2026: thirteen days of May are gone, eighteen are left. */
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  const file = world.file(
    'orders.csv',
    `order_id,ordered_at,quantity,unit_price,campaign,channel
A,2026-05-02,1,300,Curls,Web
B,2026-05-12,1,100,Curls,Web
C,2026-04-20,1,500,Curls,Web
D,2026-05-05,1,50,,Web
E,2026-05-06,1,90,Letter,Shop
`,
  );
  await world.bring(file);
});
afterEach(() => world.close());

const campaign = async (name: string, starts: string, ends: string): Promise<string> => {
  const { campaigns } = await world.ask<Output<'results.choices'>>('results.choices');
  const known = campaigns.find((one) => one.name === name);
  if (known === undefined) return (await world.ask<{ id: string }>('campaigns.create', { name, starts, ends })).id;
  await world.ask('campaigns.update', { id: known.id, starts, ends });
  return known.id;
};
const tree = (metric = 'net-sales') => world.ask<Output<'targets.tree'>>('targets.tree', { period: '2026-05', metric });
const node = async (name: string) => (await tree()).nodes.find((one) => one.name === name)!;
const serve = async (id: string, nodeId: string, amount: number) =>
  world.ask<{ id: string }>('campaigns.linkTarget', { id, nodeId, amount });

test('a campaign counts by what is left of its contribution, and what it brought counts once, in the actual', async () => {
  await world.ask('targets.createTree', {
    period: '2026-05',
    amount: 1_000_000,
    spread: { method: 'even', months: {} },
    levels: ['channel'],
    split: 'equal',
  });
  const top = await node('Company');
  const web = await node('Web');
  // 1,000 expected, 400 brought in May: 600 have not come, and 7 of 20 days are left, which is 350.
  const curls = await campaign('Curls', '2026-05-01', '2026-05-20');
  await serve(curls, web.id, 100_000);
  // 100 expected, 90 brought: 10 are left, though half of the days are.
  const letter = await campaign('Letter', '2026-05-04', '2026-05-23');
  await serve(letter, top.id, 10_000);
  // Nothing attributed: 14 of 21 days of 210.
  await serve(await campaign('Clips', '2026-05-07', '2026-05-27'), top.id, 21_000);
  await serve(await campaign('June', '2026-06-10', '2026-06-20'), top.id, 77_000);
  expect((await node('Web')).plan).toMatchObject({ campaigns: 35_000, other: 0 });
  expect((await node('Shop')).plan.campaigns).toBe(0);
  expect((await node('Company')).plan.campaigns).toBe(35_000 + 1_000 + 14_000);
  const page = await world.ask<Output<'targets.node'>>('targets.node', { id: top.id });
  expect(
    page.plan.map(({ name, amount, left, brought, daysLeft, ofDays }) => [
      name,
      amount,
      left,
      brought,
      daysLeft,
      ofDays,
    ]),
  ).toEqual([
    ['Curls', 100_000, 35_000, 40_000, 7, 20],
    ['Letter', 10_000, 1_000, 9_000, 10, 20],
    ['Clips', 21_000, 14_000, 0, 14, 21],
    ['June', 77_000, 0, 0, 0, 0],
  ]);
  // The campaign's own page says the same of each target it serves.
  const contributions = async (id: string) =>
    (await world.ask<Output<'campaigns.get'>>('campaigns.get', { id })).targets.map(({ amount, brought }) => [
      amount,
      brought,
    ]);
  expect(await contributions(curls)).toEqual([[100_000, 40_000]]);
  // Its sales of all time are 900, of which 400 count for the target of May.
  expect(await world.ask<Output<'campaigns.figures'>>('campaigns.figures', { id: curls })).toMatchObject({
    promisedMinor: 100_000,
    broughtMinor: 40_000,
  });
  expect(await contributions(letter)).toEqual([[10_000, 9_000]]);
  // The same campaign above as well: what it brought to Web is not the upper one's.
  await serve(curls, top.id, 20_000);
  const above = (await world.ask<Output<'targets.node'>>('targets.node', { id: top.id })).plan.filter(
    ({ name }) => name === 'Curls',
  );
  expect(above.map(({ amount, left, brought }) => [amount, left, brought])).toEqual(
    expect.arrayContaining([
      [100_000, 35_000, 40_000],
      [20_000, 7_000, 0],
    ]),
  );
  expect(above).toHaveLength(2);
});

test('what a campaign promised is held against what it brought to its targets, all its sales against a goal of their own', async () => {
  await world.bring(
    world.file('more.csv', 'order_id,ordered_at,quantity,unit_price,campaign,channel\nF,2026-05-03,1,500,Curls,Shop\n'),
  );
  await world.ask('targets.createTree', {
    period: '2026-05',
    amount: 1_000_000,
    spread: { method: 'even', months: {} },
    levels: ['channel'],
    split: 'equal',
  });
  const curls = await campaign('Curls', '2026-05-01', '2026-05-20');
  await serve(curls, (await node('Web')).id, 100_000);
  const page = () => world.ask<Output<'campaigns.get'>>('campaigns.get', { id: curls });
  const line = async (metric: string) => (await page()).judged.find((one) => one.metric === metric);
  // 13 of 20 days are over: 650 of 1,000. Of the 900 that it sold 400 were Web's.
  const promised = { plan: 65_000, planWhole: 100_000, actual: 40_000 };
  expect(await line('target-sales')).toMatchObject(promised);
  expect(await line('net-sales')).toMatchObject({ plan: null, planWhole: null, actual: 90_000 });
  expect(await page()).toMatchObject({
    finding: 'Sales for its targets 38.5% under plan',
    targets: [{ amount: 100_000, brought: 40_000 }],
  });
  // A goal for all it sells is another thing: 650 by now, and 900 came.
  await world.ask('campaigns.setGoal', { id: curls, metric: 'net-sales', amount: 100_000 });
  expect(await line('net-sales')).toMatchObject({ plan: 65_000, actual: 90_000 });
  expect(await line('target-sales')).toMatchObject(promised);
  expect((await page()).finding).toBe('Net sales 38.5% over plan');
  // Serving a limit on costs promises no sales.
  await world.ask('history.undo');
  await world.ask('targets.createTree', {
    period: '2026-05',
    metric: 'ad-spend',
    amount: 50_000,
    spread: { method: 'even', months: {} },
    levels: [],
    split: 'equal',
  });
  await serve(curls, (await tree('ad-spend')).nodes[0]!.id, 30_000);
  expect(await line('target-sales')).toMatchObject(promised);
  expect(await world.ask<Output<'campaigns.figures'>>('campaigns.figures', { id: curls })).toMatchObject({
    promisedMinor: 100_000,
    broughtMinor: 40_000,
  });
});

test('the sales of a company with an open deal count once, in the deal', async () => {
  const file = world.file(
    'customers.csv',
    `order_id,ordered_at,quantity,unit_price,customer,channel
F,2026-04-01,1,100,Anna Lee,Web
G,2026-04-01,1,100,Juniper Room,Web
H,2026-05-03,1,200,Anna Lee,Web
I,2026-05-04,1,300,Juniper Room,Web
`,
  );
  await world.bring(file);
  await world.ask('targets.createTree', {
    period: '2026-05',
    amount: 1_000_000,
    spread: { method: 'even', months: {} },
    levels: ['channel'],
    split: 'equal',
  });
  const before = (await node('Company')).plan.repeat;
  expect(before).toBeGreaterThan(0);
  await world.ask('companies.create', { name: 'Juniper Room' });
  expect(await world.ask('customers.linkSuggested', {})).toEqual({ linked: 1 });
  const deal = { title: 'Summer order', company: 'Juniper Room', valueMinor: 40_000, probability: 0.5 };
  await world.ask('deals.create', { ...deal, expectedClose: '2026-06-02' });
  expect((await node('Company')).plan.repeat).toBe(before);
  await world.ask('deals.create', { ...deal, expectedClose: '2026-05-25' });
  const { plan } = await node('Company');
  // By hand, 15 April to 12 May: 300 + 100 + 500 + 50 + 90 + 200 + 300 = 1,540, of which 300 are the company's.
  expect(plan.deals).toBe(20_000);
  expect(Math.abs(plan.repeat - (before * 1_240) / 1_540)).toBeLessThan(1);
});

test('a campaign that serves no target is told from one that does wherever results and attribution name it', async () => {
  await world.ask('targets.createTree', {
    period: '2026-05',
    amount: 1_000_000,
    spread: { method: 'even', months: {} },
    levels: ['channel'],
    split: 'equal',
  });
  const unserved = async () =>
    (await world.ask<Output<'results.choices'>>('results.choices')).campaigns
      .filter(({ untargeted }) => untargeted)
      .map(({ name }) => name);
  expect(await unserved()).toEqual(['Curls', 'Letter']);
  const curls = await campaign('Curls', '2026-05-01', '2026-05-20');
  await serve(curls, (await node('Company')).id, 100_000);
  expect(await unserved()).toEqual(['Letter']);
  const { rows } = await world.ask<Output<'attribution.orders'>>('attribution.orders', { period: '2026-05' });
  expect(new Set(rows.filter(({ campaign: name }) => name === 'Curls').map(({ campaignId }) => campaignId))).toEqual(
    new Set([curls]),
  );
});
