import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await world.bring(
    world.file(
      'orders.csv',
      `order_id,ordered_at,quantity,unit_price,discount_code,campaign
A,2026-04-02,1,10,SPRING10,
B,2026-04-20,1,20," spring 10",
C,2026-05-05,1,40,spring10,
D,2026-05-06,1,80,"SHIP, Spring10",
E,2026-05-07,1,160,SPRING10,Letter
`,
    ),
  );
});
afterEach(() => world.close());

const create = async (name: string, more: object = {}): Promise<string> =>
  (await world.ask<{ id: string }>('campaigns.create', { name, ...more })).id;
const idOf = async (name: string): Promise<string> =>
  (await world.ask<Output<'results.choices'>>('results.choices')).campaigns.find((one) => one.name === name)?.id ?? '';
const april = { starts: '2026-04-01', ends: '2026-04-30' };
const may = { starts: '2026-05-01', ends: '2026-05-31' };
const add = async (kind: string, values: object): Promise<string> =>
  (await world.ask<{ id: string }>('library.create', { kind, values })).id;
/** Each order with its campaign and what gave it. */
const given = async (): Promise<string[]> => {
  const { rows } = await world.ask<Output<'attribution.orders'>>('attribution.orders', { period: '2026' });
  return rows.map(({ order, campaign, rule }) => `${order} ${campaign ?? 'none'}${rule && `, ${rule}`}`).toSorted();
};
const check = async (): Promise<string[]> => (await world.ask<Output<'check.run'>>('check.run')).problems;
const preview = (campaign: object) =>
  world.ask<Output<'attribution.preview'>>('attribution.preview', { change: { campaign } });

const LETTER = 'E Letter, Named in the file';
const NONE = ['A none', 'B none', 'C none', 'D none'];

test('a campaign’s code is a rule with the days of the campaign, also for orders that were there before it', async () => {
  expect(await given()).toEqual([...NONE, LETTER]);
  const id = await create('Spring', { ...april, code: 'Spring10' });
  // Written with other case and spaces it is the same code; C, D and E came in May.
  expect(await given()).toEqual([
    'A Spring, Discount code Spring10',
    'B Spring, Discount code Spring10',
    ...NONE.slice(2),
    LETTER,
  ]);
  const { rules } = await world.ask<Output<'attribution.rules'>>('attribution.rules');
  expect(rules.map(({ label, of, from, to, orders }) => [label, of, from, to, orders])).toEqual([
    ['Discount code Spring10', 'campaign', '2026-04-01', '2026-04-30', 2],
    ['Named in the file', null, null, null, 1],
  ]);
  await world.bring(
    world.file(
      'more.csv',
      'order_id,ordered_at,quantity,unit_price,discount_code\nF,2026-04-30,1,5,SPRING10\nG,2026-06-01,1,5,SPRING10\n',
    ),
  );
  expect((await given()).slice(-2)).toEqual(['F Spring, Discount code Spring10', 'G none']);
  expect(await check()).toEqual([]);
  await world.ask('campaigns.remove', { id });
  expect(await given()).toEqual([...NONE, LETTER, 'F none', 'G none']);
  await world.ask('history.undo');
  expect((await given())[0]).toBe('A Spring, Discount code Spring10');
  expect(await check()).toEqual([]);
});

test('letters beyond A to Z are one letter in any case, and however they are put together', async () => {
  await world.bring(
    world.file(
      'été.csv',
      'order_id,ordered_at,quantity,unit_price,discount_code\nS,2026-04-02,1,10,ÉTÉ10\nT,2026-04-03,1,10,e\u0301te\u0301 10\nU,2026-04-03,1,10,"FREE, Été10"\nV,2026-04-03,1,10,ETE10\n',
    ),
  );
  await create('Summer', { ...april, code: 'été10' });
  expect((await given()).filter((row) => /^[S-V]/.test(row))).toEqual([
    ...['S', 'T', 'U'].map((order) => `${order} Summer, Discount code été10`),
    'V none',
  ]);
  const creator = await add('creator', { name: 'Zoé' });
  await expect(add('code', { creatorId: creator, code: 'ÉTÉ 10', starts: '2026-04-01' })).rejects.toThrow(/Summer/);
  expect(await check()).toEqual([]);
});

