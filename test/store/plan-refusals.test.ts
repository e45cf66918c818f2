import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeWorld, type World } from './import-world';

let world: World;
let campaign: string;
let lena: string;
let mia: string;
beforeEach(async () => {
  world = await makeWorld();
  const made = (channel: string, input: unknown): Promise<string> =>
    world.ask<{ id: string }>(channel, input).then(({ id }) => id);
  campaign = await made('campaigns.create', { name: 'Curls', starts: '2026-05-01', ends: '2026-05-31', code: 'CURL' });
  lena = await made('library.create', { kind: 'creator', values: { name: 'Lena Waves' } });
  mia = await made('library.create', { kind: 'creator', values: { name: 'Mia' } });
  await made('library.create', { kind: 'code', values: { creatorId: lena, code: 'LENA15', starts: '2026-05-01' } });
});
afterEach(() => world.close());

/** The sentence of each refusal, after which the file is what it was. */
const refused = async (channel: string, input: unknown): Promise<string> => {
  const before = world.checksum();
  const { message } = await world.refusal(channel, input);
  expect(world.checksum()).toBe(before);
  return message;
};
const late = { starts: '2026-05-09', ends: '2026-05-02' };
const row = {
  id: null,
  day: '2026-05-04',
  toDay: '2026-05-04',
  campaignId: null,
  promotion: 'email',
  contentId: null,
  name: '',
  values: {},
};
const list = (kind: string, values: Record<string, unknown>) => refused('library.create', { kind, values });

test('what ends before it starts is refused with both days, whatever it is', async () => {
  const ends = 'ends on or after the day it starts: 2026-05-02 is before 2026-05-09.';
  expect(await refused('campaigns.create', { name: 'Late', ...late })).toBe(`A campaign ${ends}`);
  expect(await refused('campaigns.update', { id: campaign, ends: '2026-04-30' })).toBe(
    'A campaign ends on or after the day it starts: 2026-04-30 is before 2026-05-01.',
  );
  expect(await refused('moments.create', { name: 'Late', kind: 'drop', ...late })).toBe(`A moment ${ends}`);
  expect(await refused('experiments.create', { hypothesis: 'Late', ...late })).toBe(`An experiment ${ends}`);
  for (const [kind, values] of [
    ['event', { name: 'Late', ...late }],
    ['flight', { outlet: 'Late', ...late }],
    ['code', { creatorId: mia, code: 'MIA', ...late }],
    ['creator', { name: 'Late', contractFrom: late.starts, contractTo: late.ends }],
  ] as const)
    expect(await list(kind, values), kind).toBe(`It ${ends}`);
  expect(await refused('results.save', { rows: [{ ...row, toDay: '2026-05-02' }] })).toBe(
    'The last day 2026-05-02 is before the first, 2026-05-04.',
  );
});

test('negative money and counts are refused, whatever they are of', async () => {
  const on = { starts: '2026-05-02', ends: '2026-05-02' };
  const money = 'Money of a campaign cannot be negative';
  expect(await refused('campaigns.update', { id: campaign, budgetMinor: -1 })).toContain(money);
  for (const field of ['plannedMinor', 'committedMinor', 'spentMinor', 'paidMinor'])
    expect(await refused('campaigns.addLine', { campaignId: campaign, name: 'Film', [field]: -1 })).toContain(money);
  expect(await refused('campaigns.setGoal', { id: campaign, metric: 'orders', amount: -1 })).toContain(
    'A goal cannot be negative',
  );
  expect(await refused('campaigns.linkTarget', { id: campaign, nodeId: campaign, amount: -1 })).toContain(
    'What it should bring cannot be negative',
  );
  expect(await refused('budget.set', { period: '2026-05', promotion: 'email', amountMinor: -1 })).toContain(
    'A budget cannot be negative',
  );
  expect(await refused('experiments.create', { hypothesis: 'Dear', capMinor: -1 })).toContain(
    'The cap of an experiment cannot be negative',
  );
  const lifts = [{ channelId: null, productId: null, amountMinor: -1 }];
  expect(await refused('moments.create', { name: 'Drop', kind: 'drop', ...on, lifts })).toContain(
    'A lift cannot be negative',
  );
  for (const field of ['spend', 'revenue', 'clicks'])
    expect(await refused('results.save', { rows: [{ ...row, values: { [field]: -1 } }] }), field).toContain(
      'A figure of results cannot be negative',
    );
  expect(await list('deliverable', { creatorId: lena, title: 'Video', feeMinor: -1 })).toBe("Fee can't be negative.");
  expect(await list('event', { name: 'Fair', ...on, costMinor: -1 })).toBe("Cost can't be negative.");
  expect(await list('flight', { outlet: 'Radio', ...on, costMinor: -1 })).toBe("Cost can't be negative.");
  expect(await list('code', { creatorId: lena, code: 'R', rate: -0.1 })).toBe('Share is between 0% and 100%.');
});

test('a code of two campaigns, of two creators, or twice of one in the same days is refused with who has it', async () => {
  const two = { name: 'Two', starts: '2026-05-31', ends: '2026-06-09', code: 'curl' };
  expect(await refused('campaigns.create', two)).toBe(
    'Curls has the code CURL already (from 2026-05-01 to 2026-05-31). Give this one another, or days that do not overlap.',
  );
  expect(await list('code', { creatorId: mia, code: 'lena 15' })).toBe(
    'The code LENA15 belongs to Lena Waves. A code tells whose order it is, so give this one another.',
  );
  expect(await list('code', { creatorId: lena, code: 'LENA15', starts: '2026-06-01' })).toBe(
    'The code LENA15 runs from 2026-05-01 on already. Two of the same code can’t overlap: end one before the other begins.',
  );
});

test('a creator’s rate in another currency is refused in its line, and nothing comes in', async () => {
  const before = world.checksum();
  const rates = world.file('creators.csv', 'creator,platform,handle,rate,currency\nAnn,TikTok,@ann,10.00,EUR\n');
  const tried = await world.bring(rates, { format: 'creators' });
  expect(tried.batch).toBeNull();
  expect(tried.errors[0]?.problem).toContain('is in EUR');
  expect(world.checksum()).toBe(before);
});

test('results outside the days of their campaign are saved with a sentence that says so, and nothing is lost', async () => {
  const outside = { ...row, campaignId: campaign, day: '2026-06-02', toDay: '2026-06-02', values: { clicks: 7 } };
  const saved = await world.ask<{ warnings: string[] }>('results.save', { rows: [outside] });
  expect(saved.warnings).toEqual(['2026-06-02 is after Curls ended, 2026-05-31. Saved all the same.']);
  expect(world.rows('SELECT from_day, clicks FROM result_days')).toEqual([{ from_day: '2026-06-02', clicks: 7 }]);
});
