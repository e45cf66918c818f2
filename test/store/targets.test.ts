import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngine, createWorkspace, type Engine } from '../../src/main/engine/index';
import type { ChannelName, Input, Output, Result } from '../../src/shared/contract';
import type { TargetNode } from '../../src/shared/contract/targets';

const NOW = Date.UTC(2026, 10, 25, 17);
const PERIOD = '2026-Q4';
let folder: string;
let path: string;
let engine: Engine;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-targets-'));
  path = join(folder, 'sample.tandem');
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
  engine = await createEngine({ workspacePath: path, clock: () => NOW });
}, 60_000);
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const answer = async <C extends ChannelName>(channel: C, input: Input<C>): Promise<Result<Output<C>>> =>
  (await engine.call(channel, input)) as Result<Output<C>>;
const ask = async <C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C>> => {
  const result = await answer(channel, input);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const refusal = async <C extends ChannelName>(channel: C, input: Input<C>): Promise<string> => {
  const result = await answer(channel, input);
  if (result.ok) throw new Error('It was not refused.');
  return result.error.message;
};
const tree = () => ask('targets.tree', { period: PERIOD });
const named = (nodes: readonly TargetNode[], ...names: string[]): TargetNode => {
  let found: TargetNode | undefined;
  for (const name of names)
    found = nodes.find((node) => node.name === name && (found === undefined || node.parentId === found.id));
  if (!found) throw new Error(names.join(' › '));
  return found;
};
const TABLES = [
  'target_trees',
  'target_nodes',
  'target_calls',
  'target_offsets',
  'target_forecasts',
  'plan_items',
  'moments',
];
/** What all target tables hold, without the counters of changes. */
const checksum = (): string => {
  const file = new Database(path, { readonly: true });
  try {
    const rows = TABLES.map((table) =>
      (file.prepare(`SELECT * FROM ${table} ORDER BY id`).all() as Record<string, unknown>[]).map(
        ({ rev: _rev, ...row }) => row,
      ),
    );
    return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  } finally {
    file.close();
  }
};

describe('where the sample stands', () => {
  test('children, their rest and what fits none add up to their parent, in targets and in sales', async () => {
    const { nodes } = await tree();
    for (const node of nodes) {
      const children = nodes.filter((child) => child.parentId === node.id);
      if (children.length === 0) continue;
      expect(children.reduce((sum, child) => sum + child.target, 0) + (node.unallocated ?? 0)).toBe(node.target);
      expect(children.reduce((sum, child) => sum + child.actual, 0) + (node.unassigned ?? 0)).toBe(node.actual);
    }
  });

  test('actuals are the metric’s own, by channel and by product', async () => {
    const { nodes } = await tree();
    const value = async (by?: 'channel' | 'product') =>
      new Map(
        (await ask('metrics.evaluate', { period: PERIOD, metrics: ['net-sales'], ...(by ? { by } : {}) })).map(
          (one) => [one.group, one.value],
        ),
      );
    expect(named(nodes, 'Company').actual).toBe((await value()).get(null));
    const channels = await value('channel');
    for (const node of nodes.filter((one) => one.kind === 'channel')) expect(node.actual).toBe(channels.get(node.name));
  });

  test('the dry shampoo is short, the mousse makes it up, and the sentence says so', async () => {
    const { nodes, offsets } = await tree();
    const dry = named(nodes, 'D2C web', 'Style', 'Dry Shampoo');
    const mousse = named(nodes, 'D2C web', 'Style', 'Air-Dry Mousse');
    expect(dry.outlook).toBeLessThan(dry.target);
    expect(mousse.outlook).toBeGreaterThan(mousse.target);
    expect(offsets).toHaveLength(1);
    expect(offsets[0]).toMatchObject({ state: 'holds', amount: dry.target - dry.outlook, shortLeft: 0 });
    expect(offsets[0]?.overLeft).toBe(mousse.outlook - mousse.target - (offsets[0]?.amount ?? 0));
    expect(offsets[0]?.sentence).toMatch(
      /^Dry Shampoo will miss by \$[\d.,]+ \(\d+(\.\d)?%\); Air-Dry Mousse is \$[\d,.]+ over since Lena Waves’ video/,
    );
  });

  test('a node’s months and weeks sum to it, and its trend ends at the outlook', async () => {
    const { nodes } = await tree();
    const dry = named(nodes, 'D2C web', 'Style', 'Dry Shampoo');
    const page = await ask('targets.node', { id: dry.id });
    const sum = (parts: readonly { target: number }[]): number => parts.reduce((total, part) => total + part.target, 0);
    expect(sum(page.months)).toBe(dry.target);
    expect(sum(page.weeks)).toBe(dry.target);
    expect(page.points.at(-1)).toMatchObject({ target: dry.target, outlook: dry.outlook });
    expect(page.points.filter((one) => one.actual !== null).at(-1)?.actual).toBe(dry.actual);
    expect(page.path.map(({ name }) => name)).toEqual(['Company', 'D2C web', 'Style', 'Dry Shampoo']);
  });

  test('calls of closed periods are scored, with a record for their authors', async () => {
    const { authors } = await ask('targets.record', {});
    const theo = authors.find(({ author }) => author?.name === 'Theo Lindqvist');
    expect(theo?.calls).toBe(2);
    expect(theo?.accuracy).toBeGreaterThan(0.8);
  });

  test('outlooks of closed periods are scored by how they were made', async () => {
    const { methods } = await ask('targets.record', {});
    const rate = methods.find(({ method }) => method === 'run-rate');
    expect(rate?.outlooks).toBeGreaterThan(10);
    expect(rate?.held).toBeLessThanOrEqual(rate?.outlooks ?? 0);
    expect(rate?.error).toBeGreaterThan(0);
    expect(rate?.error).toBeLessThan(0.5);
    // Of open deals and the plan only what was kept while the quarters ran: three days each of two.
    const deals = methods.find(({ method }) => method === 'pipeline');
    expect(deals?.outlooks).toBe(6);
    expect(deals?.bias).toBeLessThan(0);
    const plan = methods.find(({ method }) => method === 'plan');
    expect(plan?.outlooks).toBeGreaterThan(6);
    expect(plan?.bias).toBeGreaterThan(0);
  });

  test('open deals and the plan are kept as they stand at a lead day, once, and are no step of undo', async () => {
    const { nodes } = await tree();
    const before = await ask('history.list', { limit: 1 });
    // 25 November is past the half of the quarter.
    const { kept } = await ask('targets.keepOutlooks', {});
    const speaks = nodes.filter(({ plan }) => plan.deals > 0).length;
    expect(kept).toBeGreaterThanOrEqual(speaks + 1);
    expect(await ask('targets.keepOutlooks', {})).toEqual({ kept: 0 });
    expect(await ask('history.list', { limit: 1 })).toEqual(before);
    const file = new Database(path, { readonly: true });
    const said = file
      .prepare(
        "SELECT outlook, low, high FROM target_outlooks WHERE node_id = ? AND method = 'pipeline' AND day = '2026-11-25'",
      )
      .get(nodes[0]?.id) as { outlook: number; low: number; high: number };
    file.close();
    const top = await ask('targets.node', { id: nodes[0]?.id ?? '' });
    expect(said.outlook).toBe(top.methods.find(({ method }) => method === 'pipeline')?.outlook);
    expect(said.low).toBeLessThanOrEqual(said.outlook);
    expect(said.high).toBeGreaterThanOrEqual(said.outlook);
  });

  test('reports cut the same targets', async () => {
    const { nodes } = await tree();
    const home = await ask('home.get', { period: PERIOD });
    expect(home.pace?.targetMinor).toBe(named(nodes, 'Company').target);
    expect(home.pace?.expectedMinor).toBe(named(nodes, 'Company').expected);
    expect(home.pace?.outlookMinor).toBe(named(nodes, 'Company').outlook);
    for (const line of home.channels.filter(({ pace, id }) => pace && id)) {
      expect(line.pace?.targetMinor).toBe(named(nodes, line.name).target);
      expect(line.pace?.expectedMinor).toBe(named(nodes, line.name).expected);
    }
  });

  test('a call, an offset taken back and an own number are on Home and in the report at once', async () => {
    const before = await ask('home.get', { period: PERIOD });
    expect(before.story?.offsets[0]?.sentence).toMatch(/Dry Shampoo will miss by \$\d[\d,]* .*Air-Dry Mousse is \$/);
    const { nodes } = await tree();
    const oak = named(nodes, 'Company', 'Oak & Ivory');
    await ask('targets.call', { nodeId: oak.id, call: 'miss', confidence: 0.9, reason: 'A door closes' });
    const [channel] = (await ask('home.get', { period: PERIOD })).story?.calls.filter(
      (call) => call.channelId === oak.refId,
    ) ?? [undefined];
    expect(channel).toMatchObject({ call: 'miss', reason: 'A door closes', toTarget: oak.outlook - oak.target });
    const week = await ask('reports.weekly', { period: '2026-W48' });
    expect(week.story?.calls.find((call) => call.nodeId === oak.id)?.call).toBe('miss');
    await ask('targets.forecast', { nodeId: oak.id, amount: oak.target - 12_300 });
    const home = await ask('home.get', { period: PERIOD });
    const line = home.channels.find((one) => one.id === oak.refId);
    expect(line?.pace).toMatchObject({ outlookMinor: oak.target - 12_300, status: 'at-risk' });
    await ask('history.undo', {});
    await ask('history.undo', {});
    expect((await ask('home.get', { period: PERIOD })).story?.calls).toEqual(before.story?.calls);
  });

  test('what offsets between channels leave open is shortage less offsets; its bars come to the parent’s end', async () => {
    const { story } = await ask('home.get', { period: PERIOD });
    const { nodes } = await tree();
    const top = named(nodes, 'Company');
    const short = nodes
      .filter((node) => node.parentId === top.id)
      .reduce((sum, node) => sum + Math.max(0, node.target - node.outlook), 0);
    expect(story?.shortage).toBe(short);
    expect(story?.uncovered).toBe(short - (story?.covered ?? 0));
    for (const { short: miss, over, parent } of story?.offsets ?? [])
      expect(over.by - miss.by + (parent?.rest ?? 0)).toBe(parent?.toTarget);
  });

  test('figures of targets equal the tree, by channel and product, and their rows add up to them', async () => {
    const { nodes } = await tree();
    const top = named(nodes, 'Company');
    const planned = (node: TargetNode): number => Object.values(node.plan).reduce((sum, one) => sum + one, 0);
    const metrics = ['target-attainment', 'pace', 'outlook', 'coverage'];
    const whole = await ask('metrics.evaluate', { period: PERIOD, metrics });
    expect(whole.map(({ numerator, denominator }) => [numerator, denominator])).toEqual([
      [top.actual, top.target],
      [top.actual, top.expected],
      [top.outlook, 1],
      [planned(top), top.target - top.actual],
    ]);
    const by = await ask('metrics.evaluate', { period: PERIOD, metrics: ['target-attainment'], by: 'channel' });
    for (const node of nodes.filter((one) => one.kind === 'channel'))
      expect(by.find((one) => one.group === node.name)).toMatchObject({
        numerator: node.actual,
        denominator: node.target,
      });
    for (const dimension of ['channel', 'product', 'rep'] as const) {
      const groups = await ask('metrics.evaluate', { period: PERIOD, metrics: ['outlook'], by: dimension });
      expect(groups.reduce((sum, one) => sum + (one.numerator ?? 0), 0)).toBe(top.outlook);
      for (const metric of metrics)
        for (const { group, numerator } of await ask('metrics.evaluate', {
          period: PERIOD,
          metrics: [metric],
          by: dimension,
        })) {
          const rows = await ask('metrics.rows', {
            metric,
            period: PERIOD,
            by: dimension,
            group: group ?? '',
          });
          if (numerator !== null) expect(rows.sum, `${metric} ${group ?? ''}`).toBe(numerator);
        }
    }
    const accuracy = await ask('metrics.evaluate', { period: '2026-Q3', metrics: ['forecast-accuracy'] });
    const said = await ask('metrics.rows', { metric: 'forecast-accuracy', period: '2026-Q3' });
    expect(said.total).toBe(4);
    expect(accuracy[0]).toMatchObject({ status: 'ok', numerator: said.sum });
  });

  test('a month of the quarter has its share of the target, and the year its quarters together', async () => {
    const [month, november] = [
      await ask('metrics.evaluate', { period: '2026-10', metrics: ['target-attainment', 'net-sales', 'outlook'] }),
      await ask('metrics.evaluate', { period: '2026-11', metrics: ['target-attainment', 'outlook'] }),
    ];
    expect(month[0]?.numerator).toBe(month[1]?.value);
    expect(month[2]?.value).toBe(month[1]?.value);
    expect(november[0]?.denominator).toBeGreaterThan(0);
    expect(november[1]).toMatchObject({ value: null, status: 'not_computable' });
    const trees = (await ask('targets.trees', {})).filter(({ period }) => period.startsWith('2026-Q'));
    const [year] = await ask('metrics.evaluate', { period: '2026', metrics: ['target-attainment'] });
    expect(year?.denominator).toBe(trees.reduce((sum, one) => sum + one.target, 0));
  });
});

describe('edits', () => {
  test('are previewed, applied as one step, and undone to the first checksum', async () => {
    const before = checksum();
    const { nodes } = await tree();
    const salons = named(nodes, 'Wholesale salons');
    const mist = named(nodes, 'D2C web', 'Style', 'Sea Salt Mist');
    const edit = { id: mist.id, amount: mist.target + 100_000, mode: 'siblings' } as const;
    const preview = await ask('targets.previewAmount', edit);
    expect(preview.problem).toBeNull();
    expect(preview.changes.reduce((sum, change) => sum + change.after - change.before, 0)).toBe(0);
    await ask('targets.setAmount', { ...edit, why: 'Summer came early' });
    const after = await tree();
    for (const change of preview.changes)
      expect(after.nodes.find(({ id }) => id === change.id)?.target).toBe(change.after);
    expect(named(after.nodes, 'D2C web', 'Style', 'Dry Shampoo').target).toBe(
      named(nodes, 'D2C web', 'Style', 'Dry Shampoo').target,
    );
    const page = await ask('targets.node', { id: mist.id });
    expect(page.history[0]).toMatchObject({ from: mist.target, to: edit.amount });
    expect(page.history[0]?.why).toContain('Summer came early');

    await ask('targets.updateNode', { id: salons.id, locked: true, note: 'Agreed' });
    const { id: call } = await ask('targets.call', {
      nodeId: salons.id,
      call: 'miss',
      expected: 1_000_000,
      reason: 'Slow',
    });
    await ask('targets.removeCall', { id: call });
    await ask('targets.forecast', { nodeId: salons.id, amount: 2_000_000 });
    await ask('targets.addPlanItem', {
      nodeId: salons.id,
      kind: 'other',
      name: 'Fair',
      amount: 5_000,
      day: '2026-12-01',
    });
    await ask('moments.create', { name: 'Sale', kind: 'holiday', starts: '2026-12-01', ends: '2026-12-03' });
    for (let step = 0; step < 7; step += 1) expect((await ask('history.undo', {})).label).not.toBeNull();
    expect(checksum()).toBe(before);
    for (let step = 0; step < 7; step += 1) await ask('history.redo', {});
    for (let step = 0; step < 7; step += 1) await ask('history.undo', {});
    expect(checksum()).toBe(before);
  });

  test('random edits keep every sum and every lock, and undo takes them all back', async () => {
    const before = checksum();
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            pick: fc.nat(60),
            factor: fc.double({ min: 0, max: 2, noNaN: true }),
            mode: fc.constantFrom('siblings' as const, 'parent' as const, 'rest' as const),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        async (edits) => {
          let steps = 0;
          for (const { pick, factor, mode } of edits) {
            const { nodes } = await tree();
            const node = nodes[pick % nodes.length]!;
            const result = await answer('targets.setAmount', {
              id: node.id,
              amount: Math.round(node.target * factor),
              mode,
            });
            const after = (await tree()).nodes;
            for (const one of after) {
              const children = after.filter((child) => child.parentId === one.id);
              if (children.length > 0)
                expect(children.reduce((sum, child) => sum + child.target, 0) + (one.unallocated ?? 0)).toBe(
                  one.target,
                );
              expect(one.unallocated ?? 0).toBeGreaterThanOrEqual(0);
              const was = nodes.find(({ id }) => id === one.id);
              if (was?.locked && was.id !== node.id) expect(one.target).toBe(was.target);
            }
            if (result.ok && nodes.some((one, index) => one.target !== after[index]?.target)) steps += 1;
          }
          for (let step = 0; step < steps; step += 1) await ask('history.undo', {});
          expect(checksum()).toBe(before);
        },
      ),
      { numRuns: 8 },
    );
  }, 60_000);

  test('two states of a tree can be compared', async () => {
    const { nodes, tree: own } = await tree();
    const mist = named(nodes, 'D2C web', 'Style', 'Sea Salt Mist');
    const moment = new Date(NOW - 1).toISOString();
    await ask('targets.setAmount', { id: mist.id, amount: mist.target + 10_000, mode: 'siblings' });
    const rows = await ask('targets.compare', { treeId: own!.id, before: moment, after: null });
    expect(rows.find(({ id }) => id === mist.id)).toMatchObject({
      id: mist.id,
      name: 'Sea Salt Mist',
      before: mist.target,
      after: mist.target + 10_000,
    });
    await ask('history.undo', {});
  });

  test('a comparison says what else changed: the whole tree in time, its vision, how an outlook is made, the place', async () => {
    const { nodes, tree: own } = await tree();
    const first = checksum();
    const moment = new Date(NOW - 1).toISOString();
    const line = nodes.find((node) => node.name === 'Treat');
    const product = named(nodes, 'D2C web', 'Style', 'Gloss Drops');
    const other = named(nodes, 'Brightwell Beauty', 'Style');
    await ask('targets.updateTree', { id: own!.id, spread: { method: 'even', months: {} } });
    await ask('targets.updateTree', { id: own!.id, statement: 'Hair first' });
    await ask('targets.updateNode', { id: line!.id, method: 'plan' });
    const inWay = nodes.filter((node) => node.parentId === other.id);
    for (const { id } of inWay) await ask('targets.removeNode', { id });
    await ask('targets.moveNode', { id: product.id, parentId: other.id });
    const rows = await ask('targets.compare', { treeId: own!.id, before: moment, after: null });
    const of = (id: string | undefined) => rows.find((row) => row.id === id);
    const top = of(nodes[0]?.id);
    expect(top?.others).toEqual([
      { what: 'whole-spread', before: 'As last year', after: 'Evenly by day' },
      { what: 'vision', before: own?.statement, after: 'Hair first' },
    ]);
    expect(top?.steps.map(({ why }) => why)).toContain('Changed the spread of 2026-Q4');
    expect(of(line?.id)?.others).toContainEqual({
      what: 'outlook',
      before: 'Last year’s shape',
      after: 'Plan items',
    });
    expect(of(product.id)?.others).toContainEqual({
      what: 'place',
      before: 'under D2C web › Style',
      after: 'under Brightwell Beauty › Style',
    });
    const points = await ask('targets.versions', { treeId: own!.id });
    expect(points.map(({ label }) => label)).toContain('Changed the vision of 2026-Q4');
    for (let step = 0; step < 4 + inWay.length; step += 1) await ask('history.undo', {});
    expect(checksum()).toBe(first);
  });
});

