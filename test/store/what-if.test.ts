import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { addDays } from '../../src/shared/domain/day';
import { makeWorld, type World } from './import-world';

let world: World;
let [curls, letter] = ['', ''];
beforeEach(async () => {
  world = await makeWorld();
  const campaign = { starts: '2026-05-01', ends: '2026-05-31' };
  const make = (more: object) => world.ask<{ id: string }>('campaigns.create', { ...campaign, ...more });
  ({ id: curls } = await make({ name: 'Curls', promotion: 'advertising', budgetMinor: 50_000 }));
  ({ id: letter } = await make({ name: 'Letter', promotion: 'email', budgetMinor: 20_000 }));
});
afterEach(() => world.close());

const budgets = (): unknown[] =>
  world.rows('SELECT name, budget_minor AS budget FROM campaigns ORDER BY name').map(({ budget }) => budget);

test('the what-if knows whole weeks of the company, days still to come, and what cannot be taken back', async () => {
  const { id } = await world.ask<{ id: string }>('campaigns.create', {
    name: 'Roots',
    promotion: 'advertising',
    starts: '2026-03-30',
    ends: '2026-06-09',
    budgetMinor: 2_000_000,
  });
  // Spent on Mondays, sold on the Sundays after: $10 · √spend. The week of today has begun only.
  const weeks = [
    ['2026-03-30', 100, '2026-04-05', 100],
    ['2026-04-06', 400, '2026-04-12', 200],
    ['2026-04-13', 900, '2026-04-19', 300],
    ['2026-04-20', 1600, '2026-04-26', 400],
    ['2026-04-27', 2500, '2026-05-03', 500],
    ['2026-05-04', 3600, '2026-05-10', 600],
    ['2026-05-11', 50, '2026-05-12', 9000],
  ] as const;
  await world.bring(
    world.file('ads.csv', `day,campaign,spend\n${weeks.map(([on, spend]) => `${on},Roots,${spend}`).join('\n')}\n`),
  );
  await world.bring(
    world.file(
      'orders.csv',
      `order_id,ordered_at,quantity,unit_price,campaign\nA,2026-03-30,1,1,\n${weeks.map(([, , on, sold], index) => `A${index},${on},1,${sold},Roots`).join('\n')}\n`,
    ),
  );
  await world.ask('campaigns.addLine', {
    campaignId: id,
    name: 'Film',
    promotion: 'public-relations',
    committedMinor: 5000,
  });
  const found = await world.ask<Output<'budget.whatIf'>>('budget.whatIf', { period: '2026-05' });
  const roots = found.campaigns.find(({ name }) => name === 'Roots');
  expect(roots).toMatchObject({ budgetMinor: 2_000_000, spentMinor: 915_000, boundMinor: 920_000 });
  // 14 May to 9 June are 27 days, of which 18 are in May.
  expect(roots?.weeksLeft).toBeCloseTo(27 / 7, 12);
  expect(roots?.weeksInPeriod).toBeCloseTo(18 / 7, 12);
  const curve = roots && 'curve' in roots.revenue ? roots.revenue.curve : undefined;
  expect(curve?.samples).toBe(6);
  expect(curve?.exponent).toBeCloseTo(0.5, 9);
  expect(found.gapMinor).toBeNull();
});

// Five whole weeks of Mondays' spend and Sundays' sales, $10 · √spend, after a week that began on its Wednesday; and a sixth.
test.each([
  ['is whole', '2026-05-04,2026-05-10,Roots,3600', '2026-05-10', 6],
  ['has spend until its Saturday', '2026-05-04,2026-05-09,Roots,3600', '2026-05-10', 5],
  ['has orders until its Saturday', '2026-05-04,2026-05-10,Roots,3600', '2026-05-09', 5],
  ['has four days of a row of seven', '2026-05-07,2026-05-13,Roots,6300', '2026-05-10', 6],
] as const)('the what-if knows whole weeks alone: the last one %s', async (_name, row, ordered, samples) => {
  const { id } = await world.ask<{ id: string }>('campaigns.create', {
    name: 'Roots',
    promotion: 'advertising',
    starts: '2026-03-25',
    ends: '2026-06-09',
    budgetMinor: 2_000_000,
  });
  const mondays = ['2026-03-30', '2026-04-06', '2026-04-13', '2026-04-20', '2026-04-27'] as const;
  const spent = mondays.map((on, index) => `${on},${on},Roots,${100 * (index + 1) ** 2}`);
  const sold = mondays.map((on, index) => `A${index},${addDays(on, 6)},1,${100 * (index + 1)},Roots`);
  const bring = (name: string, ...lines: string[]) => world.bring(world.file(name, `${lines.join('\n')}\n`));
  await bring(
    'ads.csv',
    'day,to_day,campaign,spend',
    '2026-03-20,2026-03-20,Old,1',
    '2026-03-25,2026-03-25,Roots,9000',
    ...spent,
    row,
  );
  await bring(
    'orders.csv',
    'order_id,ordered_at,quantity,unit_price,campaign',
    'B,2026-03-20,1,1,',
    'C,2026-03-25,1,1,Roots',
    ...sold,
    `D,${ordered},1,600,Roots`,
  );
  const { campaigns } = await world.ask<Output<'budget.whatIf'>>('budget.whatIf', { period: '2026-05' });
  const revenue = campaigns.find((one) => one.id === id)?.revenue;
  expect(revenue).toEqual(
    samples < 6
      ? { reason: 'Only 5 whole weeks have both spend and a result; 6 are needed.' }
      : { curve: expect.objectContaining({ samples, exponent: expect.closeTo(0.5, 9) }) },
  );
});

test('moving money is one step of undo, and a campaign with little history says that it has no curve', async () => {
  const what = await world.ask<Output<'budget.whatIf'>>('budget.whatIf', { period: '2026-05' });
  expect(what.campaigns.map(({ name, leads }) => [name, 'reason' in leads && leads.reason])).toEqual([
    ['Curls', 'Only 0 whole weeks have both spend and a result; 6 are needed.'],
    ['Letter', 'Only 0 whole weeks have both spend and a result; 6 are needed.'],
  ]);
  await world.ask('budget.apply', {
    budgets: [
      { campaignId: curls, budgetMinor: 60_000 },
      { campaignId: letter, budgetMinor: 10_000 },
    ],
  });
  expect(budgets()).toEqual([60_000, 10_000]);
  await world.ask('history.undo');
  expect(budgets()).toEqual([50_000, 20_000]);
});
