import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngine } from '../../src/main/engine/index';
import type { Output } from '../../src/shared/contract';
import { buildCli, type Said } from './cli-process';

/** `tandem targets` as a process, over a month that is long over, so that the day on which it runs is of no account. */
const folder = mkdtempSync(join(tmpdir(), 'tandem-cli-targets-'));
const workspace = join(folder, 'shop.tandem');
let tandem: (...args: string[]) => Said;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** December: Web 60, Shop 30, and 5 that name no channel. */
const ORDERS = `order_id,ordered_at,quantity,unit_price,channel
1,2010-12-01,3,20.00,Web
2,2010-12-09,1,30.00,Shop
3,2010-12-13,1,5.00,
`;

beforeAll(async () => {
  tandem = await buildCli();
  const orders = join(folder, 'orders.csv');
  writeFileSync(orders, ORDERS);
  expect(tandem('new', '--workspace', workspace, '--name', 'Shop', '--currency', 'GBP').code).toBe(0);
  expect(tandem('import', '--workspace', workspace, orders).code).toBe(0);
  const engine = await createEngine({ workspacePath: workspace, clock: () => Date.UTC(2011, 0, 5, 12) });
  const ask = async <T>(channel: string, input: unknown): Promise<T> => {
    const result = await engine.call(channel, input);
    if (!result.ok) throw new Error(result.error.message);
    return result.value as T;
  };
  await ask('targets.createTree', {
    period: '2010-12',
    amount: 10_000,
    spread: { method: 'even', months: {} },
    levels: ['channel'],
    split: 'equal',
  });
  await ask('targets.createTree', { period: '2010-12', metric: 'leads', amount: 9, levels: [], split: 'none' });
  await ask('targets.createTree', { period: '2010-12', metric: 'orders', amount: 4, levels: [], split: 'none' });
  const { nodes } = await ask<Output<'targets.tree'>>('targets.tree', { period: '2010-12', metric: 'net-sales' });
  const web = nodes.find(({ name }) => name === 'Web')!;
  // A thousand goes back to what is not given out.
  await ask('targets.setAmount', { id: web.id, amount: 4_000, mode: 'rest' });
  const { id: owner } = await ask<{ id: string }>('people.create', { name: 'Priya', roles: [] });
  await ask('targets.updateNode', { id: web.id, locked: true, ownerId: owner });
  await ask('targets.addBeside', { nodeId: web.id, metric: 'units', amount: 5 });
  await engine.close();
});

const hash = (): string => createHash('sha256').update(readFileSync(workspace)).digest('hex');

test('one document: the tree with target, actual, pace, outlook and status, in minor units', () => {
  const said = tandem('targets', '--workspace', workspace, '--period', '2010-12', '--json');
  expect(said).toMatchObject({ code: 0, err: '' });
  const common = { metric: 'net-sales', unit: 'GBP', calls: [], offsets: [], days_ahead: 0, beside: [] };
  const id = expect.any(String) as string;
  const value = JSON.parse(said.out) as { target: number; unallocated: number; children: { target: number }[] };
  expect(value).toEqual({
    ...common,
    id,
    name: 'Company',
    kind: 'company',
    target: 10_000,
    unallocated: 1_000,
    locked: false,
    owner: null,
    actual: 9_500,
    unassigned: 500,
    expected_to_date: 10_000,
    outlook: 9_500,
    low: 9_500,
    high: 9_500,
    status: 'miss',
    children: [
      {
        ...common,
        id,
        name: 'Shop',
        kind: 'channel',
        target: 5_000,
        unallocated: 5_000,
        locked: false,
        owner: null,
        actual: 3_000,
        unassigned: 0,
        expected_to_date: 5_000,
        outlook: 3_000,
        low: 3_000,
        high: 3_000,
        status: 'miss',
        children: [],
      },
      {
        ...common,
        id,
        name: 'Web',
        kind: 'channel',
        target: 4_000,
        unallocated: 4_000,
        locked: true,
        owner: 'Priya',
        actual: 6_000,
        unassigned: 0,
        expected_to_date: 4_000,
        outlook: 6_000,
        low: 6_000,
        high: 6_000,
        status: 'hit',
        children: [],
        // Three were sold of the five that Web should sell: in a list of its own, so that children still sum.
        beside: [
          {
            ...common,
            metric: 'units',
            unit: 'count',
            id,
            name: 'Web (units)',
            kind: 'channel',
            target: 5,
            unallocated: 5,
            locked: false,
            owner: null,
            actual: 3,
            unassigned: 0,
            expected_to_date: 5,
            outlook: 3,
            low: 3,
            high: 3,
            status: 'miss',
            children: [],
          },
        ],
      },
    ],
  });
  expect(value.children.reduce((sum, { target }) => sum + target, value.unallocated)).toBe(value.target);
});

test('net sales are shown unless another metric is asked for; three orders came of four', () => {
  const orders = tandem('targets', '--workspace', workspace, '--period', '2010-12', '--metric', 'orders', '--json');
  expect(JSON.parse(orders.out)).toMatchObject({
    metric: 'orders',
    unit: 'count',
    target: 4,
    actual: 3,
    status: 'miss',
  });
});

test('for a person: a line a target, indented, with what it is ahead of pace', () => {
  const { code, out, err } = tandem('targets', '--workspace', workspace, '--period', '2010-12');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => line.trim().split(/\s{2,}|\t/));
  expect(lines[0]?.[0]).toMatch(/^targets/);
  const words = out.split('\n').map((line) => line.trim().split(/\s+/));
  expect(words).toContainEqual(['Company', '100.00', '95.00', '100.00', '-5.00', '0', '95.00', 'miss']);
  expect(words).toContainEqual(['Web', '(units)', '5', '3', '5', '-2', '0', '3', 'miss']);
  expect(words).toContainEqual(['Web', 'locked', '40.00', '60.00', '40.00', '20.00', '0', '60.00', 'hit']);
});

describe('bad input is refused in one sentence, and nothing is changed', () => {
  test.each<[string, string[], number, RegExp]>([
    ['no period', ['--workspace', workspace], 2, /--period is needed/],
    ['no workspace', ['--period', '2010-12'], 2, /--workspace is needed/],
    ['an unknown option', ['--workspace', workspace, '--period', '2010-12', '--metrik', 'x'], 2, /--metrik/],
    [
      'a metric that no tree can have',
      ['--workspace', workspace, '--period', '2010-12', '--metric', 'aov'],
      2,
      /--metric is one of net-sales/,
    ],
    [
      'a metric without targets',
      ['--workspace', workspace, '--period', '2010-12', '--metric', 'units'],
      1,
      /There are no units targets for 2010-12/,
    ],
    ['a file too many', ['--workspace', workspace, '--period', '2010-12', 'more.csv'], 2, /Unexpected "more\.csv"/],
    ['a period that is none', ['--workspace', workspace, '--period', '2010-13'], 1, /"2010-13" is no period/],
    [
      'a period without targets',
      ['--workspace', workspace, '--period', '2031'],
      1,
      /^There are no targets for 2031\.$/m,
    ],
    [
      'a workspace that is not there',
      ['--workspace', join(folder, 'none.tandem'), '--period', '2010-12'],
      1,
      /none\.tandem/,
    ],
  ])('%s', (_, args, code, words) => {
    const before = hash();
    const said = tandem('targets', ...args);
    expect(said).toMatchObject({ code, out: '' });
    expect(said.err).toMatch(words);
    expect(said.err).not.toMatch(/\n\s+at /);
    expect(hash()).toBe(before);
  });
});
