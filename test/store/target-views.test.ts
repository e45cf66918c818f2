import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngine, type Engine } from '../../src/main/engine/index';
import { grownWorkspace } from './grown';
import type { ChannelName, Input, Output, Result } from '../../src/shared/contract';
import type { TargetNode } from '../../src/shared/contract/target-shapes';

const NOW = Date.UTC(2026, 10, 25, 17);
const PERIOD = '2026-Q4';
let folder: string;
let path: string;
let engine: Engine;
let now = NOW;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-target-views-'));
  path = join(folder, 'sample.tandem');
  await grownWorkspace({
    path,
    name: 'Halo & Vine',
    currency: 'USD',
    timeZone: 'America/New_York',
    weekStart: 1,
    fiscalYearStart: 1,
    sample: true,
    clock: () => NOW,
  });
  engine = await createEngine({ workspacePath: path, clock: () => now });
});
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
const tree = (period = PERIOD) => ask('targets.tree', { period });
const named = (nodes: readonly TargetNode[], ...names: string[]): TargetNode => {
  let found: TargetNode | undefined;
  for (const name of names)
    found = nodes.find((node) => node.name === name && (found === undefined || node.parentId === found.id));
  if (!found) throw new Error(names.join(' › '));
  return found;
};
const sum = (numbers: readonly (number | null)[]): number => numbers.reduce<number>((all, one) => all + (one ?? 0), 0);
const undo = async (steps: number): Promise<void> => {
  for (let step = 0; step < steps; step += 1) await ask('history.undo', {});
};
const checksum = (): string => {
  const file = new Database(path, { readonly: true });
  try {
    const rows = ['target_trees', 'target_nodes', 'workspace'].map((table) =>
      (file.prepare(`SELECT * FROM ${table} ORDER BY id`).all() as Record<string, unknown>[]).map(
        ({ rev: _rev, ...row }) => row,
      ),
    );
    return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  } finally {
    file.close();
  }
};

