import { expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { companyFor } from './company';

const { ask } = companyFor('each test');
const made = async (channel: string, input: unknown): Promise<string> => (await ask<{ id: string }>(channel, input)).id;
const steps = async (personId: string | null): Promise<string[]> =>
  (await ask<Output<'home.nextSteps'>>('home.nextSteps', { personId })).map(
    (step) => `${step.kind}: ${step.step}, ${step.about}`,
  );

test('steps of deals and activities and leads handed over stand in one list of their person; doing one is undone by one undo', async () => {
  const [mine, theirs] = [
    await made('people.create', { name: 'Theo Lindqvist', roles: ['sales-rep'] }),
    await made('people.create', { name: 'Mina Okafor', roles: ['content'] }),
  ];
  const companyId = await made('companies.create', { name: 'Juniper Room' });
  const dealId = await made('deals.create', { title: 'June order', ownerId: mine });
  const logged = { kind: 'call', personIds: [mine], companyId };
  // With a deal the step is the deal's and stands there alone.
  await ask('activities.create', { ...logged, dealId, nextStep: 'Send the price list', nextStepDay: '2026-05-15' });
  const visit = await made('activities.create', { ...logged, nextStep: 'Bring testers', nextStepDay: '2026-05-14' });
  await ask('activities.create', { ...logged, personIds: [theirs], nextStep: 'Write a post' });
  const lead = await made('leads.create', { line: 'Ada Beck' });
  for (const criterion of await ask<Output<'criteria.list'>>('criteria.list', {}))
    await ask('handoff.tick', { id: lead, criterionId: criterion.id, met: true });
  await ask('handoff.qualify', { id: lead });
  await ask('handoff.handOver', { id: lead, personId: mine });

  const all = ['lead: Ada Beck, null', 'activity: Bring testers, Juniper Room'];
  expect(await steps(mine)).toEqual([...all, 'deal: Send the price list, June order']);
  expect(await steps(theirs)).toEqual(['activity: Write a post, Juniper Room']);
  expect(await steps(null)).toHaveLength(4);

  await ask('activities.update', { id: visit, nextDone: true });
  await ask('handoff.accept', { id: lead });
  expect(await steps(mine)).toEqual(['deal: Send the price list, June order']);
  await ask('history.undo', {});
  await ask('history.undo', {});
  expect(await steps(mine)).toEqual([...all, 'deal: Send the price list, June order']);
});

test('the next step of a deal and of the activity in which it was agreed on are one: set, moved or done in either', async () => {
  const dealId = await made('deals.create', { title: 'June order' });
  const id = await made('activities.create', {
    kind: 'call',
    dealId,
    nextStep: 'Send prices',
    nextStepDay: '2026-05-15',
  });
  const both = async (): Promise<unknown[]> => {
    const deal = await ask<Output<'deals.get'>>('deals.get', { id: dealId });
    const { rows } = await ask<Output<'activities.list'>>('activities.list', { dealId });
    const row = rows.find((one) => one.id === id);
    return [deal.nextStep, deal.nextStepDay, row?.nextStep, row?.nextStepDay, row?.nextDone];
  };
  expect(await both()).toEqual(['Send prices', '2026-05-15', 'Send prices', '2026-05-15', false]);
  await ask('deals.update', { id: dealId, nextStep: 'Send samples' });
  expect(await both()).toEqual(['Send samples', '2026-05-15', 'Send samples', '2026-05-15', false]);
  await ask('activities.update', { id, nextStepDay: '2026-05-20' });
  expect(await both()).toEqual(['Send samples', '2026-05-20', 'Send samples', '2026-05-20', false]);
  await ask('deals.doneStep', { id: dealId });
  expect(await both()).toEqual([null, null, 'Send samples', '2026-05-20', true]);
  await ask('history.undo', {});
  expect(await both()).toEqual(['Send samples', '2026-05-20', 'Send samples', '2026-05-20', false]);
  await ask('activities.update', { id, nextDone: true });
  expect(await both()).toEqual([null, null, 'Send samples', '2026-05-20', true]);

  // A step that a later activity replaced says nothing about the deal any more.
  await made('activities.create', { kind: 'call', dealId, nextStep: 'Meet' });
  await ask('activities.update', { id, nextStep: 'Something old' });
  expect((await both())[0]).toBe('Meet');
});
