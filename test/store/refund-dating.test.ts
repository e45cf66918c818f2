import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import type { MetricValue } from '../../src/shared/contract/metrics';
import { makeWorld, type World } from './import-world';

/**
 * A product that sells at 100 and costs 25. C1 buys two pieces on 20 March and gives one back on 10 April for 80; C2
 * buys one on 5 April. By the day processed the return is April's, by the day of the order it is March's.
 */
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await world.bring(world.file('products.csv', 'sku,name,price,cost\nA,Alpha,100,25\n'));
  await world.bring(
    world.file(
      'orders.csv',
      [
        'order_id,ordered_at,quantity,unit_price,product_sku,customer_id',
        '0,2026-02-15,1,100,A,C0',
        '1,2026-03-20,2,100,A,C1',
        '1,2026-04-10,-1,80,A,C1',
        '2,2026-04-05,1,100,A,C2',
        '',
      ].join('\n'),
    ),
  );
  await world.bring(world.file('ads.csv', 'day,campaign,spend\n2026-03-01,Spring,60\n'));
});
afterEach(() => world.close());

const figure = async (metric: string, period: string): Promise<MetricValue> => {
  const [value] = await world.ask<MetricValue[]>('metrics.evaluate', { metrics: [metric], period });
  if (!value) throw new Error(metric);
  return value;
};
const terms = async (metric: string, period: string): Promise<Record<string, number | null>> => {
  const { terms: all } = await world.ask<Output<'metrics.get'>>('metrics.get', { metric, period });
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
};
const behind = async (metric: string, period: string): Promise<number> =>
  (await world.ask<Output<'metrics.rows'>>('metrics.rows', { metric, period })).sum;

const PREDICTED = 'customer-lifetime-revenue.predicted-margin';

test('the gross margin of a lifetime counts a return on the day processed', async () => {
  // March: two sold at 200, which cost 50: 150 of 200 = 75%. April: 100 − 80 = 20 for 1 − 1 = 0 pieces: 20 of 20 = 100%.
  expect((await terms(PREDICTED, '2026-03'))['Gross margin']).toBeCloseTo(0.75, 10);
  expect((await terms(PREDICTED, '2026-04'))['Gross margin']).toBeCloseTo(1, 10);
});

test('where returns are dated by their order, margin and lifetime follow', async () => {
  await world.ask('workspace.update', { refundDating: 'order' });
  // March: 200 − 80 = 120 for one piece at 25: 95 of 120. April: one piece, 75 of 100.
  expect((await terms(PREDICTED, '2026-03'))['Gross margin']).toBeCloseTo(95 / 120, 10);
  expect((await terms(PREDICTED, '2026-04'))['Gross margin']).toBeCloseTo(0.75, 10);
});

test.each([
  // By 31 March: C0 bought 100 and C1 200, less 80 where the return is that order's. 300 ÷ 2 and 220 ÷ 2.
  { dating: 'processed', march: [30_000, 15_000], april: [32_000, 10_667] },
  { dating: 'order', march: [22_000, 11_000], april: [32_000, 10_667] },
] as const)('lifetime revenue to date, returns by the day $dating, is what its rows add up to', async (one) => {
  await world.ask('workspace.update', { refundDating: one.dating });
  for (const [period, [net, value]] of [
    ['2026-03', one.march],
    ['2026-04', one.april],
  ] as const) {
    const found = await figure('customer-lifetime-revenue', period);
    expect([found.numerator, Math.round(found.value ?? 0)], period).toEqual([net, value]);
    expect(await behind('customer-lifetime-revenue', period), period).toBe(net);
  }
});

test.each([
  // Read from the 90 days to 31 March: C0 100 and C1 200 (or 120): 300 or 220. To 30 April: 320 either way.
  { dating: 'processed', march: 30_000, april: 32_000 },
  { dating: 'order', march: 22_000, april: 32_000 },
] as const)('what a predicted lifetime is read from, returns by the day $dating', async ({ dating, march, april }) => {
  await world.ask('workspace.update', { refundDating: dating });
  expect(await behind('customer-lifetime-revenue.predicted', '2026-03')).toBe(march);
  expect(await behind('customer-lifetime-revenue.predicted', '2026-04')).toBe(april);
  // Payback: 60 of ads for one new customer in March ÷ (net a customer a month × margin).
  const months = 90 / (365.25 / 12);
  const margin = dating === 'order' ? 95 / 120 : 0.75;
  expect((await figure('payback-months.orders', '2026-03')).value).toBeCloseTo(
    6_000 / ((march / 2 / months) * margin),
    6,
  );
});

test.each([
  // March: 200 for two pieces, or 120 for the one that was kept. April: 100 − 80 for no piece, or 100 for one.
  { dating: 'processed', march: [2, 10_000], april: [0, null] },
  { dating: 'order', march: [1, 12_000], april: [1, 10_000] },
] as const)('price against volume in a worksheet, returns by the day $dating', async ({ dating, march, april }) => {
  await world.ask('workspace.update', { refundDating: dating });
  const { id } = await world.ask<{ id: string }>('four-ps.create', {
    name: 'Alpha',
    subject: 'idea',
    period: '2026-04',
  });
  const { prices } = await world.ask<Output<'four-ps.evidence'>>('four-ps.evidence', { id });
  const of = (month: string) => prices.filter((one) => one.month === month).map((one) => [one.units, one.priceMinor]);
  expect(of('2026-02')).toEqual([[1, 10_000]]);
  expect(of('2026-03')).toEqual([march]);
  expect(of('2026-04')).toEqual([april]);
});
