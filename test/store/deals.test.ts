import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { companyFor } from './company';

type Board = Output<'deals.board'>;

const world = companyFor('each test');
const { ask } = world;
const board = (): Promise<Board> => ask('deals.board', { period: '2026-Q2' });
const column = (one: Board, name: string): Board['columns'][number] => {
  const found = one.columns.find((entry) => entry.stage.name === name);
  if (!found) throw new Error(`no stage ${name}`);
  return found;
};

test('a move is one step: undone with its stage history, also after closing the file', async () => {
  const { id } = await ask<{ id: string }>('deals.create', {
    title: 'Opening order',
    company: 'Juniper Room',
    valueMinor: 320_000,
  });
  const negotiation = column(await board(), 'Negotiation').stage.id;
  await ask('deals.move', { id, stageId: negotiation });
  expect(column(await board(), 'Negotiation')).toMatchObject({ count: 1, sumMinor: 320_000, weightedMinor: 240_000 });
  await world.reopen();
  await ask('history.undo', {});
  expect(column(await board(), 'Prospecting').count).toBe(1);
  expect((await ask<Output<'deals.get'>>('deals.get', { id })).history).toHaveLength(1);
  await ask('history.redo', {});
  expect(column(await board(), 'Negotiation').cards[0]?.title).toBe('Opening order');
});

test('lost asks for a reason and changes nothing without one', async () => {
  const { id } = await ask<{ id: string }>('deals.create', { title: 'Trial' });
  const lost = column(await board(), 'Lost').stage.id;
  await expect(ask('deals.move', { id, stageId: lost })).rejects.toThrow('Say why');
  expect(column(await board(), 'Prospecting').count).toBe(1);
  await ask('deals.move', { id, stageId: lost, lostReason: 'Price' });
  expect(column(await board(), 'Lost').cards[0]).toMatchObject({ lostReason: 'Price', closedDay: '2026-05-13' });
});

test('cards keep the order they are dropped in, through many moves to one place', async () => {
  const ids: string[] = [];
  for (let index = 0; index < 4; index += 1)
    ids.push((await ask<{ id: string }>('deals.create', { title: `Deal ${index}` })).id);
  const stage = column(await board(), 'Prospecting').stage.id;
  for (let round = 0; round < 60; round += 1) {
    const cards = column(await board(), 'Prospecting').cards;
    const [first, second, last] = [cards[0], cards[1], cards.at(-1)];
    await ask('deals.move', { id: last?.id, stageId: stage, beforeId: second?.id });
    const after = column(await board(), 'Prospecting').cards.map((card) => card.id);
    expect(after.slice(0, 3)).toEqual([first?.id, last?.id, second?.id]);
  }
});

test('a stage with deals is not removed without a place for them, nor the last of its kind', async () => {
  await ask('deals.create', { title: 'Stays' });
  const stages = (await board()).columns.map((entry) => entry.stage);
  const [prospecting, education] = stages;
  await expect(ask('stages.remove', { id: prospecting?.id })).rejects.toThrow('Choose the stage');
  await ask('stages.remove', { id: prospecting?.id, moveTo: education?.id });
  expect(column(await board(), 'Education').count).toBe(1);
  await expect(ask('stages.remove', { id: stages.find((stage) => stage.kind === 'won')?.id })).rejects.toThrow(
    'only won stage',
  );
});

