import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  budgetSpans,
  carriedOn,
  committedSpan,
  knownUntil,
  wholeBudget,
} from '../../src/main/engine/metrics/campaigns/budget';
import { partOf, partsOf, spentSpan } from '../../src/shared/domain/money-spans';
import { byNow, findingOf, interestOf, planOf, qualityOf } from '../../src/main/engine/metrics/campaigns/judge';
import {
  daysMoved,
  flagOf,
  frameOf,
  monthsOf,
  packed,
  placeOf,
} from '../../src/renderer/src/features/campaigns/timeline/geometry';
import { moveSpan, plannedEnd, stretchSpan } from '../../src/shared/domain/campaigns';
import { addDays, daysBetween } from '../../src/shared/domain/day';
import { ISO_CALENDAR, parsePeriod, periodsWithin } from '../../src/shared/domain/period';

const START = '2026-01-01';
const span = fc
  .tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 9e12 }))
  .map(([at, length, minor]) => ({ from: addDays(START, at), to: addDays(START, at + length), minor }));

describe('a budget in time', () => {
  test('ten over three days is four, three and three', () => {
    const money = { from: '2026-05-01', to: '2026-05-03', minor: 10 };
    expect(['2026-05-01', '2026-05-02', '2026-05-03'].map((day) => partOf(money, day, day))).toEqual([4, 3, 3]);
    expect(partOf(money, '2026-04-01', '2026-04-30')).toBe(0);
  });

  test('weeks, and the days before and after them, sum to the whole, and no two days differ by more than one unit', () => {
    fc.assert(
      fc.property(span, (money) => {
        const period = parsePeriod('2026-Q3', ISO_CALENDAR);
        if (!period) throw new Error('no period');
        const weeks = periodsWithin(period, 'week', ISO_CALENDAR);
        const [first, last] = [weeks[0], weeks.at(-1)];
        if (!first || !last) throw new Error('no weeks');
        const sum =
          partOf(money, '0000-01-01', addDays(first.from, -1)) +
          weeks.reduce((total, week) => total + partOf(money, week.from, week.to), 0) +
          partOf(money, addDays(last.to, 1), '9999-12-31');
        expect(sum).toBe(money.minor);
        const days = [money.from, money.to].map((day) => partOf(money, day, day));
        expect(Math.abs((days[0] ?? 0) - (days[1] ?? 0))).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('dated lines lie on their day, the rest is spread, and all of it is the budget, also where lines plan too much', () => {
    const line = fc.record({
      planned: fc.integer({ min: 0, max: 1e9 }),
      day: fc.option(fc.integer({ min: 0, max: 60 }).map((days) => addDays(START, days))),
    });
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 0, max: 1e10 })), fc.array(line, { maxLength: 6 }), (budget, lines) => {
        const plan = { starts: START, ends: '2026-03-31', budget, lines };
        expect(partsOf(budgetSpans(plan, '2026-02-01'), '0000-01-01', '9999-12-31')).toBe(wholeBudget(plan) ?? 0);
      }),
    );
    const one = { starts: START, ends: '2026-01-10', budget: 1_000, lines: [{ planned: 400, day: '2026-01-05' }] };
    expect(partsOf(budgetSpans(one, '2026-02-01'), '2026-01-05', '2026-01-05')).toBe(460);
  });

  test('without a last day a budget and what is committed of it lie on whole years from the first day', () => {
    const endOf = (starts: string, asOf: string, ends: string | null = null) => plannedEnd({ starts, ends }, asOf);
    expect(endOf('2026-03-01', '2026-05-05')).toBe('2027-02-28');
    expect(endOf('2026-03-01', '2025-05-05')).toBe('2027-02-28');
    expect(endOf('2026-01-01', '2026-12-31')).toBe('2026-12-31');
    expect(endOf('2026-01-01', '2027-01-01')).toBe('2027-12-31');
    expect(endOf('2025-07-01', '2027-06-30')).toBe('2027-06-30');
    expect(endOf('2025-07-01', '2027-07-01')).toBe('2028-06-30');
    // The year after 29 February 2028 has no such day.
    expect(endOf('2028-02-29', '2028-03-01')).toBe('2029-02-28');
    expect(endOf('2026-03-01', '2028-01-01', '2026-03-09')).toBe('2026-03-09');
    // 3,650 on the 365 days from 1 March: 10 a day, 310 in March 2026, 280 in the next February, nothing after it.
    const open = { starts: '2026-03-01', ends: null };
    const spans = budgetSpans({ ...open, budget: 3_650, lines: [] }, '2026-05-05');
    expect(partsOf(spans, '2026-03-01', '2026-03-01')).toBe(10);
    expect(partsOf(spans, '2026-03-01', '2026-03-31')).toBe(310);
    expect(partsOf(spans, '2027-02-01', '2027-02-28')).toBe(280);
    expect(partsOf(spans, '2027-03-01', '9999-12-31')).toBe(0);
    expect(committedSpan({ committed: 730, day: null }, open, '2026-05-05')).toEqual({
      from: '2026-03-01',
      to: '2027-02-28',
      minor: 730,
    });
    // It still runs in its second year, which has 366 days to 29 February 2028: 731 days in all.
    const second = budgetSpans({ ...open, budget: 7_310, lines: [] }, '2027-04-01');
    expect(partsOf(second, '2027-05-01', '2027-05-31')).toBe(310);
    expect(partsOf(second, '0000-01-01', '9999-12-31')).toBe(7_310);
  });

  test('what was typed as spent lies on days that have been: never after today', () => {
    const dates = { starts: '2026-06-01', ends: '2026-06-30' };
    expect(spentSpan({ spent: 5, day: null }, dates, '2026-06-10')).toEqual({
      from: '2026-06-01',
      to: '2026-06-10',
      minor: 5,
    });
    expect(spentSpan({ spent: 5, day: null }, dates, '2026-05-10')).toEqual({
      from: '2026-05-10',
      to: '2026-05-10',
      minor: 5,
    });
    expect(spentSpan({ spent: 5, day: '2026-06-20' }, dates, '2026-06-10')).toMatchObject({ from: '2026-06-10' });
  });
});

