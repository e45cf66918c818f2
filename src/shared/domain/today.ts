const AS_WRITTEN = 'as-written';
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (timeZone: string): Intl.DateTimeFormat => {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
};

const two = (value: number): string => String(value).padStart(2, '0');

/** In the machine's zone, which needs none of the tables of zones and languages that a formatter reads when it is first made. */
const todayHere = (now: number): string => {
  const at = new Date(now);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
};

/** The calendar day of a moment (milliseconds since 1970) in a zone; 'as-written' takes the machine's zone. */
export const todayIn = (now: number, timeZone: string): string =>
  timeZone === AS_WRITTEN ? todayHere(now) : formatterOf(timeZone).format(now);

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * The moment at which a calendar day begins in a zone, in milliseconds since 1970: the first minute whose day is
 * no earlier. Found by halving, so that summer time and days that begin at one o'clock are right without a table.
 *
 * @example startOfDay('2026-05-13', 'America/New_York') // 04:00 UTC of that day
 */
export const startOfDay = (day: string, timeZone: string): number => {
  const noon = Date.parse(`${day}T12:00:00Z`);
  let before = noon - 2 * DAY;
  let after = noon + 2 * DAY;
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / (2 * MINUTE)) * MINUTE;
    if (todayIn(middle, timeZone) >= day) after = middle;
    else before = middle;
  }
  return after;
};

/** Whether this machine knows a time zone of that name; 'as-written' means that times are taken as files say them. */
export const isTimeZone = (zone: string): boolean => {
  if (zone === AS_WRITTEN) return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};
