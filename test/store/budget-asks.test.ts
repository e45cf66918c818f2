import { expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { budgetWorld } from './budget-world';

const { ask, budgets, curls, here, letter } = budgetWorld();

test('two asks that are approved in the same moment cannot both have the last money of a campaign', async () => {
  const [one, other] = [await ask({ amountMinor: 15_000 }), await ask({ name: 'Even more', amountMinor: 15_000 })];
  const decide = ({ id }: { id: string }) =>
    here().engine.call('budget.decide', { id, status: 'approved', reason: 'Yes' });
  const answers = await Promise.all([decide(one), decide(other)]);
  expect(answers).toMatchObject([{ ok: true }, { ok: false, error: { code: 'rule' } }]);
  expect(budgets()).toEqual([
    { name: 'Curls', budget: 65_000 },
    { name: 'Letter', budget: 5000 },
  ]);
});

test('an approved ask moves the money as one step, is scored, and stands beside the next ask of the same person', async () => {
  const first = await ask();
  await here().ask('budget.decide', { id: first.id, status: 'approved', reason: 'Good returns' });
  expect(budgets()).toEqual([
    { name: 'Curls', budget: 55_000 },
    { name: 'Letter', budget: 15_000 },
  ]);
  expect((await here().refusal('budget.decide', { id: first.id, status: 'declined', reason: 'x' })).message).toBe(
    'This ask was approved already.',
  );
  await here().ask('history.undo');
  expect(budgets()).toEqual([
    { name: 'Curls', budget: 50_000 },
    { name: 'Letter', budget: 20_000 },
  ]);
  await here().ask('history.redo');
  await here().ask('budget.score', { id: first.id, actualMinor: 30_000 });
  expect(
    (
      await here().refusal('budget.ask', {
        name: 'x',
        amountMinor: 1,
        campaignId: curls(),
        nodeId: null,
        fromCampaignId: curls(),
        takesFrom: '',
        expectedMinor: 1,
        dueDay: '2026-06-01',
        reason: '',
      })
    ).message,
  ).toBe('A campaign cannot take money from itself.');
  const late = await ask({ amountMinor: 900_000 });
  expect((await here().refusal('budget.decide', { id: late.id, status: 'approved', reason: 'x' })).message).toBe(
    'Letter no longer has that much to give. Decline, or ask for less.',
  );
});

test('what is spent or promised of a budget is not given away, by a yes or by moving money', async () => {
  await here().ask('campaigns.addLine', {
    campaignId: letter(),
    name: 'Film',
    committedMinor: 17_000,
    spentMinor: 3000,
  });
  const { id } = await ask({ amountMinor: 5000 });
  expect((await here().refusal('budget.decide', { id, status: 'approved', reason: 'x' })).message).toBe(
    'Letter has spent or promised too much of its budget to give that. Decline, or ask for less.',
  );
  const budgetsOf = (minor: number) => ({
    budgets: [
      { campaignId: curls(), budgetMinor: 55_000 },
      { campaignId: letter(), budgetMinor: minor },
    ],
  });
  expect((await here().refusal('budget.apply', budgetsOf(16_999))).message).toMatch(/^More of the budget of Letter/);
  expect(budgets().map(({ budget }) => budget)).toEqual([50_000, 20_000]);
  await here().ask('budget.apply', budgetsOf(17_000));
  expect(budgets().map(({ budget }) => budget)).toEqual([55_000, 17_000]);
});

test('an ask stands beside those before it and not those after; past its day without a score it nags', async () => {
  const first = await ask({ name: 'First', dueDay: '2026-05-13' });
  await ask({ name: 'Second' });
  const asks = async () => {
    const list = await here().ask<Output<'budget.asks'>>('budget.asks', {});
    return new Map(list.map((one) => [one.name, one]));
  };
  // Nobody is chosen on this computer: there is no asker whose record it could be.
  expect((await asks()).get('Second')?.record).toMatchObject({ asked: 0, earlier: [] });
  const nags = async () => (await here().ask<Output<'campaigns.nags'>>('campaigns.nags', {})).asks;
  expect(await nags()).toEqual([]);
  await here().ask('budget.decide', { id: first.id, status: 'approved', reason: 'Yes' });
  expect(await nags()).toEqual([{ id: first.id, name: 'First', dueDay: '2026-05-13' }]);
  expect((await asks()).get('First')?.scoreDue).toBe(true);
  await here().ask('budget.score', { id: first.id, actualMinor: 1 });
  expect(await nags()).toEqual([]);
});

test('an ask past its day stands on the agenda until it is scored, beside what own orders say it brought', async () => {
  const { id } = await ask({ dueDay: '2026-05-13' });
  await here().ask('budget.decide', { id, status: 'approved', reason: 'Yes' });
  // The yes was on the 13th: the order of the 12th came before it.
  await here().bring(
    here().file(
      'orders.csv',
      'order_id,ordered_at,quantity,unit_price,campaign\nA,2026-05-12,1,50,Curls\nB,2026-05-13,2,15,Curls\n',
    ),
  );
  const [due] = await here().ask<Output<'budget.asks'>>('budget.asks');
  expect(due).toMatchObject({ scoreDue: true, ownMinor: 3_000 });
  const { id: meeting } = await here().ask<{ id: string }>('meetings.create', { template: 'board', day: '2026-05-13' });
  const lines = async () =>
    (await here().ask<Output<'meetings.get'>>('meetings.get', { id: meeting })).lines.filter(
      ({ section }) => section === 'budget',
    );
  expect(await lines()).toMatchObject([
    {
      text: 'What did More curls bring? Somebody asked for $50',
      detail: 'Expected $400 by Wed 13 May, not scored',
      tone: 'warn',
      leads: { kind: 'budget-ask', id },
    },
  ]);
  await here().ask('budget.score', { id, actualMinor: 3_000 });
  expect(await lines()).toEqual([]);
  expect((await here().ask<Output<'budget.asks'>>('budget.asks'))[0]).toMatchObject({
    scoreDue: false,
    ownMinor: null,
  });
});

test('what an ask brought is what its own campaign did, though another has had its name since', async () => {
  const first = await ask({ dueDay: '2026-05-13' });
  await here().ask('budget.decide', { id: first.id, status: 'approved', reason: 'Yes' });
  await here().bring(
    here().file('a.csv', 'order_id,ordered_at,quantity,unit_price,campaign\nA,2026-05-13,1,50,Curls\n'),
  );
  // The first Curls goes, and another of its name is given $70 of orders on the same day.
  await here().ask('campaigns.remove', { id: curls() });
  const days = { starts: '2026-05-01', ends: '2026-05-31' };
  const { id: other } = await here().ask<{ id: string }>('campaigns.create', { name: 'Curls', ...days });
  await here().bring(
    here().file('b.csv', 'order_id,ordered_at,quantity,unit_price,discount_code\nB,2026-05-13,1,70,AGAIN\n'),
  );
  await here().ask('campaigns.update', { id: other, code: 'AGAIN' });
  const second = await ask({ name: 'Curls again', campaignId: other, dueDay: '2026-05-13' });
  await here().ask('budget.decide', { id: second.id, status: 'approved', reason: 'Yes' });
  const own = async () =>
    Object.fromEntries(
      (await here().ask<Output<'budget.asks'>>('budget.asks')).map(({ name, ownMinor }) => [name, ownMinor]),
    );
  expect(await own()).toEqual({ 'More curls': 5_000, 'Curls again': 7_000 });
});

test('of an ask for a campaign that no rule can give an order to it is not known what it brought', async () => {
  const { id } = await ask({ dueDay: '2026-05-13' });
  await here().ask('budget.decide', { id, status: 'approved', reason: 'Yes' });
  const own = async () => (await here().ask<Output<'budget.asks'>>('budget.asks'))[0]?.ownMinor;
  expect(await own()).toBeNull();
  await here().ask('campaigns.update', { id: curls(), code: 'CURLS' });
  expect(await own()).toBe(0);
});

test('of orders without an exchange rate it is not known what an ask brought, and of a part of them neither', async () => {
  const { id } = await ask({ dueDay: '2026-05-13' });
  await here().ask('budget.decide', { id, status: 'approved', reason: 'Yes' });
  const own = async () => (await here().ask<Output<'budget.asks'>>('budget.asks'))[0]?.ownMinor;
  const head = 'order_id,ordered_at,quantity,unit_price,currency,campaign\n';
  await here().bring(here().file('euros.csv', `${head}A,2026-05-13,1,50,EUR,Curls\n`));
  expect(await own()).toBeNull();
  await here().bring(here().file('dollars.csv', `${head}B,2026-05-13,1,30,USD,Curls\n`));
  expect(await own()).toBeNull();
  // 50.00 EUR at 2, and 30.00 USD.
  await here().ask('rates.set', { day: '2026-05-01', currency: 'EUR', rate: 2 });
  expect(await own()).toBe(13_000);
});
