import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const add = async (kind: string, values: object): Promise<string> =>
  (await world.ask<{ id: string }>('library.create', { kind, values })).id;
type Value = Output<'metrics.evaluate'>[number];
const metric = async (id: string, period: string, by?: string): Promise<Value[]> =>
  world.ask('metrics.evaluate', { metrics: [id], period, ...(by ? { by } : {}) });
const rows = (id: string, period: string, more: object = {}): Promise<Output<'metrics.rows'>> =>
  world.ask('metrics.rows', { metric: id, period, ...more });

const ORDERS = `order_id,ordered_at,quantity,unit_price,product_name,discount_code
A1,2026-03-02,2,50.00,Mousse,LENA15
A2,2026-03-20,1,49.90,Mousse,lena15
A2,2026-04-02,-1,49.90,Mousse,lena15
A3,2026-04-05,1,30.00,Bar,LENA15
A3,2026-05-01,-1,10.00,Bar,LENA15
A4,2026-04-20,1,80.00,Mousse,LENA15
A5,2026-04-06,1,25.00,Bar,IVY
A6,2026-04-07,1,25.00,Bar,
A7,2026-01-10,1,99.00,Mousse,LENA15
`;

/** Today is 13 May 2026: orders of 13 April and later can still be refunded. */
const start = async (): Promise<{ lena: string; ivy: string }> => {
  await world.bring(world.file('orders.csv', ORDERS));
  const lena = await add('creator', { name: 'Lena Waves' });
  const ivy = await add('creator', { name: 'Ivy' });
  await add('code', { creatorId: lena, code: 'LENA15', commission: 'rate', rate: 0.15, starts: '2026-02-01' });
  await add('code', { creatorId: ivy, code: 'IVY', commission: 'fixed', fixedMinor: 300 });
  return { lena, ivy };
};

test('commission is owed on what is left after refunds, once the hold is over, in the days of the code', async () => {
  await start();
  // By hand: A1 100.00 × 15% = 15.00; A2 was refunded in full; A3 30.00 − 10.00 = 20.00 × 15% = 3.00; Ivy 3.00;
  // A4 of 20 April is held until 20 May, and A7 is older than the code.
  const [owed] = await metric('commission-owed', '2026');
  expect(owed).toMatchObject({ value: 2_100, unit: 'USD' });
  expect((await metric('commission-owed', '2026', 'creator')).map(({ group, value }) => [group, value])).toEqual([
    ['Lena Waves', 1_800],
    ['Ivy', 300],
  ]);
  const behind = await rows('commission-owed', '2026');
  expect(behind.sum).toBe(2_100);
  expect(behind.rows.map((row) => [row.cells[1], row.contribution])).toEqual([
    ['A1', 1_500],
    ['A2', 0],
    ['A3', 300],
    ['A5', 300],
  ]);
  expect(behind.rows[0]).toMatchObject({ file: 'orders.csv', line: 2 });
  expect((await rows('commission-owed', '2026', { by: 'creator', group: 'Ivy' })).sum).toBe(300);
  // A week later the hold of A4 is over: 80.00 × 15% = 12.00.
  const later = await world.ask<Value[]>('metrics.evaluate', {
    metrics: ['commission-owed'],
    period: '2026-Q2',
    asOf: '2026-05-21',
  });
  expect(later[0]?.value).toBe(300 + 1_200 + 300);
});

test('cost per order counts fees that are due, product sent and commission over all orders by their codes', async () => {
  const { lena } = await start();
  await add('deliverable', { creatorId: lena, title: 'Reel', due: '2026-04-10', feeMinor: 10_000 });
  await add('deliverable', { creatorId: lena, title: 'Later', due: '2026-08-10', feeMinor: 99_900 });
  await add('send', { creatorId: lena, day: '2026-04-01', quantity: 2, costMinor: 1_500 });
  // April to 13 May: fees 100.00, product 15.00, commission A3 3.00 + A4 12.00 + Ivy 3.00 = 133.00 over 3 orders.
  const [cost] = await metric('cost-per-creator-result', '2026-04-01..2026-05-13');
  expect(cost).toMatchObject({ value: 4_433, numerator: 13_300, denominator: 3 });
  expect((await rows('cost-per-creator-result', '2026-04-01..2026-05-13')).sum).toBe(13_300);
});

