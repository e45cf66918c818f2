import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const PERIOD = '2026-05';
const LINES = `order_id,date,sku,product,quantity,unit_price,currency,channel,location
1,2026-05-02,B,Balm,3,10.00,USD,Web,
2,2026-05-03,B,Balm,2,9.00,USD,Brightwell,Main street
3,2026-05-04,B,Balm,5,6.00,USD,Brightwell,Brightwell.com
4,2026-05-05,B,Balm,-1,10.00,USD,Web,
5,2026-05-05,B,Balm,1,7.00,USD,Brightwell,
6,2026-04-05,B,Balm,4,8.00,USD,Web,
7,2026-05-06,C,Comb,1,5.00,USD,Web,
`;

const sheetOn = async (productId: string | null): Promise<string> =>
  (
    await world.ask<{ id: string }>('four-ps.create', {
      name: 'Balm',
      subject: productId === null ? 'idea' : 'product',
      productId,
      line: null,
      period: PERIOD,
    })
  ).id;
const evidence = (id: string) => world.ask<Output<'four-ps.evidence'>>('four-ps.evidence', { id, period: PERIOD });
const balm = async (): Promise<string> => {
  const { rows } = await world.ask<Output<'products.list'>>('products.list', { period: PERIOD });
  return rows.find(({ sku }) => sku === 'B')?.id ?? '';
};

const bring = async (): Promise<void> => {
  await world.ask('channels.create', { name: 'Brightwell', level: 'account', type: 'retail-partner' });
  await world.bring(world.file('lines.csv', LINES));
};

test('stores against .com are parted on a worksheet as in the report: a partner’s site is .com, and no door', async () => {
  await bring();
  const { figures } = await evidence(await sheetOn(null));
  const shares = Object.fromEntries(
    figures.filter(({ places }) => places.length > 0).map(({ label, value }) => [label, value.numerator]),
  );
  // Web 30 − 10 + 5 and the site's 30; the door's 18; 7 of nobody knows where.
  expect(shares).toEqual({
    '.com, of net sales': 5500,
    'Stores, of net sales': 1800,
    'Store or .com not said, of net sales': 700,
  });
  const { retail } = await world.ask<Output<'reports.weekly'>>('reports.weekly', { period: PERIOD });
  const { places } = retail;
  expect([places.web + places.dotcom, places.stores, places.unsaid, places.total]).toEqual([5500, 1800, 700, 8000]);
  expect(places.retail).toMatchObject([
    { name: 'Brightwell', storeMinor: 1800, dotcomMinor: 3000, unsaidMinor: 700, totalMinor: 5500 },
  ]);
});

test('each month of price against volume opens to the lines that it sums, their money and their pieces', async () => {
  await bring();
  const { prices, figures } = await evidence(await sheetOn(await balm()));
  // April 32.00 of 4; May 30 + 18 + 30 − 10 + 7 = 75.00 of 10.
  expect(prices).toEqual([
    { month: '2026-04', units: 4, priceMinor: 800 },
    { month: '2026-05', units: 10, priceMinor: 750 },
  ]);
  const products = figures.find(({ label }) => label === 'Price realised, a unit')?.products;
  expect(products).toEqual(['B']);
  for (const { month, units, priceMinor } of prices) {
    const rows = (over: object) =>
      world.ask<Output<'metrics.rows'>>('metrics.rows', { metric: 'net-sales', period: month, products, ...over });
    expect((await rows({})).sum).toBe(units * (priceMinor ?? 0));
    expect((await rows({ adds: 'pieces' })).sum).toBe(units);
  }
});

const assume = (sheetId: string, over: object) =>
  world.ask<{ id: string }>('four-ps.addAssumption', {
    sheetId,
    optionId: null,
    p: 'price',
    statement: 'It sells',
    metric: 'net-sales',
    dimension: null,
    groupId: null,
    period: PERIOD,
    comparator: 'at-least',
    low: 1000,
    high: null,
    due: '2027-05-31',
    ownerId: null,
    ...over,
  });

