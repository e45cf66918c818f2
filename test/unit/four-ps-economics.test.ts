import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type EconomicsInput,
  type EconomicsLine,
  economicsOf,
  unitsForProfit,
} from '../../src/main/engine/metrics/four-ps/economics';
import { breakEvenSalesChange, priceLadder, tornado, turned } from '../../src/main/engine/metrics/four-ps/sensitivity';

const line = (over: Partial<EconomicsLine>): EconomicsLine => ({
  id: 'a',
  name: 'Web',
  priceMinor: 0,
  discount: 0,
  channelShare: 0,
  unitCostMinor: 0,
  units: [],
  ...over,
});
const option = (over: Partial<EconomicsInput>): EconomicsInput => ({
  lines: [],
  fixedMinor: 0,
  promotionMinor: 0,
  newCustomers: null,
  unitsPerCustomerMonth: null,
  safetyShare: 0,
  months: 3,
  ...over,
});

/** OpenStax, Principles of Accounting 2, 3.2: price 100, variable cost 20, fixed costs 18,000: 225 units or 22,500. */
const birdbath = option({
  lines: [line({ priceMinor: 10_000, unitCostMinor: 2_000, units: [75, 75, 75] })],
  fixedMinor: 1_800_000,
});

test('break-even of the textbook: 225 units sell for 22,500 and net nothing', () => {
  const result = economicsOf(birdbath);
  expect(result.breakEvenUnits).toEqual({ value: 225, reason: null });
  expect(result).toMatchObject({ units: 225, revenueMinor: 2_250_000, netMinor: 0, breaksEven: true });
});

test('a profit of 16,000 takes 425 units, as the textbook has it', () => {
  expect(unitsForProfit(economicsOf(birdbath), 1_600_000)).toEqual({ value: 425, reason: null });
});

test('a price cut of 5% on a margin of 4.50 at 10.00 has to win 12.5% more units (Nagle)', () => {
  const nagle = [line({ priceMinor: 1_000, unitCostMinor: 550, units: [4_000] })];
  expect(breakEvenSalesChange(nagle, -0.05).value).toBeCloseTo(0.125, 12);
  expect(breakEvenSalesChange(nagle, -0.45)).toEqual({
    value: null,
    reason: 'at this price a unit brings in no more than it costs',
  });
});

test('the drawn sheet: two channels, 4,400 units, 11,780 net, paid back in under five weeks', () => {
  // 12.00 on the web, made for 4.60: 7.40 is left. 6.00 to stores, of which they keep none; 3.90 to make and ship: 2.10.
  const mini = economicsOf(
    option({
      lines: [
        line({ priceMinor: 1_200, unitCostMinor: 460, units: [600, 600, 600] }),
        line({ id: 'b', name: 'Stores', priceMinor: 600, unitCostMinor: 390, units: [800, 900, 900] }),
      ],
      fixedMinor: 400_000,
      promotionMinor: 300_000,
    }),
  );
  expect(mini.lines.map(({ contributionMinor }) => contributionMinor)).toEqual([1_332_000, 546_000]);
  expect(mini).toMatchObject({ units: 4_400, contributionMinor: 1_878_000, netMinor: 1_178_000 });
  // 7,000 ÷ (18,780 ÷ 4,400) = 1,640.04…, so the 1,641st unit covers it.
  expect(mini.breakEvenUnits.value).toBe(1_641);
  expect(mini.paybackWeeks.value).toBeCloseTo(4.86, 2);
});

test('CAC payback is that of metrics.md: 1,200 ÷ (180 × 75%) = 8.89 months', () => {
  const result = economicsOf(
    option({
      lines: [line({ priceMinor: 18_000, unitCostMinor: 4_500, units: [10] })],
      promotionMinor: 1_200_000,
      newCustomers: 10,
      unitsPerCustomerMonth: 1,
    }),
  );
  expect(result.cacMinor.value).toBe(120_000);
  expect(result.cacPaybackMonths.value).toBeCloseTo(8.89, 2);
});

test('discounts and a retailer’s share come off in this order, and a price below cost is said', () => {
  const [first] = economicsOf(
    option({
      lines: [line({ priceMinor: 2_000, discount: 0.1, channelShare: 0.5, unitCostMinor: 1_000, units: [10] })],
    }),
  ).lines;
  // 20.00 less 10% is 18.00; half of it stays with the shop; 9.00 does not pay for 10.00.
  expect(first).toMatchObject({
    revenueMinor: 18_000,
    channelMinor: 9_000,
    costMinor: 10_000,
    contributionMinor: -1_000,
    belowCost: true,
  });
});

