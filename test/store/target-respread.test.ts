import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

/**
 * 13 May 2026. In the same days a year before May, 2 May to 1 June 2025, Web sold 300 (200 of Alpha, 100 of Beta), Shop
 * 100; the Shop's 900 of April 2025 are of no account.
 */
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await world.bring(
    world.file(
      'orders.csv',
      `order_id,ordered_at,quantity,unit_price,product_sku,product_name,channel
A,2025-05-03,1,200,A,Alpha,Web
B,2025-05-30,1,100,B,Beta,Web
C,2025-05-20,1,100,A,Alpha,Shop
D,2025-04-20,1,900,A,Alpha,Shop
`,
    ),
  );
  await world.ask('targets.createTree', {
    period: '2026-05',
    amount: 100_001,
    spread: { method: 'even', months: {} },
    levels: ['channel', 'product'],
    split: 'none',
  });
});
afterEach(() => world.close());

const tree = () => world.ask<Output<'targets.tree'>>('targets.tree', { period: '2026-05' });
/** Amounts by path: `Web › Alpha`. */
const amounts = async (): Promise<Record<string, number>> => {
  const { nodes } = await tree();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return Object.fromEntries(
    nodes.map((node) => {
      const above = byId.get(node.parentId ?? '');
      return [above && above.parentId !== null ? `${above.name} › ${node.name}` : node.name, node.target];
    }),
  );
};
const idOf = async (name: string): Promise<string> => (await tree()).nodes.find((node) => node.name === name)!.id;
const respread = (id: string, by: string, why = '') => world.ask('targets.respread', { id, by, why });
const preview = (id: string, by: string) =>
  world.ask<Output<'targets.previewRespread'>>('targets.previewRespread', { id, by });

describe('a re-spread, worked out by hand', () => {
  test('by last year’s shares to the last minor unit, all the way down, as previewed, in one step of undo', async () => {
    const before = await amounts();
    expect(before).toMatchObject({ Company: 100_001, Web: 0, Shop: 0, 'Web › Alpha': 0 });
    const id = await idOf('Company');
    // 3 of 4 is 75,000.75 and 1 of 4 25,000.25: the one left over goes to the larger remainder. Of Web's 75,001 Alpha's
    // 2 of 3 are 50,000.67 and Beta's 1 of 3 25,000.33.
    const after = { Company: 100_001, Web: 75_001, Shop: 25_000, 'Web › Alpha': 50_001, 'Web › Beta': 25_000 };
    const seen = await preview(id, 'last-year');
    expect(seen).toMatchObject({ problem: null, release: [] });
    expect(await amounts()).toEqual(before);
    await respread(id, 'last-year', 'As it was');
    expect(await amounts()).toMatchObject(after);
    const { nodes } = await tree();
    for (const change of seen.changes) expect(nodes.find((node) => node.id === change.id)?.target).toBe(change.after);
    expect(seen.changes.length).toBe(nodes.filter(({ target, parentId }) => parentId !== null && target > 0).length);
    const page = await world.ask<Output<'targets.node'>>('targets.node', { id: await idOf('Web') });
    expect(page.history[0]).toMatchObject({
      from: 0,
      to: 75_001,
      why: 'Spread Company by last year’s shares: As it was',
    });
    // Again it changes nothing, and leaves no step behind.
    expect((await preview(id, 'last-year')).changes).toEqual([]);
    await respread(id, 'last-year');
    await world.ask('history.undo', {});
    expect(await amounts()).toEqual(before);
  });

  test('equally: the parts differ by one at most; a lock keeps its amount and the others share what is left', async () => {
    const id = await idOf('Company');
    await respread(id, 'equal');
    const equal = await amounts();
    expect(new Set([equal['Web'], equal['Shop']])).toEqual(new Set([50_000, 50_001]));
    const shop = await idOf('Shop');
    await world.ask('targets.setAmount', { id: shop, amount: 40_000, mode: 'rest' });
    await world.ask('targets.updateNode', { id: shop, locked: true });
    // Of the parts alone: what is below Web keeps its equal shares of it.
    await world.ask('targets.respread', { id, by: 'last-year', far: 'parts' });
    expect(await amounts()).toMatchObject({ Shop: 40_000, Web: 60_001, 'Web › Alpha': 30_001, 'Web › Beta': 30_000 });
    // Down the branch they follow last year, too: 2 of 3 is 40,000.67 and 1 of 3 20,000.33.
    await respread(id, 'last-year');
    expect(await amounts()).toMatchObject({ Web: 60_001, 'Web › Alpha': 40_001, 'Web › Beta': 20_000 });
  });
});

describe('bad input changes nothing', () => {
  test.each([
    ['shares that are none', { by: 'random' }, 'bad-input'],
    ['no shares', {}, 'bad-input'],
    ['a target that is gone', { id: '01890000-0000-7000-8000-000000000000', by: 'equal' }, 'not-found'],
    ['an id that is none', { id: 7, by: 'equal' }, 'bad-input'],
  ])('%s', async (_, input, code) => {
    const asked = { id: await idOf('Company'), ...input };
    const before = world.checksum();
    for (const channel of ['targets.previewRespread', 'targets.respread']) {
      const said = await world.refusal(channel, asked);
      expect(said.code).toBe(code);
      expect(said.message).not.toBe('');
    }
    expect(world.checksum()).toBe(before);
  });

  test('where every part is locked the re-spread says so, or leaves all as it is', async () => {
    const id = await idOf('Company');
    for (const name of ['Web', 'Shop']) await world.ask('targets.updateNode', { id: await idOf(name), locked: true });
    const before = await amounts();
    expect((await preview(id, 'equal')).changes.filter(({ name }) => name === 'Web' || name === 'Shop')).toEqual([]);
    await world.engine.call('targets.respread', { id, by: 'equal', why: '' });
    expect(await amounts()).toMatchObject({ Web: before['Web'], Shop: before['Shop'] });
  });
});