describe('a founder sets a period', () => {
  test('types the top, and the rest follows: channels, lines, products by last year’s shares', async () => {
    const { id } = await ask('targets.createTree', {
      period: '2027-Q1',
      statement: 'Twice the shelves',
      amount: 20_000_001,
      split: 'last-year',
    });
    const first = await ask('targets.tree', { period: '2027-Q1' });
    expect(first.tree).toMatchObject({ id, target: 20_000_001, statement: 'Twice the shelves' });
    expect(first.nodes.slice(1).reduce((sum, node) => sum + node.target, 0)).toBe(20_000_001);
    const web = named(first.nodes, 'D2C web');
    await ask('targets.addChildren', { parentId: web.id, kind: 'line' });
    const lines = (await ask('targets.tree', { period: '2027-Q1' })).nodes.filter((node) => node.parentId === web.id);
    expect(lines.map(({ name }) => name).toSorted()).toEqual(['Cleanse', 'Style', 'Treat']);
    await ask('targets.addChildren', { parentId: lines[0]!.id, kind: 'product', split: 'equal' });
    await ask('targets.addChildren', { parentId: named(first.nodes, 'Wholesale salons').id, kind: 'owner' });
    const { nodes } = await ask('targets.tree', { period: '2027-Q1' });
    for (const node of nodes.filter((one) => one.unallocated !== null)) expect(node.unallocated).toBe(0);
    expect(await ask('targets.removeTree', { id })).toEqual({ ok: true });
    for (let step = 0; step < 5; step += 1) await ask('history.undo', {});
  });

  test('in units too, and by owner across channels', async () => {
    await ask('targets.createTree', { period: '2027', metric: 'units', amount: 50_000, split: 'equal' });
    const { tree: own, nodes } = await ask('targets.tree', { period: '2027', metric: 'units' });
    expect(own?.currency).toBeNull();
    expect(nodes.map(({ target }) => target)).toEqual([50_000, 12_500, 12_500, 12_500, 12_500]);
    await ask('history.undo', {});
  });
});