test('a creator’s statement keeps earned, held and paid apart', async () => {
  const { lena } = await start();
  await add('payment', { creatorId: lena, day: '2026-05-02', amountMinor: 500 });
  expect(await world.ask('creators.statement', { id: lena })).toMatchObject({
    orders: 4,
    netMinor: 10_000 + 0 + 2_000 + 8_000,
    earnedMinor: 1_800,
    heldMinor: 1_200,
    paidMinor: 500,
    owedMinor: 1_300,
    costPerResultMinor: 750,
  });
  const [row] = await world.ask<Output<'library.list'>>('library.list', { kind: 'creator', id: lena });
  expect(row?.figures).toMatchObject({ orders: 4, owed: 1_300, costPerResult: 750 });
});

test('without a code the figures say why there are none', async () => {
  const [owed] = await metric('commission-owed', '2026');
  expect(owed).toMatchObject({
    value: null,
    status: 'not_computable',
    reason: expect.stringContaining('No creator has a code'),
  });
});

test('what a creator has not delivered by its day stands on Home until it is done', async () => {
  const creatorId = await add('creator', { name: 'Lena' });
  const id = await add('deliverable', { creatorId, title: 'Second reel', due: '2026-05-01' });
  const steps = (): Promise<Output<'home.nextSteps'>> => world.ask('home.nextSteps', { personId: null });
  expect(await steps()).toMatchObject([
    { kind: 'deliverable', id, step: 'Second reel', about: 'Lena', day: '2026-05-01' },
  ]);
  await world.ask('library.update', { kind: 'deliverable', id, values: { done: 1 } });
  expect(await steps()).toEqual([]);
});

test('links, tags and other ways to write a code earn as well, each order once', async () => {
  await world.bring(
    world.file(
      'orders.csv',
      `order_id,ordered_at,quantity,unit_price,discount_code,link,tags
L1,2026-03-02,1,10.00, lena 15 ,,
L2,2026-03-03,1,20.00,"SHIP, Lena15",,
L3,2026-03-04,1,40.00,,https://shop.example/?ref=LENA&x=1,
L4,2026-03-05,1,80.00,,,"vip, Lena-W"
L5,2026-03-06,1,100.00,"MIA5, LENA15",https://shop.example/?ref=lena,
L6,2026-03-07,1,200.00,LENA15X,https://shop.example/?ref=le,lena
L7,2026-03-08,1,1.00,lenaextra,https://shop.example/?ref=lena,
`,
    ),
  );
  const lena = await add('creator', { name: 'Lena Waves' });
  const mia = await add('creator', { name: 'Mia' });
  await add('code', {
    creatorId: lena,
    code: 'LENA15',
    link: 'ref=lena',
    tag: 'lena-w',
    commission: 'rate',
    rate: 0.1,
  });
  await add('code', { creatorId: lena, code: 'LENAEXTRA', commission: 'fixed', fixedMinor: 500 });
  await add('code', { creatorId: mia, code: 'Mia 5', commission: 'rate', rate: 0.5 });
  const taken = await world.refusal('library.create', {
    kind: 'code',
    values: { creatorId: mia, code: 'MIA6', link: ' REF=Lena', commission: 'none' },
  });
  expect(taken.message).toBe(
    'The link REF=Lena belongs to Lena Waves. A link tells whose order it is, so give this one another.',
  );
  // By hand, 10% of 10, 20, 40 and 80 by code, list, link and tag; L5 names Mia first and is hers alone, 50% of 100;
  // L6 names nobody; L7 has a code of its own, which goes before the link: 5.00.
  const behind = await rows('commission-owed', '2026');
  expect(behind.rows.map((row) => [row.cells[1], row.cells[2], row.contribution])).toEqual([
    ['L1', 'Lena Waves', 100],
    ['L2', 'Lena Waves', 200],
    ['L3', 'Lena Waves', 400],
    ['L4', 'Lena Waves', 800],
    ['L5', 'Mia', 5_000],
    ['L7', 'Lena Waves', 500],
  ]);
  expect((await metric('commission-owed', '2026', 'creator')).map(({ group, value }) => [group, value])).toEqual([
    ['Mia', 5_000],
    ['Lena Waves', 2_000],
  ]);
  const statement = await world.ask<Output<'creators.statement'>>('creators.statement', { id: lena });
  expect(statement).toMatchObject({ orders: 5, netMinor: 15_100, earnedMinor: 2_000, costPerResultMinor: 400 });
  expect(statement.codes.map(({ code, orders, earnedMinor }) => [code, orders, earnedMinor])).toEqual([
    ['LENA15', 4, 1_500],
    ['LENAEXTRA', 1, 500],
  ]);
});