describe('months and weeks', () => {
  test('sum to each node, in targets and in actuals, and are the node’s own page', async () => {
    const { nodes } = await tree();
    const { columns, rows } = await ask('targets.months', { period: PERIOD });
    expect(rows.map(({ id }) => id)).toEqual(nodes.map(({ id }) => id));
    for (const node of nodes) {
      const row = rows.find(({ id }) => id === node.id)!;
      expect(sum(row.targets)).toBe(node.target);
      expect(sum(row.actuals)).toBe(node.actual);
    }
    const dry = named(nodes, 'D2C web', 'Style', 'Dry Shampoo');
    const page = await ask('targets.node', { id: dry.id });
    const own = rows.find(({ id }) => id === dry.id)!;
    for (const month of page.months) {
      const within = columns.flatMap((column, index) => (column.month === month.period ? [index] : []));
      expect(sum(within.map((index) => own.targets[index] ?? 0))).toBe(month.target);
      expect(sum(within.map((index) => own.actuals[index] ?? null))).toBe(month.actual ?? 0);
    }
    for (const week of page.weeks) {
      const within = columns.flatMap((column, index) => (column.week === week.period ? [index] : []));
      expect(sum(within.map((index) => own.targets[index] ?? 0))).toBe(week.target);
    }
  });

  test('a month set by hand is seen first, keeps what is over, and comes out as it was shown', async () => {
    const before = checksum();
    const { nodes } = await tree();
    const web = named(nodes, 'D2C web');
    const now_ = await ask('targets.previewSpread', { id: web.id, to: { spread: null } });
    const of = (month: string): number => now_.months.find((one) => one.month === month)?.before ?? 0;
    const preview = await ask('targets.previewSpread', {
      id: web.id,
      to: { month: '2026-12', amount: of('2026-12') + 100_001 },
    });
    expect(preview.problem).toBeNull();
    expect(preview.months).toEqual([
      { month: '2026-10', before: of('2026-10'), after: of('2026-10') },
      { month: '2026-11', before: of('2026-11'), after: of('2026-11') - 100_001 },
      { month: '2026-12', before: of('2026-12'), after: of('2026-12') + 100_001 },
    ]);
    expect(checksum()).toBe(before);
    await ask('targets.updateNode', { id: web.id, spread: preview.spread });
    const after = await ask('targets.node', { id: web.id });
    expect(after.months.map(({ target }) => target)).toEqual(preview.months.map((one) => one.after));
    expect(after.spread).toMatchObject({ method: 'hand', own: true });
    await undo(1);
    expect(checksum()).toBe(before);
  });

  test('more than the open months hold is said in words, with what to raise', async () => {
    const { nodes } = await tree();
    const web = named(nodes, 'D2C web');
    const { problem, months, spread } = await ask('targets.previewSpread', {
      id: web.id,
      to: { month: '2026-12', amount: web.target },
    });
    expect(problem).toMatch(
      /^The months of D2C web that are not over hold \$[\d,]+ in all, so December 2026 can have no more\. Raise the target of D2C web first\.$/,
    );
    expect(spread).toBeNull();
    expect(months.every((month) => month.before === month.after)).toBe(true);
    expect(await refusal('targets.previewSpread', { id: web.id, to: { month: '2027-02', amount: 1 } })).toBe(
      'February 2027 is not part of these targets.',
    );
  });

  test('a week set by hand takes from its month first, comes out as it was shown, and goes along with its month', async () => {
    const first = checksum();
    const { nodes } = await tree();
    const web = named(nodes, 'D2C web');
    const grid = async (): Promise<number[]> =>
      (await ask('targets.months', { period: PERIOD })).rows.find(({ id }) => id === web.id)!.targets;
    const { columns } = await ask('targets.months', { period: PERIOD });
    const before = await grid();
    // The second week of December, of seven days.
    const at = columns.findIndex(({ from }) => from === '2026-12-07');
    const typed = (before[at] ?? 0) + 12_345;
    const preview = await ask('targets.previewSpread', { id: web.id, to: { week: '2026-12-07', amount: typed } });
    expect(preview.problem).toBeNull();
    expect(preview.months.every((month) => month.before === month.after)).toBe(true);
    expect(preview.weeks.map((week) => week.before)).toEqual(before);
    expect(checksum()).toBe(first);
    await ask('targets.updateNode', { id: web.id, spread: preview.spread });
    const set = await grid();
    expect(set).toEqual(preview.weeks.map((week) => week.after));
    expect(set[at]).toBe(typed);
    expect(sum(set)).toBe(web.target);
    // Weeks of other months keep what they had.
    expect(set.filter((_, index) => columns[index]?.month !== '2026-12')).toEqual(
      before.filter((_, index) => columns[index]?.month !== '2026-12'),
    );

    // A month that is set afterwards takes its weeks along, and all still sum.
    const december = sum(set.filter((_, index) => columns[index]?.month === '2026-12'));
    const month = await ask('targets.previewSpread', {
      id: web.id,
      to: { month: '2026-12', amount: december + 100_001 },
    });
    await ask('targets.updateNode', { id: web.id, spread: month.spread });
    const moved = await grid();
    expect(moved).toEqual(month.weeks.map((week) => week.after));
    expect(sum(moved.filter((_, index) => columns[index]?.month === '2026-12'))).toBe(december + 100_001);
    expect(sum(moved)).toBe(web.target);
    expect(moved[at]).toBeGreaterThan(typed);
    await undo(2);
    expect(checksum()).toBe(first);

    const all = await ask('targets.previewSpread', { id: web.id, to: { week: '2026-12-07', amount: web.target } });
    expect(all.problem).toMatch(
      /^The weeks of D2C web that are not over hold \$[\d,]+ in all, so this one can have no more\./,
    );
    expect(all.spread).toBeNull();
    expect(await refusal('targets.previewSpread', { id: web.id, to: { week: '2026-12-08', amount: 1 } })).toBe(
      'No week of these targets begins on 2026-12-08.',
    );
  });

  test.each(['even', 'working-days', 'last-year', 'moments'] as const)('spread %s sums to the node', async (method) => {
    const { nodes } = await tree();
    for (const node of nodes.slice(0, 6)) {
      const { months } = await ask('targets.previewSpread', { id: node.id, to: { spread: { method, months: {} } } });
      expect(sum(months.map((month) => month.after))).toBe(node.target);
    }
  });
});

test('the tree and its months are written as CSV, and the months add up to the targets', async () => {
  const { nodes } = await tree();
  const file = join(folder, 'targets.csv');
  expect(await ask('targets.export', { period: PERIOD, file })).toMatchObject({ rows: nodes.length });
  const [head, company] = readFileSync(file, 'utf8').split('\n');
  expect(head).toMatch(/^target_of,kind,unit,target,not_allocated,actual/);
  expect(company).toMatch(new RegExp(`^Company,Company,USD,${((nodes[0]?.target ?? 0) / 100).toFixed(2)},`));
  const cells = Object.fromEntries((head ?? '').split(',').map((name, index) => [name, company?.split(',')[index]]));
  expect(Number(cells.ahead_of_pace)).toBeCloseTo(Number(cells.actual) - Number(cells.expected), 2);
  expect(cells.days_ahead).toBe(String(nodes[0]?.daysAhead));
  await ask('targets.export', { period: PERIOD, view: 'months', file });
  const dry = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('Company › D2C web › Style › Dry Shampoo,'))
    .map((line) => Math.round(Number(line.split(',')[7]) * 100));
  expect(sum(dry)).toBe(named(nodes, 'D2C web', 'Style', 'Dry Shampoo').target);
  expect(await refusal('targets.export', { period: '2031', file })).toBe('There are no targets for 2031.');
});