describe('is refused in words, and nothing changes', () => {
  test.each<[string, () => Promise<string>, RegExp]>([
    [
      'an overlapping period',
      () => refusal('targets.createTree', { period: '2026', amount: 1 }),
      /2026-Q4 has net sales targets already, and 2026 overlaps it/,
    ],
    ['no period', () => refusal('targets.createTree', { period: '2026-W99', amount: 1 }), /is no period/],
    [
      'a circular move',
      async () => {
        const { nodes } = await tree();
        return refusal('targets.moveNode', {
          id: named(nodes, 'D2C web').id,
          parentId: named(nodes, 'D2C web', 'Style').id,
        });
      },
      /cannot stand under itself/,
    ],
    [
      'a move to where nothing of it sells',
      async () => {
        const { nodes } = await tree();
        return refusal('targets.moveNode', {
          id: named(nodes, 'D2C web', 'Style', 'Gloss Drops').id,
          parentId: named(nodes, 'D2C web', 'Treat').id,
        });
      },
      /^Gloss Drops is not in the line Treat\.$/,
    ],
    [
      'more than a lock allows',
      async () => {
        const { nodes } = await tree();
        return refusal('targets.setAmount', { id: named(nodes, 'D2C web', 'Style').id, amount: 100, mode: 'siblings' });
      },
      /Air-Dry Mousse and Dry Shampoo are locked at/,
    ],
    [
      'an offset beyond the overage',
      async () => {
        const { nodes } = await tree();
        return refusal('targets.offset', {
          shortId: named(nodes, 'Brightwell Beauty').id,
          overId: named(nodes, 'Oak & Ivory').id,
          amount: 90_000_000,
          cause: 'Hope',
        });
      },
      /Oak & Ivory has \$[\d,.]+ to give/,
    ],
    [
      'an offset from a part of itself',
      async () => {
        const { nodes } = await tree();
        return refusal('targets.offset', {
          shortId: named(nodes, 'D2C web').id,
          overId: named(nodes, 'D2C web', 'Style').id,
          amount: 1,
          cause: 'x',
        });
      },
      /lie on one branch/,
    ],
    [
      'a product outside its line',
      async () => {
        const { nodes } = await tree();
        const serum = named(nodes, 'D2C web', 'Treat', 'Scalp Serum');
        return refusal('targets.addChildren', {
          parentId: named(nodes, 'D2C web', 'Style').id,
          kind: 'product',
          refs: [serum.refId!],
        });
      },
      /is not in the line Style/,
    ],
    [
      'another start of the year',
      () => refusal('workspace.update', { fiscalYearStart: 4 }),
      /targets that count from the present start of the year/,
    ],
    [
      'a change that another made obsolete',
      async () => {
        const { nodes } = await tree();
        return refusal('targets.setAmount', {
          id: named(nodes, 'Oak & Ivory').id,
          amount: 5,
          mode: 'siblings',
          rev: 99,
        });
      },
      /in the meantime/,
    ],
  ])('%s', async (_name, run, words) => {
    const before = checksum();
    expect(await run()).toMatch(words);
    expect(checksum()).toBe(before);
  });

  test('removing a channel that has targets', async () => {
    const created = await ask('channels.create', { name: 'Pop-up', type: 'own-store', level: 'account' });
    const { nodes } = await tree();
    await ask('targets.addChildren', {
      parentId: named(nodes, 'Company').id,
      kind: 'channel',
      refs: [created.id],
      split: 'none',
    });
    expect(await refusal('channels.remove', { id: created.id })).toBe(
      'Pop-up has targets in 2026-Q4. Remove those first, then the channel.',
    );
    await ask('history.undo', {});
    await ask('history.undo', {});
  });
});
