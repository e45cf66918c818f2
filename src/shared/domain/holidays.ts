import { addDays, type Day, makeDay, weekday } from './day';

/** Days that come from a rule, so that any year can be asked for. Months are 1 … 12, week days 1 Monday … 7 Sunday. */

/** Easter Sunday in the Gregorian calendar, by the anonymous computus. @example easter(2026) // '2026-04-05' */
export const easter = (year: number): Day => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return makeDay(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
};

/** The n-th of a week day in a month. @example nth(2026, 5, 7, 2) // the second Sunday of May */
export const nth = (year: number, month: number, day: number, n: number): Day => {
  const first = makeDay(year, month, 1);
  return addDays(first, ((day - weekday(first) + 7) % 7) + (n - 1) * 7);
};

/** The last of a week day in a month. */
export const last = (year: number, month: number, day: number): Day => {
  const next = month === 12 ? makeDay(year + 1, 1, 1) : makeDay(year, month + 1, 1);
  const end = addDays(next, -1);
  return addDays(end, -((weekday(end) - day + 7) % 7));
};

/** The equinoxes of Japan's holidays, valid from 1980 to 2099. */
export const vernalEquinox = (year: number): Day => makeDay(year, 3, equinox(year, 20.8431));
export const autumnalEquinox = (year: number): Day => makeDay(year, 9, equinox(year, 23.2488));
const equinox = (year: number, base: number): number =>
  Math.floor(base + 0.242194 * (year - 1980) - Math.floor((year - 1980) / 4));

/** Mother's Day in France: the last Sunday of May, or the first of June where that is Pentecost. */
export const mothersDayFrance = (year: number): Day => {
  const day = last(year, 5, 7);
  return day === addDays(easter(year), 49) ? addDays(day, 7) : day;
};
