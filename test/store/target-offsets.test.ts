import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { named, NOW, PERIOD, type TargetsWorld, targetsWorld } from './targets-world';

let world: TargetsWorld;
let ask: TargetsWorld['ask'];
const clock = { now: NOW };
beforeAll(async () => {
  world = await targetsWorld(clock);
  ({ ask } = world);
});
afterAll(() => world.close());

/** Gross sales of the quarter by channel and line, each outlook a number of somebody's own: `[channel, line?, distance]`. */
const METRIC = 'gross-sales' as const;
const tree = () => ask('targets.tree', { period: PERIOD, metric: METRIC });
const DISTANCES: [string, string | null, number][] = [
  ['D2C web', null, 70_000],
  ['D2C web', 'Style', 510_000],
  ['D2C web', 'Cleanse', -440_000],
  ['D2C web', 'Treat', 0],
  ['Brightwell Beauty', null, 900_000],
  ['Oak & Ivory', null, -300_000],
  ['Oak & Ivory', 'Style', -200_000],
  ['Oak & Ivory', 'Cleanse', -100_000],
  ['Oak & Ivory', 'Treat', 0],
];

describe('one overage at every height', () => {
  beforeAll(async () => {
    await ask('targets.createTree', {
      period: PERIOD,
      metric: METRIC,
      amount: 4_000_000_000,
      levels: ['channel', 'line'],
      split: 'equal',
    });
    const { nodes } = await tree();
    for (const node of nodes) {
      const channel = nodes.find(({ id }) => id === node.parentId)?.name;
      const by = DISTANCES.find(([top, line]) =>
        line === null ? node.name === top : node.name === line && channel === top,
      )?.[2];
      await ask('targets.forecast', { nodeId: node.id, amount: node.target + (by ?? 0) });
    }
  });

  test('an overage that a line gave away is no longer its channel’s, and the refusal names who has it', async () => {
    const { nodes } = await tree();
    const [web, style] = [named(nodes, 'D2C web'), named(nodes, 'D2C web', 'Style')];
    const [oak, oakStyle, oakCleanse] = [
      named(nodes, 'Oak & Ivory'),
      named(nodes, 'Oak & Ivory', 'Style'),
      named(nodes, 'Oak & Ivory', 'Cleanse'),
    ];
    expect(
      await world.refusal('targets.offset', {
        shortId: oakStyle.id,
        overId: style.id,
        amount: 70_001,
        cause: 'Video',
      }),
    ).toBe('Style has $700 to give outside D2C web, which is $700 over as a whole.');
    await ask('targets.offset', { shortId: oakStyle.id, overId: style.id, amount: 60_000, cause: 'Video' });
    const before = world.checksum();
    expect(
      await world.refusal('targets.offset', { shortId: oakCleanse.id, overId: web.id, amount: 10_001, cause: 'x' }),
    ).toBe('D2C web has $100 to give: it is $700 over, and $600 of that make up for Style already, from Style.');
    expect(
      await world.refusal('targets.offset', { shortId: oak.id, overId: style.id, amount: 10_001, cause: 'x' }),
    ).toBe(
      'Style has $100 to give outside D2C web, which is $700 over as a whole, and $600 of that make up for Style already, from Style.',
    );
    expect(world.checksum()).toBe(before);
    // Its own line still has the rest.
    await ask('targets.offset', {
      shortId: named(nodes, 'D2C web', 'Cleanse').id,
      overId: style.id,
      amount: 400_000,
      cause: 'Video',
    });
    const now = (await tree()).nodes;
    expect([now.find(({ id }) => id === web.id)?.covers, now.find(({ id }) => id === oak.id)?.covered]).toEqual([
      60_000, 60_000,
    ]);
    const suggested = await ask('targets.suggestOffsets', { treeId: (await tree()).tree?.id ?? '' });
    expect(suggested.map(({ short, over, amount }) => [short.id, over.id, amount])).toEqual([
      [oakStyle.id, style.id, 10_000],
      [named(nodes, 'D2C web', 'Cleanse').id, style.id, 40_000],
    ]);
  });

  test('a shortage that was covered below is no longer its channel’s', async () => {
    const { nodes } = await tree();
    const [bright, oak, oakStyle] = [
      named(nodes, 'Brightwell Beauty'),
      named(nodes, 'Oak & Ivory'),
      named(nodes, 'Oak & Ivory', 'Style'),
    ];
    expect(
      await world.refusal('targets.offset', { shortId: oak.id, overId: bright.id, amount: 240_001, cause: 'x' }),
    ).toBe('Oak & Ivory lacks $2,400: it is $3,000 short, and Style makes up $600 of that already, for Style.');
    await ask('targets.offset', { shortId: oak.id, overId: bright.id, amount: 230_000, cause: 'Doors' });
    expect(
      await world.refusal('targets.offset', { shortId: oakStyle.id, overId: bright.id, amount: 10_001, cause: 'x' }),
    ).toMatch(/^Style can be covered with \$100 from outside Oak & Ivory, which is \$3,000 short as a whole, and /);
  });

  test('when a channel has less over than before, what its line gave away says so', async () => {
    const { nodes } = await tree();
    const web = named(nodes, 'D2C web');
    await ask('targets.setAmount', { id: web.id, amount: web.target + 20_000, mode: 'parent' });
    const states = (await tree()).offsets.map(({ amount, state }) => [amount, state]);
    expect(states).toContainEqual([60_000, 'over-used']);
    expect(states).toContainEqual([400_000, 'holds']);
    await ask('history.undo', {});
  });
});

