import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { TargetNode } from '../../src/shared/contract/target-shapes';
import { named, NOW, PERIOD, type TargetsWorld, targetsWorld } from './targets-world';

/** The running quarter as far as it has come. */
const SO_FAR = '2026-10-01..2026-11-25';

let world: TargetsWorld;
const time = { now: NOW };
let untouched: string;

beforeAll(async () => {
  world = await targetsWorld(time);
  untouched = world.checksum();
});

afterEach(async () => {
  while (world.checksum() !== untouched) await world.ask('history.undo', {});
});

afterAll(() => world.close());

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const parts = (nodes: readonly TargetNode[], id: string): TargetNode[] => nodes.filter((node) => node.parentId === id);

/** Every target's parts in its own measure and what is left come to it, in targets and in sales. */
const expectSums = (nodes: readonly TargetNode[]): void => {
  for (const node of nodes) {
    const own = parts(nodes, node.id).filter(({ beside }) => !beside);
    if (own.length === 0) expect([node.unallocated, node.unassigned]).toEqual([null, null]);
    else {
      expect(sum(own.map(({ target }) => target)) + (node.unallocated ?? 0), node.name).toBe(node.target);
      expect(sum(own.map(({ actual }) => actual)) + (node.unassigned ?? 0), node.name).toBe(node.actual);
    }
    for (const part of own) expect(part.metric).toBe(node.metric);
  }
};

