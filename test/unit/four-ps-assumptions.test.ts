import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Comparator } from '../../src/shared/domain/four-ps';
import { judge, meets, tally } from '../../src/main/engine/metrics/four-ps/assumptions';

const due = '2026-05-13';
const under30 = { comparator: 'under' as const, low: null, high: 3_000, due };
const ok = (value: number) => ({ status: 'ok' as const, value, reason: null });

test('the drawn verdicts: 25.44 under 30.00 is right, 5.70 is not 6.00 or more', () => {
  expect(judge(under30, ok(2_544), due)).toEqual({ verdict: 'right', provisional: null, actual: 2_544, reason: null });
  expect(judge({ comparator: 'at-least', low: 600, high: null, due }, ok(570), due).verdict).toBe('wrong');
});

test('before its day it is not yet, and says how it stands', () => {
  expect(judge(under30, ok(2_544), '2026-05-12')).toEqual({
    verdict: 'not-yet',
    provisional: 'right',
    actual: 2_544,
    reason: null,
  });
});

test('a stale or missing figure proves nothing, whatever its value', () => {
  const stale = { status: 'stale' as const, value: 2_544, reason: 'Oak & Ivory’s stock list is 17 days old' };
  expect(judge(under30, stale, due)).toMatchObject({ verdict: 'not-computable', reason: stale.reason });
  expect(judge(under30, { status: 'not_computable', value: null, reason: 'no orders' }, '2026-05-01')).toMatchObject({
    verdict: 'not-yet',
    provisional: null,
  });
});

test('bounds belong to at-least, at-most and between, not to over and under', () => {
  const at = (comparator: Comparator, value: number): boolean => meets({ comparator, low: 5, high: 9 }, value);
  expect([
    at('at-least', 5),
    at('over', 5),
    at('at-most', 9),
    at('under', 9),
    at('between', 5),
    at('between', 9),
  ]).toEqual([true, false, true, false, true, true]);
});

test('over and at-most, under and at-least are opposites', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (bound, value) => {
      const at = (comparator: 'at-least' | 'at-most' | 'over' | 'under'): boolean =>
        meets({ comparator, low: bound, high: bound }, value);
      expect(at('over')).toBe(!at('at-most'));
      expect(at('under')).toBe(!at('at-least'));
    }),
  );
});

test('a hit rate counts only what was judged', () => {
  expect(tally(['right', 'right', 'wrong', 'not-computable', 'not-yet'])).toEqual({
    right: 2,
    wrong: 1,
    notComputable: 1,
    notYet: 1,
    hitRate: 2 / 3,
  });
  expect(tally(['not-yet']).hitRate).toBeNull();
});