test('what cannot be computed says why', () => {
  const empty = economicsOf(option({ fixedMinor: 1, newCustomers: 0 }));
  expect(empty.breakEvenUnits.reason).toBe('no units are planned');
  expect(empty.cacMinor.reason).toBe('no new customers are expected');
  expect(economicsOf(option({})).cacPaybackMonths.reason).toBe('new customers are not entered');
});

const anyLine: fc.Arbitrary<EconomicsLine> = fc.record({
  id: fc.uuid(),
  name: fc.string(),
  priceMinor: fc.integer({ min: 0, max: 1_000_000 }),
  discount: fc.double({ min: 0, max: 1, noNaN: true }),
  channelShare: fc.double({ min: 0, max: 1, noNaN: true }),
  unitCostMinor: fc.integer({ min: 0, max: 1_000_000 }),
  units: fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 12 }),
});
const anyOption = fc.array(anyLine, { maxLength: 6 }).chain((lines) =>
  fc.record({
    lines: fc.constant(lines),
    fixedMinor: fc.integer({ min: 0, max: 100_000_000 }),
    promotionMinor: fc.integer({ min: 0, max: 100_000_000 }),
    newCustomers: fc.option(fc.integer({ min: 0, max: 10_000 })),
    unitsPerCustomerMonth: fc.option(fc.double({ min: 0, max: 10, noNaN: true })),
    safetyShare: fc.double({ min: 0, max: 1, noNaN: true }),
    months: fc.integer({ min: 1, max: 12 }),
  }),
);

test('parts sum to the whole in whole minor units', () => {
  fc.assert(
    fc.property(anyOption, (input) => {
      const result = economicsOf(input);
      for (const one of result.lines) {
        expect(Number.isSafeInteger(one.contributionMinor)).toBe(true);
        expect(one.grossMinor - one.discountMinor - one.channelMinor - one.costMinor).toBe(one.contributionMinor);
      }
      expect(result.lines.reduce((sum, one) => sum + one.contributionMinor, 0)).toBe(result.contributionMinor);
      expect(result.contributionMinor - result.fixedMinor).toBe(result.netMinor);
    }),
  );
});

test('break-even units cover the fixed costs and one fewer does not', () => {
  fc.assert(
    fc.property(anyOption, (input) => {
      const { breakEvenUnits, units, contributionMinor, fixedMinor } = economicsOf(input);
      if (breakEvenUnits.value === null || fixedMinor === 0) return;
      expect(breakEvenUnits.value * contributionMinor).toBeGreaterThanOrEqual(fixedMinor * units * (1 - 1e-9));
      expect((breakEvenUnits.value - 1) * contributionMinor).toBeLessThan(fixedMinor * units);
    }),
  );
});

test('a tornado turns one thing at a time, the widest first, and nothing turned is no change', () => {
  fc.assert(
    fc.property(anyOption, (input) => {
      const bars = tornado(input);
      for (const [at, bar] of bars.entries()) {
        expect(bar.swingMinor).toBeLessThanOrEqual(bars[at - 1]?.swingMinor ?? Number.POSITIVE_INFINITY);
        expect(economicsOf(turned(input, bar.driver, 0)).netMinor).toBe(economicsOf(input).netMinor);
      }
    }),
  );
  const bars = tornado(birdbath);
  // Price ±10%: 225 × 10.00 either way; units ±10% (75 a month round to 68 and 83): 21 or 24 × 80.00; cost: 225 × 2.00.
  expect(bars.map(({ driver, lowMinor, highMinor }) => [driver, lowMinor, highMinor])).toEqual([
    ['price', -225_000, 225_000],
    ['units', -168_000, 192_000],
    ['unit-cost', 45_000, -45_000],
  ]);
});

test('the price ladder holds the middle', () => {
  const ladder = priceLadder(birdbath);
  expect(ladder.map(({ by }) => by)).toEqual([-0.1, -0.05, 0, 0.05, 0.1]);
  expect(ladder[2]).toMatchObject({ netMinor: 0 });
  expect(ladder[2]?.breakEvenChange.value).toBeCloseTo(0, 12);
});
