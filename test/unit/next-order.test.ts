import { array, assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween } from '../../src/shared/domain/day';
import { nextOrder } from '../../src/shared/domain/next-order';

test('the last order plus the median gap, with the middle half of the gaps as range', () => {
  // Gaps by hand: 30, 40, 20, 35, 45 days; sorted 20 30 35 40 45: median 35, quartiles 30 and 40.
  const days = ['2026-01-01', '2026-01-31', '2026-03-12', '2026-04-01', '2026-05-06', '2026-06-20'];
  expect(nextOrder(days, null)).toMatchObject({
    day: '2026-07-25',
    from: '2026-07-20',
    to: '2026-07-30',
    rhythmDays: 35,
    averageDays: 34,
    gaps: 5,
    basis: 'median gap',
  });
});

test('two orders give a day and no range; one gives neither and says why', () => {
  expect(nextOrder(['2026-02-01', '2026-03-01'], null)).toMatchObject({
    day: '2026-03-29',
    from: null,
    to: null,
    gaps: 1,
  });
  expect(nextOrder(['2026-02-01'], null)).toMatchObject({ day: null, averageDays: null, basis: 'none' });
  expect(nextOrder(['2026-02-01'], null).reason).toContain('no gap');
  expect(nextOrder([], null).reason).toContain('No order yet');
});

test('orders of one day are one order, and one long summer does not move the day', () => {
  expect(nextOrder(['2026-01-01', '2026-01-01', '2026-01-11'], null)).toMatchObject({ gaps: 1, day: '2026-01-21' });
  const days = ['2026-01-01', '2026-01-31', '2026-03-02', '2026-09-28', '2026-10-28'];
  expect(nextOrder(days, null)).toMatchObject({ rhythmDays: 30, day: '2026-11-27' });
});

test('a rhythm set by hand wins', () => {
  expect(nextOrder(['2026-01-01', '2026-01-11'], 45)).toMatchObject({
    day: '2026-02-25',
    basis: 'by hand',
    averageDays: 10,
  });
  expect(nextOrder([], 45)).toMatchObject({ day: null, rhythmDays: 45 });
});

test('the order of the days does not matter, and the day lies within the range after the last order', () => {
  assert(
    property(array(integer({ min: 0, max: 900 }), { minLength: 4, maxLength: 30 }), (offsets) => {
      const days = offsets.map((offset) => addDays('2024-01-01', offset));
      const next = nextOrder(days, null);
      expect(nextOrder(days.toReversed(), null)).toEqual(next);
      if (next.day === null || next.from === null || next.to === null) return;
      expect(next.from <= next.day && next.day <= next.to).toBe(true);
      expect(daysBetween(days.toSorted().at(-1) ?? '', next.day)).toBeGreaterThan(0);
    }),
  );
});