test('refunds within and after the hold are taken off, and one code in two windows earns by each window’s rule for its campaign', async () => {
  await world.bring(
    world.file(
      'orders.csv',
      `order_id,ordered_at,quantity,unit_price,discount_code
W1,2026-02-01,2,50.00,LENA
W1,2026-02-20,-1,50.00,LENA
W2,2026-02-02,2,30.00,LENA
W2,2026-04-20,-1,30.00,LENA
W3,2026-03-01,1,70.00,lena
W4,2026-03-31,1,70.00,LENA
W5,2026-04-01,1,70.00,LENA
`,
    ),
  );
  const campaign = async (name: string): Promise<string> =>
    (await world.ask<{ id: string }>('campaigns.create', { name })).id;
  const [spring, launch] = [await campaign('Spring'), await campaign('Launch')];
  const lena = await add('creator', { name: 'Lena Waves' });
  const code = { creatorId: lena, code: 'LENA', holdDays: 30 };
  await add('code', { ...code, commission: 'rate', rate: 0.2, ends: '2026-02-28', campaignId: spring });
  await add('code', {
    ...code,
    commission: 'fixed',
    fixedMinor: 700,
    starts: '2026-03-01',
    ends: '2026-03-31',
    campaignId: launch,
  });
  // By hand: W1 100 − 50 refunded within the hold, W2 60 − 30 refunded after it, at 20%: 10.00 and 6.00. W3 and W4 fixed
  // 7.00 each; W5 came after both windows.
  expect((await metric('commission-owed', '2026', 'campaign')).map(({ group, value }) => [group, value])).toEqual([
    ['Spring', 1_600],
    ['Launch', 1_400],
  ]);
  // On 10 March W1 was past its hold and W2's refund not yet there: 10.00 + 12.00; March itself was held.
  const then = await world.ask<Value[]>('metrics.evaluate', {
    metrics: ['commission-owed'],
    period: '2026',
    asOf: '2026-03-10',
  });
  expect(then[0]?.value).toBe(2_200);
  const { rows: given } = await world.ask<Output<'attribution.orders'>>('attribution.orders', { period: '2026' });
  expect(given.map(({ order, campaign: of }) => `${order} ${of ?? 'none'}`).toSorted()).toEqual([
    'W1 Spring',
    'W2 Spring',
    'W3 Launch',
    'W4 Launch',
    'W5 none',
  ]);
});

