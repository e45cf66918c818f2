import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  const file = world.file(
    'orders.csv',
    `order_id,ordered_at,quantity,unit_price,campaign,discount_code,channel
A,2026-05-02,1,50,Curls,,Web
B,2026-05-12,1,70,,CURL10,Web
`,
  );
  await world.bring(file);
});
afterEach(() => world.close());

const sales = async (): Promise<Record<string, number | null>> =>
  Object.fromEntries(
    (
      await world.ask<Output<'metrics.evaluate'>>('metrics.evaluate', {
        metrics: ['net-sales'],
        period: '2026-05',
        by: 'campaign',
      })
    ).map(({ group, value }) => [group ?? '', value]),
  );
const orders = async (group: string): Promise<unknown[]> =>
  (
    await world.ask<Output<'metrics.rows'>>('metrics.rows', {
      metric: 'net-sales',
      period: '2026-05',
      by: 'campaign',
      group,
    })
  ).rows;

test('a campaign with the name of a removed one shows its own sales, and the removed one its own beside it', async () => {
  const { campaigns } = await world.ask<Output<'results.choices'>>('results.choices');
  const old = campaigns.find(({ name }) => name === 'Curls')?.id;
  expect(await sales()).toEqual({ Curls: 5000, '(unassigned)': 7000 });
  await world.ask('campaigns.remove', { id: old });
  expect(await sales()).toEqual({ Curls: 5000, '(unassigned)': 7000 });
  await world.ask('campaigns.create', { name: 'Curls', starts: '2026-05-01', ends: '2026-05-31', code: 'CURL10' });
  // By hand: $70 by its code, and not $120 with the $50 of the one before it.
  expect(await sales()).toMatchObject({ Curls: 7000, 'Curls (removed)': 5000 });
  expect((await orders('Curls')).length).toBe(1);
  expect((await orders('Curls (removed)')).length).toBe(1);
});

test('two removed campaigns of one name do not share a group, whether their name is given anew or not', async () => {
  const idOf = async (name: string) =>
    (await world.ask<Output<'results.choices'>>('results.choices')).campaigns.find((one) => one.name === name)?.id;
  await world.ask('campaigns.remove', { id: await idOf('Curls') });
  await world.bring(
    world.file('later.csv', 'order_id,ordered_at,quantity,unit_price,campaign,channel\nC,2026-05-11,1,9,Waves,Web\n'),
  );
  const waves = await idOf('Waves');
  const { rev } = await world.ask<Output<'campaigns.get'>>('campaigns.get', { id: waves });
  await world.ask('campaigns.update', { id: waves, rev, name: 'Curls' });
  await world.ask('campaigns.remove', { id: waves });
  // By hand: $50 of the first and $9 of the second, with the $70 that no campaign has.
  expect(await sales()).toEqual({ 'Curls (removed)': 5000, 'Curls (removed 2)': 900, '(unassigned)': 7000 });
  expect((await orders('Curls (removed 2)')).length).toBe(1);
  await world.ask('campaigns.create', { name: 'Curls', starts: '2026-05-01', ends: '2026-05-31', code: 'CURL10' });
  expect(await sales()).toEqual({ Curls: 7000, 'Curls (removed)': 5000, 'Curls (removed 2)': 900 });
});
