import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDeal,
  type DealValue,
  forecastKey,
  forecastKeys,
  joinSums,
  noSums,
  type Worth,
} from '../../src/main/engine/metrics/deal-sums';

const TODAY = '2026-05-13';
/** One euro is 1.10 dollars; nothing is known of pounds. */
const worth: Worth = (minor, currency) =>
  currency === 'USD' ? minor : currency === 'EUR' ? Math.round(minor * 1.1) : undefined;
const deal = (valueMinor: number | null, probability: number, currency = 'USD'): DealValue => ({
  valueMinor,
  probability,
  currency,
  day: TODAY,
});
const sum = (deals: readonly DealValue[]) => {
  const sums = noSums();
  for (const one of deals) addDeal(sums, one, worth);
  return sums;
};

describe('sums of a column', () => {
  test('the published example: 3,800 at 90% and 22,500 at 20% weigh 7,920', () => {
    expect(sum([deal(380_000, 0.9), deal(2_250_000, 0.2)])).toEqual({
      count: 2,
      sumMinor: 2_630_000,
      weightedMinor: 792_000,
      others: [],
    });
  });
  test('convert by a rate, stand apart without one, and count without a value', () => {
    expect(sum([deal(10_000, 0.5), deal(10_000, 0.5, 'EUR'), deal(70_000, 0.5, 'GBP'), deal(null, 0.5)])).toEqual({
      count: 4,
      sumMinor: 21_000,
      weightedMinor: 10_500,
      others: [{ currency: 'GBP', count: 1, sumMinor: 70_000 }],
    });
  });
  test('are the same whichever way the deals are split', () => {
    const one = fc.record({
      valueMinor: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
      probability: fc.constantFrom(0, 0.1, 0.25, 0.5, 0.75, 1),
      currency: fc.constantFrom('USD', 'EUR', 'GBP', 'CHF'),
      day: fc.constant(TODAY),
    });
    fc.assert(
      fc.property(fc.array(one), fc.nat(20), (deals, at) => {
        expect(joinSums([sum(deals.slice(0, at)), sum(deals.slice(at))])).toEqual(sum(deals));
      }),
    );
  });
});

describe('forecast', () => {
  test('has a column each for overdue, the months, later and undated, over the turn of the year', () => {
    expect(forecastKeys('2026-11-25', 3)).toEqual(['overdue', '2026-11', '2026-12', '2027-01', 'later', 'undated']);
  });
  test('a close before today is overdue, also in this month; today is not', () => {
    expect(forecastKey('2026-05-12', TODAY, 4)).toBe('overdue');
    expect(forecastKey('2026-05-13', TODAY, 4)).toBe('2026-05');
    expect(forecastKey('2026-08-31', TODAY, 4)).toBe('2026-08');
    expect(forecastKey('2026-09-01', TODAY, 4)).toBe('later');
    expect(forecastKey(null, TODAY, 4)).toBe('undated');
  });
});
