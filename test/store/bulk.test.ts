import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { companyFor } from './company';

const world = companyFor('each test');
const { ask } = world;
const made = async (channel: string, input: unknown): Promise<string> => (await ask<{ id: string }>(channel, input)).id;

test('deals chosen by hand are changed in one step, and undone in one', async () => {
  const ownerId = await made('people.create', { name: 'Priya Chandran', roles: [], email: '' });
  const ids = [
    await made('deals.create', { title: 'One', labels: ['Chain'] }),
    await made('deals.create', { title: 'Two' }),
    await made('deals.create', { title: 'Three', labels: ['chain', 'New'] }),
  ];
  const table = async (): Promise<Output<'deals.table'>['rows']> =>
    (await ask<Output<'deals.table'>>('deals.table', { period: '2026-Q2', sort: 'title' })).rows;
  const before = await table();
  expect(await ask('deals.bulk', { ids, ownerId, addLabel: 'Chain' })).toEqual({ changed: 3 });
  expect((await table()).map((row) => [row.title, row.owner?.name, row.labels])).toEqual([
    ['One', 'Priya Chandran', ['Chain']],
    ['Three', 'Priya Chandran', ['chain', 'New']],
    ['Two', 'Priya Chandran', ['Chain']],
  ]);
  await ask('deals.bulk', { ids, removeLabel: 'CHAIN' });
  expect((await table()).map((row) => row.labels)).toEqual([[], ['New'], []]);
  await ask('history.undo', {});
  await ask('history.undo', {});
  expect((await table()).map(({ title, owner, labels }) => ({ title, owner, labels }))).toEqual(
    before.map(({ title, owner, labels }) => ({ title, owner, labels })),
  );
  await expect(ask('deals.bulk', { ids, ownerId: 'gone' })).rejects.toThrow('removed in the meantime');
  await expect(ask('deals.bulk', { ids, expectedClose: '2026-02-30' })).rejects.toThrow('Not a calendar day');
});

test('every row that a long table has loaded can be changed at once', async () => {
  const ownerId = await made('people.create', { name: 'Priya Chandran', roles: [], email: '' });
  const id = await made('companies.create', { name: 'Juniper Room' });
  const ids = [id, ...Array.from({ length: 9_999 }, (_, index) => `gone-${index}`)];
  for (const channel of ['companies.bulk', 'contacts.bulk', 'deals.bulk'])
    expect(await ask(channel, { ids, ownerId })).toEqual({ changed: channel === 'companies.bulk' ? 1 : 0 });
});

test('the deals of a view are written in its order, with texts that a spreadsheet does not run', async () => {
  await made('deals.create', { title: '=SUM(A1)', company: 'Juniper, Room', valueMinor: 123_456 });
  await made('deals.create', { title: 'Second', valueMinor: 200_000 });
  const file = join(world.folder(), 'deals.csv');
  expect(
    await ask<{ rows: number }>('deals.export', { period: '2026-Q2', sort: 'value', descending: true, file }),
  ).toMatchObject({ rows: 2 });
  const [header, first, second] = readFileSync(file, 'utf8').split('\n');
  expect(header).toContain('title,company,stage,value,currency');
  expect(first).toContain('Second,,Prospecting,2000.00,USD,0.1');
  await made('deals.create', { title: 'Third', source: 'fair', valueMinor: 100 });
  await ask('deals.export', { period: '2026-Q2', sort: 'value', descending: true, group: 'source', file });
  expect(readFileSync(file, 'utf8').split('\n')[1]).toContain('Third,');
  expect(second).toContain(`'=SUM(A1),"Juniper, Room",Prospecting,1234.56,USD`);
});

test('products chosen by hand get one line, and their list is written as searched', async () => {
  const ids = [
    await made('products.create', { sku: 'M-1', name: 'Mousse', line: '', priceMinor: 2400 }),
    await made('products.create', { sku: 'S-1', name: 'Serum', line: 'Treat' }),
  ];
  expect(await ask('products.bulk', { ids, line: 'Style' })).toEqual({ changed: 2 });
  const lines = async (): Promise<string[]> =>
    (
      await ask<Output<'products.list'>>('products.list', { period: '2026-Q2', sort: 'sku', descending: false })
    ).rows.map((row) => row.line);
  expect(await lines()).toEqual(['Style', 'Style']);
  await ask('history.undo', {});
  expect(await lines()).toEqual(['', 'Treat']);
  const file = join(world.folder(), 'products.csv');
  expect(await ask('products.export', { period: '2026-Q2', search: 'mou', file })).toMatchObject({ rows: 1 });
  expect(readFileSync(file, 'utf8')).toContain('M-1,Mousse,,24.00,');
});