describe('moving on the timeline', () => {
  test('a move keeps the length and can be taken back; a stretch keeps the other end and at least one day', () => {
    const of = span.map(({ from, to }) => ({ starts: from, ends: to }));
    fc.assert(
      fc.property(
        of,
        fc.integer({ min: -900, max: 900 }),
        fc.constantFrom('start' as const, 'end' as const),
        (was, days, edge) => {
          const moved = moveSpan(was, days);
          expect(daysBetween(moved.starts, moved.ends)).toBe(daysBetween(was.starts, was.ends));
          expect(moveSpan(moved, -days)).toEqual(was);
          const stretched = stretchSpan(was, edge, days);
          expect(stretched.starts <= stretched.ends).toBe(true);
          expect(edge === 'end' ? stretched.starts : stretched.ends).toBe(edge === 'end' ? was.starts : was.ends);
        },
      ),
    );
  });

  test('a bar stands on its days, is cut at the frame, and pixels become whole days', () => {
    const frame = frameOf('2026-03-30', '2026-07-05');
    expect(frame.days).toBe(98);
    expect(placeOf(frame, '2026-04-27', '2026-06-07')).toMatchObject({ left: (28 / 98) * 100, width: (42 / 98) * 100 });
    expect(placeOf(frame, '2026-01-01', '2026-04-05')).toMatchObject({ left: 0, before: true, after: false });
    expect(placeOf(frame, '2027-01-01', '2027-01-02')).toBeNull();
    expect(daysMoved(frame, 60, 980)).toBe(6);
    expect(daysMoved(frame, 60, 0)).toBe(0);
    expect(monthsOf(frame)).toEqual(['2026-04-01', '2026-05-01', '2026-06-01', '2026-07-01']);
  });

  test('a late flag stands before its pole and takes its room there, so that no two names cover each other', () => {
    // 24 letters: 24 + 24 · 6.4 = 177.6 pixels.
    const name = 'Beauty editors’ gift gui';
    expect(flagOf(50, name, 1000)).toEqual({ from: 500, to: 677.6, right: null });
    const late = flagOf(90, name, 1000);
    expect(late).toMatchObject({ to: 920, right: 8 });
    expect(late.from).toBeCloseTo(742.4);
    expect(packed([70, 90], (left) => flagOf(left, name, 1000))).toEqual([[70], [90]]);
    expect(packed([50, 90], (left) => flagOf(left, name, 1000))).toEqual([[50, 90]]);
  });

  test('bars in one line never cover each other', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(20)), { maxLength: 30 }), (bars) => {
        for (const line of packed(bars, ([from, length]) => ({ from, to: from + length + 1 })))
          for (const [index, [from, length]] of line.entries())
            expect(line[index + 1]?.[0] ?? Number.POSITIVE_INFINITY).toBeGreaterThan(from + length);
      }),
    );
  });
});