test('of two links the longer is meant, and an order’s campaign is that of the code that earns', async () => {
  await world.bring(
    world.file(
      'orders.csv',
      `order_id,ordered_at,quantity,unit_price,discount_code,link,tags
N1,2026-03-02,1,10.00,,https://shop.example/?ref=lena,
N2,2026-03-03,1,20.00,,https://shop.example/?ref=lenawaves,
N3,2026-03-04,1,40.00,MIA5,https://shop.example/?ref=lena,
N4,2026-03-05,1,80.00,,https://shop.example/?ref=mia,lena-tag
`,
    ),
  );
  const campaign = async (name: string): Promise<string> =>
    (await world.ask<{ id: string }>('campaigns.create', { name })).id;
  const code = async (name: string, values: object): Promise<string> =>
    add('code', {
      creatorId: await add('creator', { name }),
      campaignId: await campaign(`Of ${name}`),
      commission: 'rate',
      rate: 0.1,
      ...values,
    });
  await code('Lena', { code: 'LENA', link: 'ref=lena', tag: 'lena-tag' });
  await code('Waves', { code: 'WAVES', link: 'ref=lenawaves' });
  await code('Mia', { code: 'MIA5', link: 'ref=mia' });
  // 10% of 10, 20, 40 and 80: the link of N2 holds Lena's too; of N3 the typed code counts, of N4 the link before the tag.
  const earned = (await rows('commission-owed', '2026')).rows.map((row) => [
    row.cells[1],
    row.cells[2],
    row.contribution,
  ]);
  expect(earned).toEqual([
    ['N1', 'Lena', 100],
    ['N2', 'Waves', 200],
    ['N3', 'Mia', 400],
    ['N4', 'Mia', 800],
  ]);
  const { rows: given } = await world.ask<Output<'attribution.orders'>>('attribution.orders', { period: '2026' });
  expect(given.map(({ order, campaign: of }) => `${order} ${of}`).toSorted()).toEqual([
    'N1 Of Lena',
    'N2 Of Waves',
    'N3 Of Mia',
    'N4 Of Mia',
  ]);
});

test('an order with codes of two creators says so, earns for the first, and for whom one chooses by hand', async () => {
  await world.bring(
    world.file(
      'two.csv',
      'order_id,ordered_at,quantity,unit_price,discount_code\nT1,2026-04-02,1,100.00,"LENA15, MIA5"\nT2,2026-04-03,1,50.00,MIA5\n',
    ),
  );
  const { id: reels } = await world.ask<{ id: string }>('campaigns.create', { name: 'Reels' });
  const { id: clips } = await world.ask<{ id: string }>('campaigns.create', { name: 'Clips' });
  const lena = await add('creator', { name: 'Lena Waves' });
  const mia = await add('creator', { name: 'Mia' });
  await add('code', { creatorId: lena, code: 'LENA15', commission: 'rate', rate: 0.15, campaignId: reels });
  await add('code', { creatorId: mia, code: 'MIA5', commission: 'rate', rate: 0.05, campaignId: clips });
  const shared = () => world.ask<Output<'attribution.shared'>>('attribution.shared', { period: '2026' });
  const owed = async () =>
    (await rows('commission-owed', '2026')).rows.map((row) => [row.cells[1], row.cells[2], row.contribution]);
  const orders = async () =>
    (await world.ask<Output<'attribution.orders'>>('attribution.orders', { period: '2026' })).rows.map(
      ({ order, campaign }) => [order, campaign],
    );
  expect(await shared()).toMatchObject([
    {
      order: 'T1',
      ruleId: null,
      creators: [
        { name: 'Lena Waves', paid: true },
        { name: 'Mia', campaignId: clips, paid: false },
      ],
    },
  ]);
  // 15% of 100.00 and 5% of 50.00.
  expect(await owed()).toEqual([
    ['T1', 'Lena Waves', 1_500],
    ['T2', 'Mia', 250],
  ]);
  await world.ask('attribution.change', {
    change: { save: { id: null, kind: 'hand', match: 'T1', campaignId: clips, creatorId: mia, from: null, to: null } },
  });
  // 5% of 100.00 for Mia now, and the order is of her campaign.
  expect(await owed()).toEqual([
    ['T1', 'Mia', 500],
    ['T2', 'Mia', 250],
  ]);
  expect(await orders()).toEqual([
    ['T2', 'Clips'],
    ['T1', 'Clips'],
  ]);
  const [now] = await shared();
  expect(now).toMatchObject({
    creators: [
      { name: 'Mia', paid: true },
      { name: 'Lena Waves', paid: false },
    ],
  });
  expect(now?.ruleId).not.toBeNull();
  await world.ask('history.undo');
  expect(await owed()).toEqual([
    ['T1', 'Lena Waves', 1_500],
    ['T2', 'Mia', 250],
  ]);
  expect(await orders()).toEqual([
    ['T2', 'Clips'],
    ['T1', 'Reels'],
  ]);
});
