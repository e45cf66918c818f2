import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { LIBRARY, LIBRARY_KINDS } from '../../src/shared/domain/library';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

type Items = Output<'library.list'>;
const list = (kind: string, parentId?: string): Promise<Items> =>
  world.ask('library.list', parentId === undefined ? { kind } : { kind, parentId });
const add = async (kind: string, values: object): Promise<string> =>
  (await world.ask<{ id: string }>('library.create', { kind, values })).id;
const set = (kind: string, id: string, values: object): Promise<unknown> =>
  world.ask('library.update', { kind, id, values });
const refused = (kind: string, values: object): Promise<{ code: string; message: string }> =>
  world.refusal('library.create', { kind, values });
const undo = (): Promise<{ label: string | null }> => world.ask('history.undo');

test('every list takes a row from its needed fields alone, shows it, and gives it back after undo and redo', async () => {
  const creatorId = await add('creator', { name: 'Lena' });
  const contentId = await add('content', { title: 'How to air-dry' });
  const keywordId = await add('keyword', { keyword: 'air dry curls' });
  const parents: Record<string, string> = { creatorId, contentId, keywordId };
  for (const kind of LIBRARY_KINDS) {
    const values = Object.fromEntries(
      LIBRARY[kind].fields.flatMap((field) => {
        if (!('needed' in field) || !field.needed) return [];
        return [
          [
            field.id,
            field.kind === 'ref' ? (parents[field.id] ?? null) : field.kind === 'day' ? '2026-05-02' : `New ${kind}`,
          ],
        ];
      }),
    );
    const before = await list(kind);
    const id = await add(kind, values);
    const [row] = (await list(kind)).filter((one) => one.id === id);
    expect(row?.values, kind).toMatchObject(values);
    await undo();
    expect(await list(kind), kind).toEqual(before);
    await world.ask('history.redo');
    expect(
      (await list(kind)).find((one) => one.id === id),
      kind,
    ).toEqual(row);
    await world.ask('library.remove', { kind, ids: [id] });
    expect(await list(kind), kind).toEqual(before);
    await undo();
    expect(
      (await list(kind)).map((one) => one.id),
      kind,
    ).toContain(id);
  }
});

test('content is scheduled only when it says what it is about, whom it is for, and when', async () => {
  const productId = (await world.ask<{ id: string }>('products.create', { name: 'Mousse', sku: 'M' })).id;
  const audienceId = await add('audience', { name: 'Curls' });
  const id = await add('content', { title: 'Air-dry in ten minutes', kind: 'blog' });
  const schedule = { kind: 'content', id, values: { status: 'scheduled' } };
  expect(await world.refusal('library.update', schedule)).toEqual({
    code: 'rule',
    message: '“Air-dry in ten minutes” can’t be scheduled yet: it needs a product, an audience and a date.',
  });
  await set('content', id, { productId, day: '2026-06-01' });
  expect((await world.refusal('library.update', schedule)).message).toContain('it needs an audience.');
  await set('content', id, { audienceId });
  await world.ask('library.update', schedule);
  expect(await list('content')).toMatchObject([
    { values: { status: 'scheduled' }, names: { productId: 'Mousse', audienceId: 'Curls' } },
  ]);
  // What it was for is gone, and so it can no longer go out as it is.
  await world.ask('library.remove', { kind: 'audience', ids: [audienceId] });
  expect(
    (await world.refusal('library.update', { kind: 'content', id, values: { status: 'published' } })).message,
  ).toContain('it needs an audience.');
});

test('leads that name a content item are counted with what became of them', async () => {
  const id = await add('content', { title: 'Reel: towel test' });
  await world.ask('leads.create', { name: 'Ann', source: 'instagram', content: 'reel: towel test' });
  await world.ask('leads.create', { name: 'Bob', source: 'instagram', content: 'Another' });
  const [item] = (await list('content')).filter((one) => one.id === id);
  expect(item?.figures).toMatchObject({ leads: 1, qualified: 0, deals: 0, orders: 0, reach: null });
  await add('snapshot', { contentId: id, day: '2026-05-02', reach: 900, likes: 40, comments: 2, shares: 8 });
  await add('snapshot', { contentId: id, day: '2026-05-09', reach: 1200, likes: 55, comments: 3, shares: 9 });
  expect((await list('content')).find((one) => one.id === id)?.figures).toMatchObject({ reach: 1200, engaged: 67 });
});

test('a changed proposition is a new version; the old one is kept, shown, and back after undo', async () => {
  const id = await add('proposition', { statement: 'Curls in ten minutes', brand: 'Halo' });
  await set('proposition', id, { statement: 'Curls in eight minutes' });
  const [row, ...none] = await list('proposition');
  expect(none).toEqual([]);
  expect(row?.values).toMatchObject({ statement: 'Curls in eight minutes', brand: 'Halo' });
  const versions = await world.ask<Output<'library.versions'>>('library.versions', { id: row?.id });
  expect(versions.map(({ version, statement }) => [version, statement])).toEqual([
    [2, 'Curls in eight minutes'],
    [1, 'Curls in ten minutes'],
  ]);
  // Another brand is no new promise.
  await set('proposition', row?.id ?? '', { brand: 'Halo & Vine' });
  expect(await world.ask<unknown[]>('library.versions', { id: row?.id })).toHaveLength(2);
  await undo();
  await undo();
  expect((await list('proposition'))[0]?.values['statement']).toBe('Curls in ten minutes');
});

