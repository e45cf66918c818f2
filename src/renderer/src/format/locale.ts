let chosen: string | null = null;
let region: string | null = null;

/** Writes numbers as this computer's region does. Chromium alone knows only the language of its words. */
export const followRegion = (locale: string): void => {
  region = locale;
};

/** Writes numbers and dates as a reader elsewhere is used to, on a page that is drawn once for them: called before it is. */
export const writeFor = (locale: string | null): void => {
  chosen = locale;
};

/** The reader's locale where one was chosen: dates follow it as well. */
export const readerLocale = (): string | null => chosen;

/** The locale that numbers are written in. Words stay English, as the rest of the app is, and so do months where no reader was named. */
export const defaultLocale = (): string =>
  chosen ?? region ?? (typeof navigator === 'undefined' ? 'en-US' : navigator.language || 'en-US');

/** Whether people of a locale write the day of 4 May before its month: `04/05/2026`. */
export const isDayFirst = (locale = defaultLocale()): boolean => {
  const parts = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric', year: 'numeric' }).formatToParts(0);
  return parts.findIndex(({ type }) => type === 'day') < parts.findIndex(({ type }) => type === 'month');
};

const cache = new Map<string, Intl.NumberFormat>();

/** One Intl formatter for each locale and set of options: making one costs more than using it a thousand times. */
export const numberFormat = (locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  cache.set(key, made);
  return made;
};

/** A true minus, so that signs are as wide as a plus and line up in columns. */
export const MINUS = '−';
/** Stands for "there is none"; a real zero is written 0. */
export const NONE = '–';

/** Intl's hyphen-minus made a true minus. */
export const trueMinus = (text: string): string => text.replace(/-/g, MINUS);
