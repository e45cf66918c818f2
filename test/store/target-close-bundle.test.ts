import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createWorkspace } from '../../src/main/engine/index';
import { pairOf } from './bundle-world';
import { named, NOW, PERIOD } from './targets-world';

const folder = mkdtempSync(join(tmpdir(), 'tandem-close-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what a teammate edited counts at close by when that was, not by when its bundle was taken', async () => {
  const path = join(folder, 'sample.tandem');
  await createWorkspace({
    path,
    name: 'Halo & Vine',
    currency: 'USD',
    timeZone: 'America/New_York',
    weekStart: 1,
    fiscalYearStart: 1,
    sample: true,
    clock: () => NOW,
  });
  let now = NOW;
  const pair = await pairOf(path, ['', ''], () => now);
  const { a, b, at } = pair;
  try {
    const people = await a.ask('people.list', {});
    a.me = people[0]!.id;
    b.me = people[1]!.id;
    const oakOf = async (copy: typeof a) =>
      named((await copy.ask('targets.tree', { period: PERIOD })).nodes, 'Oak & Ivory');
    const since = new Date(NOW - 60_000).toISOString();
    const oak = await oakOf(a);
    const { id } = await a.ask('targets.call', { nodeId: oak.id, call: 'miss', expected: oak.actual });
    const called = async () =>
      (await a.ask('targets.tree', { period: PERIOD })).calls.find((call) => call.id === id)?.against;
    const raise = async (by: number): Promise<void> => {
      const { id: node, target } = await oakOf(b);
      for (const one of (await b.ask('targets.tree', { period: PERIOD })).nodes)
        if (one.locked) await b.ask('targets.updateNode', { id: one.id, locked: false });
      await b.ask('targets.setAmount', { id: node, amount: target + by, mode: 'parent' });
    };

    // While the quarter ran, on the other computer.
    await raise(500);
    now = Date.UTC(2027, 1, 2, 17);
    expect(await called()).toBe(oak.target);
    await b.ask('bundle.export', { since, file: at('first.bundle') });
    await a.ask('bundle.apply', { file: at('first.bundle') });
    expect((await oakOf(a)).target).toBe(oak.target + 500);
    expect(await called()).toBe(oak.target + 500);

    // After it was over: the tree shows it, and nothing is scored against it.
    await raise(900);
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
