import { expect, test } from 'vitest';
import { evaluateGroup } from '../../src/main/engine/metrics/evaluate';
import { findMetric } from '../../src/main/engine/metrics/catalogue';
import type { Facts } from '../../src/main/engine/metrics/types';
import { Gathered } from '../../src/main/engine/store/repositories/measures/gather';

const facts: Facts = {
  currency: 'USD',
  coverage: { sales: { first: '2026-01-01', last: '2026-12-31' } },
  leftOut: {},
  period: { id: '2026-05', kind: 'month', from: '2026-05-01', to: '2026-05-31' },
  asOf: '2026-06-30',
  inactivityDays: 180,
  attributed: false,
};

test('an average is divided before it is rounded, and stands beside the rounded sum', () => {
  const into = new Gathered();
  into.add(null, null, 'net', 260_838, 600_000);
  into.add(null, null, 'orders', 2);
  const [group] = into.finish();
  const value = evaluateGroup(findMetric('aov')!, group!, facts);
  // By hand: 2,608.386 ÷ 2 = 1,304.193; of the rounded 2,608.39 it would be 1,304.20.
  expect(value).toMatchObject({ value: 130_419, numerator: 260_839, denominator: 2 });
  expect(evaluateGroup(findMetric('net-sales')!, group!, facts).value).toBe(260_839);
});
