import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import type { MetricValue } from '../../src/shared/contract/metrics';
import { fixtures, makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const FILE = join(fixtures, 'subscriptions.csv');
const TEXT = readFileSync(FILE, 'utf8');
const figure = async (metric: string, period: string, more: object = {}): Promise<MetricValue> => {
  const [value] = await world.ask<MetricValue[]>('metrics.evaluate', { metrics: [metric], period, ...more });
  if (!value) throw new Error(metric);
  return value;
};
const rate = (currency: string, day: string, value: number) => world.ask('rates.set', { day, currency, rate: value });

test('comes in by its own column names; two rows alike are two subscriptions, and are told', async () => {
  const summary = await world.bring(FILE);
  expect(summary).toMatchObject({ format: 'subscriptions', rows: 7, created: 7, errorCount: 0 });
  expect(summary.errors).toEqual([
    { line: 6, column: null, level: 'notice', problem: expect.stringContaining('a subscription of its own') as string },
  ]);
  expect(world.rows("SELECT nth, source_line FROM subscriptions WHERE plan = 'Yearly box' ORDER BY nth")).toEqual([
    { nth: 1, source_line: 5 },
    { nth: 2, source_line: 6 },
  ]);
});

test('every problem with its line, and nothing is written', async () => {
  const bad = world.file(
    'bad.csv',
    'customer_id,started_at,monthly_amount,ended_at,plan,currency\n,2026-01-01,10,,P,USD\nA,soon,10,,P,USD\nB,2026-01-01,ten,,P,USD\nC,2026-01-01,,,P,USD\nD,2026-01-01,-5,,P,USD\nE,2026-02-01,10,2026-01-31,P,USD\nF,2026-02-01,10,,P,dollars\nG,2026-02-01,10,,P,USD\n',
  );
  const empty = world.checksum();
  const summary = await world.bring(bad);
  expect(summary).toMatchObject({ batch: null, rows: 8, created: 1, skipped: 7 });
  expect(summary.errors.map(({ line, column, problem }) => `${line} ${column}: ${problem}`)).toEqual([
    '2 customer_id: The customer id is empty.',
    '3 started_at: "soon" is no date.',
    '4 monthly_amount: "ten" is no amount.',
    '5 monthly_amount: The monthly amount is empty.',
    '6 monthly_amount: The monthly amount is below zero.',
    '7 ended_at: The end, 2026-01-31, lies before the start, 2026-02-01.',
    '8 currency: "DOLLARS" is no currency: three letters, such as USD.',
  ]);
  expect(world.checksum()).toBe(empty);
});

test('a later list ends some and lets others run again; taking it back restores them', async () => {
  const first = await world.bring(FILE);
  const before = world.checksum();
  const later = TEXT.replace('S-1,Refill,2026-01-05,,39.60', 'S-1,Refill,2026-01-05,2026-04-20,44.00')
    .replace('2026-01-09,2026-03-11', '2026-01-09,')
    .concat('S-6,Refill,2026-04-01,,39.60,USD\n');
  const second = await world.bring(world.file('later.csv', later));
  expect(second).toMatchObject({ created: 1, updated: 2, unchanged: 5 });
  expect(
    world.rows('SELECT ended_day, monthly_minor FROM subscriptions WHERE source_line = 2 AND batch_id = 1'),
  ).toEqual([{ ended_day: '2026-04-20', monthly_minor: 4400 }]);
  expect(await world.ask('imports.undo', { batch: second.batch })).toMatchObject({ restored: 2, conflicts: [] });
  expect(world.checksum()).toBe(before);
  await world.bring(world.file('later.csv', later));
  const kept = await world.ask<Output<'imports.undo'>>('imports.undo', { batch: first.batch });
  expect(kept.conflicts.map(({ reason }) => reason)).toEqual([
    'The subscription of line 2 was changed by a later import, so it stays.',
    'The subscription of line 3 was changed by a later import, so it stays.',
  ]);
  expect(await world.ask('check.run')).toEqual({ ok: true, problems: [] });
});

test('a map may let ours stand', async () => {
  await world.bring(FILE);
  const columns = {
    who: 'customer_id',
    what: 'plan',
    since: 'started_at',
    until: 'ended_at',
    price: 'monthly_amount',
  };
  const map = { format: 'subscriptions', columns, existing: { monthly_amount: 'keep', ended_at: 'fill' } };
  const file = world.file('map.csv', 'who,what,since,until,price\nS-1,Refill,2026-01-05,2026-04-30,99\n');
  const dry = await world.ask<Output<'imports.dryRun'>>('imports.dryRun', { path: file, map });
  expect(dry.summary).toMatchObject({ batch: null, updated: 1 });
  expect(await world.bring(file, { map })).toMatchObject({ updated: 1 });
  expect(world.rows('SELECT ended_day, monthly_minor FROM subscriptions WHERE key = 1')).toEqual([
    { ended_day: '2026-04-30', monthly_minor: 3960 },
  ]);
});

test('money without a rate is left out and named; with one it counts at the day it began', async () => {
  await world.bring(FILE);
  // 39.60 and 75.00, and twice 83.333333, which is 281.266666; the free one counts for nobody.
  expect(await figure('mrr', '2026-03')).toMatchObject({
    value: 28127,
    status: 'mixed_currency',
    reason: 'Amounts in EUR have no exchange rate and are left out.',
  });
  await rate('EUR', '2026-01-01', 1.1);
  await rate('EUR', '2026-03-01', 1.5);
  expect(await figure('mrr', '2026-03')).toMatchObject({ value: 32142, status: 'ok' });
  // A rate that moves is neither growth nor churn.
  expect(await figure('nrr', '2026-04')).toMatchObject({ value: 1 });
});

test('moves of a customer between plans are no churn; by plan, customer and month', async () => {
  await world.bring(FILE);
  await rate('EUR', '2026-01-01', 1);
  expect(await figure('mrr-churn', '2026-03')).toMatchObject({ value: 0, status: 'ok', smallN: true });
  expect(await figure('subscribers', '2026-03')).toMatchObject({ value: 4 });
  expect((await figure('mrr-growth', '2026-03')).value).toBe(7500 - 3960);
  await world.ask('targets.createTree', { period: '2026-03', metric: 'mrr-growth', amount: 5_000, split: 'none' });
  const { nodes } = await world.ask<Output<'targets.tree'>>('targets.tree', {
    period: '2026-03',
    metric: 'mrr-growth',
  });
  expect(nodes[0]?.actual).toBe(7500 - 3960);
  const groups = await world.ask<MetricValue[]>('metrics.evaluate', {
    metrics: ['mrr'],
    period: '2026-03',
    by: 'plan',
  });
  expect(groups.map(({ group, value }) => [group, value])).toEqual([
    ['Yearly box', 16667],
    ['Refill', 7610],
    ['Refill, two', 7500],
  ]);
  const months = await world.ask<MetricValue[]>('metrics.evaluate', {
    metrics: ['mrr'],
    period: '2026-Q1',
    by: 'month',
  });
  expect(months.map(({ group, value }) => [group, value])).toEqual([
    ['2026-01', 7920],
    ['2026-02', 7920 + 16667 + 3650],
    ['2026-03', 31777],
  ]);
  const { reason } = await world
    .refusal('metrics.evaluate', { metrics: ['nrr'], period: '2026', by: 'plan' })
    .then(({ message }) => ({ reason: message }));
  expect(reason).toContain('no breakdown by plan');
});

test('each figure opens to its rows, which sum to its numerator, down to the line', async () => {
  await world.bring(FILE);
  await rate('EUR', '2026-01-01', 1.1);
  const metrics = ['mrr', 'mrr-growth', 'subscribers', 'arpa', 'mrr-churn', 'churn-rate.subscription', 'nrr', 'grr'];
  for (const period of ['2026-01', '2026-03', '2026-Q1'])
    for (const metric of metrics) {
      const value = await figure(metric, period);
      const rows = await world.ask<Output<'metrics.rows'>>('metrics.rows', { metric, period });
      expect(Math.abs(rows.sum - (value.numerator ?? 0)), `${metric} ${period}`).toBeLessThanOrEqual(0.51);
    }
  const rows = await world.ask<Output<'metrics.rows'>>('metrics.rows', {
    metric: 'mrr',
    period: '2026-03',
    by: 'plan',
    group: 'Refill, two',
  });
  expect(rows.rows).toMatchObject([
    { entity: 'subscriptions', contribution: 7500, file: 'subscriptions.csv', line: 4, day: '2026-03-11' },
  ]);
  const line = await world.ask<Output<'metrics.sourceLine'>>('metrics.sourceLine', { batch: 1, line: 4 });
  expect(line.cells).toContainEqual({ column: 'plan', value: 'Refill, two' });
});

test('payback and lifetimes from files: cost, orders with their margin, subscriptions', async () => {
  await world.bring(world.file('products.csv', 'sku,name,price,cost\nA,Alpha,100,25\n'));
  await world.bring(
    world.file(
      'orders.csv',
      'order_id,ordered_at,quantity,unit_price,product_sku,customer_id\n1,2026-03-02,1,100,A,C1\n',
    ),
  );
  await world.bring(world.file('ads.csv', 'day,campaign,spend\n2026-03-01,Spring,1200\n'));
  await world.bring(
    world.file(
      'subs.csv',
      'customer_id,started_at,monthly_amount,ended_at\nC1,2026-03-02,180,\nC2,2026-01-01,180,\nC3,2026-01-01,20,2026-03-20\nC4,2026-01-01,180,\n',
    ),
  );
  expect(await figure('arpa', '2026-03')).toMatchObject({ value: 18000 });
  const payback = await figure('payback-months', '2026-03');
  expect([payback.value?.toFixed(2), payback.unit, payback.reason]).toEqual(['8.89', 'months', 'Gross margin 75.0%.']);
  const cost = await world.ask<Output<'metrics.rows'>>('metrics.rows', { metric: 'payback-months', period: '2026-03' });
  expect([cost.sum, cost.rows[0]?.file]).toEqual([120000, 'ads.csv']);
  // 20 of 380 left: 180 × 75% ÷ (20 ÷ 380) = 2,565, against 1,200.
  expect(await figure('customer-lifetime-revenue.subscription', '2026-03')).toMatchObject({ value: 256500 });
  expect((await figure('ltv-to-cac', '2026-03')).value).toBeCloseTo(2565 / 1200, 10);
  const shown = await world.ask<Output<'metrics.get'>>('metrics.get', { metric: 'ltv-to-cac', period: '2026-03' });
  expect(shown.terms.map(({ value }) => Math.round(value ?? -1))).toEqual([256500, 120000]);
  expect(shown.variants.map(({ id }) => id)).toEqual(['ltv-to-cac.orders']);
  // A plan that is named as a product has the margin of that product: half.
  await world.bring(world.file('plan.csv', 'sku,name,price,cost\nP,Care plan,90,45\n'));
  await world.bring(
    world.file('named.csv', 'customer_id,started_at,monthly_amount,plan\nC5,2026-02-01,180,Care plan\n'),
  );
  expect((await figure('payback-months', '2026-03')).reason).toBe('Gross margin 50.0%.');
});
