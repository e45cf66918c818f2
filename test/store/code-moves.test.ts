import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
let curls: string;
let letter: string;
beforeEach(async () => {
  world = await makeWorld();
  await world.bring(world.file('ads.csv', 'day,campaign,spend\n2026-04-01,Curls,10\n2026-04-01,Letter,5\n'));
  await world.bring(
    world.file(
      'orders.csv',
      `order_id,ordered_at,quantity,unit_price,discount_code,campaign,tags
A,2026-04-02,1,10,LENA10,Letter,
B,2026-04-03,1,20,lena10,,
C,2026-05-04,1,40,LENA10,,
D,2026-05-05,1,80,,,"vip, lena"
`,
    ),
  );
  const { campaigns } = await world.ask<Output<'results.choices'>>('results.choices');
  [curls, letter] = ['Curls', 'Letter'].map((name) => campaigns.find((one) => one.name === name)?.id ?? '') as [
    string,
    string,
  ];
});
afterEach(() => world.close());

const add = async (kind: string, values: object): Promise<string> =>
  (await world.ask<{ id: string }>('library.create', { kind, values })).id;
const given = async (): Promise<string> => {
  const { rows } = await world.ask<Output<'attribution.orders'>>('attribution.orders', { period: '2026' });
  return rows
    .map(({ order, campaign }) => `${order} ${campaign ?? 'none'}`)
    .toSorted()
    .join(', ');
};
const preview = (change: object) => world.ask<Output<'attribution.preview'>>('attribution.preview', { change });
const change = (what: object) => world.ask('attribution.change', { change: what });
const check = async (): Promise<string[]> => (await world.ask<Output<'check.run'>>('check.run')).problems;
const undo = () => world.ask('history.undo');
const labels = async (): Promise<string[]> =>
  (await world.ask<Output<'history.list'>>('history.list', { limit: 5 })).map(({ label }) => label);
const by = (id: string, campaign: string, [before, after]: number[], [netBefore, netAfter]: number[]) => ({
  campaignId: id,
  campaign,
  before,
  after,
  netBefore,
  netAfter,
});

const PLAIN = 'A Letter, B none, C none, D none';

test('a creator’s code says what it moves before it is added, changed, changed with others or removed, each one step of undo', async () => {
  const creatorId = await add('creator', { name: 'Lena Waves', kind: 'influencer', status: 'active' });
  const code = { creatorId, code: 'Lena10', commission: 'none', campaignId: curls, ends: '2026-04-30' };
  const made = { create: { kind: 'code', values: code } };
  const before = world.checksum();
  // By hand: A of $10, which its file gives to Letter, and B of $20 have the code in April; C of $40 comes in May.
  expect(await preview(made)).toEqual({
    problem: null,
    moves: [by(curls, 'Curls', [0, 2], [0, 3000]), by(letter, 'Letter', [1, 0], [1000, 0])],
  });
  expect(world.checksum()).toBe(before);
  await change(made);
  expect(await given()).toBe('A Curls, B Curls, C none, D none');
  const id = String(world.rows('SELECT id FROM codes')[0]?.['id']);

  const longer = { update: { kind: 'code', id, values: { ends: null, tag: 'lena' } } };
  expect((await preview(longer)).moves).toEqual([by(curls, 'Curls', [2, 4], [3000, 15_000])]);
  await change(longer);
  expect(await given()).toBe('A Curls, B Curls, C Curls, D Curls');

  const others = { bulk: { kind: 'code', ids: [id], values: { campaignId: letter } } };
  expect((await preview(others)).moves).toEqual([
    by(curls, 'Curls', [4, 0], [15_000, 0]),
    by(letter, 'Letter', [0, 4], [0, 15_000]),
  ]);
  await change(others);
  expect(await given()).toBe('A Letter, B Letter, C Letter, D Letter');

  const gone = { removeRows: { kind: 'creator', ids: [creatorId] } };
  expect((await preview(gone)).moves).toEqual([by(letter, 'Letter', [4, 1], [15_000, 1000])]);
  await change(gone);
  expect(await given()).toBe(PLAIN);
  expect(await labels()).toEqual([
    'Removed Lena Waves',
    'Changed 1 of codes and links',
    'Changed Lena10',
    'Added Lena10',
    'Added Lena Waves',
  ]);
  await undo();
  await undo();
  expect(await given()).toBe('A Curls, B Curls, C Curls, D Curls');
  await undo();
  await undo();
  expect(world.checksum()).toBe(before);
  expect(await check()).toEqual([]);
});