describe('what judges a campaign', () => {
  test('the finding says the main figure of the objective, and what was spent for it', () => {
    const line = (metric: string, name: string, plan: number | null, actual: number | null) => ({
      metric,
      name,
      plan,
      actual,
    });
    const spend = line('ad-spend', 'Spend', 820_000, 842_000);
    const sales = line('net-sales', 'Net sales', 830_000, 1_264_000);
    // The drawn campaign: 8,300 planned, 12,640 sold, 8,200 planned to spend, 8,420 spent.
    expect(findingOf('sales', [spend, sales])).toBe('Net sales 52.3% over plan on 2.7% more spend');
    expect(findingOf('sales', [spend, line('net-sales', 'Net sales', null, 5)])).toBeNull();
    expect(findingOf('awareness', [sales, spend])).toBeNull();
    // What it promised to targets is told where all its sales have no plan of their own.
    const promised = line('target-sales', 'Sales for its targets', 200, 50);
    expect(findingOf('sales', [line('net-sales', 'Net sales', null, 5), promised])).toBe(
      'Sales for its targets 75.0% under plan',
    );
    expect(findingOf('sales', [promised, sales])).toBe('Net sales 52.3% over plan');
  });

  test('the questions are answered from plan first, then from what is known, and say when it is too early', () => {
    expect(interestOf({ impressions: 10, clicks: 5 }, { impressions: null, clicks: 4 }, []).verdict).toBe('yes');
    expect(interestOf({ impressions: 10, clicks: 3 }, { impressions: null, clicks: 4 }, []).verdict).toBe('no');
    expect(interestOf({ impressions: null, clicks: null }, { impressions: null, clicks: null }, []).verdict).toBe(
      'unclear',
    );
    const nothing = { impressions: null, clicks: null };
    expect(interestOf({ impressions: null, clicks: 400 }, nothing, [100, 100, 90, 90]).verdict).toBe('yes');
    expect(interestOf({ impressions: null, clicks: 400 }, nothing, [100, 100, 50, 50]).verdict).toBe('no');
    expect(qualityOf(0, 0, null).verdict).toBe('unclear');
    expect(qualityOf(9, 9, null).verdict).toBe('unclear');
    expect(qualityOf(614, 231, null).verdict).toBe('yes');
    expect(qualityOf(100, 20, null).verdict).toBe('no');
    expect(qualityOf(4, 2, 2).verdict).toBe('yes');
  });

  test('a plan by now is its share of days, and a ratio follows from its parts', () => {
    expect(byNow(420, 17, 42)).toBe(170);
    expect(byNow(420, 99, 42)).toBe(420);
    expect(byNow(null, 1, 2)).toBeNull();
    expect(planOf('cost-per-order', { orders: 217 }, 820_000)).toBeCloseTo(3778.8, 1);
    expect(planOf('cost-per-order', {}, 820_000)).toBeNull();
    expect(planOf('ctr.all', { clicks: 30, impressions: 1_000 }, null)).toBe(0.03);
  });
});

describe('where spending is heading', () => {
  const span = (from: string, to: string, minor: number) => ({ from, to, minor });
  test('the pace is that of the last four weeks, on the days left of the campaign and no others', () => {
    // 32 days at 10 and 28 at 20 up to 1 March 2026; 30 days are left, of which ten fall up to 11 March.
    const daily = [span('2026-01-01', '2026-02-01', 320), span('2026-02-02', '2026-03-01', 560)];
    const days = { starts: '2026-01-01', ends: '2026-03-31', over: false };
    const from = (first: string, last: string, more = {}) =>
      carriedOn(daily, { ...days, ...more }, '2026-03-01', first, last);
    expect(from('2026-01-01', '2026-12-31')).toBe(600);
    expect(from('2026-03-01', '2026-03-11')).toBe(200);
    expect(from('2026-03-01', '2026-12-31', { over: true })).toBe(0);
    expect(from('2026-01-01', '2026-02-28')).toBe(0);
    expect(from('2026-01-01', '2026-12-31', { starts: '2026-03-02' })).toBe(0);
    // Without a last day it goes on to the end of what is asked for; without a first, from its first spending.
    expect(from('2026-03-01', '2026-04-30', { ends: null })).toBe(1200);
    expect(from('2026-03-01', '2026-03-31', { starts: null })).toBe(600);
  });
  test('what is reported for days ahead is not counted twice', () => {
    const days = { starts: '2026-03-01', ends: '2026-03-31', over: false };
    // 310 for all of March: ten a day; the 30 days after the first are spent in it already.
    expect(carriedOn([span('2026-03-01', '2026-03-31', 310)], days, '2026-03-01', '2026-03-01', '2026-03-31')).toBe(0);
  });
  test('days after the last that is known are ahead; what is older than four weeks is no pace', () => {
    const days = { starts: '2026-03-01', ends: '2026-03-31', over: false };
    // 120 in the six days that are known: 20 on each of 25.
    const daily = [span('2026-03-02', '2026-03-06', 120)];
    expect(carriedOn(daily, days, '2026-03-06', '2026-03-01', '2026-03-31')).toBe(500);
    expect(carriedOn(daily, days, '2026-03-13', '2026-03-01', '2026-03-31')).toBe(166);
    expect(knownUntil('2026-03-06', '2026-03-13')).toBe('2026-03-06');
    expect(knownUntil('2026-03-06', '2026-04-03')).toBe('2026-03-06');
    for (const last of [undefined, '2026-03-05', '2026-05-01'])
      expect(knownUntil(last, '2026-04-03')).toBe('2026-04-03');
  });
  test('a promise lies on its day, else as evenly as the budget; without days, on today', () => {
    const campaign = { starts: '2026-03-01', ends: '2026-03-31' };
    expect(committedSpan({ committed: 5, day: '2026-03-09' }, campaign, '2026-03-15')).toEqual(
      span('2026-03-09', '2026-03-09', 5),
    );
    expect(committedSpan({ committed: 5, day: null }, campaign, '2026-03-15')).toEqual(
      span('2026-03-01', '2026-03-31', 5),
    );
    expect(committedSpan({ committed: 5, day: null }, { starts: null, ends: null }, '2026-03-15')).toEqual(
      span('2026-03-15', '2026-03-15', 5),
    );
  });
});
