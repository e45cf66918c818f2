import { addDays, type Day, daysBetween } from '../../../shared/domain/day';
import {
  day as plainDay,
  daySpan as plainSpan,
  monthName as plainMonth,
  weekdayName as plainWeekday,
} from '../../../shared/domain/day-words';
import { readerLocale } from './locale';

export { dueDay, WEEKDAYS_LONG } from '../../../shared/domain/day-words';

type DayOptions = NonNullable<Parameters<typeof plainDay>[1]>;

/** Days either way within which a date is written with its weekday. */
const NEAR = 9;

/** A formatter of dates in a reader's locale. Days have no zone, so that they are read and written as UTC. */
const dates = (locale: string, year: boolean, weekdays: boolean): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...(year ? { year: 'numeric' } : {}),
    ...(weekdays ? { weekday: 'short' } : {}),
  });

const instant = (value: Day): Date => new Date(`${value}T00:00:00Z`);

/** A day for people: `Fri 15 May`; for a reader elsewhere as their locale writes it. See domain/day-words. */
export const day = (value: Day | null | undefined, options: DayOptions = {}): string => {
  const reader = readerLocale();
  if (reader === null || !value) return plainDay(value, options);
  const { today, year = 'auto', weekday = 'auto' } = options;
  const near = today !== undefined && Math.abs(daysBetween(today, value)) <= NEAR;
  const other = today !== undefined && !near && today.slice(0, 4) !== value.slice(0, 4);
  return dates(
    reader,
    year === 'always' || (year === 'auto' && other),
    weekday === 'always' || (weekday === 'auto' && near),
  ).format(instant(value));
};

/** A span of days: `11 to 17 May`; for a reader elsewhere as their locale writes it. */
export const daySpan = (from: Day, to: Day, options: { year?: boolean } = {}): string => {
  const reader = readerLocale();
  return reader === null
    ? plainSpan(from, to, options)
    : dates(reader, options.year === true || from.slice(0, 4) !== to.slice(0, 4), false).formatRange(
        instant(from),
        instant(to),
      );
};

/** A month by its number, 1 January to 12 December: `May`, `March`; for a reader elsewhere as their locale writes it. */
export const monthName = (month: number, long = false): string => {
  const reader = readerLocale();
  return reader === null
    ? plainMonth(month, long)
    : new Intl.DateTimeFormat(reader, { timeZone: 'UTC', month: long ? 'long' : 'short' }).format(
        Date.UTC(2026, month - 1, 1),
      );
};

/** The month of a day with its year: `May 2026`; for a reader elsewhere as their locale writes it. */
export const monthAndYear = (value: Day): string => {
  const reader = readerLocale();
  return reader === null
    ? `${plainMonth(Number(value.slice(5, 7)))} ${value.slice(0, 4)}`
    : new Intl.DateTimeFormat(reader, { timeZone: 'UTC', month: 'short', year: 'numeric' }).format(instant(value));
};

/** A month (`YYYY-MM`, or a day in it) in full with its year: `May 2026`, `September 2026`; as `monthAndYear` for a reader elsewhere. */
export const monthOfYear = (value: string): string => {
  const reader = readerLocale();
  const month = value.slice(0, 7);
  return reader === null
    ? `${plainMonth(Number(month.slice(5)), true)} ${month.slice(0, 4)}`
    : new Intl.DateTimeFormat(reader, { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(
        instant(`${month}-01`),
      );
};

/** The short name of a day's weekday: `Mon`; for a reader elsewhere as their locale writes it. */
export const weekdayName = (value: Day): string => {
  const reader = readerLocale();
  return reader === null
    ? plainWeekday(value)
    : new Intl.DateTimeFormat(reader, { timeZone: 'UTC', weekday: 'short' }).format(instant(value));
};

/** How old something is, in words: `today`, `1 day old`, `17 days old`, `3 months old`. */
export const age = (days: number): string => {
  if (days <= 0) return 'today';
  if (days < 60) return days === 1 ? '1 day old' : `${days} days old`;
  if (days < 730) return `${Math.round(days / 30.4)} months old`;
  return `${Math.round(days / 365)} years old`;
};

/** The calendar day and clock of an instant; in the computer's own zone where times are taken as written. */
const zoned = (instant: string, timeZone: string): { day: Day; time: string } => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: timeZone === 'as-written' ? undefined : timeZone,
  }).formatToParts(new Date(instant));
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return { day: `${of('year')}-${of('month')}-${of('day')}`, time: `${of('hour')}:${of('minute')}` };
};

/**
 * When something happened: `08:02` today, `yesterday 08:02`, else `14 May 08:02`.
 *
 * @param timeZone the company's, so that everybody reads the same clock; `as-written` is the computer's own.
 */
export const moment = (instant: string | null | undefined, today: Day, timeZone: string): string => {
  if (!instant || Number.isNaN(Date.parse(instant))) return '–';
  const at = zoned(instant, timeZone);
  if (at.day === today) return at.time;
  if (at.day === addDays(today, -1)) return `yesterday ${at.time}`;
  return `${day(at.day, { today, weekday: 'never' })} ${at.time}`;
};

/** The same with the day always said, for what is printed: `14 May, 08:02`. */
export const stamp = (instant: string, today: Day, timeZone: string): string => {
  // A workspace that takes times as they are written has no zone of its own, and paper says the same on every machine.
  const at = zoned(instant, timeZone === 'as-written' ? 'UTC' : timeZone);
  return `${day(at.day, { today, weekday: 'never' })}, ${at.time}`;
};
