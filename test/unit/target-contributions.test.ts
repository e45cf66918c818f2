import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueBy, stillToCome } from '../../src/main/engine/metrics/targets/contributions';
import { addDays } from '../../src/shared/domain/day';

const MAY = { from: '2026-05-01', to: '2026-05-31' };
const REST = { from: '2026-05-14', to: '2026-05-31' };
const days = (from: string, to: string) => ({ from, to });

test.each([
  // Seven of its twenty days are left: a third and a bit of 1,000, less than the 600 that have not come.
  ['late by its days', 100_000, 40_000, days('2026-05-01', '2026-05-20'), 35_000],
  // Nine tenths came; the days would promise more than is left.
  ['nearly brought', 10_000, 9_000, days('2026-05-04', '2026-05-23'), 1_000],
  ['nothing attributed', 21_000, 0, days('2026-05-07', '2026-05-27'), 14_000],
  ['more than promised', 10_000, 12_000, days('2026-05-01', '2026-05-31'), 0],
  ['only returns so far', 31_000, -500, days('2026-05-01', '2026-05-31'), 18_000],
  ['not begun', 5_000, 0, days('2026-05-20', '2026-05-25'), 5_000],
  ['over', 5_000, 100, days('2026-04-01', '2026-05-13'), 0],
  ['after the period', 5_000, 0, days('2026-06-10', '2026-06-20'), 0],
  // Its days outside the month neither bring anything to it nor dilute it: 18 of 31.
  ['longer than the period', 31_000, 0, days('2025-01-01', '2027-01-01'), 18_000],
  ['a day ahead', 700, 0, days('2026-05-14', '2026-05-14'), 700],
  ['a day gone', 700, 0, days('2026-05-13', '2026-05-13'), 0],
  ['no days', 700, 200, null, 500],
])('%s', (_name, amount, brought, own, left) => {
  expect(stillToCome({ amount, brought, days: own }, MAY, REST).left).toBe(left);
});

test.each([
  ['thirteen of twenty days', 100_000, days('2026-05-01', '2026-05-20'), 65_000],
  ['not begun', 5_000, days('2026-05-20', '2026-05-25'), 0],
  ['over', 5_000, days('2026-05-02', '2026-05-13'), 5_000],
  // Its days outside the month count for nothing: 13 of 31.
  ['longer than the period', 31_000, days('2025-01-01', '2027-01-01'), 13_000],
  ['after the period', 5_000, days('2026-06-10', '2026-06-20'), 0],
  ['no days', 700, null, 700],
])('due by 13 May: %s', (_name, amount, own, due) => {
  expect(dueBy({ amount, days: own }, MAY, '2026-05-13')).toBe(due);
});

test('when the period is over nothing is to come', () => {
  const over = { from: '2026-06-01', to: '2026-05-31' };
  expect(stillToCome({ amount: 700, brought: 0, days: null }, MAY, over).left).toBe(0);
});

test('what came and what is to come are never more than was promised, unless more came', () => {
  fc.assert(
    fc.property(
      fc.nat(10_000_000),
      fc.integer({ min: -1_000_000, max: 20_000_000 }),
      fc.integer({ min: -60, max: 60 }),
      fc.nat(90),
      fc.integer({ min: 0, max: 31 }),
      (amount, brought, start, length, gone) => {
        const from = addDays(MAY.from, start);
        const own = { from, to: addDays(from, length) };
        const { left } = stillToCome({ amount, brought, days: own }, MAY, { ...MAY, from: addDays(MAY.from, gone) });
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + Math.max(0, brought)).toBeLessThanOrEqual(Math.max(amount, brought));
      },
    ),
  );
});
