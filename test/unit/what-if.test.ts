import { expect, test } from 'vitest';
import { nextOf, outcomeOf, sliderOf, totalsOf } from '../../src/renderer/src/features/budget/whatIf';
import type { WhatIfCampaign } from '../../src/shared/contract/budget';

/** 3 · √spend a week, twice as much at most and half at least. */
const root = { curve: { scale: 3, exponent: 0.5, spread: Math.log(2), samples: 9, most: 150 } };
const campaign = (more: Partial<WhatIfCampaign> = {}): WhatIfCampaign => ({
  id: 'k-1',
  name: 'Roots',
  untargeted: false,
  budgetMinor: 1000,
  spentMinor: 600,
  boundMinor: 650,
  weeksLeft: 4,
  weeksInPeriod: 2,
  leads: { reason: 'Too few weeks' },
  revenue: root,
  ...more,
});

test('what is left lies on the weeks to come, and those of the period count: 400 over 4 weeks, two of them at 3 · √100', () => {
  expect(outcomeOf(campaign(), 1000)).toEqual({
    leads: null,
    revenue: { value: 60, low: 30, high: 120 },
    guess: false,
  });
  // 800 over 4 weeks: more than the 150 it ever spent in one.
  expect(outcomeOf(campaign(), 1400)).toMatchObject({ guess: true });
  expect(outcomeOf(campaign(), 1400).revenue?.value).toBeCloseTo(2 * 3 * Math.sqrt(200), 9);
  // Nothing is left, or no days are.
  expect(outcomeOf(campaign(), 600).revenue?.value).toBe(0);
  expect(outcomeOf(campaign({ weeksLeft: 0, weeksInPeriod: 0 }), 1000)).toMatchObject({
    revenue: { value: 0 },
    guess: false,
  });
});

test('the next hundred brings less the more is spent: 3 ÷ (2 √100) · 100, half of which falls in the period', () => {
  expect(nextOf(campaign(), root, 1000, 100)).toBeCloseTo(7.5, 9);
  expect(nextOf(campaign(), root, 2200, 100)).toBeCloseTo(3.75, 9);
  expect(nextOf(campaign(), { reason: 'None' }, 1000, 100)).toBeNull();
  expect(nextOf(campaign({ weeksLeft: 0 }), root, 1000, 100)).toBeNull();
});

test('money is moved: budgets keep their sum, spending to come is that of the period', () => {
  const two = [
    campaign(),
    campaign({ id: 'k-2', spentMinor: 0, weeksLeft: 1, weeksInPeriod: 1, revenue: { reason: 'No' } }),
  ];
  expect(totalsOf(two, {})).toMatchObject({ budget: 2000, spend: 200 + 1000, revenue: { value: 60 } });
  expect(totalsOf(two, { 'k-1': 1400, 'k-2': 600 })).toMatchObject({ budget: 2000, spend: 400 + 600 });
});

test('a slider stops above what is spent or promised, and finds the budget as it stands again', () => {
  expect(sliderOf(campaign({ budgetMinor: 1000, boundMinor: 650 }), 4000, 100)).toEqual({
    min: 700,
    max: 4000,
    step: 100,
  });
  expect(sliderOf(campaign({ budgetMinor: 500, boundMinor: 650 }), 4000, 100).min).toBe(500);
});