test('the credit of a deal is split, adds up in every figure by rep and in the rows behind it, and is undone', async () => {
  const person = async (name: string): Promise<string> =>
    (await ask<{ id: string }>('people.create', { name, roles: [] })).id;
  const [priya, theo] = [await person('Priya'), await person('Theo')];
  const won = column(await board(), 'Won').stage.id;
  const sell = async (title: string, ownerId: string | null, valueMinor: number): Promise<string> => {
    const { id } = await ask<{ id: string }>('deals.create', { title, ownerId, valueMinor });
    await ask('deals.move', { id, stageId: won, closedDay: '2026-05-12' });
    return id;
  };
  const shared = await sell('Shared', priya, 100_000);
  await sell('Alone', priya, 50_000);
  await sell('Nobody’s', null, 10_000);
  const byRep = async (metric: string): Promise<Record<string, number | null>> => {
    const { groups } = await ask<Output<'metrics.breakdown'>>('metrics.breakdown', {
      metric,
      period: '2026-Q2',
      by: 'rep',
    });
    return Object.fromEntries(groups.map(({ current }) => [current.group, current.value]));
  };
  expect(await byRep('revenue-by-rep')).toEqual({ Priya: 150_000, '(unassigned)': 10_000 });
  const credits = [
    { personId: priya, share: 70 },
    { personId: theo, share: 30 },
  ];
  await ask('deals.update', { id: shared, credits });
  expect((await ask<Output<'deals.get'>>('deals.get', { id: shared })).credits).toEqual([
    { personId: priya, name: 'Priya', share: 70 },
    { personId: theo, name: 'Theo', share: 30 },
  ]);
  // By hand: 70% of 1,000 and 500; 30% of 1,000.
  expect(await byRep('revenue-by-rep')).toEqual({ Priya: 120_000, Theo: 30_000, '(unassigned)': 10_000 });
  const rows = (group: string) =>
    ask<Output<'metrics.rows'>>('metrics.rows', { metric: 'won-value', period: '2026-Q2', by: 'rep', group });
  expect(await rows('Theo')).toMatchObject({ total: 1, sum: 30_000, rows: [{ contribution: 30_000 }] });
  expect(await rows('Priya')).toMatchObject({ total: 2, sum: 120_000 });
  // A shared deal is as large for both as it is: 1,000 for Theo, (0.7 × 1,000 + 500) ÷ 1.7 for Priya.
  const average = await byRep('average-deal');
  expect(average['Theo']).toBe(100_000);
  expect(average['Priya']).toBeCloseTo(120_000 / 1.7, 0);
  // An odd cent goes to one of them: the parts add up to the deal, in the figures and in their rows.
  await ask('deals.update', {
    id: shared,
    valueMinor: 100_001,
    credits: [
      { personId: priya, share: 50 },
      { personId: theo, share: 50 },
    ],
  });
  expect(await byRep('won-value')).toEqual({ Priya: 100_001, Theo: 50_000, '(unassigned)': 10_000 });
  expect(await rows('Theo')).toMatchObject({ sum: 50_000 });
  expect(await rows('Priya')).toMatchObject({ sum: 100_001 });
  await ask('history.undo', {});
  for (const [wrong, why] of [
    [[{ personId: priya, share: 70 }], 'add up to 70%, not to 100%'],
    [[...credits, { personId: theo, share: 1 }], 'one share of a deal'],
    [[{ personId: 'gone', share: 100 }], 'removed in the meantime'],
  ] as const)
    await expect(ask('deals.update', { id: shared, credits: wrong })).rejects.toThrow(why);
  await ask('history.undo', {});
  expect(await byRep('revenue-by-rep')).toEqual({ Priya: 150_000, '(unassigned)': 10_000 });
});

test('a contact named on a deal is the one of its company by that name, also one known by an address; a new one joins the company', async () => {
  const made = async (channel: 'companies.create' | 'contacts.create' | 'deals.create', input: unknown) =>
    (await ask<{ id: string }>(channel, input)).id;
  const [here, there] = [
    await made('companies.create', { name: 'Bellamy Group' }),
    await made('companies.create', { name: 'Opal Room' }),
  ];
  await made('contacts.create', { name: 'Dario Bellamy', email: 'dario@opal.example', companyId: there });
  const own = await made('contacts.create', { name: 'Dario Bellamy', email: 'dario@bellamy.example', companyId: here });
  const id = await made('deals.create', {
    title: 'Yearly renewal',
    company: 'bellamy group',
    contact: 'dario bellamy',
  });
  const deal = () => ask<Output<'deals.get'>>('deals.get', { id });
  expect(await deal()).toMatchObject({ companyId: here, contactId: own, contact: 'Dario Bellamy' });
  await ask('deals.update', { id, contact: 'Iris Costa' });
  const { contactId } = await deal();
  expect(await ask('contacts.get', { id: contactId })).toMatchObject({ name: 'Iris Costa', company: { id: here } });
  await ask('companies.remove', { id: here });
  expect((await deal()).companyId).toBeNull();
});

