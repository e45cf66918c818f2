import { expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { budgetWorld } from './budget-world';

const { ask, budgets, curls, here, letter, may } = budgetWorld();

test('over-spend shows before it happens: 13 of 31 days spent $260 of $500, heading for $620', async () => {
  await here().bring(
    here().file('ads.csv', 'day,campaign,spend\n2026-05-02,Curls,200\n2026-05-10,Curls,60\n2026-05-13,Curls,0\n'),
  );
  await here().ask('budget.set', { period: '2026-05', promotion: 'advertising', amountMinor: 50_000 });
  const found = await here().ask<Output<'budget.get'>>('budget.get', { period: '2026-05' });
  expect(found.channels.find(({ id }) => id === 'advertising')).toMatchObject({
    budgetMinor: 50_000,
    spentMinor: 26_000,
    forecastMinor: 62_000,
    overMinor: 12_000,
  });
  await here().ask('history.undo');
  const after = await here().ask<Output<'budget.get'>>('budget.get', { period: '2026-05' });
  expect(after.total.budgetMinor).toBeNull();
});

test('a file that ended a week ago does not slow the pace: the days after it are unknown, not free', async () => {
  // $120 in the six days that are known, of a campaign of 31: $20 a day on the 25 after them, $500 more.
  await here().bring(here().file('ads.csv', 'day,campaign,spend\n2026-05-02,Curls,90\n2026-05-06,Curls,30\n'));
  const found = await may();
  expect(found.behind).toEqual([{ source: '', to: '2026-05-06' }]);
  expect(found.campaigns[0]).toMatchObject({
    name: 'Curls',
    spentMinor: 12_000,
    forecastMinor: 62_000,
    wholeOverMinor: 12_000,
  });
  // The next file says that nothing was spent since: $120 in 13 days, 9.23 a day on 18.
  await here().bring(here().file('more.csv', 'day,campaign,spend\n2026-05-13,Curls,0\n'));
  const now = await may();
  expect(now.behind).toEqual([]);
  expect(now.campaigns.find(({ name }) => name === 'Curls')).toMatchObject({
    forecastMinor: 28_615,
    wholeOverMinor: 0,
  });
});

test('one platform’s file may lie behind another’s: each goes on from its own last day', async () => {
  // Google: $20 on each of 13 days, 18 more to come. Meta: $10 on each of six days; nobody knows the seven after them.
  const days = (n: number) => Array.from({ length: n }, (_, index) => `2026-05-${String(index + 1).padStart(2, '0')}`);
  await here().bring(
    here().file(
      'ads.csv',
      `day,campaign,platform,spend\n${days(13)
        .map((on) => `${on},Curls,Google Ads,20`)
        .join('\n')}\n${days(6)
        .map((on) => `${on},Curls,Meta,10`)
        .join('\n')}\n`,
    ),
  );
  const found = await may();
  expect(found.behind).toEqual([{ source: 'Meta', to: '2026-05-06' }]);
  expect(found.campaigns[0]).toMatchObject({ name: 'Curls', spentMinor: 32_000, forecastMinor: 62_000 + 31_000 });
});

test('the total holds what channels with a budget head for against their budgets; what has none stands beside it', async () => {
  // Ads: $130 in 13 days, $180 more in 18. The letter() is promised $600.
  await here().bring(here().file('ads.csv', 'day,campaign,spend\n2026-05-02,Curls,130\n2026-05-13,Curls,0\n'));
  await here().ask('campaigns.addLine', { campaignId: letter(), name: 'Film', committedMinor: 60_000 });
  expect(await may()).toMatchObject({ unbudgetedMinor: 0, total: { budgetMinor: null, overMinor: 0 } });
  await here().ask('budget.set', { period: '2026-05', promotion: 'advertising', amountMinor: 50_000 });
  expect(await may()).toMatchObject({
    unbudgetedMinor: 60_000,
    total: { budgetMinor: 50_000, forecastMinor: 91_000, overMinor: 0 },
  });
  await here().ask('budget.set', { period: '2026-05', promotion: 'email', amountMinor: 40_000 });
  // 910 of 900: the email is 200 over and ads 190 within.
  expect(await may()).toMatchObject({
    unbudgetedMinor: 0,
    total: { budgetMinor: 90_000, forecastMinor: 91_000, overMinor: 1_000 },
  });
});

test('a campaign whose budget is its lines gives and takes from what they plan, and undo brings the lines back', async () => {
  const make = async (name: string, planned: readonly number[]): Promise<string> => {
    const { id } = await here().ask<{ id: string }>('campaigns.create', { name, starts: '2026-05-01' });
    for (const plannedMinor of planned)
      await here().ask('campaigns.addLine', { campaignId: id, name: 'Part', plannedMinor });
    return id;
  };
  const [giver, taker] = [await make('Giver', [30_000, 20_000]), await make('Taker', [25_000])];
  const { id } = await ask({ campaignId: taker, fromCampaignId: giver, amountMinor: 10_000 });
  await here().ask('budget.decide', { id, status: 'approved', reason: 'Yes' });
  const two = () => budgets().filter(({ name }) => name === 'Giver' || name === 'Taker');
  expect(two()).toEqual([
    { name: 'Giver', budget: 40_000 },
    { name: 'Taker', budget: 35_000 },
  ]);
  await here().ask('history.undo');
  expect(two()).toEqual([
    { name: 'Giver', budget: null },
    { name: 'Taker', budget: null },
  ]);
  const declined = await ask({ campaignId: taker, fromCampaignId: giver, amountMinor: 10_000 });
  await here().ask('budget.decide', { id: declined.id, status: 'declined', reason: 'Not now' });
  expect(two().map(({ budget }) => budget)).toEqual([null, null]);
  expect(here().rows(`SELECT status, decision_reason AS reason FROM budget_asks WHERE id = '${declined.id}'`)).toEqual([
    { status: 'declined', reason: 'Not now' },
  ]);
});

test('a campaign on two channels counts under each what went there, and each cost once', async () => {
  // Curls is led by advertising: ads of 200, a line for influencers, a line that names no channel, results by e-mail.
  await here().bring(here().file('ads.csv', 'day,campaign,spend\n2026-05-02,Curls,200\n2026-05-13,Curls,0\n'));
  const line = (name: string, promotion: string | null, committedMinor: number, spentMinor: number) =>
    here().ask('campaigns.addLine', {
      campaignId: curls(),
      name,
      promotion,
      plannedMinor: 0,
      committedMinor,
      spentMinor,
      day: '2026-05-06',
    });
  await line('Fees', 'influencers', 60_000, 9000);
  await line('Cut', null, 15_000, 1000);
  await here().bring(
    here().file(
      'results.csv',
      'day,campaign,channel,spend,clicks\n2026-05-03,Curls,email,30,5\n2026-05-04,Letter,email,12,5\n',
    ),
    { format: 'results' },
  );
  const found = await may();
  const money = Object.fromEntries(
    found.channels.map((line) => [line.id, [line.committedMinor, line.spentMinor, line.forecastMinor]]),
  );
  // Ads and results go on as in their 13 days for the 18 left: 200 ÷ 13 × 18 = 276.92, 30 → 41.54, 12 → 16.62. A line's
  // spending does not come again, and spending on a channel uses up what is committed on it.
  expect(money).toEqual({
    advertising: [15_000, 20_000 + 1000, 21_000 + 27_692],
    influencers: [60_000, 9000, 60_000],
    email: [0, 3000 + 1200, 3000 + 4154 + 1200 + 1662],
  });
  const forecastMinor = 48_692 + 60_000 + 7154 + 2862;
  expect(found.total).toMatchObject({ committedMinor: 75_000, spentMinor: 34_200, forecastMinor });
  for (const sum of ['committedMinor', 'spentMinor', 'forecastMinor'] as const)
    expect(found.campaigns.reduce((all, one) => all + one[sum], 0)).toBe(found.total[sum]);
  // 486.92 + 600 + 71.54 of a budget of 500.
  expect(found.campaigns[0]).toMatchObject({ name: 'Curls', overMinor: 65_846, wholeOverMinor: 65_846 });
});

test('what is committed above the budget is over at once, before a cent is spent', async () => {
  await here().ask('campaigns.addLine', { campaignId: curls(), name: 'Fees', committedMinor: 75_000 });
  expect((await may()).campaigns[0]).toMatchObject({
    name: 'Curls',
    budgetMinor: 50_000,
    committedMinor: 75_000,
    spentMinor: 0,
    forecastMinor: 75_000,
    overMinor: 25_000,
    wholeOverMinor: 25_000,
  });
});

test('a campaign heads for where its own days lead: not on when it is over, done or has not begun', async () => {
  const make = (name: string, more: object): Promise<{ id: string }> =>
    here().ask('campaigns.create', { name, promotion: 'social', budgetMinor: 10_000, ...more });
  await make('Over', { starts: '2026-05-01', ends: '2026-05-05' });
  const done = await make('Done', { starts: '2026-05-01', ends: '2026-05-31' });
  const ahead = await make('Ahead', { starts: '2026-05-20', ends: '2026-05-31' });
  await make('Late', { starts: '2026-05-10', ends: '2026-05-19' });
  const early = await make('Early', { starts: '2026-05-12', ends: '2026-07-11', budgetMinor: 61_000 });
  await make('Long', { starts: '2026-05-12', ends: '2026-07-11', budgetMinor: 61_000 });
  await here().bring(
    here().file(
      'ads.csv',
      'day,campaign,spend\n2026-05-02,Over,90\n2026-05-02,Done,90\n2026-05-11,Late,40\n2026-05-12,Long,19\n2026-05-13,Done,0\n',
    ),
  );
  await here().ask('campaigns.update', { id: done.id, status: 'done' });
  await here().ask('campaigns.addLine', { campaignId: ahead.id, name: 'Post', committedMinor: 8000 });
  await here().ask('campaigns.addLine', {
    campaignId: early.id,
    name: 'Film',
    committedMinor: 30_000,
    day: '2026-05-20',
  });
  const lines = new Map((await may()).campaigns.map((line) => [line.name, line]));
  expect(lines.get('Over')).toMatchObject({ forecastMinor: 9000, overMinor: 0, wholeOverMinor: 0 });
  expect(lines.get('Done')).toMatchObject({ forecastMinor: 9000, overMinor: 0 });
  expect(lines.get('Ahead')).toMatchObject({ forecastMinor: 8000, overMinor: 0 });
  // 40 in 4 of its 10 days leave 6 at 10: 100 of 100.
  expect(lines.get('Late')).toMatchObject({ forecastMinor: 10_000, overMinor: 0, wholeOverMinor: 0 });
  // 19 in 2 of 61 days: 9.50 a day, 171 for the other 18 of May; of 61 days all in all 579.50, its budget 610.
  // May has 20 of its 61 days: 200.
  expect(lines.get('Long')).toMatchObject({
    budgetMinor: 20_000,
    forecastMinor: 19_000,
    overMinor: 0,
    wholeOverMinor: 0,
  });
  // 300 of 610 is promised for May, whose part of it is 200: early, and not over.
  expect(lines.get('Early')).toMatchObject({ budgetMinor: 20_000, overMinor: 10_000, wholeOverMinor: 0 });
});

test('without days nothing of a budget falls in a period; what is promised beyond the whole of it is over all the same', async () => {
  const { id } = await here().ask<{ id: string }>('campaigns.create', { name: 'Some day', budgetMinor: 10_000 });
  await here().ask('campaigns.addLine', { campaignId: id, name: 'Film', committedMinor: 12_000 });
  const line = (await may()).campaigns.find(({ name }) => name === 'Some day');
  expect(line).toMatchObject({ budgetMinor: null, undated: true, overMinor: 0, wholeOverMinor: 2000 });
});

test('a budget without a last day lies on twelve months, and what it heads for is held against all of them', async () => {
  // 36,500 on the 365 days from 1 March 2026 are 100 a day: May has 3,100 of it.
  const { id } = await here().ask<{ id: string }>('campaigns.create', {
    name: 'Always on',
    starts: '2026-03-01',
    budgetMinor: 36_500,
  });
  const line = async () => (await may()).campaigns.find(({ name }) => name === 'Always on');
  expect(await line()).toMatchObject({ budgetMinor: 3100, spreadTo: '2027-02-28', undated: false });
  await here().ask('campaigns.addLine', { campaignId: id, name: 'Film', committedMinor: 73_000 });
  // Twice as much is promised, evenly: 6,200 in May, and 36,500 too much in all.
  expect(await line()).toMatchObject({ committedMinor: 6200, overMinor: 3100, wholeOverMinor: 36_500 });
  await here().ask('campaigns.setGoal', { id, metric: 'orders', amount: 365 });
  const page = await here().ask<Output<'campaigns.get'>>('campaigns.get', { id });
  const days = (Date.parse(page.to) - Date.parse('2026-03-01')) / 86_400_000 + 1;
  expect(page.judged.find(({ metric }) => metric === 'orders')).toMatchObject({ plan: days, planWhole: 365 });
  await here().ask('campaigns.update', { id, ends: '2026-05-31' });
  expect(await line()).toMatchObject({ spreadTo: null });
});

test('spent is one thing in the budget, on the campaign and in the metrics, and what is agreed shows before it is spent', async () => {
  const add = (kind: string, values: object) => here().ask<{ id: string }>('library.create', { kind, values });
  await here().bring(
    here().file('ads.csv', 'day,campaign,spend\n2026-05-02,Curls,100\n2026-05-04,Letter,40\n2026-05-13,Letter,0\n'),
  );
  const { id: creatorId } = await add('creator', { name: 'Lena', kind: 'influencer' });
  // Posts that were paid for and belong to no campaign.
  await here().ask('results.save', {
    rows: [
      {
        id: null,
        day: '2026-05-03',
        toDay: '2026-05-03',
        campaignId: null,
        promotion: 'social',
        contentId: null,
        name: '',
        values: { spend: 700 },
      },
    ],
  });
  const deliverable = (due: string, feeMinor: number) =>
    add('deliverable', { creatorId, title: 'Reel', due, feeMinor, campaignId: curls() });
  await deliverable('2026-05-10', 3_000);
  await deliverable('2026-05-20', 2_000);
  // Ten days from the 8th: six of them until today, the 13th.
  await add('event', {
    name: 'Pop-up',
    kind: 'activation',
    starts: '2026-05-08',
    ends: '2026-05-17',
    costMinor: 10_000,
    campaignId: curls(),
  });
  // A radio flight of no campaign.
  await add('flight', {
    outlet: 'City radio',
    kind: 'radio',
    starts: '2026-05-05',
    ends: '2026-05-05',
    costMinor: 700,
  });
  // Letter's line says what was spent on email on the 6th; what its line without a day spent lies on 13 days.
  await here().ask('campaigns.addLine', { campaignId: letter(), name: 'Copy', spentMinor: 1_000, day: '2026-05-06' });
  await here().ask('campaigns.addLine', { campaignId: letter(), name: 'Tool', spentMinor: 1_300 });
  const found = await may();
  const of = (list: 'channels' | 'campaigns', id: string) => found[list].find((line) => line.id === id);
  // Curls: ads 100.00, fee 30.00, six tenths of the event 60.00. Of the rest 20.00 and 40.00 lie ahead; ads go on at
  // 100.00 in 13 days on 18 more: 138.46.
  expect(of('campaigns', curls())).toMatchObject({
    spentMinor: 19_000,
    committedMinor: 15_000,
    forecastMinor: 19_000 + 6_000 + 13_846,
  });
  expect(of('campaigns', letter())).toMatchObject({ spentMinor: 4_000 + 2_300 });
  expect(of('campaigns', '')).toMatchObject({ name: 'No campaign', spentMinor: 1_400, budgetMinor: null });
  expect(of('channels', 'influencers')).toMatchObject({
    spentMinor: 3_000,
    committedMinor: 5_000,
    forecastMinor: 5_000,
  });
  expect(of('channels', 'in-store')).toMatchObject({
    spentMinor: 6_000,
    committedMinor: 10_000,
    forecastMinor: 10_000,
  });
  expect(of('channels', 'radio')).toMatchObject({ spentMinor: 700 });
  expect(found.total.spentMinor).toBe(26_700);
  const metric = async (period: string, by?: string) =>
    here().ask<Output<'metrics.evaluate'>>('metrics.evaluate', {
      metrics: ['marketing-cost'],
      period,
      ...(by ? { by } : {}),
    });
  expect((await metric('2026-05'))[0]?.value).toBe(26_700);
  const groups = (await metric('2026-05', 'campaign')).map(({ group, value }) => [group, value]);
  expect(groups).toEqual([
    ['Curls', 19_000],
    ['Letter', 6_300],
    ['(unassigned)', 1_400],
  ]);
  const page = await here().ask<Output<'campaigns.get'>>('campaigns.get', { id: curls() });
  expect(page.spentMinor).toBe(19_000);
  expect(page.besideCosts.map(({ kind, minor }) => [kind, minor])).toEqual([
    ['event', 6_000],
    ['fee', 3_000],
  ]);
  // The week from the 4th: Letter's ads, its dated line and seven days of the other, the flight; of Curls the fee and
  // three days of the event.
  expect((await metric('2026-W19'))[0]?.value).toBe(4_000 + 1_000 + 700 + 700 + 3_000 + 3_000);
  const week = await here().ask<Output<'budget.get'>>('budget.get', { period: '2026-W19' });
  expect(week.total.spentMinor).toBe(12_400);
});

test('a booked event puts a campaign over its budget before a cent of it is spent', async () => {
  await here().ask('library.create', {
    kind: 'event',
    values: {
      name: 'Fair',
      kind: 'trade-show',
      starts: '2026-05-28',
      ends: '2026-05-29',
      costMinor: 60_000,
      campaignId: curls(),
    },
  });
  expect((await may()).campaigns[0]).toMatchObject({
    id: curls(),
    spentMinor: 0,
    committedMinor: 60_000,
    wholeOverMinor: 10_000,
  });
  // A line that commits money to trade shows stands for the event; it is not counted on top.
  await here().ask('campaigns.addLine', {
    campaignId: curls(),
    name: 'Stand',
    promotion: 'trade-show',
    committedMinor: 45_000,
  });
  expect((await may()).campaigns[0]).toMatchObject({
    committedMinor: 45_000,
    forecastMinor: 60_000,
    wholeOverMinor: 10_000,
  });
  // Once the line has spent on it, the line alone counts.
  const [line] = (await here().ask<Output<'campaigns.get'>>('campaigns.get', { id: curls() })).lines;
  await here().ask('campaigns.updateLine', { id: line?.id, spentMinor: 45_000 });
  expect((await may()).campaigns[0]).toMatchObject({ spentMinor: 45_000, forecastMinor: 45_000, wholeOverMinor: 0 });
});
