/**
 * A day is a calendar day as text, `YYYY-MM-DD`. Text sorts as time does, needs no zone, and reads the same
 * in SQL, JSON and a file. Arithmetic goes through the day number (days since 1970-01-01).
 */
export type Day = string;

const MS_PER_DAY = 86_400_000;

/** A dozen years of days: the same few are asked for thousands of targets in turn. */
const MOST_KNOWN = 4_096;
const known = new Map<Day, number>();

export const dayNumber = (day: Day): number => {
  const found = known.get(day);
  if (found !== undefined) return found;
  const number = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MS_PER_DAY;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(day, number);
  return number;
};

export const dayFromNumber = (number: number): Day => new Date(number * MS_PER_DAY).toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day => dayFromNumber(dayNumber(day) + days);

/** Whole days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** Monday 1 … Sunday 7. */
export const weekday = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);

export const isRealDay = (year: number, month: number, dayOfMonth: number): boolean =>
  year >= 1900 &&
  year <= 2200 &&
  month >= 1 &&
  month <= 12 &&
  dayOfMonth >= 1 &&
  dayOfMonth <= daysInMonth(year, month);

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

export const makeDay = (year: number, month: number, dayOfMonth: number): Day =>
  `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

export const isDay = (text: string): text is Day => {
  const match = DAY.exec(text);
  return match !== null && isRealDay(Number(match[1]), Number(match[2]), Number(match[3]));
};

export const minDay = (a: Day, b: Day): Day => (a < b ? a : b);
export const maxDay = (a: Day, b: Day): Day => (a > b ? a : b);
