import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TargetNode } from '../../src/shared/contract/target-shapes';
import { type Division, divisionsBelow } from '../../src/shared/domain/targets';
import { PERIOD, type TargetsWorld, targetsWorld } from './targets-world';

let world: TargetsWorld;

beforeAll(async () => {
  world = await targetsWorld();
});

afterAll(() => world.close());

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Gross sales of the running quarter divided by these levels, looked at and taken back. */
const divided = async (levels: Division[], amount: number): Promise<TargetNode[]> => {
  const metric = 'gross-sales';
  await world.ask('targets.createTree', { period: PERIOD, metric, amount, levels, split: 'last-year' });
  const { nodes } = await world.ask('targets.tree', { period: PERIOD, metric });
  await world.ask('history.undo', {});
  return nodes;
};

/** Every order in which a few levels can stand below each other. */
const orders = (from: readonly Division[], above: readonly Division[] = []): Division[][] => {
  const next = divisionsBelow(above).filter((one) => from.includes(one));
  return next.length === 0 ? [[...above]] : next.flatMap((one) => orders(from, [...above, one]));
};

describe('a team picks any order and depth', () => {
  test.each(orders(['channel', 'line', 'product', 'owner']).map((levels) => [levels.join(' › '), levels] as const))(
    '%s: every part sums to its whole, in target and in actual',
    async (_name, levels) => {
      const nodes = await divided(levels, 10_000_001);
      const children = Map.groupBy(nodes, (node) => node.parentId);
      expect(Math.max(...nodes.map(({ depth }) => depth))).toBe(levels.length);
      for (const node of nodes) {
        const below = children.get(node.id);
        if (!below) continue;
        expect(sum(below.map(({ target }) => target))).toBe(node.target);
        expect(sum(below.map(({ actual }) => actual)) + (node.unassigned ?? 0)).toBe(node.actual);
      }
    },
  );

  test('six levels, from the type of channel to the person, and a channel without stores goes on to the next level', async () => {
    const levels: Division[] = ['channel-type', 'channel', 'location', 'line', 'product', 'owner'];
    const nodes = await divided(levels, 77_777_777);
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const kinds = (node: TargetNode): string[] => {
      const above = byId.get(node.parentId ?? '');
      return above ? [...kinds(above), node.kind] : [];
    };
    const paths = new Set(nodes.map((node) => kinds(node).join(' ')));
    expect(paths).toContain('channel channel channel line product owner');
    expect(paths).toContain('channel channel line product owner');
    for (const node of nodes) if (node.unallocated !== null) expect(node.unallocated).toBe(0);
  });

  test('an order that holds nothing is refused in words, and nothing changes', async () => {
    const before = world.checksum();
    const ask = (levels: Division[]) => world.refusal('targets.createTree', { period: '2027', amount: 9, levels });
    expect(await ask(['product', 'line'])).toBe(
      'What is divided by product cannot be divided by product line below it. Put product line further up.',
    );
    expect(await ask(['location', 'channel'])).toMatch(/^What is divided by store or location cannot be divided/);
    expect(await ask(['owner', 'channel', 'owner'])).toMatch(/divided by owner already further up/);
    expect(world.checksum()).toBe(before);
  });

  test('a store beside its chain would count twice, whichever of the two comes first', async () => {
    const channels = await world.ask('channels.list', {});
    const store = channels.find(({ level }) => level === 'location');
    const chain = channels.find(({ id }) => id === store?.parentId);
    if (!store || !chain) throw new Error('the sample has a chain with stores');
    for (const [first, second] of [
      [store, chain],
      [chain, store],
    ] as const) {
      await world.ask('targets.createTree', { period: '2027-Q1', metric: 'gross-sales', amount: 1000, levels: [] });
      const { nodes } = await world.ask('targets.tree', { period: '2027-Q1', metric: 'gross-sales' });
      const parentId = nodes[0]?.id ?? '';
      const add = { parentId, kind: 'channel' as const, split: 'none' as const };
      await world.ask('targets.addChildren', { ...add, refs: [first.id] });
      const before = world.checksum();
      expect(await world.refusal('targets.addChildren', { ...add, refs: [second.id] })).toBe(
        `${store.name} is part of ${chain.name}, which stands beside it: its sales would count twice.`,
      );
      expect(world.checksum()).toBe(before);
      await world.ask('history.undo', {});
      await world.ask('history.undo', {});
    }
  });
});
