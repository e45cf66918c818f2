import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  curveOf,
  type DayParts,
  daysAhead,
  shareBy,
  type Spread,
  spreadOf,
  targetBetween,
} from '../../src/main/engine/metrics/targets/spread';
import { addDays, daysBetween } from '../../src/shared/domain/day';
import type { SpreadMethod } from '../../src/shared/domain/targets';
import { parsePeriod, type Period, periodDays, periodsWithin } from '../../src/shared/domain/period';

const CALENDAR = { weekStart: 1, fiscalYearStart: 1 };
const period = (id: string, calendar = CALENDAR): Period => {
  const found = parsePeriod(id, calendar);
  if (!found) throw new Error(id);
  return found;
};

test('even: a quarter by its days', () => {
  const spread = spreadOf(period('2026-Q2'), 'even', { amount: 9_100 });
  // 91 days of 100 each: April 30, May 31, June 30.
  expect(
    ['2026-04', '2026-05', '2026-06'].map((id) => targetBetween(9_100, spread, period(id).from, period(id).to)),
  ).toEqual([3_000, 3_100, 3_000]);
  expect(shareBy(spread, '2026-05-13')).toBeCloseTo(43 / 91, 12);
});

test('working days: a week that crosses two months is split by its days', () => {
  // June 2026 has 22 working days; Monday 29 and Tuesday 30 June lie in the week that ends on 5 July.
  const spread = spreadOf(period('2026-Q2'), 'working-days', { amount: 6_500 });
  expect(targetBetween(6_500, spread, '2026-06-29', '2026-06-30')).toBe(200);
  expect(targetBetween(6_500, spread, '2026-06-27', '2026-06-28')).toBe(0);
});

const partsOf = (days: readonly (readonly [number, number])[]): DayParts => ({
  at: days.map(([index]) => index),
  sums: days.map(([, sum]) => sum),
});

/** The shape of some days of the year before. */
const yearOf = (whole: ReturnType<typeof period>, sold: ReadonlyMap<string, number>) => {
  const first = addDays(whole.from, -364);
  const days = [...sold].map(([day, sum]) => [daysBetween(first, day), sum] as const);
  return curveOf(whole, [{ days: partsOf(days.filter(([index]) => index < periodDays(whole))) }]);
};

test('last year’s shape, by the same weekdays; without any sale then it is even and says so', () => {
  const lastYear = new Map([
    ['2025-04-02', 100],
    ['2025-04-03', 300],
  ]);
  const spread = spreadOf(period('2026-04-01..2026-04-30'), 'last-year', {
    amount: 800,
    lastYear: yearOf(period('2026-04-01..2026-04-30'), lastYear),
  });
  expect(targetBetween(800, spread, '2026-04-01', '2026-04-01')).toBe(200);
  expect(targetBetween(800, spread, '2026-04-02', '2026-04-02')).toBe(600);
  const none = spreadOf(period('2026-04'), 'last-year', { amount: 800 });
  expect(none).toMatchObject({ method: 'even', reason: 'Nothing was sold in these days a year before.' });
});

test('moments add their lift on their days, and the rest is even', () => {
  const moments = [{ starts: '2026-04-10', ends: '2026-04-11', lift: 400 }];
  const spread = spreadOf(period('2026-04'), 'moments', { amount: 1_000, moments });
  // 600 over 30 days, and 200 more on each of two.
  expect(targetBetween(1_000, spread, '2026-04-10', '2026-04-10')).toBe(220);
  expect(targetBetween(1_000, spread, '2026-04-12', '2026-04-12')).toBe(20);
});

test('by hand: months that were typed, the others by their days', () => {
  const spread = spreadOf(period('2026-Q2'), 'hand', { amount: 1_000, months: { '2026-04': 390 } });
  expect(targetBetween(1_000, spread, '2026-04-01', '2026-04-30')).toBe(390);
  expect(targetBetween(1_000, spread, '2026-05-01', '2026-05-31')).toBe(310);
});

test('a mid-year start and a 53-week year', () => {
  expect(periodDays(period('2020'))).toBe(366);
  const spread = spreadOf(period('2026-07-15..2026-12-31'), 'even', { amount: 17_000 });
  expect(targetBetween(17_000, spread, '2026-01-01', '2026-07-31')).toBe(1_700);
  const year = spreadOf(period('2020'), 'even', { amount: 366_000 });
  expect(targetBetween(366_000, year, period('2020-W53').from, period('2020-W53').to)).toBe(4_000);
});

test('days ahead: the day whose running target has been reached', () => {
  const spread = spreadOf(period('2026-Q2'), 'even', { amount: 9_100 });
  expect(daysAhead(9_100, spread, 4_300, '2026-05-13')).toBe(0);
  expect(daysAhead(9_100, spread, 5_000, '2026-05-13')).toBe(7);
  expect(daysAhead(9_100, spread, 3_600, '2026-05-13')).toBe(-7);
});

test('the parts of any division sum to the target: days, weeks and months, whatever the method', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 50_000_000_000 }),
      fc.constantFrom<SpreadMethod>('even', 'working-days', 'last-year', 'moments', 'hand'),
      fc.integer({ min: 2018, max: 2030 }),
      fc.constantFrom('', '-Q1', '-Q3', '-02'),
      fc.record({ weekStart: fc.integer({ min: 1, max: 7 }), fiscalYearStart: fc.integer({ min: 1, max: 12 }) }),
      fc.array(fc.integer({ min: -50, max: 5_000 }), { minLength: 1, maxLength: 40 }),
      (amount, method, year, part, calendar, sold) => {
        const whole = period(`${year}${part}`, calendar);
        const lastYear = new Map(sold.map((value, index) => [addDays(whole.from, index * 7 - 364), value]));
        const spread = spreadOf(whole, method, {
          amount,
          lastYear: yearOf(whole, lastYear),
          moments: [{ starts: addDays(whole.from, 3), ends: addDays(whole.from, 9), lift: sold[0] ?? 0 }],
          months: { [whole.from.slice(0, 7)]: Math.abs(sold[0] ?? 0) },
        });
        for (const kind of ['day', 'week', 'month'] as const) {
          const parts = periodsWithin(whole, kind, calendar).map((one) =>
            targetBetween(amount, spread, one.from, one.to),
          );
          expect(parts.reduce((sum, one) => sum + one, 0)).toBe(amount);
          expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('a year of which one cell knows all days says the same as the same year cut into cells', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.nat(89), fc.integer({ min: -50, max: 500 })), { selector: ([day]) => day }),
      fc.integer({ min: -3, max: 95 }),
      fc.nat(5_000),
      (days, step, actual) => {
        const quarter = period('2026-01-01..2026-03-31');
        const sorted = days.toSorted((a, b) => a[0] - b[0]);
        const parts = partsOf(sorted);
        const one = curveOf(quarter, [{ days: parts }]);
        const cut = curveOf(quarter, [{ days: parts }, { days: partsOf([]) }]);
        expect(one && { sold: one.sold, first: one.first }).toEqual(cut && { sold: cut.sold, first: cut.first });
        if (!one || !cut) return;
        const day = addDays(quarter.from, step);
        const of = (spread: Spread) => [
          shareBy(spread, day),
          targetBetween(10_007, spread, quarter.from, day),
          daysAhead(4_000, spread, actual, day),
        ];
        expect(of(one.spread)).toEqual(of(cut.spread));
      },
    ),
    { numRuns: 500 },
  );
});
