import { describe, expect, test } from 'vitest';
import type { Input } from '../../src/shared/contract';
import { companyFor } from './company';

const NOW = Date.UTC(2026, 10, 25, 17);
const PERIOD = '2026-Q4';

const { ask, refusal } = companyFor('all tests', { sample: true, clock: () => NOW });
const plan = (more: Partial<Input<'campaigns.plan'>> = {}) => ask('campaigns.plan', { period: PERIOD, ...more });
const named = async (name: string) => {
  const row = (await plan()).campaigns.find((one) => one.name === name);
  if (!row) throw new Error(name);
  return row;
};

describe('the plan of a period', () => {
  test('weeks sum to what the campaigns have in the period, planned and spent', async () => {
    const { campaigns, weeks, totals } = await plan();
    const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);
    expect(sum(weeks.map((week) => week.plannedMinor))).toBe(totals.budgetMinor);
    expect(sum(weeks.map((week) => week.spentMinor ?? 0))).toBe(totals.spentMinor);
    expect(sum(campaigns.map((row) => row.budgetInPeriodMinor))).toBe(totals.budgetMinor);
    expect(weeks.every((week) => week.from <= '2026-11-25' === (week.spentMinor !== null))).toBe(true);
  });

  test('a quarter is its months: a budget is cut the same way however it is asked for', async () => {
    const whole = (await plan()).totals.budgetMinor;
    let months = 0;
    for (const period of ['2026-10', '2026-11', '2026-12']) months += (await plan({ period })).totals.budgetMinor;
    expect(months).toBe(whole);
  });

  test('spending is the metric’s own ad spend and what the budget lines say', async () => {
    const row = await named('Air-dry creators');
    const spent = (
      await ask('metrics.evaluate', { period: '2026-01-01..2026-11-25', metrics: ['ad-spend'], by: 'campaign' })
    ).find((one) => one.group === row.name);
    const { lines } = await ask('campaigns.get', { id: row.id });
    expect(row.spentMinor).toBe((spent?.value ?? 0) + lines.reduce((sum, line) => sum + line.spentMinor, 0));
  });

  test('one is without a target and says so; filters leave what they name', async () => {
    const { campaigns, totals } = await plan({ untargeted: true });
    expect(campaigns.map((row) => row.name)).toContain('Scalp reset month');
    expect(totals.untargeted).toBe(campaigns.length);
    expect((await plan({ promotion: 'influencers' })).campaigns.map((row) => row.name)).toEqual(['Air-dry creators']);
    expect((await plan({ search: 'FORUM' })).campaigns.map((row) => row.name)).toEqual(['Salon Forum, Chicago']);
    const nags = await ask('campaigns.nags', {});
    expect(nags.untargeted.map((one) => one.name)).toContain('Scalp reset month');
    const unserved = new Set(
      (await ask('results.choices', {})).campaigns.filter((one) => one.untargeted).map(({ name }) => name),
    );
    const { marketing } = await ask('reports.weekly', { period: '2026-W47' });
    expect(marketing.campaigns.length).toBeGreaterThan(0);
    for (const line of marketing.campaigns) expect(line.untargeted, line.name).toBe(unserved.has(line.name));
    expect(nags.experiments.map((one) => one.hypothesis)).toEqual([
      'A back-in-stock form keeps half of those who leave',
    ]);
  });
});

