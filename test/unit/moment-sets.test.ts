import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { weekday } from '../../src/shared/domain/day';
import { easter } from '../../src/shared/domain/holidays';
import { MOMENT_SET_IDS, type MomentSetId, momentsOfSet } from '../../src/shared/domain/moment-sets';

const day = (set: MomentSetId, year: number, name: string): string | undefined =>
  momentsOfSet(set, `${year}-01-01`, `${year}-12-31`).find((one) => one.name === name)?.starts;

test('Easter is the published one', () => {
  // From the church calendars: earliest and latest of the era among them.
  const published: [number, string][] = [
    [1943, '1943-04-25'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ];
  for (const [year, sunday] of published) expect(easter(year)).toBe(sunday);
});

test('days of each country are those of the published calendars of 2026', () => {
  const published: [MomentSetId, string, string][] = [
    ['us', 'Martin Luther King Jr. Day', '2026-01-19'],
    ['us', 'Presidents’ Day', '2026-02-16'],
    ['us', 'Mother’s Day', '2026-05-10'],
    ['us', 'Memorial Day', '2026-05-25'],
    ['us', 'Father’s Day', '2026-06-21'],
    ['us', 'Labor Day', '2026-09-07'],
    ['us', 'Columbus Day', '2026-10-12'],
    ['us', 'Thanksgiving', '2026-11-26'],
    ['us', 'Black Friday', '2026-11-27'],
    ['us', 'Cyber Monday', '2026-11-30'],
    ['gb', 'Mother’s Day', '2026-03-15'],
    ['gb', 'Good Friday', '2026-04-03'],
    ['gb', 'Early May bank holiday', '2026-05-04'],
    ['gb', 'Spring bank holiday', '2026-05-25'],
    ['gb', 'Summer bank holiday', '2026-08-31'],
    ['de', 'Mother’s Day', '2026-05-10'],
    ['de', 'Father’s Day', '2026-05-14'],
    ['de', 'Whit Monday', '2026-05-25'],
    ['fr', 'Mother’s Day', '2026-05-31'],
    ['fr', 'Ascension Day', '2026-05-14'],
    ['jp', 'Coming of Age Day', '2026-01-12'],
    ['jp', 'Vernal Equinox Day', '2026-03-20'],
    ['jp', 'Marine Day', '2026-07-20'],
    ['jp', 'Respect for the Aged Day', '2026-09-21'],
    ['jp', 'Autumnal Equinox Day', '2026-09-23'],
    ['jp', 'Sports Day', '2026-10-12'],
  ];
  for (const [set, name, published_] of published) expect([name, day(set, 2026, name)]).toEqual([name, published_]);
  // Where the last Sunday of May is Pentecost, French mothers wait a week.
  expect(day('fr', 2020, 'Mother’s Day')).toBe('2020-06-07');
});

test('in any year Easter is a Sunday in its five weeks, and a set lies within the days that were asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2199 }), fc.constantFrom(...MOMENT_SET_IDS), (year, set) => {
      const sunday = easter(year);
      expect(weekday(sunday)).toBe(7);
      expect(sunday >= `${year}-03-22` && sunday <= `${year}-04-25`).toBe(true);
      const [from, to] = [`${year}-03-01`, `${year}-10-31`];
      for (const one of momentsOfSet(set, from, to)) {
        expect(one.starts >= from && one.starts <= to && one.ends >= one.starts).toBe(true);
      }
    }),
  );
});