describe('a target in another measure than what it stands under', () => {
  test('counts the same part of the company in its own measure, and its sum is left as it was', async () => {
    const before = await world.tree();
    const web = named(before.nodes, 'D2C web');
    const first = world.checksum();
    const { id } = await world.ask('targets.addBeside', { nodeId: web.id, metric: 'units', amount: 4_000 });
    const { nodes } = await world.tree();
    const units = nodes.find((node) => node.id === id)!;
    const catalogue = await world.ask('metrics.evaluate', { period: SO_FAR, metrics: ['units'], by: 'channel' });
    const sold = catalogue.find(({ group }) => group === 'D2C web');
    expect(units).toMatchObject({
      name: 'D2C web (units)',
      parentId: web.id,
      metric: 'units',
      currency: null,
      beside: true,
      target: 4_000,
      actual: sold?.value,
    });
    expect(units.actual).toBeGreaterThan(0);
    // Nothing else of the tree is another one, but for the counter of its changes.
    expect(nodes.filter((node) => node.id !== id)).toEqual(before.nodes);
    expectSums(nodes);
    // A campaign can serve it, and sees what it is counted in.
    const [campaign] = (await world.ask('campaigns.plan', { period: PERIOD, untargeted: false })).campaigns;
    expect(await world.ask('campaigns.targets', { id: campaign!.id })).toContainEqual(
      expect.objectContaining({ id, name: 'D2C web (units)', currency: null }),
    );
    await world.ask('history.undo', {});
    expect(world.checksum()).toBe(first);
  });

  test('is divided in its measure, edited within it, and its months sum to it', async () => {
    const { nodes } = await world.tree();
    const web = named(nodes, 'D2C web');
    const { id } = await world.ask('targets.addBeside', { nodeId: web.id, metric: 'units', amount: 4_001 });
    await world.ask('targets.addChildren', { parentId: id, kind: 'line', split: 'last-year' });
    const divided = (await world.tree()).nodes;
    const lines = parts(divided, id);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).toMatchObject({ metric: 'units', beside: false, currency: null });
    expect(sum(lines.map(({ target }) => target))).toBe(4_001);
    expectSums(divided);

    const style = lines.find(({ name }) => name === 'Style')!;
    const preview = await world.ask('targets.previewAmount', {
      id: style.id,
      amount: style.target + 100,
      mode: 'parent',
    });
    expect(preview.changes.map((change) => change.id).toSorted()).toEqual([id, style.id].toSorted());
    await world.ask('targets.setAmount', { id: style.id, amount: style.target + 100, mode: 'parent' });
    const edited = (await world.tree()).nodes;
    expect(edited.find((node) => node.id === id)?.target).toBe(4_101);
    expect(named(edited, 'D2C web').target).toBe(web.target);
    expectSums(edited);

    const grid = await world.ask('targets.months', { period: PERIOD });
    const row = grid.rows.find((one) => one.id === id)!;
    expect(sum(row.targets)).toBe(4_101);
    expect(sum(row.actuals.map((one) => one ?? 0))).toBe(edited.find((node) => node.id === id)?.actual);
    const page = await world.ask('targets.node', { id });
    expect(page.path.map(({ name }) => name)).toEqual(['Company', 'D2C web', 'D2C web (units)']);
    expect(sum(page.months.map(({ target }) => target))).toBe(4_101);
    expect(page.points.findLast(({ actual }) => actual !== null)?.actual).toBe(page.node.actual);
    expect(page.history.map(({ why }) => why)).toContain('Set 4,001 units beside D2C web');
  });

  test('has calls, own numbers and offsets of its own, none of them across measures', async () => {
    const { tree, nodes } = await world.tree();
    const web = named(nodes, 'D2C web');
    const { id } = await world.ask('targets.addBeside', { nodeId: web.id, metric: 'units', amount: 900 });
    await world.ask('targets.addChildren', { parentId: id, kind: 'line', split: 'equal' });
    const lines = parts((await world.tree()).nodes, id);
    const [short, over] = [lines[0]!, lines[1]!];
    await world.ask('targets.setAmount', { id: short.id, amount: 5_000, mode: 'parent' });
    await world.ask('targets.setAmount', { id: over.id, amount: 1, mode: 'parent' });
    await world.ask('targets.call', { nodeId: short.id, call: 'miss', expected: 800, reason: 'Too few bottles' });
    expect(
      await world.refusal('targets.offset', {
        shortId: short.id,
        overId: named((await world.tree()).nodes, 'Oak & Ivory').id,
        amount: 1,
        cause: 'A reorder',
      }),
    ).toBe(`${short.name} and Oak & Ivory are counted in sums of their own: an offset stays within one.`);
    await world.ask('targets.offset', { shortId: short.id, overId: over.id, amount: 5, cause: 'A larger order' });
    const { offsets } = await world.tree();
    expect(offsets.find((one) => one.short.id === short.id)).toMatchObject({
      state: 'holds',
      currency: null,
      amount: 5,
    });
    const suggested = await world.ask('targets.suggestOffsets', { treeId: tree!.id });
    const own = new Set(lines.map((line) => line.id));
    for (const one of suggested) expect(own.has(one.short.id)).toBe(own.has(one.over.id));
    const { story } = await world.ask('home.get', { period: PERIOD });
    expect(story?.calls.find((call) => call.nodeId === short.id)).toMatchObject({
      unit: { metric: 'units', currency: null },
      reason: 'Too few bottles',
    });
    expect(story?.shortage).toBeGreaterThan(0);
  });

  test('is refused where its rows do not say what it stands for, and twice; nothing changes then', async () => {
    const { nodes } = await world.tree();
    const web = named(nodes, 'D2C web');
    const { id } = await world.ask('targets.addBeside', { nodeId: web.id, metric: 'units', amount: 10 });
    const style = named(nodes, 'D2C web', 'Style');
    const before = world.checksum();
    expect(await world.refusal('targets.addBeside', { nodeId: web.id, metric: 'leads', amount: 10 })).toBe(
      'Leads cannot be divided by sales channel: they name no channel or product, only an owner.',
    );
    expect(await world.refusal('targets.addBeside', { nodeId: web.id, metric: 'units', amount: 10 })).toBe(
      'D2C web (units) is there already.',
    );
    expect(await world.refusal('targets.addBeside', { nodeId: web.id, metric: 'net-sales', amount: 10 })).toBe(
      'D2C web is a target in net sales already.',
    );
    expect(await world.refusal('targets.addBeside', { nodeId: id, metric: 'orders', amount: 10 })).toBe(
      'D2C web (units) stands beside D2C web: put orders beside that.',
    );
    expect(await world.refusal('targets.moveNode', { id, parentId: named(nodes, 'Oak & Ivory').id })).toBe(
      'D2C web (units) is counted beside what it stands under, and stays there.',
    );
    expect(await world.refusal('targets.moveNode', { id: style.id, parentId: id })).toBe(
      'D2C web (units) is a target in units and Style one in net sales: neither can be a part of the other.',
    );
    expect(world.checksum()).toBe(before);
  });

  test('is set once where two ask for it at the same moment', async () => {
    const { id: nodeId } = named((await world.tree()).nodes, 'D2C web');
    const both = await Promise.all(
      [10, 20].map((amount) => world.answer('targets.addBeside', { nodeId, metric: 'units', amount })),
    );
    expect(both.map((result) => (result.ok ? 'set' : result.error.message))).toEqual([
      'set',
      'D2C web (units) is there already.',
    ]);
    const units = (await world.tree()).nodes.filter((node) => node.parentId === nodeId && node.metric === 'units');
    expect(units.map(({ target }) => target)).toEqual([10]);
  });

  test('leads, orders and spend stand beside the company; reports and metrics of net sales do not see them', async () => {
    const top = named((await world.tree()).nodes, 'Company');
    const metrics = ['target-attainment', 'pace', 'outlook', 'coverage'] as const;
    const before = await world.ask('metrics.evaluate', { period: PERIOD, metrics: [...metrics] });
    for (const metric of ['leads', 'orders', 'ad-spend'] as const)
      await world.ask('targets.addBeside', { nodeId: top.id, metric, amount: 500 });
    const { nodes } = await world.tree();
    for (const metric of ['leads', 'orders', 'ad-spend'] as const) {
      const node = nodes.find((one) => one.parentId === top.id && one.metric === metric)!;
      const [value] = await world.ask('metrics.evaluate', { period: SO_FAR, metrics: [metric] });
      expect(node.actual, metric).toBe(Math.round(value?.value ?? 0));
    }
    expectSums(nodes);
    expect(await world.ask('metrics.evaluate', { period: PERIOD, metrics: [...metrics] })).toEqual(before);
  });

  test('takes no sale from what is divided after it: reports spread channels as their own pages do', async () => {
    const { tree } = await world.tree();
    await world.ask('targets.removeTree', { id: tree!.id });
    await world.ask('targets.createTree', { period: PERIOD, amount: 14_800_000, levels: [], split: 'none' });
    const top = (await world.tree()).nodes[0]!;
    await world.ask('targets.addBeside', { nodeId: top.id, metric: 'units', amount: 5_000 });
    await world.ask('targets.addChildren', { parentId: top.id, kind: 'channel', split: 'last-year' });
    const { nodes } = await world.tree();
    expectSums(nodes);
    const grid = await world.ask('targets.months', { period: PERIOD });
    const { channels } = await world.ask('home.get', { period: '2026-11' });
    for (const node of parts(nodes, top.id).filter(({ beside }) => !beside)) {
      const row = grid.rows.find(({ id }) => id === node.id)!;
      const november = sum(
        grid.columns.flatMap(({ month }, index) => (month === '2026-11' ? row.targets[index]! : [])),
      );
      expect(channels.find(({ name }) => name === node.name)?.targetMinor, node.name).toBe(november);
    }
  });

  test('goes along with the shape of an earlier tree, and with what it stands under when that is removed', async () => {
    const { tree, nodes } = await world.tree();
    const web = named(nodes, 'D2C web');
    const { id } = await world.ask('targets.addBeside', { nodeId: web.id, metric: 'units', amount: 4_000 });
    await world.ask('targets.addChildren', { parentId: id, kind: 'line', split: 'equal' });
    await world.ask('targets.createTree', {
      period: '2027-Q4',
      amount: 2 * (tree?.target ?? 0),
      split: 'previous',
      like: tree!.id,
    });
    const next = (await world.ask('targets.tree', { period: '2027-Q4' })).nodes;
    const again = named(next, 'D2C web (units)');
    expect(again).toMatchObject({ metric: 'units', beside: true, target: 8_000, parentId: named(next, 'D2C web').id });
    expect(sum(parts(next, again.id).map(({ target }) => target))).toBe(8_000);
    expectSums(next);
    await world.ask('targets.removeNode', { id: web.id });
    expect((await world.tree()).nodes.some((node) => node.metric === 'units')).toBe(false);
  });
});