test('an offset says which product it is about: on the page, in its sentence, the report, the history and the files', async () => {
  const { tree: own, nodes } = await tree();
  const [short, over] = [named(nodes, 'Oak & Ivory', 'Style'), named(nodes, 'Brightwell Beauty')];
  const products = await ask('products.list', { period: PERIOD, limit: 1_000 });
  const mousse = products.rows.find(({ name }) => name === 'Air-Dry Mousse')!;
  const mist = products.rows.find(({ name }) => name === 'Sea Salt Mist')!;
  const { id } = await ask('targets.offset', {
    shortId: short.id,
    overId: over.id,
    amount: 100,
    cause: 'A video',
    causeDay: '2026-11-14',
    productId: mousse.id,
  });
  const made = async () => (await tree()).offsets.find((offset) => offset.id === id);
  expect(own?.metric).toBe(METRIC);
  expect(await made()).toMatchObject({ product: 'Air-Dry Mousse', productId: mousse.id });
  expect((await made())?.sentence).toContain(' over since A video (Air-Dry Mousse), 14 November;');
  const labels = async () => (await ask('history.list', { limit: 1 })).map(({ label }) => label);
  expect(await labels()).toEqual(['Brightwell Beauty makes up for Style: A video, Air-Dry Mousse']);
  await ask('targets.updateOffset', { id, productId: mist.id });
  expect(await made()).toMatchObject({ product: 'Sea Salt Mist', productId: mist.id });
  expect(await labels()).toEqual(['Product of an offset: Sea Salt Mist']);
  await ask('targets.updateOffset', { id, productId: null });
  expect(await made()).toMatchObject({ product: null, productId: null });
  const before = world.checksum();
  expect(await world.refusal('targets.updateOffset', { id, productId: short.id })).toBe(
    'This product was removed in the meantime.',
  );
  expect(world.checksum()).toBe(before);
  for (let step = 0; step < 2; step += 1) await ask('history.undo', {});
  expect(await made()).toMatchObject({ productId: mousse.id });
  // Home and the reports tell the sample's own offset, which is one of net sales, first, and then those of other measures.
  for (const story of [
    (await ask('home.get', { period: PERIOD })).story,
    (await ask('reports.weekly', { period: '2026-W48' })).story,
  ]) {
    const told = story?.offsets.map(({ product, unit }) => [product, unit?.metric]) ?? [];
    expect(told[0]).toEqual(['Air-Dry Mousse', 'net-sales']);
    expect(told.slice(1)).toContainEqual(['Air-Dry Mousse', METRIC]);
  }
});

test('an offset’s sentence is of whole money, as the bars beside it', async () => {
  const { nodes } = await tree();
  const [short, over] = [named(nodes, 'Oak & Ivory', 'Style'), named(nodes, 'Brightwell Beauty')];
  const { id } = await ask('targets.offset', { shortId: short.id, overId: over.id, amount: 100, cause: 'Doors' });
  // Of two numbers of one moment the first stands.
  clock.now += 60_000;
  const company = named(nodes, 'Company');
  await ask('targets.forecast', { nodeId: company.id, amount: company.target - 9_041 });
  expect((await tree()).offsets.find((offset) => offset.id === id)?.sentence).toBe(
    'Style will miss by $2,000 (0.1%); Brightwell Beauty is $9,000 over since Doors; net −$90 for Company.',
  );
});