describe('a campaign', () => {
  test('is made by its name, changed field by field, and every change is one undo', async () => {
    const { id } = await ask('campaigns.create', { name: '  Leap day letter ' });
    expect(await ask('campaigns.get', { id })).toMatchObject({ name: 'Leap day letter', status: 'idea', targets: [] });
    const products = (await ask('deals.choices', {})).products.slice(0, 2).map((one) => one.id);
    await ask('campaigns.update', {
      id,
      productIds: products,
      alsoOn: ['email', 'demo'],
      starts: '2026-12-01',
      ends: '2026-12-10',
      budgetMinor: 1_001,
    });
    expect(await ask('campaigns.get', { id })).toMatchObject({
      alsoOn: ['email', 'demo'],
      budgetMinor: 1_001,
      starts: '2026-12-01',
    });
    expect((await ask('campaigns.get', { id })).products.map((one) => one.id)).toEqual(products);
    await ask('history.undo', {});
    expect(await ask('campaigns.get', { id })).toMatchObject({
      alsoOn: [],
      products: [],
      budgetMinor: null,
      starts: null,
    });
    await ask('history.redo', {});
    expect((await ask('campaigns.get', { id })).products).toHaveLength(2);
    await ask('campaigns.remove', { id });
    expect(await refusal('campaigns.get', { id })).toContain('removed in the meantime');
    await ask('history.undo', {});
    expect((await ask('campaigns.get', { id })).alsoOn).toEqual(['email', 'demo']);
  });

  test('bad input is refused in a sentence and changes nothing', async () => {
    const row = await named('Air-dry creators');
    const before = await ask('campaigns.get', { id: row.id });
    expect(await refusal('campaigns.update', { id: row.id, ends: '2026-01-01' })).toContain('2026-01-01 is before');
    expect(await refusal('campaigns.update', { id: row.id, ends: '2026-02-30' })).toContain('Not a calendar day');
    expect(await refusal('campaigns.update', { id: row.id, budgetMinor: -1 })).toContain('cannot be negative');
    expect(await refusal('campaigns.update', { id: row.id, code: 'hello10' })).toContain(
      'Search, always on has the code HELLO10 already',
    );
    expect(await refusal('campaigns.update', { id: row.id, code: 'curlclub' })).toContain('belongs to Ines Park');
    expect(await refusal('campaigns.update', { id: row.id, name: 'search, ALWAYS on' })).toContain('already');
    expect(await refusal('campaigns.update', { id: row.id, rev: 9_999, name: 'x' })).toContain(
      'changed in the meantime',
    );
    expect(await refusal('campaigns.addLine', { campaignId: row.id, name: 'x', spentMinor: -5 })).toContain(
      'cannot be negative',
    );
    expect(await refusal('campaigns.create', { name: 'No start', ends: '2026-12-01' })).toContain(
      'needs the day it starts',
    );
    expect(await refusal('campaigns.decide', { id: row.id, decision: 'scale', reason: ' ' })).toContain(
      'needs a reason',
    );
    expect(
      await refusal('experiments.create', { hypothesis: 'x', starts: '2026-02-02', ends: '2026-02-01' }),
    ).toContain('is before');
    expect(await ask('campaigns.get', { id: row.id })).toEqual(before);
  });

  test('serves a target whose plan shows it, once, and leaves it when it is removed', async () => {
    const row = await named('Scalp reset month');
    const nodes = await ask('campaigns.targets', { id: row.id });
    const node = nodes.find((one) => one.name === 'D2C web');
    if (!node) throw new Error('no target');
    await ask('campaigns.linkTarget', { id: row.id, nodeId: node.id, amount: 12_300 });
    expect((await ask('targets.node', { id: node.id })).plan.map((one) => [one.name, one.amount])).toContainEqual([
      row.name,
      12_300,
    ]);
    expect(await refusal('campaigns.linkTarget', { id: row.id, nodeId: node.id, amount: 1 })).toContain('already');
    await ask('campaigns.remove', { id: row.id });
    expect((await ask('targets.node', { id: node.id })).plan.map((one) => one.name)).not.toContain(row.name);
    await ask('history.undo', {});
    await ask('history.undo', {});
    expect((await named('Scalp reset month')).targets).toEqual([]);
  });

  test('what its lines have spent counts in the metrics of costs, and goes when the line goes', async () => {
    const { id } = await named('Brightwell end caps');
    const cost = async (): Promise<number> =>
      (await ask('metrics.evaluate', { period: PERIOD, metrics: ['cac'] }))[0]?.numerator ?? 0;
    const before = await cost();
    const line = await ask('campaigns.addLine', { campaignId: id, name: 'Late fee', spentMinor: 700_000 });
    expect(await cost()).toBeGreaterThan(before);
    await ask('campaigns.updateLine', { id: line.id, spentMinor: 0 });
    expect(await cost()).toBe(before);
    await ask('campaigns.removeLine', { id: line.id });
    expect(await cost()).toBe(before);
  });

  test('is judged by its objective, each number by the metric it opens to', async () => {
    const { id, name } = await named('Air-dry creators');
    const detail = await ask('campaigns.get', { id });
    expect(detail.judged.map((line) => line.metric)).toEqual([
      'ad-spend',
      'net-sales',
      'target-sales',
      'orders',
      'cost-per-order',
      'qualified-leads',
    ]);
    const values = await ask('metrics.evaluate', {
      period: `${detail.from}..${detail.to}`,
      metrics: ['net-sales', 'orders'],
      by: 'campaign',
    });
    for (const metric of ['net-sales', 'orders'])
      expect(detail.judged.find((line) => line.metric === metric)?.actual).toBe(
        values.find((one) => one.metric === metric && one.group === name)?.value,
      );
    const orders = detail.judged.find((line) => line.metric === 'orders')?.actual ?? 0;
    expect(detail.judged.find((line) => line.metric === 'cost-per-order')?.actual).toBe(detail.spentMinor / orders);
    await ask('campaigns.update', { id, objective: 'awareness' });
    expect((await ask('campaigns.get', { id })).judged.map((line) => line.metric)).toEqual([
      'ad-spend',
      'impressions',
      'clicks',
      'ctr.all',
      'engagement',
    ]);
    await ask('history.undo', {});
  });

  test('decisions and experiments are kept, found by their words, and taken back', async () => {
    const { id } = await named('Mousse clips');
    await ask('campaigns.decide', { id, decision: 'test', reason: 'Another week says more.' });
    expect((await named('Mousse clips')).decision).toBe('test');
    const made = await ask('experiments.create', {
      campaignId: id,
      hypothesis: 'Quokka stickers raise duets',
      metric: 'engagement',
      aim: 5,
      result: 6,
    });
    expect((await ask('campaigns.get', { id })).experiments).toMatchObject([
      { met: true, overdue: false, decision: null },
    ]);
    expect(await ask('search.query', { text: 'quokka' })).toMatchObject([
      { kind: 'experiment', opens: { kind: 'campaign', id } },
    ]);
    await ask('experiments.decide', { id: made.id, decision: 'scale' });
    expect((await ask('campaigns.get', { id })).experiments).toMatchObject([
      { decision: 'scale', decidedDay: '2026-11-25' },
    ]);
    for (let step = 0; step < 3; step += 1) await ask('history.undo', {});
    expect(await ask('campaigns.get', { id })).toMatchObject({ experiments: [], decision: null });
  });
});

