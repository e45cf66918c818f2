import { expect, test } from 'vitest';
import { capState } from '../../src/main/engine/metrics/campaigns/cap';

test.each([
  // Of 400.00: four fifths are 320.00.
  [40_000, 31_999, 31_999, 'within'],
  [40_000, 32_000, 32_000, 'near'],
  [40_000, 39_999, 39_999, 'near'],
  [40_000, 40_000, 40_000, 'reached'],
  [40_000, 90_000, 90_000, 'reached'],
  // Half is spent, and at this pace more than all will be.
  [40_000, 20_000, 40_001, 'near'],
  [40_000, 20_000, 40_000, 'within'],
  [0, 0, 0, 'within'],
  [0, 1, 1, 'reached'],
] as const)('cap %i, spent %i, heading for %i: %s', (cap, spent, heading, state) => {
  expect(capState(cap, { spent, heading })).toBe(state);
});

test('without a cap, or without a campaign, nothing is said', () => {
  expect(capState(null, { spent: 1, heading: 1 })).toBeNull();
  expect(capState(40_000, null)).toBeNull();
});
