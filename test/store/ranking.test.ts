import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  const bring = (name: string, text: string) => world.bring(world.file(name, text));
  await bring('ads.csv', 'day,campaign,spend\n2026-04-01,Curls,10\n2026-04-01,Letter,20\n2026-04-01,Quiet,5\n');
  await bring(
    'orders.csv',
    'order_id,ordered_at,quantity,unit_price,campaign\nA,2026-04-02,1,40,Curls\nB,2026-04-03,1,10,Letter\n',
  );
});
afterEach(() => world.close());

const ranking = () => world.ask<Output<'ranking.get'>>('ranking.get', { period: '2026' });
const verdicts = async () =>
  Object.fromEntries((await ranking()).campaigns.map(({ name, verdict }) => [name, verdict]));

test('campaigns are judged by one rule, which people change and take back', async () => {
  // Return 40 ÷ 10 = 4, 10 ÷ 20 = 0.5; nothing is known of what the third brought.
  expect(await verdicts()).toEqual({ Curls: 'scale', Letter: 'pull-back', Quiet: 'test' });
  const { rule, words, metrics } = await ranking();
  expect(words).toContain('Scale: return of 3 or more');
  expect(metrics.map(({ id }) => id)).toEqual(expect.arrayContaining(['roas', 'cost-per-lead', 'ctr', 'net-sales']));
  await world.ask('ranking.setRule', { ...rule, scaleReturn: 5, pullBackReturn: 0.4 });
  expect(await verdicts()).toMatchObject({ Curls: 'keep', Letter: 'keep' });
  await world.ask('history.undo');
  expect(await verdicts()).toMatchObject({ Curls: 'scale', Letter: 'pull-back' });
  await expect(world.ask('ranking.setRule', { ...rule, pullBackReturn: 4 })).rejects.toThrow('higher return');
});

test('a campaign without a target is marked in ranking, report and budget also once it is done', async () => {
  const { id } = (await ranking()).campaigns.find(({ name }) => name === 'Quiet') ?? {};
  const { rev } = await world.ask<Output<'campaigns.get'>>('campaigns.get', { id });
  await world.ask('campaigns.update', {
    id,
    rev,
    status: 'done',
    starts: '2026-04-01',
    ends: '2026-04-02',
    budgetMinor: 900,
  });
  const marks = (lines: readonly { name: string; untargeted?: boolean | undefined }[]) =>
    lines.filter(({ name }) => name === 'Quiet').map(({ untargeted }) => untargeted);
  expect(marks((await ranking()).campaigns)).toEqual([true]);
  const weekly = await world.ask<Output<'reports.weekly'>>('reports.weekly', { period: '2026-W14' });
  expect(marks(weekly.marketing.campaigns)).toEqual([true]);
  const budget = await world.ask<Output<'budget.get'>>('budget.get', { period: '2026' });
  expect(marks(budget.campaigns)).toEqual([true]);
});

test('every decision is in the log with its campaign', async () => {
  const { campaigns } = await ranking();
  const id = campaigns.find(({ name }) => name === 'Letter')?.id;
  await world.ask('campaigns.decide', { id, decision: 'pull-back', reason: 'It brought half of what it cost.' });
  const log = await world.ask<Output<'ranking.decisions'>>('ranking.decisions');
  expect(log).toMatchObject([
    { campaign: 'Letter', decision: 'pull-back', reason: 'It brought half of what it cost.' },
  ]);
  // The weekly report of that day tells it, too; that of another week does not.
  const day = log[0]?.day ?? '';
  const { record } = await world.ask<Output<'reports.weekly'>>('reports.weekly', { period: `${day}..${day}` });
  expect(record.decisions).toMatchObject([
    {
      what: 'Pull back',
      why: 'It brought half of what it cost.',
      about: { kind: 'campaign', id, name: 'Letter' },
      day,
    },
  ]);
  const before = await world.ask<Output<'reports.weekly'>>('reports.weekly', { period: '2026-W14' });
  expect(before.record.decisions).toEqual([]);
});

