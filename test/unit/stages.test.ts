import { describe, expect, test } from 'vitest';
import { fieldWords, missingFields, positionBetween } from '../../src/shared/domain/stages';
import { startOfDay, todayIn } from '../../src/shared/domain/today';

describe('what a stage asks for', () => {
  test('is only what is missing, in its own order', () => {
    expect(missingFields(['value', 'needs', 'budget'], ['budget', 'contact', 'value'])).toEqual(['value', 'budget']);
  });
  test('reads as a sentence', () => {
    expect(fieldWords([])).toBe('');
    expect(fieldWords(['value'])).toBe('value');
    expect(fieldWords(['value', 'expectedClose', 'decisionMaker'])).toBe('value, expected close and decision maker');
  });
});

test('a position lies between its neighbours, until there is no room', () => {
  expect(positionBetween(1, 2)).toBe(1.5);
  expect(positionBetween(1, 1 + 1e-7)).toBeUndefined();
});

describe('the start of a day', () => {
  test('is midnight where the company is', () => {
    expect(new Date(startOfDay('2026-05-13', 'America/New_York')).toISOString()).toBe('2026-05-13T04:00:00.000Z');
    expect(new Date(startOfDay('2026-01-13', 'America/New_York')).toISOString()).toBe('2026-01-13T05:00:00.000Z');
    expect(new Date(startOfDay('2026-05-13', 'Pacific/Auckland')).toISOString()).toBe('2026-05-12T12:00:00.000Z');
    expect(new Date(startOfDay('2026-05-13', 'UTC')).toISOString()).toBe('2026-05-13T00:00:00.000Z');
  });
  test('is one o’clock where clocks jump over midnight', () => {
    const start = startOfDay('2024-04-26', 'Africa/Cairo');
    expect(todayIn(start, 'Africa/Cairo')).toBe('2024-04-26');
    expect(todayIn(start - 60_000, 'Africa/Cairo')).toBe('2024-04-25');
  });
});
