import { describe, expect, test } from 'vitest';
import {
  bestMethod,
  type OutlookInputs,
  outlookBy,
  type PastOf,
  targetStatus,
} from '../../src/main/engine/metrics/targets/outlook';
import { nearestTo, restSaid } from '../../src/main/engine/metrics/targets/past';
import type { OutlookMethod } from '../../src/shared/domain/targets';

/** Day 10 of 30: 100 are in, 280 came in the last 28 days, 200 are still to come by deals, 300 by the plan. */
const INPUTS: OutlookInputs = {
  actual: 100,
  days: 30,
  elapsed: 10,
  left: 20,
  rate: { sum: 280, days: 28 },
  lastYear: { elapsed: 10, whole: 30, rest: 20, rate: 28 },
  pipeline: 200,
  plan: 300,
  own: 500,
};
const rest = (said: number, came: number) => ({ said, came, error: (came - said) / said });
const pastOf =
  (past: Partial<Record<OutlookMethod, ReturnType<typeof rest>[]>>): PastOf =>
  (method) =>
    past[method] ?? [];

describe('a range is that of the method’s own past errors', () => {
  // 30% under and 40% over what was said: √((0.09 + 0.16) ÷ 2) = 0.353553 of the rest.
  const twice = [rest(100, 130), rest(200, 120)];

  test.each([
    ['pipeline', 200, 71],
    ['plan', 300, 106],
    ['own', 400, 141],
    ['run-rate', 200, 71],
    ['seasonal', 200, 71],
  ] as const)('%s: its own two past periods', (method, said, width) => {
    expect(outlookBy(method, INPUTS, pastOf({ [method]: twice }))).toEqual({
      outlook: 100 + said,
      low: 100 + said - width,
      high: 100 + said + width,
      method,
      reason: 'The range comes from 2 past periods.',
    });
  });

  test('without a past 15% is assumed and said so; one period is not enough', () => {
    const none = outlookBy('plan', INPUTS, pastOf({ own: twice, pipeline: twice }));
    expect(none).toMatchObject({ low: 355, high: 445, reason: 'No past yet: ±15% of the rest is assumed.' });
    const one = outlookBy('plan', INPUTS, pastOf({ plan: [rest(100, 100)] }));
    expect(one).toMatchObject({ low: 355, high: 445, reason: 'Only one past period: ±15% of the rest is assumed.' });
  });

  test('a method that lets another speak takes the range of that one', () => {
    expect(outlookBy('own', { ...INPUTS, own: null }, pastOf({ 'run-rate': twice }))).toMatchObject({
      method: 'run-rate',
      low: 229,
      high: 371,
      reason: expect.stringMatching(/^Nobody has given a number yet.*The range comes from 2 past periods\.$/),
    });
    expect(outlookBy('seasonal', INPUTS, pastOf({ 'run-rate': twice }))).toMatchObject({
      method: 'seasonal',
      low: 229,
      reason: expect.stringContaining('that of the last four weeks'),
    });
  });
});

test('a year before that is another’s says whose it is', () => {
  expect(outlookBy('seasonal', { ...INPUTS, shapeOf: 'D2C web' }, pastOf({}))).toMatchObject({
    method: 'seasonal',
    outlook: 300,
    reason:
      'It sold too little a year before, so the year’s shape is that of D2C web. No past yet: ±15% of the rest is assumed.',
  });
});

describe('the best method is the nearest in the past, whichever it rests on', () => {
  test('the error is off over came: 30 and 80 of 250 is 44%, and a plan that was 10 off of 250 beats it', () => {
    const run = [rest(100, 130), rest(200, 120)];
    expect(bestMethod(pastOf({ 'run-rate': run }))).toBe('run-rate');
    expect(bestMethod(pastOf({ 'run-rate': run, plan: [rest(125, 130), rest(125, 120)] }))).toBe('plan');
    expect(bestMethod(pastOf({ 'run-rate': run, own: [rest(130, 130), rest(121, 120)], plan: run }))).toBe('own');
  });
  test('one past period wins nothing, nor do periods in which nothing came', () => {
    expect(bestMethod(pastOf({ plan: [rest(100, 100)] }))).toBeNull();
    expect(bestMethod(pastOf({ plan: [rest(100, 0), rest(100, 0)] }))).toBeNull();
  });
});

describe('what was said in a past period', () => {
  const april = { id: '2026-04', kind: 'month' as const, from: '2026-04-01', to: '2026-04-30' };
  const said = (day: string, outlook: number) => ({ nodeId: 'n', method: 'own' as const, day, outlook });
  test('counts as it stood nearest to the share of the days that is over now', () => {
    const all = [said('2026-03-20', 1), said('2026-04-06', 2), said('2026-04-15', 3), said('2026-04-15', 4)];
    expect(nearestTo(0.45, all, april)).toEqual([said('2026-04-15', 4)]);
    expect(nearestTo(0.2, all, april)).toEqual([said('2026-04-06', 2)]);
    expect(nearestTo(0, all, april)).toEqual([said('2026-03-20', 1)]);
  });
  test('is held against what came after its day; before the period that is all of it', () => {
    expect(restSaid(500, { before: 100, end: 400, begun: true })).toEqual({ said: 400, came: 300, error: -0.25 });
    expect(restSaid(500, { before: 100, end: 400, begun: false })).toEqual({ said: 500, came: 400, error: -0.2 });
    expect(restSaid(100, { before: 100, end: 400, begun: true })).toBeNull();
  });
});

test('a limit is kept at its end, and missed as soon as more has come', () => {
  const at = (actual: number, outlook: number, when: 'during' | 'over') =>
    targetStatus({ actual, outlook, target: 100 }, when, true);
  expect(at(40, 90, 'during')).toBe('on-track');
  expect(at(40, 104, 'during')).toBe('at-risk');
  expect(at(40, 120, 'during')).toBe('miss');
  expect(at(101, 101, 'during')).toBe('miss');
  expect(at(100, 100, 'over')).toBe('hit');
});