test('a write that changes nothing leaves no step, keeps what can be redone, and says so', async () => {
  const ids = [
    (await ask<{ id: string }>('products.create', { sku: 'M-1', name: 'Mousse', line: 'Style' })).id,
    (await ask<{ id: string }>('products.create', { sku: 'S-1', name: 'Serum', line: 'Style' })).id,
  ];
  const labels = async (): Promise<string[]> =>
    (await ask<{ label: string }[]>('history.list', {})).map((entry) => entry.label);
  await ask('products.bulk', { ids, line: 'Treat' });
  await ask('history.undo', {});
  const before = await labels();
  const { redo } = await ask<{ redo: string | null }>('history.state', {});
  expect(redo).toBe('Changed 2 products');
  expect(await world.call('products.bulk', { ids, line: ' Style ' })).toEqual({
    ok: true,
    value: { changed: 0 },
    noStep: true,
  });
  expect(await labels()).toEqual(before);
  expect(await ask('history.state', {})).toEqual({ undo: 'Added Serum', redo });
  expect(await world.call('products.bulk', { ids, line: 'Treat' })).toEqual({ ok: true, value: { changed: 2 } });
  expect(await ask('history.state', {})).toEqual({ undo: 'Changed 2 products', redo: null });
});

test('a write that leaves no step says so also while another one makes a step', async () => {
  const ids = [(await ask<{ id: string }>('products.create', { sku: 'M-1', name: 'Mousse', line: 'Style' })).id];
  const create = (name: string) => world.call('people.create', { name, roles: [] });
  const [one, none] = await Promise.all([
    create('Ada'),
    world.call('products.bulk', { ids, line: 'Style' }),
    ...['Grace', 'Edsger', 'Barbara'].map(create),
  ]);
  expect(none).toMatchObject({ ok: true, noStep: true });
  expect(one).not.toHaveProperty('noStep');
});

test('a change of many says how many it changed, not how many were chosen, and so does its step', async () => {
  const step = async (): Promise<string | undefined> => (await ask<{ label: string }[]>('history.list', {}))[0]?.label;
  const products = [
    await made('products.create', { sku: 'M-1', name: 'Mousse', line: 'Style' }),
    await made('products.create', { sku: 'S-1', name: 'Serum', line: 'Treat' }),
  ];
  expect(await ask('products.bulk', { ids: products, line: 'Style' })).toEqual({ changed: 1 });
  expect(await step()).toBe('Changed 1 product');

  const deals = [
    await made('deals.create', { title: 'One', labels: ['Chain'] }),
    await made('deals.create', { title: 'Two' }),
    await made('deals.create', { title: 'Three' }),
  ];
  expect(await ask('deals.bulk', { ids: deals, addLabel: 'chain' })).toEqual({ changed: 2 });
  expect(await step()).toBe('Changed 2 deals');

  const companies = [
    await made('companies.create', { name: 'Juniper Room', kind: 'spa' }),
    await made('companies.create', { name: 'Fern & Co' }),
  ];
  expect(await ask('companies.bulk', { ids: companies, kind: 'spa' })).toEqual({ changed: 1 });
  expect(await step()).toBe('Changed 1 company');
  expect(await ask('companies.bulk', { ids: companies, kind: 'spa' })).toEqual({ changed: 0 });

  const contacts = [
    await made('contacts.create', { name: 'Mara', tags: ['Spring'] }),
    await made('contacts.create', { name: 'Theo' }),
  ];
  expect(await ask('contacts.bulk', { ids: contacts, addTag: 'Spring' })).toEqual({ changed: 1 });
  expect(await step()).toBe('Changed 1 contact');

  const leads = [
    await made('leads.create', { name: 'Ana', email: 'ana@x.co', source: 'fair' }),
    await made('leads.create', { name: 'Ben', email: 'ben@x.co' }),
  ];
  expect(await ask('leads.bulk', { ids: leads, source: 'fair' })).toEqual({ changed: 1 });
  expect(await step()).toBe('Changed 1 lead');
  expect(await ask('leads.bulk', { ids: leads, remove: true })).toEqual({ changed: 2 });
  expect(await step()).toBe('Removed 2 leads');

  const posts = [
    await made('library.create', { kind: 'content', values: { title: 'A', status: 'writing' } }),
    await made('library.create', { kind: 'content', values: { title: 'B', status: 'idea' } }),
  ];
  expect(await ask('library.bulk', { kind: 'content', ids: posts, values: { status: 'writing' } })).toEqual({
    changed: 1,
  });
});

