import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

/**
 * Daily and monthly facts are added to while a file comes in, and summed anew where it changes rows. `check.run`
 * sums all of them from the order lines by another rule.
 */
const HEADER =
  'order_id,ordered_at,product_sku,quantity,unit_price,line_discount,refunded_amount,customer_id,channel,currency';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const check = async (): Promise<string[]> => (await world.ask<{ problems: string[] }>('check.run')).problems;
const file = (lines: readonly string[]): string =>
  world.file(`lines-${lines.length}-${lines.join('').length}.csv`, `${HEADER}\n${lines.join('\n')}\n`);

const OLD = [
  'A1,2025-01-30,P1,2,10.00,,,C1,Web,USD',
  'A1,2025-01-30,P2,1.5,3.333,0.50,,C1,Web,USD',
  'A2,2025-01-31,P1,1,10.00,,4.00,C2,Web,USD',
  'A3,2025-02-01,P1,-1,10.00,,,C1,Web,USD',
  'A4,2025-02-01,,3,-1.25,,,,,USD',
  'A5,2025-02-02,P3,0.1,0.005,,,C3,Shop,EUR',
];
const NEW = [
  'A1,2025-02-03,P1,2,10.00,,,C1,Web,USD',
  'A2,2025-01-31,P1,3,11.00,1.00,,C2,Shop,USD',
  'A3,2025-02-01,P1,1,10.00,,,C4,Web,USD',
  'A6,2025-01-30,P2,0.2,3.33,,,C1,Web,USD',
  'A7,2025-03-01,P1,-2,10.00,,,,Web,USD',
];

test('facts equal the lines after a first file, a second that changes and adds, and each taken back', async () => {
  const first = await world.bring(file(OLD));
  expect(await check()).toEqual([]);
  expect(
    world.rows('SELECT month, gross_minor, returns_minor, lines FROM monthly_product_sales m ORDER BY 1, 2'),
  ).toEqual([
    { month: '2025-01', gross_minor: 500, returns_minor: 0, lines: 1 },
    { month: '2025-01', gross_minor: 3000, returns_minor: 400, lines: 3 },
    { month: '2025-02', gross_minor: 0, returns_minor: 0, lines: 1 },
    { month: '2025-02', gross_minor: 0, returns_minor: 1000, lines: 1 },
    { month: '2025-02', gross_minor: 0, returns_minor: 0, lines: 1 },
  ]);
  const before = world.checksum();
  const second = await world.bring(file(NEW));
  expect(second.updated).toBeGreaterThan(0);
  expect(second.created).toBeGreaterThan(0);
  expect(await check()).toEqual([]);
  await world.ask('imports.undo', { batch: second.batch });
  expect(await check()).toEqual([]);
  expect(world.checksum()).toBe(before);
  await world.ask('imports.undo', { batch: first.batch });
  expect(world.rows('SELECT * FROM monthly_product_sales')).toEqual([]);
  expect(await check()).toEqual([]);
});

test('lines of which only pieces and amounts change are counted by the difference, discounts, refunds and returns, too', async () => {
  const first = await world.bring(
    file([
      'A1,2025-01-30,P1,2,10.00,,,C1,Web,USD',
      'A1,2025-01-30,P2,1,3.333,0.50,,C1,Web,USD',
      'A2,2025-01-31,P1,1,10.00,,4.00,C2,Web,USD',
      'A3,2025-02-01,P1,-1,10.00,,,C1,Web,USD',
      'A4,2025-02-02,P1,5,10.00,,,C1,Web,USD',
    ]),
  );
  const before = world.checksum();
  const second = await world.bring(
    file([
      'A1,2025-01-30,P1,3,11.00,,,C1,Web,USD',
      'A1,2025-01-30,P2,1,3.335,0.25,,C1,Web,USD',
      'A2,2025-01-31,P1,1,12.00,,5.00,C2,Web,USD',
      'A3,2025-02-01,P1,-2,10.00,,,C1,Web,USD',
      'A5,2025-01-30,P1,1,7.00,,,C1,Web,USD',
    ]),
  );
  expect(second).toMatchObject({ updated: 4, created: 1 });
  expect(await check()).toEqual([]);
  // By hand: 33.00 and 7.00, then 12.00 of which 5.00 came back, then two pieces back at 10.00, and 50.00 as before.
  expect(
    world.rows(
      "SELECT day, sum(gross_minor) AS gross, sum(returns_minor) AS back, sum(returned_units) AS pieces FROM daily_product_sales d JOIN products p ON p.key = d.product_key AND p.sku = 'P1' GROUP BY day UNION ALL SELECT 'P2', sum(gross_minor), sum(discounts_minor), sum(units) FROM daily_product_sales d JOIN products p ON p.key = d.product_key AND p.sku = 'P2'",
    ),
  ).toEqual([
    { day: '2025-01-30', gross: 4000, back: 0, pieces: 0 },
    { day: '2025-01-31', gross: 1200, back: 500, pieces: 0 },
    { day: '2025-02-01', gross: 0, back: 2000, pieces: 2 },
    { day: '2025-02-02', gross: 5000, back: 0, pieces: 0 },
    // 333.5: rounded up, and half a minor unit less stands beside it.
    { day: 'P2', gross: 334, back: 25, pieces: 1 },
  ]);
  await world.ask('imports.undo', { batch: second.batch });
  expect(await check()).toEqual([]);
  expect(world.checksum()).toBe(before);
  await world.ask('imports.undo', { batch: first.batch });
});