describe('two versions', () => {
  test('say what was, what is, who changed it, when and why; removed and new targets too', async () => {
    const before = checksum();
    const { nodes, tree: own } = await tree();
    const mist = named(nodes, 'D2C web', 'Style', 'Sea Salt Mist');
    const oak = named(nodes, 'Oak & Ivory');
    const moment = new Date(now).toISOString();
    now += 60_000;
    const first = new Date(now).toISOString();
    await ask('targets.setAmount', { id: mist.id, amount: mist.target + 10_000, mode: 'siblings', why: 'Summer' });
    now += 60_000;
    await ask('targets.removeNode', { id: oak.id });
    const versions = await ask('targets.versions', { treeId: own!.id });
    expect(versions.slice(0, 2).map(({ label }) => label)).toEqual([
      'Removed the target of Oak & Ivory',
      `Set Sea Salt Mist to ${versions[1]?.label.match(/\$[\d,.]+/)?.[0]}: Summer`,
    ]);
    const rows = await ask('targets.compare', { treeId: own!.id, before: moment, after: null });
    expect(rows.find(({ id }) => id === mist.id)).toMatchObject({
      name: 'Sea Salt Mist',
      path: ['D2C web', 'Style'],
      before: mist.target,
      after: mist.target + 10_000,
    });
    expect(rows.find(({ id }) => id === mist.id)?.steps[0]).toMatchObject({ at: first });
    expect(rows.find(({ id }) => id === mist.id)?.steps[0]?.why).toMatch(/: Summer$/);
    expect(rows.find(({ id }) => id === oak.id)).toMatchObject({ before: oak.target, after: null });
    const early = await ask('targets.compare', { treeId: own!.id, before: moment, after: first });
    expect(early.some(({ id }) => id === oak.id)).toBe(false);
    expect(early.some(({ id }) => id === mist.id)).toBe(true);
    now += 60_000;
    const people = await ask('people.list', {});
    const dry = named(nodes, 'D2C web', 'Style', 'Dry Shampoo');
    const other = people.find(({ id }) => id !== dry.owner?.id);
    const spread = { method: 'even', months: {} } as const;
    await ask('targets.updateNode', { id: dry.id, locked: !dry.locked, ownerId: other?.id ?? null, spread });
    const later = await ask('targets.compare', { treeId: own!.id, before: first, after: null });
    expect(later.find(({ id }) => id === dry.id)).toMatchObject({
      before: dry.target,
      after: dry.target,
      others: [
        { what: 'lock', before: dry.locked ? 'locked' : 'floats', after: dry.locked ? 'floats' : 'locked' },
        { what: 'owner', before: dry.owner?.name ?? 'nobody', after: other?.name },
        { what: 'spread', before: 'as the tree', after: 'Evenly by day' },
      ],
    });
    await undo(3);
    expect(await ask('targets.compare', { treeId: own!.id, before: moment, after: null })).toEqual([]);
    expect(checksum()).toBe(before);
    now = NOW;
  });
});