test('the message house says what fits a product and an audience, and what is said of all', async () => {
  const productId = (await world.ask<{ id: string }>('products.create', { name: 'Mousse', sku: 'M' })).id;
  const other = (await world.ask<{ id: string }>('products.create', { name: 'Bar', sku: 'B' })).id;
  const audienceId = await add('audience', { name: 'Curls', definition: 'Wavy and curly hair', size: 40_000 });
  await add('message', { need: 'No frizz', productId, message: 'Holds for a day', proof: 'Test of 2025' });
  await add('message', { need: 'Travel', productId: other, message: 'No bottle' });
  await add('tone', { rule: 'Plain words', say: 'dries', avoid: 'revolutionises' });
  await add('proposition', { statement: 'Ten minutes', audienceId });
  await world.ask('needs.create', { kind: 'need', text: 'Less heat', audienceId });
  const house = await world.ask<Output<'content.house'>>('content.house', { productId, audienceId });
  expect(house.messages.map((one) => one.need)).toEqual(['No frizz']);
  expect(house.audience).toEqual({ name: 'Curls', definition: 'Wavy and curly hair', size: 40_000 });
  expect(house.propositions).toMatchObject([{ statement: 'Ten minutes', audience: 'Curls' }]);
  expect(house.tone).toMatchObject([{ rule: 'Plain words' }]);
  expect(house.needs).toMatchObject([{ text: 'Less heat', of: 'Curls' }]);
  expect(await world.ask<unknown[]>('needs.list', { audienceId })).toHaveLength(1);
});

test('a rank is noted once a day, and its move is towards the first place', async () => {
  const keywordId = await add('keyword', { keyword: 'dry shampoo', page: '/dry', volume: 5400 });
  await add('rank', { keywordId, day: '2026-03-01', rank: 14 });
  await add('rank', { keywordId, day: '2026-04-01', rank: 9 });
  expect((await list('keyword'))[0]).toMatchObject({ figures: { rank: 9, moved: 5, best: 9 }, series: [14, 9] });
  expect(await refused('rank', { keywordId, day: '2026-04-01', rank: 3 })).toEqual({
    code: 'conflict',
    message: 'The rank of 2026-04-01 is noted already. Change that one.',
  });
  await add('rank', { keywordId, day: '2026-05-01' });
  expect((await list('keyword'))[0]).toMatchObject({
    figures: { rank: null },
    reason: expect.stringContaining('not found'),
  });
  expect((await refused('rank', { keywordId, day: '2026-05-02', rank: 0 })).message).toContain('first place is rank 1');
  expect((await refused('keyword', { keyword: 'Dry Shampoo' })).message).toContain('in the list already');
});

test('what cannot be is refused in words, and nothing is changed', async () => {
  const creatorId = await add('creator', { name: 'Lena' });
  const before = world.checksum();
  const says = async (kind: string, values: object, words: string): Promise<void> =>
    expect((await refused(kind, values)).message, JSON.stringify(values)).toContain(words);
  await says('event', { name: 'Demo', starts: '2026-05-09', ends: '2026-05-02' }, '2026-05-02 is before 2026-05-09');
  await says(
    'event',
    { name: 'Demo', starts: '2026-02-30', ends: '2026-05-02' },
    '2026-02-30 is no day of the calendar',
  );
  await says('flight', { outlet: 'Radio', starts: '2026-05-09' }, 'To is needed');
  await says('deliverable', { creatorId, title: 'Reel', feeMinor: -100 }, 'Fee can’t be negative'.replace('’', "'"));
  await says('deliverable', { title: 'Reel' }, 'Creator is needed');
  await says('deliverable', { creatorId: 'nobody', title: 'Reel' }, 'removed in the meantime');
  await says('code', { creatorId, code: 'LENA', commission: 'rate' }, 'which share of net sales');
  await says('code', { creatorId, code: 'LENA', commission: 'rate', rate: 1.2 }, 'between 0% and 100%');
  await says('audience', { name: ' ' }, 'Audience is needed');
  await says('audience', { name: 'A', size: 1.5 }, 'whole number');
  await says('audience', { name: 'A', wings: 2 }, 'no field “wings”');
  await says('content', { title: 'A', kind: 'opera' }, 'Kind is one of: Blog post');
  expect(world.checksum()).toBe(before);
});

test('a code belongs to one creator, and two of the same name never overlap', async () => {
  const lena = await add('creator', { name: 'Lena Waves' });
  const mia = await add('creator', { name: 'Mia' });
  const first = await add('code', { creatorId: lena, code: 'LENA10', starts: '2026-01-01', ends: '2026-03-31' });
  expect(await refused('code', { creatorId: mia, code: 'lena10' })).toEqual({
    code: 'conflict',
    message: 'The code LENA10 belongs to Lena Waves. A code tells whose order it is, so give this one another.',
  });
  expect((await refused('code', { creatorId: lena, code: 'LENA10', starts: '2026-03-31' })).message).toContain(
    'runs from 2026-01-01 to 2026-03-31 already',
  );
  const second = await add('code', { creatorId: lena, code: 'LENA10', starts: '2026-04-01' });
  const stretch = { kind: 'code', id: first, values: { ends: '2026-04-05' } };
  expect((await world.refusal('library.update', stretch)).message).toContain('can’t overlap');
  await world.ask('library.remove', { kind: 'code', ids: [second] });
  await world.ask('library.update', stretch);
});

test('many rows are changed as one step, or none of them', async () => {
  const ids = [await add('content', { title: 'A' }), await add('content', { title: 'B' })];
  await world.ask('library.bulk', { kind: 'content', ids, values: { status: 'writing', kind: 'newsletter' } });
  expect((await list('content')).map((one) => one.values['status'])).toEqual(['writing', 'writing']);
  await undo();
  expect((await list('content')).map((one) => one.values['status'])).toEqual(['idea', 'idea']);
  const before = world.checksum();
  expect(
    (await world.refusal('library.bulk', { kind: 'content', ids, values: { status: 'published' } })).message,
  ).toContain('it needs');
  expect(world.checksum()).toBe(before);
});