test('a set of moments is added once, in one step', async () => {
  const span = { from: '2026-11-25', to: '2027-11-24' };
  const set = (await ask('moments.sets', span)).find((one) => one.id === 'gb');
  const before = (await ask('moments.list', {})).length;
  const { added } = await ask('moments.addSet', { id: 'gb', ...span });
  expect(added).toBe(set?.moments.length);
  expect(await ask('moments.addSet', { id: 'gb', ...span })).toEqual({ added: 0 });
  // The American set shares days with the British one: those are not added twice.
  const us = (await ask('moments.sets', span)).find((one) => one.id === 'us');
  const { added: more } = await ask('moments.addSet', { id: 'us', ...span });
  expect(more).toBe(us?.moments.filter((one) => !one.known).length);
  expect(more).toBeLessThan(us?.moments.length ?? 0);
  await ask('history.undo', {});
  await ask('history.undo', {});
  expect(await ask('moments.list', {})).toHaveLength(before);
  expect(await refusal('moments.addSet', { id: 'gb', from: '2027-01-01', to: '2026-01-01' })).toContain('is before');
});

describe('the strategy of a period', () => {
  test('every campaign of the plan stands under its objective, and everybody has what is due within four weeks', async () => {
    const { campaigns } = await plan();
    const strategy = await ask('campaigns.strategy', { period: PERIOD });
    expect(strategy.until).toBe('2026-12-23');
    expect(strategy.objectives.map(({ objective }) => objective)).toEqual(['awareness', 'engagement', 'sales']);
    for (const { objective, campaigns: own } of strategy.objectives)
      expect(own.map(({ id }) => id)).toEqual(
        campaigns.filter((row) => row.objective === objective).map(({ id }) => id),
      );
    const duties = strategy.people.flatMap((one) => one.duties);
    expect(new Set(duties.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(3);
    expect(duties.every(({ kind, day }) => kind === 'campaign' || (day !== null && day <= strategy.until))).toBe(true);
    // A campaign of one person's is on nobody else's list; without an owner it comes last.
    const { id, owner } = await named('Air-dry creators');
    const holders = (list: typeof strategy.people) =>
      list.filter((one) => one.duties.some((duty) => duty.id === id)).map((one) => one.person?.name ?? null);
    expect(holders(strategy.people)).toEqual([owner?.name]);
    await ask('campaigns.update', { id, ownerId: null });
    expect(holders((await ask('campaigns.strategy', { period: PERIOD })).people)).toEqual([null]);
    await ask('history.undo', {});
  });
});

test('lists of content, creators’ work, codes, press, events and media of one campaign hold only its own', async () => {
  const { id } = await named('Air-dry creators');
  const counts: Record<string, number> = {};
  for (const kind of ['content', 'deliverable', 'code', 'mention', 'event', 'flight'] as const) {
    const own = await ask('library.list', { kind, campaignId: id });
    const every = await ask('library.list', { kind });
    expect(own.map((row) => row.id)).toEqual(
      every.filter(({ values }) => values['campaignId'] === id).map((row) => row.id),
    );
    counts[kind] = own.length;
  }
  expect(counts).toMatchObject({ content: 1, deliverable: 3, code: 1 });
});

test('what came back for a campaign’s cost: each figure of its own, the costs sum to what ROI and CAC divide by', async () => {
  const { id, team } = await named('Air-dry creators');
  expect(team.map(({ name }) => name)).toEqual(['Maren Oduya']);
  const { figures, costs, costMinor, promisedMinor } = await ask('campaigns.figures', { id });
  const at = (metric: string) => figures.find((one) => one.metric === metric)?.value;
  expect(costs.reduce((sum, { minor }) => sum + minor, 0)).toBe(costMinor);
  expect(at('cac')?.numerator).toBe(costMinor);
  expect(at('marketing-roi')?.denominator).toBe(costMinor);
  expect(at('roas')?.numerator).toBe(at('net-sales')?.value);
  expect(at('marketing-roi')?.numerator).toBe((at('net-sales')?.value ?? 0) - costMinor);
  expect(promisedMinor).toBe(360_000);
  const behind = await ask('metrics.rows', {
    metric: 'cac',
    by: 'campaign',
    group: 'Air-dry creators',
    period: '2026-11-12..2026-11-25',
  });
  expect(behind.sum).toBe(costMinor);
});

test('a moment of a ready-made set carries the lift that was said for it, and else says that it has none', async () => {
  const span = { from: '2026-12-01', to: '2026-12-31' };
  await ask('moments.addSet', {
    id: 'gb',
    ...span,
    lifts: [{ name: 'Boxing Day', starts: '2026-12-26', amountMinor: 250_000 }],
  });
  const { moments } = await plan();
  expect(moments.find(({ name }) => name === 'Boxing Day')?.liftMinor).toBe(250_000);
  expect(moments.find(({ name }) => name === 'Christmas Day')?.liftMinor).toBeNull();
  await ask('history.undo', {});
  expect((await plan()).moments.map(({ name }) => name)).not.toContain('Boxing Day');
});

test('beside an ask stands what became of the asker’s earlier asks, and of their calls on targets', async () => {
  const asks = await ask('budget.asks', {});
  const open = asks.find((one) => one.status === 'open');
  const { authors } = await ask('targets.record', {});
  const author = authors.find((one) => one.author?.id === open?.person?.id);
  expect(author?.calls).toBeGreaterThan(0);
  expect(open?.record).toMatchObject({
    calls: author?.calls,
    callsHeld: author?.callsHeld,
    accuracy: author?.accuracy,
    // 5,080 and 1,870 of 4,200 and 3,000 came: 6,950 ÷ 7,200.
    asked: 2,
    approved: 2,
    scored: 2,
    ratio: 695 / 720,
    earlier: [{ name: 'Lena’s second routine' }, { name: 'Scalp posts, four more weeks' }],
  });
  // Those that came later are no record of an earlier ask.
  expect(asks.find((one) => one.name === 'Scalp posts, four more weeks')?.record.asked).toBe(0);
});
