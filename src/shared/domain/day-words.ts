import { type Day, daysBetween, weekday } from './day';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTHS_LONG = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
export const WEEKDAYS_LONG = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Days either way within which a date is written with its weekday. */
const NEAR = 9;

export const monthName = (month: number, long = false): string => (long ? MONTHS_LONG : MONTHS)[month - 1] ?? '';
export const weekdayName = (day: Day): string => WEEKDAYS[weekday(day) - 1] ?? '';

type DayOptions = {
  /** Adds the weekday when the day is within nine days of it, and leaves out the year when it is the same. */
  today?: Day;
  year?: 'auto' | 'always' | 'never';
  weekday?: 'auto' | 'always' | 'never';
};

/**
 * A day for people: `12 May`, `Fri 15 May` when near, `3 Nov 2025` in another year.
 *
 * @example day('2026-05-15', { today: '2026-05-13' }) // "Fri 15 May"
 */
export const day = (
  value: Day | null | undefined,
  { today, year = 'auto', weekday: showWeekday = 'auto' }: DayOptions = {},
): string => {
  if (!value) return '–';
  const near = today !== undefined && Math.abs(daysBetween(today, value)) <= NEAR;
  const withWeekday = showWeekday === 'always' || (showWeekday === 'auto' && near);
  const withYear =
    year === 'always' || (year === 'auto' && today !== undefined && !near && today.slice(0, 4) !== value.slice(0, 4));
  return `${withWeekday ? `${weekdayName(value)} ` : ''}${Number(value.slice(8, 10))} ${monthName(Number(value.slice(5, 7)))}${withYear ? ` ${value.slice(0, 4)}` : ''}`;
};

/** The same with Today, Tomorrow and Yesterday in words, for lists of what is due. */
export const dueDay = (value: Day, today: Day): string => {
  const away = daysBetween(today, value);
  if (away === 0) return 'Today';
  if (away === 1) return 'Tomorrow';
  if (away === -1) return 'Yesterday';
  return day(value, { today });
};

/** A span of days: `11 to 17 May`, `28 Apr to 4 May`, with years where they differ or are asked for. */
export const daySpan = (from: Day, to: Day, { year = false }: { year?: boolean } = {}): string => {
  if (from === to) return day(from, { year: year ? 'always' : 'never' });
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  const start = sameMonth ? String(Number(from.slice(8, 10))) : day(from, { year: sameYear ? 'never' : 'always' });
  return `${start} to ${day(to, { year: year || !sameYear ? 'always' : 'never' })}`;
};
