import { expect, test } from 'vitest';
import { isWholeWeek, ordersKnown } from '../../src/main/engine/services/budget/whole-weeks';

const WEEK = { from: '2026-05-04', to: '2026-05-10' };
const known = (first: string, last: string, own = first) => ({ first, last, own });
const whole = (starts: string | null, ends: string | null, ...spent: ReturnType<typeof known>[]) =>
  isWholeWeek(WEEK, { starts, ends, spent }, '2026-05-20');

test('a campaign has whole weeks from the first that it runs through to the last', () => {
  const always = known('2025-01-01', '2026-05-19');
  expect(whole('2026-05-04', '2026-05-10', always)).toBe(true);
  expect(whole('2026-05-05', null, always)).toBe(false);
  expect(whole('2026-05-01', '2026-05-09', always)).toBe(false);
  // Without a first day it began with its first spend.
  expect(whole(null, null, known('2025-01-01', '2026-05-19', '2026-05-06'))).toBe(false);
  expect(whole(null, null, known('2025-01-01', '2026-05-19', '2026-05-04'))).toBe(true);
});

test('a week is known in part where a source of spend begins or ends within it, or has not come so far', () => {
  const from = '2026-01-01';
  expect(whole(from, null, known('2025-01-01', '2026-05-10'))).toBe(true);
  expect(whole(from, null, known('2025-01-01', '2026-05-09'))).toBe(false);
  expect(whole(from, null, known('2026-05-06', '2026-05-19'))).toBe(false);
  expect(whole(from, null, known('2026-05-04', '2026-05-19'))).toBe(true);
  // One platform's file is a week behind: half of the campaign's spend is not known yet.
  expect(whole(from, null, known('2025-01-01', '2026-05-19'), known('2025-01-01', '2026-05-03'))).toBe(false);
  // One that ended for good months ago says nothing of it.
  expect(whole(from, null, known('2025-01-01', '2026-05-19'), known('2025-01-01', '2026-02-03'))).toBe(true);
});

test('orders are known for a week within their days', () => {
  expect(ordersKnown(WEEK, { first: '2025-01-01', last: '2026-05-10' })).toBe(true);
  expect(ordersKnown(WEEK, { first: '2025-01-01', last: '2026-05-09' })).toBe(false);
  expect(ordersKnown(WEEK, { first: '2026-05-05', last: '2026-06-09' })).toBe(false);
  expect(ordersKnown(WEEK, undefined)).toBe(false);
});
