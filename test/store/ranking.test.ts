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
  // ROAS 40 ÷ 10 = 4, 10 ÷ 20 = 0.5; nothing is known of what the third brought.
  expect(await verdicts()).toEqual({ Curls: 'scale', Letter: 'pull-back', Quiet: 'pull-back' });
  const { rule, words, metrics } = await ranking();
  expect(words).toContain('Scale: ROAS 3 or more');
  expect(metrics.map(({ id }) => id)).toEqual(expect.arrayContaining(['roas', 'cost-per-lead', 'ctr', 'net-sales']));
  await world.ask('ranking.setRule', { ...rule, scaleRoas: 5, pullBackRoas: 0.4 });
  expect(await verdicts()).toMatchObject({ Curls: 'keep', Letter: 'keep' });
  await world.ask('history.undo');
  expect(await verdicts()).toMatchObject({ Curls: 'scale', Letter: 'pull-back' });
  await expect(world.ask('ranking.setRule', { ...rule, pullBackRoas: 4 })).rejects.toThrow('higher return');
});

test('every decision is in the log with its campaign', async () => {
  const { campaigns } = await ranking();
  const id = campaigns.find(({ name }) => name === 'Letter')?.id;
  await world.ask('campaigns.decide', { id, decision: 'pull-back', reason: 'It brought half of what it cost.' });
  const log = await world.ask<Output<'ranking.decisions'>>('ranking.decisions');
  expect(log).toMatchObject([
    { campaign: 'Letter', decision: 'pull-back', reason: 'It brought half of what it cost.' },
  ]);
});
