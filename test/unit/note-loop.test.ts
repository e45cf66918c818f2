import { expect, test } from 'vitest';
import { loopState, loopWindow } from '../../src/shared/domain/note-loop';

test('as many days before as after are compared, 28 at most, today left out', () => {
  expect(loopWindow('2026-05-03', '2026-05-13')).toEqual({
    days: 10,
    before: { from: '2026-04-23', to: '2026-05-02' },
    after: { from: '2026-05-03', to: '2026-05-12' },
  });
  expect(loopWindow('2026-01-13', '2026-05-13')).toMatchObject({
    days: 28,
    before: { from: '2025-12-16', to: '2026-01-12' },
    after: { from: '2026-01-13', to: '2026-02-09' },
  });
});

test('what cannot be compared says why', () => {
  expect(loopWindow(null, '2026-05-13')).toBe('The day it went out is not set.');
  expect(loopWindow('2026-05-14', '2026-05-13')).toBe('It has not gone out yet.');
  expect(loopWindow('2026-05-10', '2026-05-13')).toBe('Too early to tell: 3 of 7 days have passed.');
});

test('a change within 1.5% is none; from nothing there is no change', () => {
  expect(loopState(1_000, 1_015)).toBe('level');
  expect(loopState(1_000, 1_016)).toBe('up');
  expect(loopState(1_000, 984)).toBe('down');
  expect(loopState(0, 500)).toBeNull();
});
