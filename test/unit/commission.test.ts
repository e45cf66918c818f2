import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { type CommissionRule, commissionOf, earningsOf, isHeld } from '../../src/shared/domain/commission';

const share = (rate: number): CommissionRule => ({ commission: 'rate', rate, fixedMinor: null, holdDays: 30 });
const fixed = (fixedMinor: number): CommissionRule => ({ commission: 'fixed', rate: null, fixedMinor, holdDays: 30 });

// Worked out by hand: 49.90 × 15% = 7.485, 0.05 × 10% = 0.005 and up, 10.00 × 14.5% = 1.45 without binary dust.
test.each([
  [share(0.15), 4_990, 749],
  [share(0.1), 5, 1],
  [share(0.1), 4, 0],
  [share(0.145), 1_000, 145],
  [share(1), 777, 777],
  [share(0), 9_999, 0],
  [fixed(400), 4_990, 400],
  [fixed(400), 1, 400],
  [{ ...share(0.15), commission: 'none' as const }, 4_990, 0],
])('%o of %i earns %i', (rule, net, earned) => expect(commissionOf(rule, net)).toBe(earned));

test('an order that is refunded in full, or to more than it was, earns nothing', () => {
  for (const rule of [share(0.2), fixed(400)]) for (const net of [0, -1, -500]) expect(commissionOf(rule, net)).toBe(0);
});

test('commission is never more than the share of what was sold, and grows with it', () => {
  assert(
    property(integer({ min: 0, max: 10_000 }), integer({ min: 0, max: 100_000_000 }), (points, net) => {
      const earned = commissionOf(share(points / 10_000), net);
      expect(Math.abs(earned - (net * points) / 10_000)).toBeLessThanOrEqual(0.5);
      expect(commissionOf(share(points / 10_000), net + 100)).toBeGreaterThanOrEqual(earned);
    }),
  );
});

test('an order is held through the last day of its hold', () => {
  expect(isHeld('2026-04-13', 30, '2026-05-13')).toBe(true);
  expect(isHeld('2026-04-12', 30, '2026-05-13')).toBe(false);
  expect(isHeld('2026-05-13', 0, '2026-05-13')).toBe(true);
  expect(isHeld('2026-05-12', 0, '2026-05-13')).toBe(false);
});

test('held and earned are kept apart', () => {
  expect(
    earningsOf([
      { netMinor: 4_990, commissionMinor: 749, held: false },
      { netMinor: 1_000, commissionMinor: 150, held: true },
      { netMinor: 0, commissionMinor: 0, held: false },
    ]),
  ).toEqual({ orders: 3, netMinor: 5_990, earnedMinor: 749, heldMinor: 150 });
});