test('the weekly report ranks campaigns by interest, lists waste by the rule, and tells what was decided on them', async () => {
  const weekly = () => world.ask<Output<'reports.weekly'>>('reports.weekly', { period: '2026-W14' });
  const lines = async () => (await weekly()).marketing.campaigns.map(({ name, wasted }) => [name, wasted]);
  // Without leads the costliest first: 20.00, 10.00, 5.00. Nobody qualified for any of them.
  expect(await lines()).toEqual([
    ['Letter', true],
    ['Curls', true],
    ['Quiet', true],
  ]);
  const leads = 'lead_id,created_at,name,email,campaign,qualified_at\n';
  const lead = (id: number, campaign: string, day: string) =>
    `${id},2026-04-02,L${id},l${id}@example.com,${campaign},${day}\n`;
  await world.bring(
    world.file('leads.csv', `${leads}${lead(1, 'Quiet', '')}${lead(2, 'Quiet', '')}${lead(3, 'Curls', '2026-04-03')}`),
  );
  expect(await lines()).toEqual([
    ['Quiet', true],
    ['Curls', false],
    ['Letter', true],
  ]);
  // A qualified lead may cost up to 15.00: less than that spent on nobody proves nothing.
  const { rule, campaigns } = await ranking();
  await world.ask('ranking.setRule', { ...rule, wastedFromMinor: 1_500 });
  expect((await lines()).filter(([, wasted]) => wasted)).toEqual([['Letter', true]]);
  const id = campaigns.find(({ name }) => name === 'Letter')?.id;
  await world.ask('campaigns.update', { id, optimise: 'A shorter letter' });
  expect((await weekly()).marketing.campaigns.at(-1)?.optimise).toBe('A shorter letter');
});

test('a campaign is judged by all that it cost, not by its ads alone', async () => {
  // Curls took 40.00 for 10.00 of ads: fourfold. With a fee of 30.00 and an event of 60.00 it took 40.00 for 100.00.
  const at = async (name: string) => (await ranking()).campaigns.find((one) => one.name === name);
  const id = (await at('Curls'))?.id;
  const add = (kind: string, values: object) => world.ask<{ id: string }>('library.create', { kind, values });
  const { id: creatorId } = await add('creator', { name: 'Lena', kind: 'influencer' });
  await add('deliverable', { creatorId, title: 'Reel', due: '2026-04-03', feeMinor: 3_000, campaignId: id });
  await add('event', {
    name: 'Fair',
    kind: 'trade-show',
    starts: '2026-04-04',
    ends: '2026-04-04',
    costMinor: 6_000,
    campaignId: id,
  });
  const curls = await at('Curls');
  const cost = curls?.values.find(({ metric }) => metric === 'marketing-cost');
  expect(cost).toMatchObject({ value: 10_000 });
  const april = await world.ask<Output<'metrics.evaluate'>>('metrics.evaluate', {
    metrics: ['marketing-cost'],
    period: '2026-04',
    by: 'campaign',
  });
  expect(april.find(({ group }) => group === 'Curls')).toMatchObject({
    value: 10_000,
    reason: 'Cost basis: ads, creators, and events.',
  });
  expect(curls).toMatchObject({ verdict: 'pull-back', because: 'return 0.4×' });
  const behind = await world.ask<Output<'metrics.rows'>>('metrics.rows', {
    metric: 'marketing-cost',
    period: '2026',
    by: 'campaign',
    group: 'Curls',
  });
  expect([behind.sum, behind.rows.map(({ contribution }) => contribution).toSorted((a, b) => a - b)]).toEqual([
    10_000,
    [1_000, 3_000, 6_000],
  ]);
});

