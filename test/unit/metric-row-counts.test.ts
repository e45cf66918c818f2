import { expect, test } from 'vitest';
import { METRICS } from '../../src/main/engine/metrics/catalogue';
import type { Facts } from '../../src/main/engine/metrics/types';

/** Measures that say how many lines stand behind a sum: a breakdown by product does not read them from the file. */
const COUNTS = new Set(['lines', 'saleLines', 'returnLines', 'discountLines', 'adjustmentLines']);
const PERIOD = { id: '2026-01', kind: 'month', from: '2026-01-01', to: '2026-01-31' } as const;
const SPAN = { first: '2025-01-01', last: '2026-01-31' };
const FACTS: Facts = {
  currency: 'GBP',
  coverage: { sales: SPAN, stock: SPAN, customers: SPAN },
  leftOut: {},
  period: PERIOD,
  asOf: '2026-01-31',
  inactivityDays: 90,
  attributed: true,
};

test.each(METRICS.filter(({ dimensions }) => dimensions.includes('product')).map((spec) => [spec.id, spec] as const))(
  '%s by product is computed without counts of rows',
  (_, spec) => {
    const read = new Set<string>();
    for (const value of [0, 7]) {
      const measures = new Proxy<Record<string, number>>(
        {},
        { get: (_target, name) => (read.add(String(name)), value) },
      );
      spec.compute(measures, FACTS);
      for (const source of spec.needs?.(measures) ?? []) expect(spec.sources).toContain(source);
    }
    expect([...read, ...spec.terms.map(({ measure }) => measure)].filter((name) => COUNTS.has(name))).toEqual([]);
  },
);
