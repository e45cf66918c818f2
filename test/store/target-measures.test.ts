import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { METRICS } from '../../src/main/engine/metrics/catalogue';
import type { Dimension } from '../../src/shared/domain/dimensions';
import {
  type Division,
  DIVISION_IDS,
  DIVISIONS,
  TARGET_METRIC_IDS,
  TARGET_METRICS,
} from '../../src/shared/domain/targets';
import { named, PERIOD, type TargetsWorld, targetsWorld } from './targets-world';

/** The running quarter as far as it has come, and the one before it. */
const SO_FAR = '2026-10-01..2026-11-25';
const PAST = '2026-Q3';

/** Divisions that the catalogue breaks down by, too. */
const AS_DIMENSION: Partial<Record<Division, Dimension>> = {
  channel: 'channel',
  location: 'location',
  product: 'product',
  owner: 'rep',
};

let world: TargetsWorld;

beforeAll(async () => {
  world = await targetsWorld();
  // The sample's own targets of the quarter would stand in the way.
  const { tree } = await world.tree();
  await world.ask('targets.removeTree', { id: tree!.id });
});

afterAll(() => world.close());

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

test('every additive metric of the catalogue can be a target, but for levels, which do not sum over months, and what comes in parts', () => {
  const additive = METRICS.filter((metric) => metric.additive).map(({ id }) => id);
  // Platforms count some conversions in parts, and a target is of whole ones.
  const others = ['conversions.reported', 'mrr', 'open-pipeline', 'weighted-pipeline'];
  expect(additive.filter((id) => !TARGET_METRIC_IDS.some((one) => one === id)).toSorted()).toEqual(others);
  for (const id of TARGET_METRIC_IDS) {
    const metric = METRICS.find((one) => one.id === id);
    expect(TARGET_METRICS[id].unit, id).toBe(metric?.unit === 'money' ? 'money' : 'count');
  }
});

describe.each(TARGET_METRIC_IDS.map((metric) => [metric] as const))('a tree of %s', (metric) => {
  const parts: readonly string[] = TARGET_METRICS[metric].parts;
  const kinds = DIVISION_IDS.filter((division) => parts.includes(DIVISIONS[division].kind));

  test.each([[SO_FAR], [PAST]])('has the actual of the catalogue, in %s', async (period) => {
    const made = await world.answer('targets.createTree', { period, metric, amount: 1_000, split: 'none' });
    const { nodes } = await world.ask('targets.tree', { period, metric });
    const [value] = await world.ask('metrics.evaluate', { period, metrics: [metric] });
    expect(nodes[0]?.actual).toBe(Math.round(value?.value ?? 0));
    if (metric !== 'mrr-growth') expect(nodes[0]?.actual).toBeGreaterThan(0);
    if (made.ok) await world.ask('history.undo', {});
  });

  test.each([...kinds])('divided by %s loses nothing and counts nothing twice', async (division) => {
    await world.ask('targets.createTree', {
      period: SO_FAR,
      metric,
      amount: 1_001,
      levels: [division],
      split: 'equal',
    });
    const { nodes } = await world.ask('targets.tree', { period: SO_FAR, metric });
    const [top, ...below] = nodes;
    expect(below.length).toBeGreaterThan(0);
    expect(sum(below.map(({ actual }) => actual)) + (top?.unassigned ?? 0)).toBe(top?.actual);
    expect(sum(below.map(({ target }) => target))).toBe(1_001);
    const grid = await world.ask('targets.months', { period: SO_FAR, metric });
    expect(sum((grid.rows[0]?.actuals ?? []).map((one) => one ?? 0))).toBe(top?.actual);
    await world.ask('history.undo', {});
  });

  const { dimensions = [] } = METRICS.find(({ id }) => id === metric) ?? {};
  const shown = kinds.flatMap((division) => {
    const by = AS_DIMENSION[division];
    return by && dimensions.includes(by) ? [[division, by] as const] : [];
  });
  test.runIf(shown.length > 0).each(shown)('gives each %s what the catalogue gives it by %s', async (division, by) => {
    const input = { period: SO_FAR, metric, amount: 1_001, levels: [division], split: 'equal' as const };
    await world.ask('targets.createTree', input);
    const { nodes } = await world.ask('targets.tree', { period: SO_FAR, metric });
    const { groups } = await world.ask('metrics.breakdown', { metric, period: SO_FAR, by, limit: 200 });
    const catalogue = new Map(groups.map(({ current }) => [current.label ?? current.group, current.value ?? 0]));
    const parts = nodes.slice(1).map(({ name, actual }) => [name, actual]);
    expect(parts).toEqual(parts.map(([name]) => [name, Math.round(catalogue.get(String(name)) ?? 0)]));
    await world.ask('history.undo', {});
  });
});

