import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const made = async (channel: string, input: unknown): Promise<string> =>
  (await world.ask<{ id: string }>(channel, input)).id;
const pairs = (kind: string) => world.ask<Output<'duplicates.list'>>('duplicates.list', { kind });
const keysOfBellamy = async () => {
  const keepId = await made('companies.create', { name: 'Bellamy Group', kind: 'salon', tags: ['VIP'] });
  const dropId = await made('companies.create', {
    name: 'Bellamy Group Ltd',
    domain: 'bellamy.example',
    country: 'United Kingdom',
    tags: ['south'],
  });
  return { keepId, dropId };
};

test('two companies become one with everything that hangs on them, and one undo restores every row', async () => {
  const { keepId, dropId } = await keysOfBellamy();
  const contactId = await made('contacts.create', { name: 'Ada Beck', companyId: dropId });
  const dealId = await made('deals.create', { title: 'Opening order', company: 'Bellamy Group Ltd' });
  await made('activities.create', { kind: 'call', companyId: dropId, text: 'Wants the mousse' });
  await made('needs.create', { kind: 'issue', text: 'Broken pumps', companyId: dropId });
  await made('companies.addLocation', { companyId: dropId, name: 'Hove' });
  const childId = await made('companies.create', { name: 'Bellamy Hove', parentId: dropId });
  expect((await pairs('companies')).pairs[0]).toMatchObject({
    a: { name: 'Bellamy Group' },
    b: { name: 'Bellamy Group Ltd' },
    sure: true,
    why: [{ kind: 'name', text: 'the same name' }],
  });
  const compared = await world.ask<Output<'duplicates.compare'>>('duplicates.compare', {
    kind: 'companies',
    keepId,
    dropId,
  });
  expect(compared.fields.find((field) => field.field === 'tags')).toMatchObject({
    keep: 'VIP',
    drop: 'south',
    take: 'both',
  });
  expect(compared.fields.find((field) => field.field === 'domain')).toMatchObject({
    drop: 'bellamy.example',
    take: 'drop',
  });
  expect(compared.moves.map((move) => `${move.count} ${move.label}`)).toEqual([
    '1 Activities',
    '1 Companies under it',
    '1 Locations',
    '1 Contacts',
    '1 Deals',
    '1 Needs and issues',
  ]);
  const before = world.checksum();
  expect(
    await world.ask('duplicates.merge', { kind: 'companies', keepId, dropId, take: { name: 'drop', country: 'keep' } }),
  ).toEqual({ moved: 6 });
  const merged = await world.ask<Output<'companies.get'>>('companies.get', { id: keepId });
  expect(merged).toMatchObject({
    name: 'Bellamy Group Ltd',
    kind: 'salon',
    domain: 'bellamy.example',
    country: '',
    tags: ['VIP', 'south'],
    children: [{ id: childId }],
    contacts: [{ id: contactId }],
    deals: [{ id: dealId }],
    locations: [{ name: 'Hove' }],
  });
  expect((await world.refusal('companies.get', { id: dropId })).code).toBe('not-found');
  expect((await pairs('companies')).pairs.some((pair) => [pair.a.id, pair.b.id].includes(dropId))).toBe(false);
  expect(await world.ask('check.run')).toEqual({ ok: true, problems: [] });
  await world.ask('history.undo');
  expect(world.checksum()).toBe(before);
  await world.ask('history.redo');
  expect((await world.ask<Output<'companies.get'>>('companies.get', { id: keepId })).deals).toHaveLength(1);
});

test('contacts of one mailbox become one; who opted out anywhere stays out', async () => {
  const keepId = await made('contacts.create', { name: 'Ada Beck', email: 'ada@foxglove.example', optIn: 'yes' });
  const dropId = await made('contacts.create', {
    name: 'Beck, Ada',
    email: 'ada+news@foxglove.example',
    phone: '555 0100',
    optIn: 'no',
    optDay: '2026-02-03',
  });
  await made('activities.create', { kind: 'email', contactId: dropId, text: 'Sent the deck' });
  const before = world.checksum();
  await world.ask('duplicates.merge', { kind: 'contacts', keepId, dropId });
  expect(await world.ask('contacts.get', { id: keepId })).toMatchObject({
    name: 'Ada Beck',
    email: 'ada@foxglove.example',
    phone: '555 0100',
    optIn: 'no',
    optDay: '2026-02-03',
  });
  await world.ask('history.undo');
  expect(world.checksum()).toBe(before);
});

test('a pair that is said to be two is not shown again, until that is undone', async () => {
  const { keepId, dropId } = await keysOfBellamy();
  await world.ask('duplicates.keepApart', { kind: 'companies', aId: dropId, bId: keepId });
  expect(await pairs('companies')).toEqual({ pairs: [], total: 0 });
  await world.ask('history.undo');
  expect((await pairs('companies')).total).toBe(1);
});

test('that a pair is two can be taken back later from the list of such pairs', async () => {
  const { keepId, dropId } = await keysOfBellamy();
  await world.ask('duplicates.keepApart', { kind: 'companies', aId: dropId, bId: keepId });
  const apart = (): Promise<{ id: string; a: string; b: string }[]> =>
    world.ask('duplicates.apart', { kind: 'companies' });
  const [pair] = await apart();
  expect([pair?.a, pair?.b]).toEqual(expect.arrayContaining([expect.stringContaining('Bellamy')]));
  await world.ask('duplicates.takeBack', { id: pair?.id });
  expect(await apart()).toEqual([]);
  expect((await pairs('companies')).total).toBe(1);
  await expect(world.ask('duplicates.takeBack', { id: pair?.id })).rejects.toThrow('taken back in the meantime');
});

test('no company ends up above itself, and what is gone or unknown is refused in words', async () => {
  const { keepId, dropId } = await keysOfBellamy();
  await world.ask('companies.update', { id: keepId, parentId: dropId });
  const between = await made('companies.create', { name: 'Northern Houses', parentId: keepId });
  await world.ask('companies.update', { id: dropId, parentId: null });
  const both = { kind: 'companies', keepId, dropId };
  await world.ask('duplicates.merge', both);
  expect(await world.ask('companies.get', { id: keepId })).toMatchObject({ parent: null, children: [{ id: between }] });
  await world.ask('history.undo');
  const loner = await made('companies.create', { name: 'Loner', parentId: between });
  expect(
    await world.refusal('duplicates.merge', { kind: 'companies', keepId, dropId: loner, take: { parent: 'drop' } }),
  ).toEqual({
    code: 'rule',
    message:
      'Bellamy Group would stand under Northern Houses, which stands under it. Choose the other value for “Part of”.',
  });
  expect((await world.refusal('duplicates.merge', { ...both, take: { shoe: 'drop' } })).message).toBe(
    'A company has no field “shoe”.',
  );
  expect((await world.refusal('duplicates.merge', { ...both, dropId: keepId })).message).toBe(
    'A company cannot be merged with itself.',
  );
  await world.ask('companies.remove', { id: dropId });
  expect((await world.refusal('duplicates.merge', both)).code).toBe('not-found');
});