describe('a new tree', () => {
  test('takes its levels in any order, and every sum is exact', async () => {
    const before = checksum();
    for (const levels of [
      ['channel', 'line', 'product'],
      ['line', 'channel'],
    ] as const) {
      await ask('targets.createTree', { period: '2027', amount: 100_000_003, levels: [...levels], split: 'last-year' });
      const { nodes } = await tree('2027');
      expect(Math.max(...nodes.map(({ depth }) => depth))).toBe(levels.length);
      for (const node of nodes.filter((one) => one.unallocated !== null && one.target > 0))
        expect(node.unallocated).toBe(0);
      await undo(1);
    }
    expect(checksum()).toBe(before);
  });

  test('by hand stands there with nothing given out yet', async () => {
    await ask('targets.createTree', { period: '2027-Q1', amount: 5_000, levels: ['channel'], split: 'none' });
    const { nodes } = await tree('2027-Q1');
    expect(nodes[0]?.unallocated).toBe(5_000);
    expect(nodes.slice(1).every(({ target }) => target === 0)).toBe(true);
    expect(nodes.length).toBeGreaterThan(2);
    await undo(1);
  });

  test('by hand with amounts: what was typed stands there, the rest is not allocated, too much is refused', async () => {
    const parts = await ask('targets.parts', { kind: 'channel' });
    const [first, second] = parts.filter(({ name }) => name === 'D2C web' || name === 'Oak & Ivory');
    const amounts = [
      { ref: first!.ref, amount: 3_000 },
      { ref: second!.ref, amount: 1_500 },
    ];
    const make = { period: '2027-Q1', levels: ['channel'] as ['channel'], split: 'none' as const, amounts };
    await ask('targets.createTree', { ...make, amount: 5_000 });
    const { nodes } = await tree('2027-Q1');
    expect(nodes.map(({ target }) => target)).toEqual([5_000, 3_000, 1_500]);
    expect(nodes[0]?.unallocated).toBe(500);
    await undo(1);
    expect(await refusal('targets.createTree', { ...make, amount: 4_000 })).toMatch(/give them \$5 less/);
  });

  test('takes over the shape of another: the same parts and shares, their owners, locks and notes', async () => {
    const before = checksum();
    const old = await tree();
    await ask('targets.createTree', {
      period: '2027-Q1',
      amount: old.nodes[0]!.target * 2,
      split: 'previous',
      like: old.tree!.id,
    });
    const { nodes } = await tree('2027-Q1');
    expect(nodes.map(({ name }) => name)).toEqual(old.nodes.map(({ name }) => name));
    for (const [index, node] of nodes.entries()) {
      expect(Math.abs(node.target - (old.nodes[index]?.target ?? 0) * 2)).toBeLessThanOrEqual(1);
      expect(node.owner).toEqual(old.nodes[index]?.owner);
      expect(node.locked).toBe(old.nodes[index]?.locked);
      expect(node.note).toBe(old.nodes[index]?.note);
    }
    expect(await refusal('targets.createTree', { period: '2027-Q2', amount: 1, split: 'previous' })).toMatch(
      /Say which targets/,
    );
    expect(
      await refusal('targets.createTree', {
        period: '2027-Q2',
        metric: 'units',
        amount: 1,
        split: 'previous',
        like: old.tree!.id,
      }),
    ).toMatch(/only others of the same measure/);
    await undo(1);
    expect(checksum()).toBe(before);
  });

  test('starts in the middle of a year: months and weeks are cut where it begins', async () => {
    const period = '2027-02-10..2027-12-31';
    await ask('targets.createTree', { period, amount: 32_500, split: 'none', spread: { method: 'even', months: {} } });
    const { columns, rows } = await ask('targets.months', { period });
    expect(columns[0]).toMatchObject({ month: '2027-02', from: '2027-02-10', to: '2027-02-14' });
    // 325 days of 100 minor units each: 19 of them in February.
    expect(sum(columns.map(({ month }, index) => (month === '2027-02' ? (rows[0]?.targets[index] ?? 0) : 0)))).toBe(
      1_900,
    );
    await undo(1);
  });
});

describe('is refused in words, and nothing changes', () => {
  test.each<[string, () => Promise<string>, RegExp]>([
    [
      'a period that overlaps in its middle',
      () => refusal('targets.createTree', { period: '2026-12-15..2027-03-31', amount: 1 }),
      /^2026-Q4 has net sales targets already, and 2026-12-15\.\.2027-03-31 overlaps it\. Open them, or remove them first\.$/,
    ],
    ['another currency', () => refusal('workspace.update', { currency: 'EUR' }), /so the currency stays/],
    [
      'a level that counts twice',
      () => refusal('targets.createTree', { period: '2027', amount: 9, levels: ['line', 'line'], split: 'equal' }),
      /divided by product line already further up: name each level once/,
    ],
  ])('%s', async (_name, run, words) => {
    const before = checksum();
    expect(await run()).toMatch(words);
    expect(checksum()).toBe(before);
  });

  test('another first day of the week, once a week has targets; without them weeks are cut anew', async () => {
    const first = checksum();
    // The whole week from Monday 5 to Sunday 11 October is typed by hand.
    const top = (await tree()).nodes[0]!;
    const typed = Math.round(top.target / 20);
    await ask('targets.updateNode', {
      id: top.id,
      spread: { method: 'hand', months: { '2026-10-05..2026-10-11': typed } },
    });
    const whole = await ask('targets.node', { id: top.id });
    await ask('workspace.update', { weekStart: 7 });
    const { nodes } = await tree();
    const anew = await ask('targets.node', { id: top.id });
    expect(anew.months).toEqual(whole.months);
    const { rows, columns } = await ask('targets.months', { period: PERIOD });
    // 1 October 2026 is a Thursday: the first Sunday is the 4th.
    expect(columns[1]?.from).toBe('2026-10-04');
    for (const node of nodes) expect(sum(rows.find(({ id }) => id === node.id)!.targets)).toBe(node.target);
    await undo(1);
    await ask('targets.createTree', { period: '2027-W10', amount: 700, split: 'none' });
    const before = checksum();
    expect(await refusal('workspace.update', { weekStart: 7 })).toBe(
      '2027-W10 has targets that count from the present first day of the week, so it stays. Remove those targets first.',
    );
    expect(checksum()).toBe(before);
    await undo(2);
    expect(checksum()).toBe(first);
  });
});
