import { describe, expect, test } from 'vitest';
import { backOf, FIRST_RULE, isWasted, ruleWords, verdictOf } from '../../src/main/engine/metrics/verdicts';

describe('what comes back of all that a campaign cost', () => {
  test('is revenue over cost, from the return beyond it', () => {
    // Took 333.33 for 111.11: 222.22 beyond, and exactly threefold.
    expect(backOf({ value: 2, numerator: 22_222, denominator: 11_111 })).toBe(3);
    expect(backOf({ value: -1, numerator: -500, denominator: 500 })).toBe(0);
  });
  test('is not known where there is no cost or nothing speaks of revenue', () => {
    expect(backOf({ value: null, numerator: 0, denominator: 0 })).toBeNull();
    expect(backOf({ value: null, numerator: null, denominator: null })).toBeNull();
    expect(backOf(undefined)).toBeNull();
  });
});

describe('the verdict by the first rule', () => {
  test.each([
    // cost, leads, qualified, back, verdict, because
    [10_000, null, null, 3, 'scale', 'return 3.0×; no leads to judge by'],
    [10_000, 20, 6, 3, 'scale', 'return 3.0×; 30.0% of 20 leads qualified'],
    [10_000, 5, 5, 3, 'test', 'return 3.0×; 100.0% of 5 leads qualified; fewer than 10 leads'],
    [10_000, 20, 1, 5, 'pull-back', 'return 5.0×; 5.0% of 20 leads qualified'],
    [10_000, 20, 6, 0.5, 'keep', 'return 0.5×; 30.0% of 20 leads qualified'],
    [10_000, null, null, 0.9, 'pull-back', 'return 0.9×'],
    [10_000, null, null, null, 'test', 'no revenue and no leads are known for it'],
    [0, null, null, null, 'test', 'nothing spent in this period'],
  ] as const)('cost %i, %s leads, %s qualified, return %s: %s', (cost, leads, qualified, back, verdict, because) => {
    expect(verdictOf({ cost, leads, qualified, back }, FIRST_RULE)).toEqual({ verdict, because });
  });
  test('waits for a campaign that has not begun, whatever was paid for it', () => {
    const booked = { cost: 150_000, leads: null, qualified: null, back: 0, ahead: true };
    expect(verdictOf(booked, FIRST_RULE)).toEqual({ verdict: 'test', because: 'it has not begun' });
    expect(isWasted({ cost: 150_000, qualified: 0, ahead: true }, null)).toBe(false);
  });
  test('is printed with what a return is made of', () => {
    expect(ruleWords(FIRST_RULE)).toContain('ads, budget lines, creators, events and offline media');
  });
});

describe('money without the people it was for', () => {
  test.each([
    // Without an amount any cost is wasted that brought nobody, and none that brought one.
    [1, 0, null, true],
    [0, 0, null, false],
    [1_000_000, 1, null, false],
    // With 200.00 for each: 500.00 for two is 250.00 each, 399.99 for two is less; 200.00 on nobody is as much.
    [50_000, 2, 20_000, true],
    [39_999, 2, 20_000, false],
    [20_000, 0, 20_000, true],
    [19_999, 0, 20_000, false],
  ])('cost %i for %i qualified, from %s each: %s', (cost, qualified, from, wasted) => {
    expect(isWasted({ cost, qualified }, from)).toBe(wasted);
  });
});