test('a version keeps what was assumed, and says what became of it', async () => {
  const id = await sheetOn(null);
  const one = await assume(id, {});
  const { id: versionId } = await world.ask<{ id: string }>('four-ps.keepVersion', { id, name: 'Before' });
  const compare = () => world.ask<Output<'four-ps.compare'>>('four-ps.compare', { id, versionId, withId: null });
  expect(await compare()).toEqual([]);
  await world.ask('four-ps.updateAssumption', { id: one.id, low: 2000, learned: 'More than we thought' });
  await assume(id, { statement: 'It stays', metric: 'repeat-rate', low: 0.2 });
  const changed = await compare();
  expect(changed).toContainEqual({ where: 'Assumptions', was: '1', now: '2', money: false });
  expect(changed).toContainEqual({
    where: 'Assumed, It sells: from, amount',
    was: '1000',
    now: '2000',
    money: true,
  });
  expect(changed).toContainEqual({
    where: 'Assumed, It sells: learned',
    was: null,
    now: 'More than we thought',
    money: false,
  });
  expect(changed).toContainEqual({ where: 'Assumed, It stays: from', was: null, now: '0.2', money: false });
});

test('every open assumption becomes an experiment of the campaign, also one that says over, under or between', async () => {
  const id = await sheetOn(null);
  await assume(id, {});
  await assume(id, { statement: 'It is cheap', metric: 'cac', comparator: 'under', low: null, high: 3000 });
  await assume(id, { statement: 'It pays', metric: 'roas', comparator: 'over', low: 3 });
  await assume(id, { statement: 'Some come back', metric: 'repeat-rate', comparator: 'between', low: 0.2, high: 0.25 });
  await assume(id, { statement: 'It costs no more', metric: 'cac', comparator: 'between', low: 3000, high: 4050 });
  const { options } = await world.ask<Output<'four-ps.get'>>('four-ps.get', { id });
  const { campaignId } = await world.ask<{ campaignId: string }>('four-ps.promote', {
    optionId: options[0]?.id,
    name: 'Balm in May',
    starts: '2026-07-01',
    ends: '2026-09-30',
    promotion: 'email',
  });
  const { experiments } = await world.ask<Output<'campaigns.get'>>('campaigns.get', { id: campaignId });
  expect(
    experiments
      .map(({ hypothesis, comparator, aim, aimHigh, unit }) => [hypothesis, comparator, aim, aimHigh, unit])
      .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
  ).toEqual([
    // $30 to $40.50 are kept as 30 and 40.5: what one types for the result of an experiment.
    ['It costs no more (Customer acquisition cost $30 to $40.50)', 'between', 30, 40.5, 'USD'],
    ['It is cheap (Customer acquisition cost under $30)', 'at-most', 30, null, 'USD'],
    ['It pays (Return on ad spend over 3.0×)', 'at-least', 3, null, 'ratio'],
    ['It sells', 'at-least', 10, null, 'USD'],
    ['Some come back (Repeat purchase rate 20.0% to 25.0%)', 'between', 0.2, 0.25, 'ratio'],
  ]);
  // Taken out, a range is called one.
  const table = join(world.folder, 'experiments.csv');
  await world.ask('export.table', { table: 'experiments', file: table });
  expect(readFileSync(table, 'utf8')).toMatch(/,repeat-rate,between,0\.2,0\.25,/);
  // A result within the range meets it, one beyond its upper end does not.
  const range = experiments.find(({ metric }) => metric === 'repeat-rate');
  const met = async (result: number): Promise<boolean | null | undefined> => {
    await world.ask('experiments.update', { id: range?.id, result });
    const after = await world.ask<Output<'campaigns.get'>>('campaigns.get', { id: campaignId });
    return after.experiments.find(({ id: one }) => one === range?.id)?.met;
  };
  expect([await met(0.25), await met(0.3), await met(0.1)]).toEqual([true, false, false]);
  await expect(world.ask('experiments.update', { id: range?.id, aimHigh: 0.1 })).rejects.toThrow(
    'The lower value comes first.',
  );
  await world.ask('experiments.update', { id: range?.id, comparator: 'at-most', aim: 0.3 });
  expect(await met(0.25)).toBe(true);
});