test('a deal is worth to those who share its credit what the shares say, won and still open', async () => {
  const { id: priya } = await world.ask('people.create', { name: 'Priya', roles: [] });
  const { id: theo } = await world.ask('people.create', { name: 'Theo', roles: [] });
  const { columns } = await world.ask('deals.board', { period: PERIOD });
  const stageId = columns.find(({ stage }) => stage.kind === 'won')!.stage.id;
  const credits = [
    { personId: priya, share: 67 },
    { personId: theo, share: 33 },
  ];
  const won = await world.ask('deals.create', { title: 'Won', ownerId: priya, valueMinor: 10_001, credits });
  await world.ask('deals.move', { id: won.id, stageId, closedDay: '2026-11-24' });
  const open = { title: 'Open', ownerId: priya, valueMinor: 20_000, probability: 0.5, expectedClose: '2026-12-01' };
  await world.ask('deals.create', { ...open, credits });
  const made = { period: PERIOD, metric: 'won-value', amount: 1_000, split: 'none' } as const;
  const { id: treeId } = await world.ask('targets.createTree', made);
  const first = await world.ask('targets.tree', { period: PERIOD, metric: 'won-value' });
  expect(first.tree?.id).toBe(treeId);
  const parentId = first.nodes[0]!.id;
  await world.ask('targets.addChildren', { parentId, kind: 'owner', refs: [priya, theo], split: 'equal' });
  const { nodes } = await world.ask('targets.tree', { period: PERIOD, metric: 'won-value' });
  // By hand: 67% and 33% of 100.01, of which 0.67 and 0.33 of a cent round; 67% and 33% of half of 200.
  expect(named(nodes, 'Priya')).toMatchObject({ actual: 6_701, plan: { deals: 6_700 } });
  expect(named(nodes, 'Theo')).toMatchObject({ actual: 3_300, plan: { deals: 3_300 } });
  for (let step = 0; step < 7; step += 1) await world.ask('history.undo', {});
});

test('what cannot be divided so is refused with the reason, and nothing changes', async () => {
  const before = world.checksum();
  expect(
    await world.refusal('targets.createTree', { period: '2027', metric: 'leads', amount: 9, levels: ['channel'] }),
  ).toBe('Leads cannot be divided by sales channel: they name no channel or product, only an owner.');
  expect(
    await world.refusal('targets.createTree', { period: '2027', metric: 'mrr-growth', amount: 9, levels: ['owner'] }),
  ).toMatch(/^MRR growth cannot be divided by owner/);
  expect(world.checksum()).toBe(before);
});

test('a limit is kept below it and missed above it; what stays below makes up for what goes over', async () => {
  await world.ask('targets.createTree', {
    period: PERIOD,
    metric: 'returns',
    amount: 100_000_000,
    levels: ['channel'],
    split: 'equal',
  });
  const first = await world.ask('targets.tree', { period: PERIOD, metric: 'returns' });
  const web = named(first.nodes, 'D2C web');
  expect(web.status).toBe('on-track');
  await world.ask('targets.setAmount', { id: web.id, amount: 100, mode: 'rest' });
  const second = await world.ask('targets.tree', { period: PERIOD, metric: 'returns' });
  expect(named(second.nodes, 'D2C web')).toMatchObject({ status: 'miss', coverage: null });
  const salons = named(second.nodes, 'Wholesale salons');
  await world.ask('targets.offset', { shortId: web.id, overId: salons.id, amount: 50, cause: 'Fewer samples' });
  const { offsets } = await world.ask('targets.tree', { period: PERIOD, metric: 'returns' });
  expect(offsets[0]?.state).toBe('holds');
  expect(offsets[0]?.sentence).toMatch(/^D2C web will go over by \$.*; Wholesale salons stays \$[\d,.]+ below since/);
  for (let step = 0; step < 3; step += 1) await world.ask('history.undo', {});
});
