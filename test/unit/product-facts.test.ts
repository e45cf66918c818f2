import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthsAndDays } from '../../src/main/engine/store/repositories/product-facts';

test.each([
  ['2025-01-01', '2025-12-31', { from: '2025-01', to: '2025-12' }, []],
  ['2025-01-31', '2025-03-31', { from: '2025-02', to: '2025-03' }, [['2025-01-31', '2025-01-31']]],
  ['2024-02-01', '2024-02-29', { from: '2024-02', to: '2024-02' }, []],
  ['2023-02-01', '2023-02-27', null, [['2023-02-01', '2023-02-27']]],
  ['2024-12-30', '2025-01-05', null, [['2024-12-30', '2025-01-05']]],
  [
    '2024-12-15',
    '2025-02-03',
    { from: '2025-01', to: '2025-01' },
    [
      ['2024-12-15', '2024-12-31'],
      ['2025-02-01', '2025-02-03'],
    ],
  ],
  ['2025-02-02', '2025-02-01', null, []],
] as const)('%s to %s', (from, to, months, days) => {
  const found = monthsAndDays(from, to);
  expect(found.months).toEqual(months);
  expect(found.days.map((span) => [span.from, span.to])).toEqual(days);
});

test('every day of a span is in one part of it, and no other day is', () => {
  const day = fc.integer({ min: 18_000, max: 19_500 });
  const text = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10);
  fc.assert(
    fc.property(day, day, (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const { months, days } = monthsAndDays(text(from), text(to));
      for (let n = from - 40; n <= to + 40; n += 1) {
        const one = text(n);
        const parts =
          days.filter((span) => span.from <= one && one <= span.to).length +
          (months && months.from <= one.slice(0, 7) && one.slice(0, 7) <= months.to ? 1 : 0);
        expect(parts, one).toBe(n >= from && n <= to ? 1 : 0);
      }
    }),
    { numRuns: 100 },
  );
});
