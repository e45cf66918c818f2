import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  monthParts,
  type PartAmount,
  partKey,
  weeksWithin,
  withMonth,
  withWeek,
} from '../../src/main/engine/metrics/targets/months';
import { spreadOf, targetBetween } from '../../src/main/engine/metrics/targets/spread';
import { addDays } from '../../src/shared/domain/day';
import { type Calendar, ISO_CALENDAR, parsePeriod, type Period, periodDays } from '../../src/shared/domain/period';

const periodOf = (id: string, calendar: Calendar = ISO_CALENDAR): Period => {
  const period = parsePeriod(id, calendar);
  if (!period) throw new Error(id);
  return period;
};

describe('weeks within months', () => {
  test('a week that crosses two months is split by days', () => {
    const parts = monthParts(periodOf('2026-Q2'), ISO_CALENDAR).filter(({ week }) => week === '2026-W18');
    // 27 April 2026 is a Monday: four days of that week lie in April, three in May.
    expect(parts).toEqual([
      { month: '2026-04', week: '2026-W18', from: '2026-04-27', to: '2026-04-30' },
      { month: '2026-05', week: '2026-W18', from: '2026-05-01', to: '2026-05-03' },
    ]);
  });

  test('a year of 53 weeks has them all', () => {
    const weeks = new Set(monthParts(periodOf('2026'), ISO_CALENDAR).map(({ week }) => week));
    expect(weeks.size).toBe(53);
    expect(weeks.has('2026-W53')).toBe(true);
  });

  test.each<[string, Calendar]>([
    ['2026', { weekStart: 7, fiscalYearStart: 4 }],
    ['2026-Q1', { weekStart: 6, fiscalYearStart: 7 }],
    ['2026-05-13..2026-12-31', ISO_CALENDAR],
    ['2024-02', ISO_CALENDAR],
  ])('parts of %s are each of its days once', (id, calendar) => {
    const period = periodOf(id, calendar);
    const parts = monthParts(period, calendar);
    expect(parts[0]?.from).toBe(period.from);
    expect(parts.at(-1)?.to).toBe(period.to);
    for (const [index, part] of parts.entries()) {
      const next = parts[index + 1];
      if (next) expect(next.from).toBe(addDays(part.to, 1));
      expect(part.from.slice(0, 7)).toBe(part.month);
      expect(part.to.slice(0, 7)).toBe(part.month);
    }
    expect(parts.reduce((sum, { from, to }) => sum + periodDays({ id: '', kind: 'range', from, to }), 0)).toBe(
      periodDays(period),
    );
  });
});