test('a contact of another company is never put on a deal unasked: a clear refusal, and nothing is changed', async () => {
  const made = async (channel: 'companies.create' | 'contacts.create' | 'deals.create', input: unknown) =>
    (await ask(channel, input as never)).id;
  const [opal, fern] = [
    await made('companies.create', { name: 'Opal' }),
    await made('companies.create', { name: 'Fern' }),
  ];
  const bea = await made('contacts.create', { name: 'Bea Amin', companyId: opal });
  const id = await made('deals.create', { title: 'Shelf', company: 'Fern' });
  await expect(ask('deals.update', { id, contact: 'bea amin' })).rejects.toThrow(
    'bea amin is a contact of Opal, not of Fern. Add them to the contacts of Fern first',
  );
  await expect(ask('deals.create', { title: 'Window', company: 'Fern', contact: 'Bea Amin' })).rejects.toThrow(
    'of Opal',
  );
  expect(await ask('deals.get', { id })).toMatchObject({ contactId: null });
  // A branch's deal may be with somebody of its head office, and one without a company with the only one of that name.
  await ask('companies.update', { id: fern, parentId: opal });
  await ask('deals.update', { id, contact: 'Bea Amin' });
  expect(await ask('deals.get', { id })).toMatchObject({ contactId: bea });
  await ask('companies.update', { id: fern, parentId: null });
  // The one it has stays when it is said again.
  await ask('deals.update', { id, contact: 'Bea Amin' });
  const alone = await made('deals.create', { title: 'No company', contact: 'Bea Amin' });
  expect(await ask('deals.get', { id: alone })).toMatchObject({ contactId: bea });
  await made('contacts.create', { name: 'Bea Amin', companyId: fern });
  await expect(ask('deals.create', { title: 'Which', contact: 'Bea Amin' })).rejects.toThrow(
    'Bea Amin is a contact of Opal, and of Fern. Name the company of the deal first.',
  );
});

test('a deal keeps its contact at another company only where that one may have them: else it says what to do first', async () => {
  const made = async (channel: 'companies.create' | 'contacts.create' | 'deals.create', input: unknown) =>
    (await ask<{ id: string }>(channel, input)).id;
  const opal = await made('companies.create', { name: 'Opal' });
  const fern = await made('companies.create', { name: 'Fern' });
  await made('companies.create', { name: 'Opal East', parentId: opal });
  const bea = await made('contacts.create', { name: 'Bea Amin', companyId: opal });
  const id = await made('deals.create', { title: 'Shelf', company: 'Opal', contact: 'Bea Amin' });
  const deal = () => ask<Output<'deals.get'>>('deals.get', { id });
  await expect(ask('deals.update', { id, company: 'Fern' })).rejects.toThrow(
    'The contact of this deal, Bea Amin, is one of Opal, not of Fern. Take the contact off the deal first',
  );
  expect(await deal()).toMatchObject({ companyId: opal, contactId: bea });
  // Nor does a refusal leave a company behind that was named with it.
  await expect(ask('deals.update', { id, company: 'Never seen' })).rejects.toThrow('not of Never seen');
  expect((await ask<Output<'companies.list'>>('companies.list', { q: 'Never seen' })).rows).toEqual([]);
  await ask('deals.update', { id, company: 'Opal East' });
  expect(await deal()).toMatchObject({ company: 'Opal East', contactId: bea });
  await ask('deals.update', { id, company: null });
  expect(await deal()).toMatchObject({ companyId: null, contactId: bea });
  await ask('deals.update', { id, company: 'Fern', contact: null });
  expect(await deal()).toMatchObject({ companyId: fern, contactId: null });
});

test('a product that has only its number can be chosen on a deal, and is called by it', async () => {
  const file = join(world.folder(), 'orders.csv');
  writeFileSync(file, 'order_id,ordered_at,quantity,unit_price,sku\nO1,2026-05-02,1,10.00,M-77\n');
  await ask('imports.run', { path: file });
  const { products } = await ask<Output<'deals.choices'>>('deals.choices', {});
  expect(products.map(({ name }) => name)).toEqual(['M-77']);
  const productId = products[0]?.id;
  const { id } = await ask<{ id: string }>('deals.create', { title: 'Shelf', productId });
  expect(await ask('deals.get', { id })).toMatchObject({ productId, product: 'M-77' });
});

test('a value or budget below nothing is refused in words', async () => {
  const { id } = await ask<{ id: string }>('deals.create', { title: 'Shelf' });
  await expect(ask('deals.update', { id, valueMinor: -1 })).rejects.toThrow('A value is not negative.');
  await expect(ask('deals.update', { id, budgetMinor: -1 })).rejects.toThrow('A budget is not negative.');
});