test('activities, materials and customers of the files that were chosen are changed or removed in one step, and undone in one', async () => {
  const companyId = await made('companies.create', { name: 'Juniper Room' });
  const ada = await made('people.create', { name: 'Ada', roles: [], email: '' });
  const dealId = await made('deals.create', { title: 'Shelf' });
  const ids = [
    await made('activities.create', { kind: 'call', companyId, text: 'One', nextStep: 'Send prices', dealId }),
    await made('activities.create', { kind: 'email', companyId, text: 'Two' }),
  ];
  const log = async () =>
    (await ask<Output<'activities.list'>>('activities.list', { companyId })).rows
      .toSorted((a, b) => (a.text < b.text ? -1 : 1))
      .map((row) => [row.text, row.kind, row.people.map(({ name }) => name).join(), row.nextDone]);
  const before = await log();
  expect(await ask('activities.bulk', { ids: [...ids, 'gone'], kind: 'meeting', personId: ada })).toEqual({
    changed: 2,
  });
  expect(await log()).toEqual([
    ['One', 'meeting', 'Ada', false],
    ['Two', 'meeting', 'Ada', false],
  ]);
  await ask('history.undo', {});
  expect(await log()).toEqual(before);
  // The step is the deal's present one: done here, it is done there. What has no step has none to do.
  await ask('activities.bulk', { ids, nextDone: true });
  expect((await log()).map(([, , , done]) => done)).toEqual([true, false]);
  expect(await ask('deals.get', { id: dealId })).toMatchObject({ nextStep: null });
  await ask('history.undo', {});
  expect(await ask('deals.get', { id: dealId })).toMatchObject({ nextStep: 'Send prices' });
  expect(await ask('activities.bulk', { ids, remove: true })).toEqual({ changed: 2 });
  expect(await log()).toEqual([]);
  await ask('history.undo', {});
  expect(await log()).toEqual(before);
  await expect(ask('activities.bulk', { ids, personId: 'gone' })).rejects.toThrow('removed in the meantime');

  const decks = [
    await made('materials.create', { title: 'A', kind: 'deck' }),
    await made('materials.create', { title: 'B' }),
  ];
  const kinds = async () =>
    (await ask<Output<'materials.list'>>('materials.list', {})).map(({ kind }) => kind).toSorted();
  await ask('materials.bulk', { ids: decks, kind: 'price-list' });
  expect(await kinds()).toEqual(['price-list', 'price-list']);
  await ask('materials.bulk', { ids: decks, remove: true });
  expect(await kinds()).toEqual([]);
  await ask('history.undo', {});
  await ask('history.undo', {});
  expect(await kinds()).toEqual(['deck', 'other']);

  const file = join(world.folder(), 'orders.csv');
  writeFileSync(
    file,
    'order_id,ordered_at,quantity,unit_price,customer_email\nO1,2026-05-02,1,10.00,kim@example.org\nO2,2026-05-03,1,10.00,lee@example.org\n',
  );
  await ask('imports.run', { path: file });
  const buyers = async () =>
    (await ask<Output<'customers.list'>>('customers.list', {})).rows.map(({ id, company }) => ({
      id,
      at: company?.name,
    }));
  const all = (await buyers()).map(({ id }) => id);
  expect(await ask('customers.bulk', { ids: [...all, 'none'], companyId })).toEqual({ changed: 2 });
  expect((await buyers()).map(({ at }) => at)).toEqual(['Juniper Room', 'Juniper Room']);
  expect(await ask('customers.bulk', { ids: all, companyId: null })).toEqual({ changed: 2 });
  expect((await buyers()).map(({ at }) => at)).toEqual([undefined, undefined]);
  await ask('history.undo', {});
  expect((await buyers()).map(({ at }) => at)).toEqual(['Juniper Room', 'Juniper Room']);
  await ask('history.undo', {});
  expect((await buyers()).map(({ at }) => at)).toEqual([undefined, undefined]);
});

