/** The locale that numbers are written in. Words and months stay English, as the rest of the app is. */
export const defaultLocale = (): string => (typeof navigator === 'undefined' ? 'en-US' : navigator.language || 'en-US');

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
