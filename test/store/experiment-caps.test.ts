import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
let curls = '';
beforeEach(async () => {
  world = await makeWorld();
  ({ id: curls } = await world.ask<{ id: string }>('campaigns.create', { name: 'Curls', starts: '2026-05-01' }));
});
afterEach(() => world.close());

const ads = (rows: string) => world.bring(world.file('ads.csv', `day,campaign,platform,spend\n${rows}`));
const make = (more: object) =>
  world.ask<{ id: string }>('experiments.create', { hypothesis: 'Clips pay', campaignId: curls, ...more });
const one = async () => (await world.ask<Output<'experiments.list'>>('experiments.list', {}))[0];
const nagged = async () =>
  (await world.ask<Output<'campaigns.nags'>>('campaigns.nags', {})).experiments.map(({ cap }) => cap);

test('spent of a cap is what its platform spent on its days; near and at the cap it nags until it is decided', async () => {
  // Today is 13 May. Only TikTok from the 10th on counts: 150.00 and 60.00.
  await ads(
    '2026-05-09,Curls,TikTok,500\n2026-05-10,Curls,TikTok,150\n2026-05-11,Curls,tiktok,60\n2026-05-11,Curls,Meta,900\n2026-05-13,Curls,TikTok,0\n',
  );
  const { id } = await make({ platform: 'TikTok', capMinor: 40_000, starts: '2026-05-10', ends: '2026-05-16' });
  // 210.00 in four days: 52.50 a day on three more are 157.50.
  expect(await one()).toMatchObject({
    spentMinor: 21_000,
    headingMinor: 36_750,
    spentOn: 'platform',
    cap: 'within',
    overdue: false,
  });
  expect(await nagged()).toEqual([]);
  await world.ask('experiments.update', { id, capMinor: 36_000 });
  expect((await one())?.cap).toBe('near');
  expect(await nagged()).toEqual(['near']);
  await world.ask('experiments.update', { id, capMinor: 21_000 });
  expect(await nagged()).toEqual(['reached']);
  const page = await world.ask<Output<'campaigns.get'>>('campaigns.get', { id: curls });
  expect(page.experiments).toMatchObject([{ spentMinor: 21_000, cap: 'reached' }]);
  await world.ask('experiments.decide', { id, decision: 'pull-back' });
  expect(await nagged()).toEqual([]);
});

test('where no row names its platform all that the campaign spent counts; without a campaign nothing is known', async () => {
  await ads('2026-05-10,Curls,Meta,100\n');
  await world.ask('campaigns.addLine', { campaignId: curls, name: 'Films', spentMinor: 5_000, day: '2026-05-11' });
  const { id } = await make({ platform: 'Web shop', capMinor: 15_000, starts: '2026-05-10', ends: '2026-05-12' });
  expect(await one()).toMatchObject({ spentMinor: 15_000, spentOn: 'campaign', cap: 'reached', overdue: true });
  await world.ask('experiments.update', { id, campaignId: null });
  expect(await one()).toMatchObject({ spentMinor: null, headingMinor: null, spentOn: null, cap: null });
});

test('the meeting decides on one that reached its cap long before its last day', async () => {
  await ads('2026-05-10,Curls,Meta,100\n');
  await make({ platform: 'Meta', capMinor: 10_000, starts: '2026-05-10', ends: '2026-09-30' });
  const { id } = await world.ask<{ id: string }>('meetings.create', {
    template: 'marketing-weekly',
    day: '2026-05-13',
  });
  const view = await world.ask<Output<'meetings.get'>>('meetings.get', { id });
  const lines = view.lines.filter(({ key }) => key.startsWith('experiment:'));
  expect(lines).toMatchObject([{ text: 'Clips pay', tone: 'warn' }]);
  expect(lines[0]?.detail).toContain('spent $100 of its cap of $100');
});
