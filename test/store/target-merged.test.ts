import { afterAll, beforeAll, expect, test } from 'vitest';
import { named, NOW, PERIOD, type TargetsWorld, targetsWorld } from './targets-world';

const clock = { now: NOW };
let world: TargetsWorld;
let ask: TargetsWorld['ask'];
beforeAll(async () => {
  world = await targetsWorld(clock);
  ({ ask } = world);
});
afterAll(() => world.close());

const STAYS = ['D2C web', 'Style', 'Air-Dry Mousse'] as const;
const GOES = ['D2C web', 'Style', 'Sea Salt Mist'] as const;
const merge = async (): Promise<void> => {
  const { rows } = await ask('products.list', { period: PERIOD, limit: 1_000 });
  const idOf = (name: string): string => rows.find((row) => row.name === name)?.id ?? '';
  await ask('duplicates.merge', { kind: 'products', keepId: idOf(STAYS[2]), dropId: idOf(GOES[2]), take: {} });
};

test('calls and own numbers of a target that went into another are read there; one undo brings all back', async () => {
  const { nodes } = await world.tree();
  const [mousse, mist] = [named(nodes, ...STAYS), named(nodes, ...GOES)];
  clock.now += 1_000;
  const { id: call } = await ask('targets.call', { nodeId: mist.id, call: 'miss', expected: 900, reason: 'Too salty' });
  await ask('targets.forecast', { nodeId: mist.id, amount: 4_000_000, confidence: 0.5, reason: 'Fewer beaches' });
  await ask('targets.forecast', { nodeId: mousse.id, amount: 9_000_000, confidence: 0.9, reason: 'The video' });
  const [before, outlook] = [world.checksum(), named((await world.tree()).nodes, ...STAYS).outlook];
  expect(outlook).toBe(9_000_000);
  clock.now += 1_000;
  await merge();

  const merged = named((await world.tree()).nodes, ...STAYS);
  expect(merged.target).toBe(mousse.target + mist.target);
  // What was said of both is the sum of what was said of each.
  expect(merged.outlook).toBe(13_000_000);
  const page = await ask('targets.node', { id: mousse.id });
  expect(page.numbers.map(({ amount, confidence, reason, of }) => [amount, confidence, reason, of])).toEqual(
    expect.arrayContaining([
      [13_000_000, 0.5, 'The video; Fewer beaches', null],
      [9_000_000, 0.9, 'The video', null],
      [4_000_000, 0.5, 'Fewer beaches', 'Sea Salt Mist'],
    ]),
  );
  expect(page.numbers).toHaveLength(3);
  expect(page.calls.find(({ id }) => id === call)).toMatchObject({
    of: 'Sea Salt Mist',
    nodeId: mousse.id,
    call: 'miss',
    expected: 900,
    held: null,
  });
  // It is no call on what the target is now.
  expect(merged.call?.call).toBe('beat');
  expect((await ask('home.get', { period: PERIOD })).story?.calls.find(({ id }) => id === call)).toBeUndefined();

  await ask('history.undo', {});
  expect(world.checksum()).toBe(before);
  expect((await ask('targets.node', { id: mousse.id })).numbers.map(({ amount }) => amount)).toEqual([9_000_000]);
  expect((await ask('targets.node', { id: mist.id })).calls.find(({ id }) => id === call)).toMatchObject({ of: null });
  // The same holds again after the merge was done once more.
  await ask('history.redo', {});
  expect((await ask('targets.node', { id: mousse.id })).calls.find(({ id }) => id === call)?.of).toBe('Sea Salt Mist');
  await ask('history.undo', {});
  for (let step = 0; step < 3; step += 1) await ask('history.undo', {});
});

test('a number that was said of one of them alone does not foretell both', async () => {
  const { nodes } = await world.tree();
  clock.now += 1_000;
  await ask('targets.forecast', { nodeId: named(nodes, ...STAYS).id, amount: 9_000_000 });
  clock.now += 1_000;
  await merge();
  const merged = named((await world.tree()).nodes, ...STAYS);
  expect(merged.method).toBe('seasonal');
  expect((await ask('targets.node', { id: merged.id })).numbers.map(({ amount }) => amount)).toEqual([9_000_000]);
  await ask('history.undo', {});
  expect(named((await world.tree()).nodes, ...STAYS).method).toBe('own');
  await ask('history.undo', {});
});

test('a merge of products is among the versions of the tree and in what differs between two of them', async () => {
  const { tree, nodes } = await world.tree();
  const [mousse, mist] = [named(nodes, ...STAYS), named(nodes, ...GOES)];
  clock.now += 1_000;
  const before = new Date(clock.now).toISOString();
  clock.now += 1_000;
  await merge();
  const [newest] = await ask('targets.versions', { treeId: tree!.id });
  expect(newest?.label).toMatch(/^Merged /);
  const rows = await ask('targets.compare', { treeId: tree!.id, before, after: null });
  const row = rows.find(({ id }) => id === mousse.id);
  expect(row).toMatchObject({ before: mousse.target, after: mousse.target + mist.target });
  expect(row?.steps[0]?.why).toBe(newest?.label);
  expect(rows.find(({ id }) => id === mist.id)).toMatchObject({ before: mist.target, after: null });
  await ask('history.undo', {});
  expect((await ask('targets.versions', { treeId: tree!.id }))[0]?.label).not.toBe(newest?.label);
});

test('after the close a call of what went is never scored against the sum, and what stayed is scored by both targets', async () => {
  const { nodes } = await world.tree();
  const [mousse, mist] = [named(nodes, ...STAYS), named(nodes, ...GOES)];
  clock.now += 1_000;
  const { id: theirs } = await ask('targets.call', { nodeId: mist.id, call: 'miss', expected: 900 });
  const { id: own } = await ask('targets.call', { nodeId: mousse.id, call: 'miss', expected: 900 });
  clock.now = Date.UTC(2027, 1, 5, 17);
  const { nodes: closed } = await world.tree();
  for (const { id, locked } of closed) if (locked) await ask('targets.updateNode', { id, locked: false });
  // An edit after the close of the target that goes counts at neither of them.
  await ask('targets.setAmount', { id: mist.id, amount: mist.target + 70_000, mode: 'parent' });
  clock.now += 1_000;
  await merge();
  const { calls } = await ask('targets.node', { id: mousse.id });
  expect(calls.find(({ id }) => id === theirs)).toMatchObject({ of: 'Sea Salt Mist', held: null, against: null });
  expect(calls.find(({ id }) => id === own)).toMatchObject({ of: null, against: mousse.target + mist.target });
});