test('the newest call on a tree of another measure is on Home and in the report, beside those of net sales or alone', async () => {
  await world.ask('targets.createTree', { period: PERIOD, metric: 'leads', amount: 500, split: 'none' });
  const { nodes } = await world.ask('targets.tree', { period: PERIOD, metric: 'leads' });
  const top = nodes[0]!;
  await world.ask('targets.call', { nodeId: top.id, call: 'hit', expected: 510 });
  time.now += 60_000;
  await world.ask('targets.call', { nodeId: top.id, call: 'miss', expected: 300, reason: 'The fair was called off' });
  const stories = async () => [
    (await world.ask('home.get', { period: PERIOD })).story,
    (await world.ask('reports.weekly', { period: '2026-W48' })).story,
  ];
  for (const story of await stories()) {
    expect(story).toMatchObject({ currency: 'USD' });
    expect(story?.calls.length).toBeGreaterThan(1);
    // The newest alone, in its own unit, with its measure in its name.
    expect(story?.calls.filter(({ nodeId }) => nodeId === top.id)).toMatchObject([
      { name: 'Company (leads)', call: 'miss', expected: 300, unit: { metric: 'leads', currency: null } },
    ]);
  }
  const { tree } = await world.ask('targets.tree', { period: PERIOD, metric: 'net-sales' });
  await world.ask('targets.removeTree', { id: tree!.id });
  for (const story of await stories())
    expect(story).toMatchObject({ currency: null, calls: [{ nodeId: top.id, reason: 'The fair was called off' }] });
});