test('a campaign with a code says what its removal moves; a clash and what is gone are said, and nothing is changed', async () => {
  const spring = (await world.ask<{ id: string }>('campaigns.create', { name: 'Spring', code: 'LENA10' })).id;
  expect(await given()).toBe('A Spring, B Spring, C Spring, D none');
  const before = world.checksum();
  expect(await preview({ removeCampaign: spring })).toEqual({
    problem: null,
    moves: [by(spring, 'Spring', [3, 0], [7000, 0]), by(letter, 'Letter', [0, 1], [0, 1000])],
  });
  const creatorId = await add('creator', { name: 'Lena Waves', kind: 'influencer', status: 'active' });
  const clash = {
    create: { kind: 'code', values: { creatorId, code: 'lena10', commission: 'none', campaignId: curls } },
  };
  const sentence = 'LENA10 is the code of the campaign Spring. Name that campaign here, or use another code.';
  expect(await preview(clash)).toEqual({ problem: sentence, moves: [] });
  expect((await world.refusal('attribution.change', { change: clash })).message).toBe(sentence);
  await undo();
  expect(world.checksum()).toBe(before);
  await change({ removeCampaign: spring });
  expect(await given()).toBe(PLAIN);
  expect((await preview({ removeCampaign: spring })).problem).not.toBeNull();
  await undo();
  expect(world.checksum()).toBe(before);
  // No list but those of codes and creators goes this way.
  expect((await world.refusal('attribution.change', { change: { create: { kind: 'event', values: {} } } })).code).toBe(
    'bad-input',
  );
});

test('orders are attributed anew only by what can move them: a note, a share or a code without a campaign leaves them', async () => {
  const creatorId = await add('creator', { name: 'Lena Waves', kind: 'influencer', status: 'active' });
  const id = await add('code', { creatorId, code: 'LENA10', commission: 'none', campaignId: curls });
  expect(await given()).toBe('A Curls, B Curls, C Curls, D none');
  // What stands in the file is seen to be computed anew or left.
  const spoil = () =>
    world.write("UPDATE order_attributions SET campaign_key = (SELECT key FROM campaigns WHERE name = 'Letter')");
  spoil();
  const spoilt = 'A Letter, B Letter, C Letter, D none';
  await world.ask('library.update', { kind: 'creator', id: creatorId, values: { note: 'Kind', status: 'paused' } });
  await world.ask('library.update', { kind: 'code', id, values: { commission: 'rate', rate: 0.1, holdDays: 10 } });
  await add('code', { creatorId, code: 'LENA99', commission: 'none' });
  await add('creator', { name: 'Mia', kind: 'press' });
  expect(await given()).toBe(spoilt);
  for (let steps = 0; steps < 4; steps += 1) await undo();
  expect(await given()).toBe(spoilt);
  for (const values of [{ ends: '2026-04-30' }, { tag: 'lena' }, { link: 'ref=lena' }]) {
    spoil();
    await world.ask('library.update', { kind: 'code', id, values });
    expect(await check()).toEqual([]);
    spoil();
    await undo();
    expect(await given()).toBe('A Curls, B Curls, C Curls, D none');
  }
  await world.ask('library.remove', { kind: 'creator', ids: [creatorId] });
  expect(await given()).toBe(PLAIN);
  await undo();
  expect(await given()).toBe('A Curls, B Curls, C Curls, D none');
  expect(await check()).toEqual([]);
});