test('a campaign without a single ad is ranked by what its creator cost', async () => {
  const { id } = await world.ask<{ id: string }>('campaigns.create', { name: 'Reels' });
  const add = (kind: string, values: object) => world.ask<{ id: string }>('library.create', { kind, values });
  const { id: creatorId } = await add('creator', { name: 'Lena', kind: 'influencer' });
  await add('deliverable', { creatorId, title: 'Reel', due: '2026-04-03', feeMinor: 3_000, campaignId: id });
  const reels = (await ranking()).campaigns.find(({ name }) => name === 'Reels');
  // No code, link or other rule can give it an order: that it has none is no return of zero.
  expect(reels).toMatchObject({
    verdict: 'test',
    because:
      'return not computable because no rule of attribution can give it orders: it has no code, link or other rule; no leads are known for it',
    wasted: true,
  });
  const { judged, targets } = await world.ask<Output<'campaigns.get'>>('campaigns.get', { id });
  expect(targets).toEqual([]);
  for (const metric of ['net-sales', 'orders'])
    expect(judged.find((line) => line.metric === metric)).toMatchObject({
      actual: null,
      reason: 'No rule of attribution can give it orders: it has no code, link or other rule.',
    });
  // With one, that no order came is a real zero.
  await world.ask('campaigns.update', { id, code: 'REELS' });
  const coded = (await ranking()).campaigns.find(({ name }) => name === 'Reels');
  expect(coded).toMatchObject({ verdict: 'pull-back', because: 'return 0.0×', wasted: true });
  expect((await world.ask<Output<'campaigns.get'>>('campaigns.get', { id })).judged).toEqual(
    expect.arrayContaining([expect.objectContaining({ metric: 'net-sales', actual: 0, reason: null })]),
  );
  await world.ask('campaigns.update', { id, starts: '2099-01-01', ends: '2099-01-31' });
  const ahead = (await ranking()).campaigns.find(({ name }) => name === 'Reels');
  expect(ahead).toMatchObject({ verdict: 'test', because: 'it has not begun', wasted: false });
});

test('what a qualified lead may cost is part of the rule', async () => {
  const lead = (n: number, qualified: string) => `L${n},2026-04-02,L${n},l${n}@x.example,Curls,${qualified}\n`;
  await world.bring(
    world.file(
      'leads.csv',
      `lead_id,created_at,name,email,campaign,qualified_at\n${lead(1, '2026-04-03')}${lead(2, '2026-04-03')}${lead(3, '')}`,
    ),
  );
  const waste = async () =>
    (await ranking()).campaigns.flatMap(({ name, wasted }) => (wasted ? [name] : [])).toSorted();
  // Without an amount: any cost and no lead that qualified. Curls has two for 10.00.
  expect(await waste()).toEqual(['Letter', 'Quiet']);
  const { rule } = await ranking();
  expect(rule.wastedFromMinor).toBeNull();
  // 5.00 each is as much as 5.00: wasted; Quiet spent as much on nobody.
  await world.ask('ranking.setRule', { ...rule, wastedFromMinor: 500 });
  expect(await waste()).toEqual(['Curls', 'Letter', 'Quiet']);
  // 5.00 each is less than 6.00, and 5.00 on nobody proves nothing yet.
  await world.ask('ranking.setRule', { ...rule, wastedFromMinor: 600 });
  expect(await waste()).toEqual(['Letter']);
  await expect(world.ask('ranking.setRule', { ...rule, wastedFromMinor: 0 })).rejects.toThrow('above zero');
  await world.ask('history.undo');
  await world.ask('history.undo');
  expect(await waste()).toEqual(['Letter', 'Quiet']);
});

test('a rule that finds orders by their place, days or source makes a return of nothing known; in other days it does not', async () => {
  const quiet = async () => (await ranking()).campaigns.find(({ name }) => name === 'Quiet');
  const id = (await quiet())?.id;
  const roi = async (period: string) =>
    (
      await world.ask<Output<'metrics.evaluate'>>('metrics.evaluate', {
        metrics: ['marketing-roi', 'roas', 'marketing-roi.margin'],
        period,
        by: 'campaign',
      })
    ).flatMap(({ group, value }) => (group === 'Quiet' ? [value] : []));
  expect(await roi('2026-04')).toEqual([null, null, null]);
  const rule = { id: null, campaignId: id, kind: 'window', match: '', creatorId: null, note: '' };
  const save = (from: string, to: string) =>
    world.ask('attribution.change', { change: { save: { ...rule, from, to } } });
  await save('2026-05-01', '2026-05-31');
  expect(await roi('2026-04')).toEqual([null, null, null]);
  await save('2026-04-20', '2026-04-21');
  // No order in these two days: 5.00 brought nothing.
  expect(await roi('2026-04')).toEqual([-1, 0, -1]);
  expect(await quiet()).toMatchObject({ verdict: 'pull-back', because: 'return 0.0×' });
});
