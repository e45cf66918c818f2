import { addDays } from '../../../../shared/domain/day';

/** Something that stands on whole days. `id` stays the same from one file to the next, so that a calendar replaces what it has. */
export type CalendarEvent = {
  id: string;
  title: string;
  /** First and last day, both included. */
  from: string;
  to: string;
  note: string;
  category: string;
};

/** Octets of a line before it is folded (RFC 5545, 3.1). */
const LINE = 75;

const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll(/\r\n|\r|\n/g, String.raw`\n`)
    // Control characters are no text in a calendar file.
    .replaceAll(/[\p{Cc}]/gu, '');

/** Folds a line into pieces of at most 75 octets, never inside a character; each further piece begins with a blank. */
const folded = (line: string): string => {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > LINE) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += sign;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
};

const compact = (day: string): string => day.replaceAll('-', '');

/**
 * Events as an iCalendar file (RFC 5545): whole days, so that no zone moves them; the end is exclusive there.
 * `at` is the moment of writing, ISO 8601 in UTC.
 */
export const calendarText = (events: readonly CalendarEvent[], { name, at }: { name: string; at: string }): string => {
  const stamp = `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tandem//Tandem//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.id}@tandem`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(event.from)}`,
      `DTEND;VALUE=DATE:${compact(addDays(event.to, 1))}`,
      `SUMMARY:${escaped(event.title)}`,
      ...(event.note === '' ? [] : [`DESCRIPTION:${escaped(event.note)}`]),
      `CATEGORIES:${escaped(event.category)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
};