describe('a month set by hand', () => {
  const months = [
    { month: '2026-04', target: 30_000, over: true },
    { month: '2026-05', target: 40_000, over: false },
    { month: '2026-06', target: 50_001, over: false },
  ];

  test('the open months give it, those that are over keep theirs', () => {
    expect(withMonth(months, '2026-05', 50_000)).toEqual({ '2026-04': 30_000, '2026-05': 50_000, '2026-06': 40_001 });
  });

  test('more than the open months hold is refused', () => {
    expect(withMonth(months, '2026-05', 90_002)).toBeNull();
    expect(withMonth([{ month: '2026-04', target: 5, over: false }], '2026-04', 6)).toBeNull();
  });

  test('for any months and any amount the cells of the hand-made spread sum to the node, each as typed', () => {
    const period = periodOf('2026');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_000_000_000 }),
        fc.nat(11),
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.nat(11),
        (amount, pick, typed, today) => {
          const spread = spreadOf(period, 'even', { amount });
          const parts = monthParts(period, ISO_CALENDAR);
          const ids = [...new Set(parts.map(({ month }) => month))];
          const sums = (with_: typeof spread): number[] =>
            ids.map((id) =>
              parts
                .filter(({ month }) => month === id)
                .reduce((sum, { from, to }) => sum + targetBetween(amount, with_, from, to), 0),
            );
          const before = sums(spread);
          const id = ids[pick] ?? '';
          const set = withMonth(
            ids.map((month, index) => ({ month, target: before[index] ?? 0, over: index < today })),
            id,
            typed,
          );
          if (!set) return;
          const after = sums(spreadOf(period, 'hand', { amount, months: set }));
          expect(after.reduce((sum, one) => sum + one, 0)).toBe(amount);
          expect(after).toEqual(amount === 0 ? ids.map(() => 0) : ids.map((month) => set[month]));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a week set by hand', () => {
  const part = (from: string, to: string, target: number, over = false): PartAmount => ({
    month: from.slice(0, 7),
    week: '',
    from,
    to,
    target,
    over,
  });
  const parts = [
    part('2026-05-25', '2026-05-31', 7_000, true),
    part('2026-06-01', '2026-06-07', 1_000, true),
    part('2026-06-08', '2026-06-14', 2_000),
    part('2026-06-15', '2026-06-21', 3_000),
    part('2026-06-22', '2026-06-30', 6_000),
    part('2026-07-01', '2026-07-05', 5_000),
  ];

  test('the open weeks of its month give it in proportion; months keep what they have', () => {
    expect(withWeek(parts, '2026-06-08', 5_000)).toEqual([7_000, 1_000, 5_000, 2_000, 4_000, 5_000]);
    expect(withWeek(parts, '2026-06-08', 0)).toEqual([7_000, 1_000, 0, 3_667, 7_333, 5_000]);
  });

  test('what the month cannot bear comes from the months after', () => {
    expect(withWeek(parts, '2026-06-08', 12_500)).toEqual([7_000, 1_000, 12_500, 0, 0, 3_500]);
    // Of a month whose other weeks are over, or that has no other, all comes from there.
    expect(withWeek(parts, '2026-07-01', 16_000)).toEqual([7_000, 1_000, 0, 0, 0, 16_000]);
  });

  test('more than the open weeks hold is refused, and so is a day on which no week begins', () => {
    expect(withWeek(parts, '2026-06-08', 16_001)).toBeNull();
    expect(withWeek(parts, '2026-06-09', 1)).toBeNull();
  });

  test('weeks go along with their month: those that are over keep theirs where the others can bear it', () => {
    const june = parts.slice(1, 5);
    expect(Object.values(weeksWithin(june, { '2026-06': 23_000 }))).toEqual([1_000, 4_000, 6_000, 12_000]);
    expect(Object.values(weeksWithin(june, { '2026-06': 600 }))).toEqual([50, 100, 150, 300]);
  });

  test('for any week, amount and day the hand-made spread comes out as typed and sums to the node', () => {
    const period = periodOf('2026-Q3');
    const cut = monthParts(period, ISO_CALENDAR);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000_000_000 }),
        fc.nat(cut.length - 1),
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.nat(cut.length - 1),
        (amount, pick, typed, today) => {
          const cells = (spread: ReturnType<typeof spreadOf>): number[] =>
            cut.map(({ from, to }) => targetBetween(amount, spread, from, to));
          const before = cells(spreadOf(period, 'working-days', { amount }));
          const now = cut.map((one, index) => ({ ...one, target: before[index] ?? 0, over: index < today }));
          const set = withWeek(now, cut[pick]?.from ?? '', typed);
          if (!set) return;
          const months = Object.fromEntries(cut.map((one, index) => [partKey(one), set[index] ?? 0]));
          expect(cells(spreadOf(period, 'hand', { amount, months }))).toEqual(set);
          expect(set[pick]).toBe(typed);
          expect(set.reduce((sum, one) => sum + one, 0)).toBe(amount);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('days typed twice or across months count once or not at all', () => {
    const period = periodOf('2026-05');
    const months = {
      '2026-05': 3_100,
      '2026-05-01..2026-05-10': 100,
      '2026-05-05..2026-05-12': 9e9,
      '2026-05-20..2026-06-02': 9e9,
    };
    const spread = spreadOf(period, 'hand', { amount: 3_100, months });
    expect(targetBetween(3_100, spread, '2026-05-01', '2026-05-10')).toBe(100);
    expect(targetBetween(3_100, spread, '2026-05-11', '2026-05-31')).toBe(3_000);
  });
});
