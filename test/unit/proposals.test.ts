import { array, assert, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { compareLines, proposalNumber, proposalTotals, stateOf } from '../../src/shared/domain/proposals';

test('a proposal that was reckoned by hand', () => {
  // 120 × 11.00 less 5% = 1254.00; 2.5 × 99.99 = 249.975, rounded up to 249.98; together 1503.98, less 4% = 1443.82.
  const totals = proposalTotals(
    [
      { quantity: 120, unitMinor: 1100, discountBp: 500 },
      { quantity: 2.5, unitMinor: 9999, discountBp: 0 },
    ],
    400,
  );
  expect(totals).toMatchObject({
    grossMinor: 156_998,
    subtotalMinor: 150_398,
    discountMinor: 6_016,
    totalMinor: 144_382,
  });
  expect(totals.lines.map((line) => [line.grossMinor, line.discountMinor, line.netMinor])).toEqual([
    [132_000, 6_600, 125_400],
    [24_998, 0, 24_998],
  ]);
});

test('the largest remainder gets the odd cent of the discount on everything', () => {
  // Three times 1.00 less 1.33% of 3.00 (0.04): 2.96 over three lines.
  const line = { quantity: 1, unitMinor: 100, discountBp: 0 };
  expect(proposalTotals([line, line, line], 133).lines.map((one) => one.shareMinor)).toEqual([99, 99, 98]);
});

test('everything for nothing, and nothing at all', () => {
  expect(proposalTotals([], 1000)).toMatchObject({ grossMinor: 0, totalMinor: 0, lines: [] });
  const free = proposalTotals([{ quantity: 3, unitMinor: 500, discountBp: 10_000 }], 0);
  expect(free).toMatchObject({ grossMinor: 1500, totalMinor: 0 });
  expect(free.lines[0]?.shareMinor).toBe(0);
});

const line = record({
  quantity: integer({ min: 1, max: 9_999_999 }).map((value) => value / 1000),
  unitMinor: integer({ min: 0, max: 100_000_000 }),
  discountBp: integer({ min: 0, max: 10_000 }),
});

test('shares always sum to the total, which lies between nothing and the sum of the lines', () => {
  assert(
    property(array(line, { maxLength: 12 }), integer({ min: 0, max: 10_000 }), (lines, discountBp) => {
      const totals = proposalTotals(lines, discountBp);
      expect(totals.lines.reduce((sum, one) => sum + one.shareMinor, 0)).toBe(totals.totalMinor);
      expect(totals.totalMinor).toBeGreaterThanOrEqual(0);
      expect(totals.totalMinor).toBeLessThanOrEqual(totals.subtotalMinor);
      expect(totals.subtotalMinor).toBeLessThanOrEqual(totals.grossMinor);
      expect(totals.lines.every((one) => Number.isSafeInteger(one.shareMinor))).toBe(true);
    }),
  );
});

test('only what was sent and not answered expires, on the day after its last', () => {
  expect(stateOf('sent', '2026-05-13', '2026-05-13')).toBe('sent');
  expect(stateOf('sent', '2026-05-13', '2026-05-14')).toBe('expired');
  expect(stateOf('accepted', '2026-05-13', '2027-01-01')).toBe('accepted');
  expect(stateOf('draft', '2026-05-13', '2027-01-01')).toBe('draft');
  expect(proposalNumber(7)).toBe('P-0007');
});

test('two versions are compared line by line: the same product is the same line, also under other words', () => {
  const one = (productId: string | null, text: string) => ({ productId, text });
  const before = [one('mousse', ''), one(null, 'Training'), one('mist', '')];
  const after = [one('mousse', 'with pump'), one('oil', ''), one(null, 'Training')];
  expect(compareLines(before, after)).toEqual([
    { before: before[0], after: after[0] },
    { before: before[1], after: after[2] },
    { before: before[2], after: null },
    { before: null, after: after[1] },
  ]);
});
