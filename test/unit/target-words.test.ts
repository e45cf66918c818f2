import { expect, test } from 'vitest';
import { paceWords } from '../../src/renderer/src/features/targets/words';
import type { TargetTree } from '../../src/shared/contract/targets';

const tree = { currency: 'USD' } as TargetTree;

test('the distance from pace is said in money and in days, and not at all on pace or before a start', () => {
  expect(paceWords(tree, { actual: 50_000, expected: 36_000, daysAhead: 2 })).toBe('$140 ahead of pace, 2 days.');
  expect(paceWords(tree, { actual: 36_000, expected: 50_000, daysAhead: -1 })).toBe('$140 behind pace, 1 day.');
  expect(paceWords(tree, { actual: 36_100, expected: 36_000, daysAhead: 0 })).toContain('less than a day');
  expect(paceWords(tree, { actual: 100, expected: 100, daysAhead: 0 })).toBe('');
  expect(paceWords(tree, { actual: 0, expected: 0, daysAhead: 0 })).toBe('');
});
