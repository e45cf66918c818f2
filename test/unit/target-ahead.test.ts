import { expect, test } from 'vitest';
import { likely } from '../../src/main/engine/services/targets/ahead';
import type { TreeRow } from '../../src/main/engine/store/repositories/targets';

const SETTINGS = { calendar: { weekStart: 1, fiscalYearStart: 1 }, today: '2026-01-15' } as const;
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

test('of trees that begin on one day the shortest is made ready first, however they are listed', () => {
  const trees = [tree('2026'), tree('2026-Q1'), tree('2026-01'), tree('2026-01', 'leads'), tree('2025')];
  for (const order of [trees, trees.toReversed()])
    expect(likely(order, undefined, SETTINGS).map(({ id }) => id)).toEqual([
      'net-sales 2026-01',
      'net-sales 2026-Q1',
      'net-sales 2026',
    ]);
  expect(likely(trees, 'net-sales 2025', SETTINGS).map(({ id }) => id)).toEqual([
    'net-sales 2025',
    'net-sales 2026-01',
    'net-sales 2026-Q1',
  ]);
});

test('trees of one metric and as long stay in the order of the list', () => {
  const trees = ['leads', 'units', 'orders'].map((metric) => tree('2026-01', metric));
  for (const order of [trees, trees.toReversed()]) expect(likely(order, undefined, SETTINGS)).toEqual(order);
});
