/** Days from 30 December 1899, where Excel's serial numbers begin from March 1900 on, to 1 January 1970. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;
const DAY = 86_400_000;

const pad = (value: number): string => String(value).padStart(2, '0');

/**
 * A serial number of Excel as ISO text: a day, a day with its time, or a time of day alone. Workbooks of 1900 count a
 * 29 February that never was, so that the days before it are one off.
 *
 * @example serialText(45_000, false) // '2023-03-15'
 */
export const serialText = (serial: number, from1904: boolean): string | undefined => {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return undefined;
  const seconds = Math.round((serial % 1) * 86_400);
  const clock = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor((seconds % 3600) / 60))}:${pad(seconds % 60)}`;
  if (serial < 1 && !from1904) return seconds === 86_400 ? undefined : clock;
  const whole = Math.floor(serial);
  const days = from1904 ? whole - EPOCH_1904 : whole - EPOCH_1900 + (whole < 60 ? 1 : 0);
  const moment = new Date(days * DAY + seconds * 1000);
  const iso = moment.toISOString();
  return seconds === 0 || seconds === 86_400 ? iso.slice(0, 10) : iso.slice(0, 19);
};

/** Formats that every workbook knows and that show a date or a time. */
const BUILT_IN = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 30, 36, 45, 46, 47, 50, 57]);

/** Whether a number format shows a date: it has a day, a month or a year outside of quotes, brackets and escapes. */
export const showsDate = (id: number, code: string | undefined): boolean => {
  if (code === undefined) return BUILT_IN.has(id);
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0];
  return /[ymdhs]/i.test(bare ?? '') && !/general/i.test(bare ?? '') && !/[#0?].*[ymd]|e[+-]/i.test(bare ?? '');
};
