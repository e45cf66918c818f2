import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TargetNode } from '../../src/shared/contract/target-shapes';
import { named, NOW, PERIOD, type TargetsWorld, targetsWorld } from './targets-world';

const clock = { now: NOW };
/** 22:00 on the last evening of the quarter in New York, where it is the next day already in UTC. */
const LAST_EVENING = Date.UTC(2027, 0, 1, 3);
/** One minute into the new year in New York. */
const CLOSED = Date.UTC(2027, 0, 1, 5, 1);
/** A month later: what has not come in by now is not coming. */
const SCORED = Date.UTC(2027, 1, 2, 17);
const PAST = '2026-Q3';

let world: TargetsWorld;
let ask: TargetsWorld['ask'];
beforeAll(async () => {
  world = await targetsWorld(clock);
  ({ ask } = world);
});
beforeEach(() => {
  clock.now = NOW;
});
afterAll(() => world.close());

const parts = async (): Promise<Record<'web' | 'oak' | 'dry' | 'mousse' | 'mist', TargetNode>> => {
  const { nodes } = await world.tree();
  return {
    web: named(nodes, 'D2C web'),
    oak: named(nodes, 'Oak & Ivory'),
    dry: named(nodes, 'D2C web', 'Style', 'Dry Shampoo'),
    mousse: named(nodes, 'D2C web', 'Style', 'Air-Dry Mousse'),
    mist: named(nodes, 'D2C web', 'Style', 'Sea Salt Mist'),
  };
};

describe('after the close', () => {
  test.each<[string, () => Promise<string>, RegExp]>([
    [
      'a call',
      async () => world.refusal('targets.call', { nodeId: (await parts()).oak.id, call: 'miss' }),
      /^2026-Q4 is over: a call is made before the period ends\.$/,
    ],
    [
      'a number of one’s own',
      async () => world.refusal('targets.forecast', { nodeId: (await parts()).oak.id, amount: 5 }),
      /^2026-Q4 is over: a number of one’s own is said before the period ends\.$/,
    ],
    [
      'an offset',
      async () => {
        const { mist, mousse } = await parts();
        return world.refusal('targets.offset', { shortId: mist.id, overId: mousse.id, amount: 1, cause: 'Hindsight' });
      },
      /^2026-Q4 is over: what made up for what was written down before it closed\.$/,
    ],
    [
      'another amount of an offset',
      async () => {
        const [offset] = (await world.tree()).offsets;
        return world.refusal('targets.updateOffset', { id: offset!.id, amount: 1 });
      },
      /^2026-Q4 is over/,
    ],
    [
      'another certainty of an offset',
      async () => {
        const [offset] = (await world.tree()).offsets;
        return world.refusal('targets.updateOffset', { id: offset!.id, confidence: 0.1 });
      },
      /^2026-Q4 is over: how sure one was stays/,
    ],
    [
      'taking an offset back',
      async () => world.refusal('targets.removeOffset', { id: (await world.tree()).offsets[0]!.id }),
      /^2026-Q4 is over: an offset that is scored by now stays\.$/,
    ],
    [
      'taking a call back',
      async () => world.refusal('targets.removeCall', { id: (await world.tree()).calls[0]!.id }),
      /^2026-Q4 is over: a call that is scored by now stays\.$/,
    ],
    [
      'taking away a target with a call',
      async () => world.refusal('targets.removeNode', { id: (await parts()).dry.id }),
      /^2026-Q4 is over, and what was said of this target is scored by it: it stays\.$/,
    ],
    [
      'taking away the tree',
      async () => world.refusal('targets.removeTree', { id: (await world.tree()).tree!.id }),
      /^2026-Q4 is over, and what was said/,
    ],
    [
      'moving a part that was called',
      async () => {
        const { nodes } = await world.tree();
        const other = named(nodes, 'Brightwell Beauty', 'Style');
        for (const node of nodes.filter(({ parentId }) => parentId === other.id))
          await ask('targets.removeNode', { id: node.id });
        return world.refusal('targets.moveNode', { id: (await parts()).dry.id, parentId: other.id });
      },
      /^2026-Q4 is over, and what was said/,
    ],
  ])('%s is refused, and nothing changes', async (_name, run, words) => {
    clock.now = CLOSED;
    const before = world.checksum();
    expect(await run()).toMatch(words);
    if (_name !== 'moving a part that was called') expect(world.checksum()).toBe(before);
  });

  test('the words of an offset can still be mended', async () => {
    clock.now = CLOSED;
    const [offset] = (await world.tree()).offsets;
    await ask('targets.updateOffset', {
      id: offset!.id,
      link: 'https://example.org/video',
      sentence: 'It was the video.',
    });
    expect((await world.tree()).offsets[0]).toMatchObject({ sentence: 'It was the video.' });
    await ask('history.undo', {});
  });
});

