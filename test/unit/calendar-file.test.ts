import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { type CalendarEvent, calendarText } from '../../src/main/engine/transfer/export/calendar';

const AT = { name: 'Halo & Vine', at: '2026-11-25T12:30:45.123Z' };
const event = (title: string, note = ''): CalendarEvent => ({
  id: 'm-1',
  title,
  from: '2026-12-30',
  to: '2027-01-01',
  note,
  category: 'Moment',
});

/** Unfolds and unescapes as RFC 5545 says, to read back what was written. */
const summaryOf = (text: string): string => {
  const line =
    text
      .replaceAll('\r\n ', '')
      .split('\r\n')
      .find((one) => one.startsWith('SUMMARY:')) ?? '';
  return line
    .slice('SUMMARY:'.length)
    .replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));
};

test('whole days with an end that is exclusive, one stamp, lines that end as the standard says', () => {
  expect(calendarText([event('Black Friday, week; one', 'first\nsecond')], AT)).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Tandem//Tandem//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:Halo & Vine',
      'BEGIN:VEVENT',
      'UID:m-1@tandem',
      'DTSTAMP:20261125T123045Z',
      'DTSTART;VALUE=DATE:20261230',
      'DTEND;VALUE=DATE:20270102',
      String.raw`SUMMARY:Black Friday\, week\; one`,
      String.raw`DESCRIPTION:first\nsecond`,
      'CATEGORIES:Moment',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
});

test('any title comes back as it was, in lines of at most 75 octets that cut no character', () => {
  assert(
    property(string({ unit: 'grapheme', maxLength: 200 }), (title) => {
      const text = calendarText([event(title)], AT);
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(summaryOf(text)).toBe(title.replaceAll(/\r\n|\r/g, '\n').replaceAll(/[^\P{Cc}\n]/gu, ''));
    }),
  );
});
