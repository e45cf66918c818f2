import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { addDays } from '../../src/shared/domain/day';
import { makeWorld, type World } from './import-world';

/** 13 May 2026. The same days a year before April to June are those from 2 April to 1 July 2025. */
let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const run = (from: string, days: number): string[] => Array.from({ length: days }, (_, index) => addDays(from, index));
const months = async (metric: string): Promise<Map<string, { months: number[]; reason: string | null }>> => {
  const { nodes } = await world.ask<Output<'targets.tree'>>('targets.tree', { period: '2026-Q2', metric });
  const pages = await Promise.all(
    nodes.map(async ({ id, name }) => {
      const page = await world.ask<Output<'targets.node'>>('targets.node', { id });
      return [name, { months: page.months.map(({ target }) => target), reason: page.spread.reason }] as const;
    }),
  );
  return new Map(pages);
};

test('each target follows its own year before; one that sold on too few days follows the nearest above', async () => {
  const orders = [
    // Web: 20 days of April at 30 and 10 days of June at 60, so half in April and half in June.
    ...run('2025-04-05', 20).map((day) => [day, 30, 'Web']),
    ...run('2025-06-05', 10).map((day) => [day, 60, 'Web']),
    // Shop: three days of May, 1,200 in all, and something long before.
    ['2024-12-05', 5, 'Shop'],
    ...run('2025-05-05', 3).map((day) => [day, 400, 'Shop']),
  ].map(([day, price, channel], index) => `O${index},${day},1,${price},${channel}`);
  await world.bring(
    world.file('orders.csv', `order_id,ordered_at,quantity,unit_price,channel\n${orders.join('\n')}\n`),
  );
  await world.ask('targets.createTree', { period: '2026-Q2', amount: 240_000, levels: ['channel'], split: 'equal' });
  const known = await months('net-sales');
  expect(known.get('Web')).toEqual({ months: [60_000, 0, 60_000], reason: null });
  // The company sold 600, 1,200 and 600: a quarter, a half, a quarter.
  expect(known.get('Company')).toEqual({ months: [60_000, 120_000, 60_000], reason: null });
  expect(known.get('Shop')).toEqual({
    months: [30_000, 60_000, 30_000],
    reason: 'It sold on only 3 days of these a year before, so it has the shape of Company.',
  });
  // Day 43 of 91: all of April and thirteen days of May, of which the three that sold are over.
  const { nodes } = await world.ask<Output<'targets.tree'>>('targets.tree', { period: '2026-Q2' });
  const of = (name: string) => nodes.find((node) => node.name === name)!;
  expect(of('Web').expected).toBe(60_000);
  expect(of('Company').expected).toBe(180_000);
  expect(of('Shop').expected).toBe(90_000);
  // A tree that is spread evenly shows the same once a year before is asked for.
  await world.ask('targets.updateTree', { id: (await tree()).id, spread: { method: 'even', months: {} } });
  const asked = { id: of('Web').id, to: { spread: { method: 'last-year', months: {} } } };
  const preview = await world.ask<Output<'targets.previewSpread'>>('targets.previewSpread', asked);
  expect(preview.months.map(({ after }) => after)).toEqual([60_000, 0, 60_000]);
});

const tree = async () => (await world.ask<Output<'targets.tree'>>('targets.tree', { period: '2026-Q2' })).tree!;

test('a person’s season with a product is told from a launch by what they sold of it before, not by what else they sold', async () => {
  const orders = [
    ...run('2025-04-05', 13).map((day) => [day, 'BASIC', 'Ana']),
    ...run('2025-06-05', 13).map((day) => [day, 'BASIC', 'Ana']),
    // Ben sold the mask in June of the year before that, too; Cem did not, and nobody the serum.
    ...run('2025-06-05', 13).map((day) => [day, 'MASK', 'Ben']),
    ...run('2025-06-05', 13).map((day) => [day, 'MASK', 'Cem']),
    ...run('2025-06-05', 13).map((day) => [day, 'SERUM', 'Ben']),
    ['2024-06-05', 'MASK', 'Ben'],
    ['2024-06-06', 'BASIC', 'Cem'],
  ].map(([day, sku, rep], index) => `O${index},${day},${sku},1,10,${rep}`);
  await world.bring(
    world.file('orders.csv', `order_id,ordered_at,sku,quantity,unit_price,sales_rep\n${orders.join('\n')}\n`),
  );
  await world.ask('targets.createTree', {
    period: '2026-Q2',
    amount: 240_000,
    levels: ['product', 'owner'],
    split: 'last-year',
  });
  const { nodes } = await world.ask<Output<'targets.tree'>>('targets.tree', { period: '2026-Q2' });
  const reasons = new Map<string, string | null>();
  for (const { id, name, parentId } of nodes) {
    const above = nodes.find((node) => node.id === parentId)?.name ?? '';
    const page = await world.ask<Output<'targets.node'>>('targets.node', { id });
    reasons.set(`${above} ${name}`, page.spread.reason);
  }
  expect(reasons.get('Company MASK')).toBeNull();
  expect(reasons.get('MASK Ben')).toBeNull();
  const first = 'It first sold in the middle of these days a year before, so it has the shape of';
  expect(reasons.get('MASK Cem')).toBe(`${first} MASK.`);
  expect(reasons.get('Company SERUM')).toBe(`${first} Company.`);
  expect(reasons.get('SERUM Ben')).toBe(`${first} Company.`);
});

test('leads have a year before too, each owner’s own', async () => {
  const leads = [
    ...run('2025-04-05', 13).map((day) => [day, 'Ana']),
    ...run('2025-06-05', 13).map((day) => [day, 'Ben']),
    // Ben's season came the year before as well; Cem began in it.
    ['2024-06-05', 'Ben'],
    ...run('2025-06-05', 13).map((day) => [day, 'Cem']),
  ].map(([day, owner], index) => `L${index},${day},${owner}`);
  await world.bring(world.file('leads.csv', `lead_id,created_at,owner\n${leads.join('\n')}\n`));
  await world.ask('targets.createTree', {
    period: '2026-Q2',
    metric: 'leads',
    amount: 300,
    levels: ['owner'],
    split: 'equal',
  });
  const known = await months('leads');
  expect(known.get('Company')?.months).toEqual([100, 0, 200]);
  // A third of 100 is 33.33.
  expect(known.get('Cem')).toEqual({
    months: [33, 0, 67],
    reason: 'It first sold in the middle of these days a year before, so it has the shape of Company.',
  });
  expect(known.get('Ana')).toEqual({ months: [100, 0, 0], reason: null });
  expect(known.get('Ben')).toEqual({ months: [0, 0, 100], reason: null });
});