test('once the period is over what was said of units is scored in units, and money as if nobody had counted them', async () => {
  const clock = { now: NOW };
  const own = await targetsWorld(clock);
  try {
    const before = await own.ask('targets.record', {});
    const { nodes } = await own.tree();
    const web = named(nodes, 'D2C web');
    const { id } = await own.ask('targets.addBeside', { nodeId: web.id, metric: 'units', amount: 2_000 });
    await own.ask('targets.call', { nodeId: id, call: 'hit', expected: 2_500 });
    await own.ask('targets.forecast', { nodeId: id, amount: 3_000 });
    // Six weeks after the quarter nothing more is coming: what is there is what came.
    clock.now = Date.UTC(2027, 1, 12, 17);
    const { authors, methods } = await own.ask('targets.record', {});
    const came = (await own.tree()).nodes.find((node) => node.id === id)!.actual;
    const said = authors.find(({ counted }) => counted.length > 0)!;
    expect(said.counted).toEqual([
      {
        metric: 'units',
        accuracy: 1 - (2_500 - came + (3_000 - came)) / (2 * came),
        bias: (5_500 - 2 * came) / (2 * came),
      },
    ]);
    expect(before.authors.every(({ counted }) => counted.length === 0)).toBe(true);
    expect(methods.find(({ method }) => method === 'own')?.counted.map(({ metric }) => metric)).toEqual(['units']);
    const node = await own.ask('targets.node', { id });
    expect(node.calls[0]).toMatchObject({ held: came >= 2_000, against: 2_000, error: (2_500 - came) / came });
  } finally {
    await own.close();
  }
});

describe('random edits', () => {
  const edits = fc.array(
    fc.record({
      at: fc.nat(),
      by: fc.integer({ min: -60, max: 90 }),
      mode: fc.constantFrom('siblings' as const, 'parent' as const, 'rest' as const),
    }),
    { minLength: 3, maxLength: 8 },
  );

  test('keep every sum of every measure exact, and undo takes them back', async () => {
    const { nodes } = await world.tree();
    const web = named(nodes, 'D2C web');
    const { id } = await world.ask('targets.addBeside', { nodeId: web.id, metric: 'units', amount: 997 });
    await world.ask('targets.addChildren', { parentId: id, kind: 'line', split: 'last-year' });
    const first = world.checksum();
    await fc.assert(
      fc.asyncProperty(edits, async (steps) => {
        let made = 0;
        for (const { at, by, mode } of steps) {
          const now = (await world.tree()).nodes;
          const node = now[at % now.length]!;
          const amount = Math.max(0, Math.round(node.target * (1 + by / 100)));
          const result = await world.answer('targets.setAmount', { id: node.id, amount, mode });
          if (result.ok && amount !== node.target) made += 1;
          const after = (await world.tree()).nodes;
          expectSums(after);
          // An edit of one measure moves no target of another.
          for (const one of after)
            if (one.metric !== node.metric) expect(one.target).toBe(now.find((old) => old.id === one.id)?.target);
        }
        for (let step = 0; step < made; step += 1) await world.ask('history.undo', {});
        expect(world.checksum()).toBe(first);
      }),
      { numRuns: 8 },
    );
  });
});
