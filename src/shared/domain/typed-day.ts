import { type Day, daysInMonth, isDay, makeDay } from './day';

/** A day as somebody typed it, or the sentence that says why it is none. */
export type TypedDay = { day: Day; problem: null } | { day: null; problem: string };

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const [FIRST, LAST] = [1900, 2200];

/** Month 1 to 12 of a word of three letters or more; 0 for any other. */
const monthOf = (word: string): number =>
  word.length < 3 ? 0 : MONTHS.findIndex((name) => name.startsWith(word.toLowerCase().replace(/\.$/, ''))) + 1;

const named = (month: number): string => {
  const name = MONTHS[month - 1] ?? '';
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
};

const not = (problem: string): TypedDay => ({ day: null, problem });

const dayOf = (text: string, year: number, month: number, dayOfMonth: number): TypedDay => {
  if (year < FIRST || year > LAST)
    return not(`“${text}” lies in the year ${year}. Days run from the year ${FIRST} to ${LAST}.`);
  if (month < 1 || month > 12) return not(`“${text}” is not in the calendar: a year has 12 months.`);
  const day = makeDay(year, month, dayOfMonth);
  return isDay(day)
    ? { day, problem: null }
    : not(`“${text}” is not in the calendar: ${named(month)} ${year} has ${daysInMonth(year, month)} days.`);
};

/**
 * Reads a day that was typed by hand: `14 Mar 2026`, `March 14, 2026`, `2026-03-14`, `14.3.2026`; with slashes the
 * month comes first, unless that makes none or `dayFirst` says that people here write the day first. Never rolls a day over into the next month.
 *
 * @example readTypedDay('30 Feb 2026').problem // '“30 Feb 2026” is not in the calendar: February 2026 has 28 days.'
 */
export const readTypedDay = (typed: string, dayFirst = false): TypedDay => {
  const text = typed.trim().replaceAll(/\s+/g, ' ');
  const year = (part: string | undefined): number => Number(part);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return dayOf(text, year(iso[1]), Number(iso[2]), Number(iso[3]));
  const dots = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{1,4})$/.exec(text);
  if (dots) return dayOf(text, year(dots[3]), Number(dots[2]), Number(dots[1]));
  const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{1,4})$/.exec(text);
  if (slashes) {
    const [a, b] = [Number(slashes[1]), Number(slashes[2])];
    const swapped = dayFirst ? b <= 12 : a > 12;
    return swapped ? dayOf(text, year(slashes[3]), b, a) : dayOf(text, year(slashes[3]), a, b);
  }
  const worded = /^(\d{1,2})\.? ([\p{L}.]+),? (\d{1,4})$/u.exec(text);
  const monthFirst = /^([\p{L}.]+) (\d{1,2}),? (\d{1,4})$/u.exec(text);
  const [dayPart, monthPart, yearPart] = worded
    ? [worded[1], worded[2], worded[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = monthOf(monthPart ?? '');
  if (month > 0) return dayOf(text, year(yearPart), month, Number(dayPart));
  return not(`“${text}” is not a day. Write one such as 14 Mar 2026 or 2026-03-14.`);
};
