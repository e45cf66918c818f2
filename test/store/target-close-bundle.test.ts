import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grownWorkspace } from './grown';
import { type Copy, pairOf } from './bundle-world';
import { named, NOW, PERIOD } from './targets-world';

const folder = mkdtempSync(join(tmpdir(), 'tandem-close-'));
const path = join(folder, 'sample.tandem');
beforeAll(() =>
  grownWorkspace({
    path,
    name: 'Halo & Vine',
    currency: 'USD',
    timeZone: 'America/New_York',
    weekStart: 1,
    fiscalYearStart: 1,
    sample: true,
    clock: () => NOW,
  }),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const since = new Date(NOW - 60_000).toISOString();
/** A day of February, when the quarter is over. */
const LATER = Date.UTC(2027, 1, 2, 17);
const treeOf = (copy: Copy) => copy.ask('targets.tree', { period: PERIOD });
const oakOf = async (copy: Copy) => named((await treeOf(copy)).nodes, 'Oak & Ivory');
const againstOf = async (copy: Copy, id: string) => (await treeOf(copy)).calls.find((call) => call.id === id)?.against;
const raise = async (copy: Copy, by: number): Promise<void> => {
  const { nodes } = await treeOf(copy);
  const { id, target } = named(nodes, 'Oak & Ivory');
  for (const one of nodes) if (one.locked) await copy.ask('targets.updateNode', { id: one.id, locked: false });
  await copy.ask('targets.setAmount', { id, amount: target + by, mode: 'parent' });
};

test('what a teammate edited counts at close by when that was, not by when its bundle was taken', async () => {
  let now = NOW;
  const pair = await pairOf(path, ['', ''], () => now);
  const { a, b, at } = pair;
  try {
    const people = await a.ask('people.list', {});
    a.me = people[0]!.id;
    b.me = people[1]!.id;
    const oak = await oakOf(a);
    const { id } = await a.ask('targets.call', { nodeId: oak.id, call: 'miss', expected: oak.actual });
    const called = () => againstOf(a, id);

    // While the quarter ran, on the other computer.
    await raise(b, 500);
    now = LATER;
    expect(await called()).toBe(oak.target);
    await b.ask('bundle.export', { since, file: at('first.bundle') });
    await a.ask('bundle.apply', { file: at('first.bundle') });
    expect((await oakOf(a)).target).toBe(oak.target + 500);
    expect(await called()).toBe(oak.target + 500);

    // After it was over: the tree shows it, and nothing is scored against it.
    await raise(b, 900);
    await b.ask('bundle.export', { since, file: at('second.bundle') });
    await a.ask('bundle.apply', { file: at('second.bundle') });
    expect((await oakOf(a)).target).toBe(oak.target + 1_400);
    expect(await called()).toBe(oak.target + 500);

    // Taking that back changes the tree alone.
    await a.ask('history.undo', {});
    expect((await oakOf(a)).target).toBe(oak.target + 500);
    expect(await called()).toBe(oak.target + 500);
  } finally {
    await pair.close();
  }
});

test('what goes through a third copy keeps the moment at which it was changed', async () => {
  let now = NOW;
  const pair = await pairOf(path, ['', ''], () => now);
  const other = await pairOf(path, ['', ''], () => now);
  const { a, b, at } = pair;
  const c = other.a;
  try {
    const people = await a.ask('people.list', {});
    a.me = b.me = people[0]!.id;
    c.me = people[1]!.id;
    const oak = await oakOf(c);
    const { id } = await c.ask('targets.call', { nodeId: oak.id, call: 'miss', expected: oak.actual });
    await raise(a, 500);
    await a.ask('bundle.export', { since, file: at('a.bundle') });

    now = LATER;
    await b.ask('bundle.apply', { file: at('a.bundle') });
    await b.ask('bundle.export', { since, file: at('b.bundle') });
    await c.ask('bundle.apply', { file: at('b.bundle') });
    expect((await oakOf(c)).target).toBe(oak.target + 500);
    expect(await againstOf(c, id)).toBe(oak.target + 500);
  } finally {
    await pair.close();
    await other.close();
  }
});

test('a target of another copy counts from when it was added, whatever was corrected of it later', async () => {
  let now = NOW;
  const pair = await pairOf(path, ['', ''], () => now);
  const other = await pairOf(path, ['', ''], () => now);
  const { a, b, at } = pair;
  const c = other.a;
  try {
    const people = await a.ask('people.list', {});
    a.me = c.me = people[0]!.id;
    b.me = people[1]!.id;
    const { id: nodeId } = await b.ask('targets.addBeside', {
      nodeId: (await oakOf(b)).id,
      metric: 'orders',
      amount: 40,
    });
    const { id } = await b.ask('targets.call', { nodeId, call: 'miss', expected: 30 });

    now = LATER;
    await b.ask('targets.updateNode', { id: nodeId, note: 'Counted by order, not by parcel.' });
    expect(await againstOf(b, id)).toBe(40);
    await b.ask('bundle.export', { since, file: at('b.bundle') });
    await a.ask('bundle.apply', { file: at('b.bundle') });
    expect(await againstOf(a, id)).toBe(40);

    // And on from there.
    await a.ask('bundle.export', { since, file: at('a.bundle') });
    await c.ask('bundle.apply', { file: at('a.bundle') });
    expect(await againstOf(c, id)).toBe(40);
  } finally {
    await pair.close();
    await other.close();
  }
});

test('of an amount that was changed before and after the close, both in one bundle, the one that stood at the close counts', async () => {
  let now = NOW;
  const pair = await pairOf(path, ['', ''], () => now);
  const other = await pairOf(path, ['', ''], () => now);
  const { a, b, at } = pair;
  const c = other.a;
  try {
    const people = await a.ask('people.list', {});
    a.me = c.me = people[0]!.id;
    b.me = people[1]!.id;
    const oak = await oakOf(a);
    const { id } = await a.ask('targets.call', { nodeId: oak.id, call: 'miss', expected: oak.actual });
    const { id: nodeId } = await b.ask('targets.addBeside', { nodeId: oak.id, metric: 'orders', amount: 40 });
    const { id: onNew } = await b.ask('targets.call', { nodeId, call: 'miss', expected: 30 });

    await raise(b, 300);
    await b.ask('targets.setAmount', { id: nodeId, amount: 45, mode: 'rest' });
    now = NOW + 3_600_000;
    await raise(b, 200);
    now = LATER;
    await raise(b, 900);
    await b.ask('targets.setAmount', { id: nodeId, amount: 60, mode: 'rest' });
    expect(await againstOf(b, onNew)).toBe(45);

    await b.ask('bundle.export', { since, file: at('b.bundle') });
    await a.ask('bundle.apply', { file: at('b.bundle') });
    expect((await oakOf(a)).target).toBe(oak.target + 1_400);
    expect(await againstOf(a, id)).toBe(oak.target + 500);
    expect(await againstOf(a, onNew)).toBe(45);

    // And on from there.
    await a.ask('bundle.export', { since, file: at('a.bundle') });
    await c.ask('bundle.apply', { file: at('a.bundle') });
    expect((await oakOf(c)).target).toBe(oak.target + 1_400);
    expect(await againstOf(c, id)).toBe(oak.target + 500);
    expect(await againstOf(c, onNew)).toBe(45);

    // All of it is one step.
    await a.ask('history.undo', {});
    expect((await oakOf(a)).target).toBe(oak.target);
    expect(await againstOf(a, id)).toBe(oak.target);
  } finally {
    await pair.close();
    await other.close();
  }
});

test.each([
  ['by hand', (copy: Copy) => raise(copy, -500)],
  ['by undo', async (copy: Copy) => void (await copy.ask('history.undo', {}))],
])(
  'an amount that was changed before the close and set back %s after it is scored alike in all copies',
  async (_how, setBack) => {
    let now = NOW;
    const pair = await pairOf(path, ['', ''], () => now);
    const other = await pairOf(path, ['', ''], () => now);
    const { a, b, at } = pair;
    const c = other.a;
    try {
      const people = await a.ask('people.list', {});
      a.me = c.me = people[0]!.id;
      b.me = people[1]!.id;
      const oak = await oakOf(a);
      const calls: [Copy, string][] = [];
      for (const copy of [a, b, c])
        calls.push([copy, (await copy.ask('targets.call', { nodeId: oak.id, call: 'miss', expected: oak.actual })).id]);

      await raise(b, 500);
      now = LATER;
      await setBack(b);
      expect((await oakOf(b)).target).toBe(oak.target);
      await b.ask('bundle.export', { since, file: at('b.bundle') });
      await a.ask('bundle.apply', { file: at('b.bundle') });
      const history = async () => (await a.ask('targets.node', { id: oak.id })).history;
      const told = await history();
      expect(told.slice(0, 2)).toMatchObject([{ to: oak.target }, { from: oak.target, to: oak.target + 500 }]);
      await a.ask('bundle.apply', { file: at('b.bundle') });
      expect(await history()).toEqual(told);
      // And on from there.
      await a.ask('bundle.export', { since, file: at('a.bundle') });
      await c.ask('bundle.apply', { file: at('a.bundle') });
      for (const [copy, id] of calls) {
        expect((await oakOf(copy)).target).toBe(oak.target);
        expect(await againstOf(copy, id)).toBe(oak.target + 500);
      }
      await a.ask('history.undo', {});
      expect(await againstOf(a, calls[0]![1])).toBe(oak.target);
    } finally {
      await pair.close();
      await other.close();
    }
  },
);
