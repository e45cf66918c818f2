import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
let [curls, letter] = ['', ''];
beforeEach(async () => {
  world = await makeWorld();
  ({ id: curls } = await world.ask<{ id: string }>('campaigns.create', {
    name: 'Curls',
    promotion: 'advertising',
    starts: '2026-05-01',
    ends: '2026-05-31',
    budgetMinor: 50_000,
  }));
  ({ id: letter } = await world.ask<{ id: string }>('campaigns.create', {
    name: 'Letter',
    promotion: 'email',
    starts: '2026-05-01',
    ends: '2026-05-31',
    budgetMinor: 20_000,
  }));
});
afterEach(() => world.close());

const budgets = (): Record<string, unknown>[] =>
  world.rows('SELECT name, budget_minor AS budget FROM campaigns ORDER BY name');
const ask = (more: object = {}): Promise<{ id: string }> =>
  world.ask('budget.ask', {
    name: 'More curls',
    amountMinor: 5000,
    campaignId: curls,
    nodeId: null,
    fromCampaignId: letter,
    takesFrom: '',
    expectedMinor: 40_000,
    dueDay: '2026-06-30',
    reason: 'It sells',
    ...more,
  });

test('over-spend shows before it happens: 13 of 31 days spent $260 of $500, heading for $620', async () => {
  await world.bring(world.file('ads.csv', 'day,campaign,spend\n2026-05-02,Curls,200\n2026-05-10,Curls,60\n'));
  await world.ask('budget.set', { period: '2026-05', promotion: 'advertising', amountMinor: 50_000 });
  const found = await world.ask<Output<'budget.get'>>('budget.get', { period: '2026-05' });
  expect(found.channels.find(({ id }) => id === 'advertising')).toMatchObject({
    budgetMinor: 50_000,
    spentMinor: 26_000,
    forecastMinor: 62_000,
    overMinor: 12_000,
  });
  await world.ask('history.undo');
  const after = await world.ask<Output<'budget.get'>>('budget.get', { period: '2026-05' });
  expect(after.total.budgetMinor).toBeNull();
});

test('an approved ask moves the money as one step, is scored, and stands beside the next ask of the same person', async () => {
  const first = await ask();
  await world.ask('budget.decide', { id: first.id, status: 'approved', reason: 'Good returns' });
  expect(budgets()).toEqual([
    { name: 'Curls', budget: 55_000 },
    { name: 'Letter', budget: 15_000 },
  ]);
  expect((await world.refusal('budget.decide', { id: first.id, status: 'declined', reason: 'x' })).message).toBe(
    'This ask was approved already.',
  );
  await world.ask('history.undo');
  expect(budgets()).toEqual([
    { name: 'Curls', budget: 50_000 },
    { name: 'Letter', budget: 20_000 },
  ]);
  await world.ask('history.redo');
  await world.ask('budget.score', { id: first.id, actualMinor: 30_000 });
  expect(
    (
      await world.refusal('budget.ask', {
        name: 'x',
        amountMinor: 1,
        campaignId: curls,
        nodeId: null,
        fromCampaignId: curls,
        takesFrom: '',
        expectedMinor: 1,
        dueDay: '2026-06-01',
        reason: '',
      })
    ).message,
  ).toBe('A campaign cannot take money from itself.');
  const late = await ask({ amountMinor: 900_000 });
  expect((await world.refusal('budget.decide', { id: late.id, status: 'approved', reason: 'x' })).message).toBe(
    'Letter no longer has that much to give. Decline, or ask for less.',
  );
});

test('moving money is one step of undo, and a campaign with little history says that it has no curve', async () => {
  const what = await world.ask<Output<'budget.whatIf'>>('budget.whatIf', { period: '2026-05' });
  expect(what.campaigns.map(({ name, leads }) => [name, 'reason' in leads && leads.reason])).toEqual([
    ['Curls', 'Only 0 weeks have both spend and a result; 6 are needed.'],
    ['Letter', 'Only 0 weeks have both spend and a result; 6 are needed.'],
  ]);
  await world.ask('budget.apply', {
    budgets: [
      { campaignId: curls, budgetMinor: 60_000 },
      { campaignId: letter, budgetMinor: 10_000 },
    ],
  });
  expect(budgets().map(({ budget }) => budget)).toEqual([60_000, 10_000]);
  await world.ask('history.undo');
  expect(budgets().map(({ budget }) => budget)).toEqual([50_000, 20_000]);
});

test('a campaign on two channels counts under each what went there, and each cost once', async () => {
  // Curls is led by advertising: ads of 200, a line for influencers, a line that names no channel, results by e-mail.
  await world.bring(world.file('ads.csv', 'day,campaign,spend\n2026-05-02,Curls,200\n'));
  const line = (name: string, promotion: string | null, committedMinor: number, spentMinor: number) =>
    world.ask('campaigns.addLine', {
      campaignId: curls,
      name,
      promotion,
      plannedMinor: 0,
      committedMinor,
      spentMinor,
      day: '2026-05-06',
    });
  await line('Fees', 'influencers', 60_000, 9000);
  await line('Cut', null, 15_000, 1000);
  await world.bring(
    world.file(
      'results.csv',
      'day,campaign,channel,spend,clicks\n2026-05-03,Curls,email,30,5\n2026-05-04,Letter,email,12,5\n',
    ),
    { format: 'results' },
  );
  const found = await world.ask<Output<'budget.get'>>('budget.get', { period: '2026-05' });
  const money = Object.fromEntries(
    found.channels.map(({ id, committedMinor, spentMinor }) => [id, [committedMinor, spentMinor]]),
  );
  // Of 750 committed the budget of the month, 500, counts: four fifths for influencers, one fifth for advertising.
  expect(money).toEqual({
    advertising: [10_000, 20_000 + 1000],
    influencers: [40_000, 9000],
    email: [0, 3000 + 1200],
  });
  expect(found.total).toMatchObject({ committedMinor: 50_000, spentMinor: 34_200 });
  expect(found.campaigns.reduce((sum, one) => sum + one.spentMinor, 0)).toBe(found.total.spentMinor);
  expect(found.campaigns.reduce((sum, one) => sum + one.committedMinor, 0)).toBe(found.total.committedMinor);
});
