import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

test('what a campaign spent that was removed stays in the budget, as in ad spend, and belongs to no campaign', async () => {
  const days = { starts: '2026-05-01', ends: '2026-05-31' };
  const { id } = await world.ask<{ id: string }>('campaigns.create', { name: 'Curls', ...days });
  await world.bring(world.file('ads.csv', 'day,campaign,spend\n2026-05-02,Curls,200\n2026-05-10,Curls,60\n'));
  const place = { campaignId: id, promotion: 'email', contentId: null, name: 'Letter' };
  const typed = { id: null, day: '2026-05-03', toDay: '2026-05-03', ...place, values: { spend: 1_500 } };
  await world.ask('results.save', { rows: [typed] });
  const spent = async () => {
    const { total, campaigns } = await world.ask<Output<'budget.get'>>('budget.get', { period: '2026-05' });
    const none = campaigns.find((line) => line.id === '')?.spentMinor ?? 0;
    return { total: total.spentMinor, none };
  };
  expect(await spent()).toEqual({ total: 27_500, none: 0 });
  await world.ask('campaigns.remove', { id });
  expect(await spent()).toEqual({ total: 27_500, none: 27_500 });
  const [cost] = await world.ask<Output<'metrics.evaluate'>>('metrics.evaluate', {
    metrics: ['marketing-cost'],
    period: '2026-05',
  });
  expect(cost?.value).toBe(27_500);
  await world.ask('history.undo');
  expect(await spent()).toEqual({ total: 27_500, none: 0 });
});

test('what a campaign earned that was removed stays its return: orders that were given to it say so', async () => {
  const { id } = await world.ask<{ id: string }>('campaigns.create', { name: 'Curls' });
  await world.bring(world.file('ads.csv', 'day,campaign,spend\n2026-05-02,Curls,200\n'));
  await world.bring(
    world.file(
      'orders.csv',
      'order_id,ordered_at,quantity,unit_price,campaign\nO1,2026-05-03,1,500,Curls\nO2,2026-05-04,1,70,\n',
    ),
  );
  const roas = async () => {
    const asked = { metric: 'roas', period: '2026-05', by: 'campaign' as const, limit: 10 };
    const { groups } = await world.ask<Output<'metrics.breakdown'>>('metrics.breakdown', asked);
    return groups.find(({ current }) => current.group === 'Curls')?.current;
  };
  expect(await roas()).toMatchObject({ numerator: 50_000, denominator: 20_000 });
  await world.ask('campaigns.remove', { id });
  expect(await roas()).toMatchObject({ numerator: 50_000, denominator: 20_000 });
});