test('the last evening still belongs to the period, where the company is: what is said then counts', async () => {
  const { oak } = await parts();
  clock.now = LAST_EVENING;
  const { id } = await ask('targets.call', { nodeId: oak.id, call: 'miss', expected: 1_000, reason: 'Snow' });
  expect((await world.tree()).calls.find((call) => call.id === id)).toMatchObject({ late: false, held: null });
  // The orders reach 25 November: nobody can say yet whether it held.
  clock.now = CLOSED;
  expect((await world.tree()).calls.find((call) => call.id === id)).toMatchObject({ late: false, held: null });
  expect((await world.tree()).offsets.map(({ held }) => held)).toEqual([null]);
  clock.now = SCORED;
  expect((await world.tree()).calls.find((call) => call.id === id)).toMatchObject({ late: false, held: true });
  clock.now = LAST_EVENING;
  await ask('targets.removeCall', { id });
});

describe('scores', () => {
  const authors = async () => (await ask('targets.record', {})).authors;

  test('go by the target as it stood at close, whatever is edited later', async () => {
    const { oak } = await parts();
    const { nodes } = await world.tree();
    for (const { id, locked } of nodes) if (locked) await ask('targets.updateNode', { id, locked: false });
    const { id } = await ask('targets.call', { nodeId: oak.id, call: 'miss', expected: oak.actual });
    // Before the close the target counts as it is by then.
    await ask('targets.setAmount', { id: oak.id, amount: oak.target + 100, mode: 'parent' });
    clock.now = SCORED;
    const called = async () => (await world.tree()).calls.find((call) => call.id === id);
    expect(await called()).toMatchObject({ held: true, against: oak.target + 100 });
    const [record, { offsets }] = [await authors(), await world.tree()];
    const half = Math.floor(oak.actual / 2);
    await ask('targets.setAmount', { id: oak.id, amount: half, mode: 'parent', why: 'It was too much' });
    // The tree shows the new target, the call its old one.
    expect(named((await world.tree()).nodes, 'Oak & Ivory').target).toBe(half);
    expect(await called()).toMatchObject({ held: true, against: oak.target + 100 });
    expect((await ask('home.get', { period: PERIOD })).story?.calls.find((call) => call.id === id)?.held).toBe(true);
    const { mousse } = await parts();
    await ask('targets.setAmount', { id: mousse.id, amount: mousse.target * 3, mode: 'parent' });
    expect((await world.tree()).offsets).toEqual(offsets);
    expect(await authors()).toEqual(record);
    await ask('history.undo', {});
    await ask('history.undo', {});
    expect(await called()).toMatchObject({ held: true, against: oak.target + 100 });
  });

  test('an edit from before the close that is undone after it stood at the close, and counts', async () => {
    const { oak } = await parts();
    const { nodes } = await world.tree();
    for (const { id, locked } of nodes) if (locked) await ask('targets.updateNode', { id, locked: false });
    const { id } = await ask('targets.call', { nodeId: oak.id, call: 'miss', expected: oak.actual });
    await ask('targets.setAmount', { id: oak.id, amount: oak.target + 500, mode: 'parent' });
    clock.now = SCORED;
    const called = async () => (await world.tree()).calls.find((call) => call.id === id);
    expect(await called()).toMatchObject({ held: true, against: oak.target + 500 });
    await ask('history.undo', {});
    expect(named((await world.tree()).nodes, 'Oak & Ivory').target).toBe(oak.target);
    expect(await called()).toMatchObject({ held: true, against: oak.target + 500 });
    await ask('history.redo', {});
    expect(await called()).toMatchObject({ against: oak.target + 500 });
  });

  test('leave out what is dated after the close, however it came in', async () => {
    clock.now = CLOSED;
    const past = await ask('targets.tree', { period: PAST });
    const node = named(past.nodes, 'D2C web');
    const before = await authors();
    const file = new Database(world.path);
    const late = '2026-10-01T04:00:00.000Z';
    file
      .prepare(
        "INSERT INTO target_calls (id, node_id, call, expected, confidence, reason, person_id, at) SELECT 'late-call', node_id, 'beat', 1, 1, 'Hindsight', person_id, ? FROM target_calls WHERE node_id = ? LIMIT 1",
      )
      .run(late, node.id);
    file
      .prepare(
        "INSERT INTO target_forecasts (id, node_id, amount, confidence, reason, person_id, at) SELECT 'late-number', node_id, 1, 1, '', person_id, ? FROM target_calls WHERE node_id = ? LIMIT 1",
      )
      .run(late, node.id);
    file
      .prepare(
        "INSERT INTO target_offsets (id, short_id, over_id, amount, cause, link, platform, confidence, sentence, person_id, at) SELECT 'late-offset', ?, ?, 1, 'x', '', '', 1, '', person_id, ? FROM target_calls WHERE node_id = ? LIMIT 1",
      )
      .run(named(past.nodes, 'Oak & Ivory').id, node.id, late, node.id);
    file.close();
    const now = await ask('targets.tree', { period: PAST });
    expect(now.calls.find(({ id }) => id === 'late-call')).toMatchObject({ late: true, held: null, error: null });
    expect(now.offsets.find(({ id }) => id === 'late-offset')).toMatchObject({ late: true, held: null });
    expect(await authors()).toEqual(before);
    const said = await ask('metrics.rows', { metric: 'forecast-accuracy', period: PAST });
    expect(said.total).toBe(4);
  });
});
