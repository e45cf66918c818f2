import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { dayFromNumber, dayNumber } from '../../src/shared/domain/day';
import { readTypedDay } from '../../src/shared/domain/typed-day';

test.each([
  ['14 Mar 2026', '2026-03-14'],
  ['14 march 2026', '2026-03-14'],
  ['Mar 14, 2026', '2026-03-14'],
  ['March 14 2026', '2026-03-14'],
  ['2026-03-14', '2026-03-14'],
  ['14.3.2026', '2026-03-14'],
  ['3/14/2026', '2026-03-14'],
  ['14/3/2026', '2026-03-14'],
  [' 29  Feb 2028 ', '2028-02-29'],
])('%s is a day', (text, day) => {
  expect(readTypedDay(text)).toEqual({ day, problem: null });
});

test.each([
  ['30 Feb 2026', '“30 Feb 2026” is not in the calendar: February 2026 has 28 days.'],
  ['29 Feb 2026', '“29 Feb 2026” is not in the calendar: February 2026 has 28 days.'],
  ['2026-04-31', '“2026-04-31” is not in the calendar: April 2026 has 30 days.'],
  ['31.6.2026', '“31.6.2026” is not in the calendar: June 2026 has 30 days.'],
  ['2026-13-01', '“2026-13-01” is not in the calendar: a year has 12 months.'],
  ['1 Jan 0', '“1 Jan 0” lies in the year 0. Days run from the year 1900 to 2200.'],
  ['0000-01-01', '“0000-01-01” lies in the year 0. Days run from the year 1900 to 2200.'],
  ['14 Mar 20', '“14 Mar 20” lies in the year 20. Days run from the year 1900 to 2200.'],
  ['soon', '“soon” is not a day. Write one such as 14 Mar 2026 or 2026-03-14.'],
  ['14', '“14” is not a day. Write one such as 14 Mar 2026 or 2026-03-14.'],
])('%s is none, and says why', (text, problem) => {
  expect(readTypedDay(text)).toEqual({ day: null, problem });
});

test('every day reads back, in words and as ISO', () => {
  const words = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  assert(
    property(integer({ min: dayNumber('1900-01-01'), max: dayNumber('2200-12-31') }), (number) => {
      const day = dayFromNumber(number);
      expect(readTypedDay(day).day).toBe(day);
      expect(readTypedDay(words.format(new Date(`${day}T00:00:00Z`))).day).toBe(day);
    }),
  );
});