test('other days or another code show first what moves, are one step, and are undone and redone with their orders', async () => {
  const id = await create('Spring', { ...april, code: 'SPRING10' });
  const letter = await idOf('Letter');
  const before = await given();
  const checksum = world.checksum();
  // By hand: A and B are $30 in April; with May come C of $40, D of $80 and E of $160, whose code goes before its file.
  expect(await preview({ id, ends: '2026-05-31' })).toEqual({
    problem: null,
    moves: [
      { campaignId: id, campaign: 'Spring', before: 2, after: 5, netBefore: 3000, netAfter: 31_000 },
      { campaignId: letter, campaign: 'Letter', before: 1, after: 0, netBefore: 16_000, netAfter: 0 },
    ],
  });
  expect(world.checksum()).toBe(checksum);
  await world.ask('attribution.change', { change: { campaign: { id, ends: '2026-05-31' } } });
  const wide = 'ABCDE'.split('').map((order) => `${order} Spring, Discount code SPRING10`);
  expect(await given()).toEqual(wide);
  await world.ask('history.undo');
  expect(await given()).toEqual(before);
  await world.ask('history.redo');
  expect(await given()).toEqual(wide);
  expect((await preview({ id, code: '' })).moves).toEqual([
    { campaignId: id, campaign: 'Spring', before: 5, after: 0, netBefore: 31_000, netAfter: 0 },
    { campaignId: letter, campaign: 'Letter', before: 0, after: 1, netBefore: 0, netAfter: 16_000 },
  ]);
  // The plain change of a field attributes anew as well, and so does taking it back.
  await world.ask('campaigns.update', { id, code: '' });
  expect(await given()).toEqual([...NONE, LETTER]);
  await world.ask('history.undo');
  expect(await given()).toEqual(wide);
  // A change of something else leaves the orders alone.
  await world.ask('campaigns.update', { id, summary: 'The big one' });
  await world.ask('history.undo');
  expect(await given()).toEqual(wide);
  expect(await check()).toEqual([]);
  expect(await preview({ id, starts: '2026-07-01' })).toMatchObject({
    problem: 'A campaign ends on or after the day it starts: 2026-05-31 is before 2026-07-01.',
  });
  const late = await world.refusal('attribution.change', { change: { campaign: { id, rev: 1, code: 'X' } } });
  expect(late).toMatchObject({ code: 'conflict' });
});

test('one code in the same days has one campaign: whoever comes second hears who has it', async () => {
  const spring = await create('Spring', { ...april, code: 'SPRING10' });
  const letter = await idOf('Letter');
  expect((await world.refusal('campaigns.update', { id: letter, code: 'spring 10' })).message).toBe(
    'Spring has the code SPRING10 already (from 2026-04-01 to 2026-04-30). Give this one another, or days that do not overlap.',
  );
  // Next month it is free; then the days may not be moved into each other.
  const next = await create('Spring again', { ...may, code: 'Spring10' });
  expect((await world.refusal('campaigns.update', { id: next, starts: '2026-04-30' })).message).toContain(
    'Spring has the code SPRING10 already',
  );
  const rule = (match: string, campaignId: string) => ({
    change: { save: { id: null, kind: 'code', match, campaignId, from: null, to: null } },
  });
  expect((await world.refusal('attribution.change', rule('spring10', letter))).message).toBe(
    'SPRING10 is the code of Spring (from 2026-04-01 to 2026-04-30), and gives its orders there. Change the code of that campaign, or give the rule days that do not overlap.',
  );
  await world.ask('attribution.change', rule('LETTER5', letter));
  expect((await world.refusal('campaigns.update', { id: spring, code: 'letter5' })).message).toBe(
    'An attribution rule gives orders with the code LETTER5 to Letter already. Change that rule, or use another code.',
  );
  const lena = await add('creator', { name: 'Lena Waves', kind: 'influencer', status: 'active' });
  const code = { creatorId: lena, commission: 'none' };
  const taken = await world.refusal('library.create', {
    kind: 'code',
    values: { ...code, code: 'Spring10', campaignId: letter },
  });
  expect(taken.message).toBe(
    'SPRING10 is the code of the campaign Spring (from 2026-04-01 to 2026-04-30). Name that campaign here, or use another code.',
  );
  await add('code', { ...code, code: 'LENA15', campaignId: letter });
  expect((await world.refusal('campaigns.update', { id: spring, code: ' lena15 ' })).message).toBe(
    'The code LENA15 belongs to Lena Waves, for Letter. A code tells whose order it is: give this campaign another, or name this campaign at that code.',
  );
  // The code of the campaign itself may be a creator's.
  await world.ask('campaigns.update', { id: letter, code: 'LENA15' });
  const mia = await add('creator', { name: 'Mia', kind: 'influencer', status: 'active' });
  expect(
    (await world.refusal('library.create', { kind: 'code', values: { ...code, creatorId: mia, code: 'lena 15' } }))
      .message,
  ).toContain('belongs to Lena Waves');
  const file = await world.ask<Output<'imports.dryRun'>>('imports.dryRun', {
    path: world.file('creators.csv', 'name,code\nNora,SPRING10\n'),
    format: 'creators',
  });
  expect(file.summary.errors[0]?.problem).toBe(
    'SPRING10 is the code of the campaign Spring. Add it to the creator by hand, and name the campaign there.',
  );
});
