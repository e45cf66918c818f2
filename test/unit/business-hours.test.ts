import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BusinessHours, businessMinutes, momentOf } from '../../src/shared/domain/business-hours';

const NEW_YORK: BusinessHours = { days: [1, 2, 3, 4, 5], from: 540, to: 1020, timeZone: 'America/New_York' };
const BERLIN_ALWAYS: BusinessHours = { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440, timeZone: 'Europe/Berlin' };
const at = (text: string): number => Date.parse(text);

describe('office minutes', () => {
  test('count within a day, over a night and over a weekend', () => {
    // Wednesday 13 May 2026 in New York (UTC−4).
    expect(businessMinutes(at('2026-05-13T14:00:00Z'), at('2026-05-13T15:30:00Z'), NEW_YORK)).toBe(90);
    expect(businessMinutes(at('2026-05-13T20:00:00Z'), at('2026-05-14T14:00:00Z'), NEW_YORK)).toBe(120);
    // Friday 16:00 to Monday 10:00: an hour each.
    expect(businessMinutes(at('2026-05-15T20:00:00Z'), at('2026-05-18T14:00:00Z'), NEW_YORK)).toBe(120);
    // The whole weekend.
    expect(businessMinutes(at('2026-05-15T21:00:00Z'), at('2026-05-18T13:00:00Z'), NEW_YORK)).toBe(0);
  });

  test('follow the clock over both changes of the year', () => {
    // New York springs forward on Sunday 8 March 2026: Friday 16:00 (UTC−5) to Monday 10:00 (UTC−4).
    expect(businessMinutes(at('2026-03-06T21:00:00Z'), at('2026-03-09T14:00:00Z'), NEW_YORK)).toBe(120);
    // An office that never closes has 23 hours on 29 March and 25 on 25 October 2026 in Berlin.
    expect(businessMinutes(at('2026-03-28T23:00:00Z'), at('2026-03-29T22:00:00Z'), BERLIN_ALWAYS)).toBe(23 * 60);
    expect(businessMinutes(at('2026-10-24T22:00:00Z'), at('2026-10-25T23:00:00Z'), BERLIN_ALWAYS)).toBe(25 * 60);
  });

  test('a wall clock becomes the right moment on either side of a change', () => {
    expect(new Date(momentOf('2026-03-06', 540, 'America/New_York')).toISOString()).toBe('2026-03-06T14:00:00.000Z');
    expect(new Date(momentOf('2026-03-09', 540, 'America/New_York')).toISOString()).toBe('2026-03-09T13:00:00.000Z');
    expect(new Date(momentOf('2026-01-05', 0, 'Asia/Kolkata')).toISOString()).toBe('2026-01-04T18:30:00.000Z');
  });

  const moment = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2027, 0, 1) });
  const hours = fc
    .record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      span: fc.tuple(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 })).filter(([a, b]) => a !== b),
      timeZone: fc.constantFrom('America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'UTC', 'Asia/Kathmandu'),
    })
    .map(({ days, span: [a, b], timeZone }) => ({ days, from: Math.min(a, b), to: Math.max(a, b), timeZone }));

  test('add up: from a to c is from a to b and on from b to c', () => {
    fc.assert(
      fc.property(fc.tuple(moment, moment, moment), hours, (moments, office) => {
        const [a = 0, b = 0, c = 0] = moments.toSorted((x, y) => x - y);
        const whole = businessMinutes(a, c, office);
        expect(businessMinutes(a, b, office) + businessMinutes(b, c, office)).toBeCloseTo(whole, 6);
        expect(whole).toBeGreaterThanOrEqual(0);
        expect(whole).toBeLessThanOrEqual((c - a) / 60_000 + 1e-9);
        expect(businessMinutes(c, a, office)).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  test('a week without a change of clocks has its days times its hours', () => {
    fc.assert(
      fc.property(hours, fc.integer({ min: 0, max: 6 }), (office, shift) => {
        const from = Date.UTC(2026, 5, 1 + shift, 7, 13);
        expect(businessMinutes(from, from + 7 * 86_400_000, office)).toBeCloseTo(
          office.days.length * (office.to - office.from),
          6,
        );
      }),
      { numRuns: 60 },
    );
  });
});
