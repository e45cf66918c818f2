import { expect, test } from 'vitest';
import { dealsWorld } from './deals-world';

const { add, ask, board, stageId } = dealsWorld();

test('the team sees the same set by owner, which deals want a word and why, and rates that the metrics confirm', async () => {
  const { id: ada } = await ask('people.create', { name: 'Ada', roles: ['sales-rep'] });
  const steady = { ownerId: ada, valueMinor: 100_000, expectedClose: '2026-06-10', nextStep: 'Call' };
  const { id: won } = await add('won', { ...steady, nextStepDay: '2026-05-20' });
  const { id: lost } = await add('lost', steady);
  await ask('deals.move', { id: won, stageId: await stageId('Won'), closedDay: '2026-05-13' });
  await ask('deals.move', { id: lost, stageId: await stageId('Lost'), lostReason: 'Price' });
  await add('on its way', { ...steady, nextStepDay: '2026-05-20' });
  await add('late', { ...steady, nextStepDay: '2026-05-12', expectedClose: '2026-05-01' });
  await add('nobody’s', { ownerId: null });
  const { id: ticked } = await add('ticked', steady);
  const { playbook } = await ask('deals.get', { id: ticked });
  await ask('deals.tick', { id: ticked, item: playbook[0]?.id ?? '', done: true });
  await ask('activities.create', { kind: 'call', personIds: [ada], day: '2026-05-02' });
  await ask('activities.create', { kind: 'call', personIds: [ada], day: '2026-03-31' });

  const period = '2026-Q2';
  const team = await ask('deals.team', { period });
  expect(team.reps.map(({ person, open, attention }) => [person?.name, open.count, attention])).toEqual([
    ['Ada', 3, 1],
    [undefined, 1, 1],
  ]);
  expect(team.whole.open).toEqual(
    (({ count, sumMinor, weightedMinor, others }) => ({ count, sumMinor, weightedMinor, others }))(
      (await board({ period })).totals,
    ),
  );
  expect(team.reps[0]).toMatchObject({
    winRate: 0.5,
    cycleDays: 0,
    playbookDone: 1,
    playbookAll: 3 * playbook.length,
    activities: [{ kind: 'call', count: 1 }],
  });
  const [rate, cycle] = await ask('metrics.evaluate', { metrics: ['win-rate', 'sales-cycle-days'], period });
  expect([rate?.value, cycle?.value]).toEqual([team.whole.winRate, team.whole.cycleDays]);
  expect(team.deals.map(({ title, reasons }) => [title, reasons])).toEqual([
    ['nobody’s', ['noStep', 'noClose', 'noValue']],
    ['late', ['lateStep', 'overdue']],
  ]);
  // One person's deals alone, beside everybody's rows.
  const own = await ask('deals.team', { period, ownerId: ada });
  expect([own.reps.length, own.wanting, own.deals.map(({ title }) => title)]).toEqual([2, 1, ['late']]);
});