test('notes are read page by page, each once, and the total is of all that the filter finds', async () => {
  for (const text of ['Cap cracks', 'Cap leaks', 'Scent too strong']) await ask('notes.create', { line: text });
  const read = (filter: object) => ask<Output<'notes.list'>>('notes.list', filter);
  for (const filter of [{}, { text: 'CAP' }]) {
    // Words are compared without case and accents, so after the database.
    const all = await read(filter);
    const total = all.notes.length;
    expect(total).toBe('text' in filter ? 2 : 3);
    const pages = [await read({ ...filter, limit: 1 }), await read({ ...filter, limit: 2, offset: 1 })];
    expect(pages.flatMap(({ notes }) => notes)).toEqual(all.notes);
    expect([all, ...pages].map((page) => page.total)).toEqual([total, total, total]);
  }
  const [first] = (await read({})).notes;
  expect((await read({ id: first?.id })).notes).toEqual([first]);
});

test('of many pairs it is said in one step that they are not the same, and taken back in one', async () => {
  for (const name of ['Juniper Room', 'Juniper Room Ltd', 'Oak Salon', 'Oak Salon Inc'])
    await made('companies.create', { name });
  const pairs = async () => (await ask<Output<'duplicates.list'>>('duplicates.list', { kind: 'companies' })).pairs;
  const before = await pairs();
  expect(before).toHaveLength(2);
  const chosen = before.map(({ a, b }) => ({ aId: a.id, bId: b.id }));
  const [first] = chosen;
  // The same pair the other way round is one pair, and what was removed is passed over.
  const asked = [...chosen, { aId: first?.bId, bId: first?.aId }, { aId: first?.aId, bId: 'gone' }];
  expect(await ask('duplicates.bulk', { kind: 'companies', pairs: asked })).toEqual({ changed: 2 });
  expect(await pairs()).toEqual([]);
  expect(await ask('duplicates.bulk', { kind: 'companies', pairs: asked })).toEqual({ changed: 0 });
  await ask('history.undo', {});
  expect(await pairs()).toEqual(before);
});

test('chosen drafts get another day or go, and what waits for an answer is withdrawn; what does not fit stays', async () => {
  const dealId = await made('deals.create', { title: 'Opening order' });
  const draft = await made('proposals.create', { dealId });
  const sent = await made('proposals.create', { dealId });
  await ask('proposals.addLine', { proposalId: sent, text: 'Set', quantity: 1, unitMinor: 1000 });
  await ask('proposals.send', { id: sent });
  const ids = [draft, sent, 'gone'];
  const states = async () =>
    (await ask<Output<'proposals.list'>>('proposals.list', { dealId }))
      .flatMap(({ versions }) => versions)
      .toSorted((a, b) => a.state.localeCompare(b.state, 'en'))
      .map(({ state, validUntil }) => [state, validUntil]);
  const before = await states();
  expect(await ask('proposals.bulk', { ids, change: { validUntil: '2026-07-31' } })).toEqual({ changed: 1, kept: 1 });
  expect(await states()).toEqual([
    ['draft', '2026-07-31'],
    ['sent', '2026-06-12'],
  ]);
  await ask('history.undo', {});
  expect(await states()).toEqual(before);
  await expect(ask('proposals.bulk', { ids, change: { validUntil: '2026-01-01' } })).rejects.toThrow('is before');
  expect(await ask('proposals.bulk', { ids, change: { withdraw: true } })).toEqual({ changed: 1, kept: 1 });
  expect((await states()).map(([state]) => state)).toEqual(['declined', 'draft']);
  await ask('history.undo', {});
  expect(await ask('proposals.bulk', { ids, change: { remove: true } })).toEqual({ changed: 1, kept: 1 });
  expect((await states()).map(([state]) => state)).toEqual(['sent']);
  await ask('history.undo', {});
  expect(await states()).toEqual(before);
});
