import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const PERIOD = '2026-05';

const channel = async (name: string): Promise<string> =>
  (await world.ask<{ id: string }>('channels.create', { name, level: 'account', type: 'd2c' })).id;

const spring = async (channelId: string): Promise<string> => {
  const days = { starts: '2026-05-01', ends: '2026-05-31' };
  return (await world.ask<{ id: string }>('campaigns.create', { name: 'Spring', ...days, channelIds: [channelId] })).id;
};

/** Marketing cost by sales channel; what its rows add is the figure of every group. */
const costs = async (): Promise<[string | null | undefined, unknown][]> => {
  const metric = 'marketing-cost';
  const figures = await world.ask<Output<'metrics.evaluate'>>('metrics.evaluate', {
    metrics: [metric],
    period: PERIOD,
    by: 'channel',
  });
  for (const { group, value } of figures) {
    const asked = { metric, period: PERIOD, by: 'channel', group };
    expect((await world.ask<Output<'metrics.rows'>>('metrics.rows', asked)).sum, String(group)).toBe(value);
  }
  return figures.map(({ group, value }) => [group, value]);
};

test('ads of a removed campaign stay with its sales channel, and no later campaign of its name takes them', async () => {
  const [site, market] = [await channel('Web shop'), await channel('Market place')];
  const id = await spring(site);
  await world.bring(world.file('ads.csv', 'day,campaign,spend\n2026-05-02,Spring,1000\n'));
  expect(await costs()).toEqual([['Web shop', 100_000]]);
  await world.ask('campaigns.remove', { id });
  expect(await costs()).toEqual([['Web shop', 100_000]]);
  const later = await spring(market);
  expect(await costs()).toEqual([['Web shop', 100_000]]);
  // A budget line of the later one is of its own channel.
  const line = { campaignId: later, name: 'Print', promotion: 'print', day: '2026-05-04' };
  await world.ask('campaigns.addLine', { ...line, spentMinor: 3_000 });
  expect(await costs()).toEqual([
    ['Web shop', 100_000],
    ['Market place', 3_000],
  ]);
});