test('an option is planned towards a target of sales, of what it is about and of its days; any other is refused with a sentence', async () => {
  await bring();
  const id = await sheetOn(await balm());
  const { options } = await world.ask<Output<'four-ps.get'>>('four-ps.get', { id });
  const treeOf = async (metric: string, period: string, amount: number): Promise<string> => {
    await world.ask('targets.createTree', { period, metric, amount, levels: [] });
    const { nodes } = await world.ask<Output<'targets.tree'>>('targets.tree', { period, metric });
    return nodes[0]?.id ?? '';
  };
  const promote = (nodeId: string) =>
    world.ask('four-ps.promote', {
      optionId: options[0]?.id,
      name: 'Balm in summer',
      starts: '2026-07-01',
      ends: '2026-09-30',
      promotion: 'email',
      target: { nodeId, amount: 1000 },
    });
  await expect(promote(await treeOf('units', '2026-Q3', 100))).rejects.toThrow(/target of units/);
  await expect(promote(await treeOf('ad-spend', '2026-Q3', 100))).rejects.toThrow(/target of ad spend/);
  await expect(promote(await treeOf('net-sales', '2026-Q4', 100))).rejects.toThrow(/no day in 2026-Q4/);
  await promote(await treeOf('net-sales', '2026-Q3', 100));
});

test('a campaign made from an option says where its goal or an aim is not any more what the worksheet says, whichever was changed', async () => {
  const id = await sheetOn(null);
  const sells = await assume(id, {});
  await assume(id, { statement: 'It is cheap', metric: 'cac', comparator: 'under', low: null, high: 3000 });
  const { options } = await world.ask<Output<'four-ps.get'>>('four-ps.get', { id });
  const optionId = options[0]?.id ?? '';
  const line = { optionId, name: 'Shop', priceMinor: 1000 };
  const { id: lineId } = await world.ask<{ id: string }>('four-ps.addLine', {
    ...line,
    unitCostMinor: 400,
    units: { '2026-05': 20 },
  });
  const { campaignId } = await world.ask<{ campaignId: string }>('four-ps.promote', {
    optionId,
    name: 'Balm in summer',
    starts: '2026-07-01',
    ends: '2026-09-30',
    promotion: 'email',
  });
  const differs = async () => {
    const { experiments } = await world.ask<Output<'campaigns.get'>>('campaigns.get', { id: campaignId });
    const from = await world.ask<Output<'four-ps.ofCampaign'>>('four-ps.ofCampaign', { id: campaignId });
    const said = experiments.flatMap(({ hypothesis, assumed }) => (assumed === null ? [] : [{ hypothesis, assumed }]));
    return { said, goal: from?.goal ?? null, ids: experiments.map((one) => ({ id: one.id, metric: one.metric })) };
  };
  expect(await differs()).toMatchObject({ said: [], goal: null });
  // The worksheet expects more since: $20.50, and 25 pieces of $10.
  await world.ask('four-ps.updateAssumption', { id: sells.id, low: 2050 });
  await world.ask('four-ps.updateLine', { id: lineId, units: { '2026-05': 25 } });
  const { said, goal, ids } = await differs();
  const assumed = { sheetId: id, sheet: 'Balm', comparator: 'at-least', aim: 20.5, aimHigh: null };
  expect(said).toEqual([{ hypothesis: 'It sells', assumed }]);
  expect(goal).toEqual({ brings: 25_000, is: 20_000 });
  // The campaign takes the same up, and aims elsewhere at a hundred times as much, as cents once did.
  const of = (metric: string): string => ids.find((one) => one.metric === metric)?.id ?? '';
  await world.ask('experiments.update', { id: of('net-sales'), aim: 20.5 });
  await world.ask('campaigns.setGoal', { id: campaignId, metric: 'net-sales', amount: 25_000 });
  await world.ask('experiments.update', { id: of('cac'), aim: 3000 });
  expect(await differs()).toMatchObject({
    said: [{ assumed: { comparator: 'at-most', aim: 30, aimHigh: null } }],
    goal: null,
  });
  await world.ask('campaigns.setGoal', { id: campaignId, metric: 'net-sales', amount: null });
  expect((await differs()).goal).toEqual({ brings: 25_000, is: null });
});