test('whatever files come one after the other, facts equal the lines', async () => {
  const line = fc
    .record({
      order: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 90 }),
      product: fc.constantFrom('', 'P1', 'P2', 'P3'),
      quantity: fc.constantFrom('1', '2', '-1', '0', '0.1', '2.7'),
      price: fc.constantFrom('10.00', '3.335', '0', '-2', '0.001'),
      discount: fc.constantFrom('', '', '0.50', '0.0005'),
      refund: fc.constantFrom('', '', '1.00'),
      customer: fc.constantFrom('', 'C1', 'C2'),
      channel: fc.constantFrom('', 'Web', 'Shop'),
      currency: fc.constantFrom('USD', 'EUR'),
    })
    .map((row) => {
      const day = new Date(Date.UTC(2025, 0, row.day)).toISOString().slice(0, 10);
      return [
        `A${row.order}`,
        day,
        row.product,
        row.quantity,
        row.price,
        row.discount,
        row.refund,
        row.customer,
        row.channel,
        row.currency,
      ].join(',');
    });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(line, { minLength: 1, maxLength: 25 }), { minLength: 1, maxLength: 3 }),
      async (files) => {
        const batches: number[] = [];
        for (const lines of files) {
          const { batch } = await world.bring(file(lines), { skipProblems: true });
          if (batch !== null && batch !== undefined) batches.push(batch);
          expect(await check()).toEqual([]);
        }
        for (const batch of batches.toReversed()) await world.ask('imports.undo', { batch });
        expect(await check()).toEqual([]);
      },
    ),
    { numRuns: 15 },
  );
});

test('revenue of customers to date leaves out who has not ordered yet, in whatever file it came', async () => {
  const revenue = async (period: string): Promise<[number | null, number | null]> => {
    const [found] = await world.ask<Output<'metrics.evaluate'>>('metrics.evaluate', {
      period,
      metrics: ['customer-lifetime-revenue'],
    });
    return [found?.numerator ?? null, found?.denominator ?? null];
  };
  await world.bring(
    file([
      // C1 gives back before the first order that is known, C2 orders in February, C3 only gives back.
      'B1,2025-01-05,P1,-1,10.00,,,C1,Web,USD',
      'B2,2025-01-20,P1,5,10.00,,,C1,Web,USD',
      'B3,2025-02-10,P1,3,10.00,,,C2,Web,USD',
      'B4,2025-01-21,P1,-2,10.00,,,C2,Web,USD',
      'B5,2025-01-22,P1,-7,10.00,,,C3,Web,USD',
      'B6,2025-01-23,P1,9,10.00,,,,Web,USD',
    ]),
  );
  // 50 − 10 of C1; then 30 − 20 of C2 as well.
  expect(await revenue('2025-01')).toEqual([4000, 1]);
  expect(await revenue('2025-02')).toEqual([5000, 2]);
  await world.bring(file(['B7,2025-01-02,P1,1,10.00,,,C3,Web,USD']));
  expect(await revenue('2025-01')).toEqual([4000 + 1000 - 7000, 2]);
});
