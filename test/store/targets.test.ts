import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TargetNode } from '../../src/shared/contract/target-shapes';
import { named, PERIOD, type TargetsWorld, targetsWorld } from './targets-world';

let world: TargetsWorld;
let ask: TargetsWorld['ask'];
let path: TargetsWorld['path'];
let tree: TargetsWorld['tree'];
beforeAll(async () => {
  world = await targetsWorld();
  ({ ask, path, tree } = world);
});
afterAll(() => world.close());

describe('where the sample stands', () => {
  test('children, their rest and what fits none add up to their parent, in targets and in sales', async () => {
    const { nodes } = await tree();
    for (const node of nodes) {
      const children = nodes.filter((child) => child.parentId === node.id && !child.beside);
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
