import { expect, test } from 'vitest';
import { treeFor } from '../../src/main/engine/services/targets/trees';
import type { TreeRow } from '../../src/main/engine/store/repositories/targets';
import { parsePeriod } from '../../src/shared/domain/period';

const CALENDAR = { weekStart: 1, fiscalYearStart: 1 } as const;
const tree = (period: string, metric = 'net-sales'): TreeRow => ({
  id: `${metric} ${period}`,
  period,
  metric,
  statement: '',
  spread_method: 'even',
  spread_months: '{}',
  person_id: null,
  at: '',
  rev: 1,
  amount: 1,
});
const found = (trees: readonly TreeRow[], period: string): string | undefined => {
  const own = parsePeriod(period, CALENDAR);
  if (!own) throw new Error(period);
  return treeFor(trees, own, CALENDAR)?.id;
};

test('the tree that speaks of a period is the one for it, else the shortest that holds its first day', () => {
  const trees = [tree('2026'), tree('2026-04-20..2026-12-31'), tree('2026-Q2')];
  expect(found(trees, '2026')).toBe('net-sales 2026');
  // It began later than the quarter, and is longer.
  expect(found(trees, '2026-05')).toBe('net-sales 2026-Q2');
  expect(found(trees, '2026-08')).toBe('net-sales 2026-04-20..2026-12-31');
  expect(found(trees, '2027-01')).toBeUndefined();
});

test('of two as long net sales come first, however they are listed', () => {
  const trees = ['leads', 'net-sales', 'units', 'orders'].map((metric) => tree('2026-Q2', metric));
  for (const order of [trees, trees.toReversed()]) {
    expect(found(order, '2026-Q2')).toBe('net-sales 2026-Q2');
    expect(found(order, '2026-05')).toBe('net-sales 2026-Q2');
  }
});
