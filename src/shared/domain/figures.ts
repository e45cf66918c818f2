import { minorPerMajor } from './money';

/**
 * Figures inside the sentences that the engine writes. Words stay English; figures are written as the reader's region
 * writes them, as those are that the pages write. There is one reader to an engine: each call says which.
 */
let reader = 'en';
const formats = new Map<string, Intl.NumberFormat>();

/** Writes figures for this region (`de-DE`) from now on; in English for none, and for one that is no locale. */
export const writeFiguresFor = (locale: string | null): void => {
  const wanted = locale ?? 'en';
  if (wanted === reader) return;
  try {
    reader = Intl.NumberFormat.supportedLocalesOf(wanted)[0] ?? 'en';
  } catch {
    reader = 'en';
  }
  formats.clear();
};

/**
 * Does work whose sentences are for another reader (`de-DE`), and writes for the one before again after it; for null
 * the reader stays.
 */
export const forReader = async <T>(locale: string | null, work: () => Promise<T>): Promise<T> => {
  if (locale === null) return work();
  const before = reader;
  writeFiguresFor(locale);
  try {
    return await work();
  } finally {
    writeFiguresFor(before);
  }
};

/** The region that figures are written for now: what was written for another one is to be written anew. */
export const figuresReader = (): string => reader;

const formatOf = (name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  let format = formats.get(name);
  if (!format) formats.set(name, (format = new Intl.NumberFormat(reader, options)));
  return format;
};

/** A plain figure, to three decimals: `1,234.5`. */
export const figure = (value: number): string => formatOf('plain', {}).format(value);

/** A figure with exactly one decimal: `2.0`. Halves go up. */
export const tenths = (value: number): string =>
  formatOf('tenths', { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(Math.round(value * 10) / 10);

/** A share (0.125) with exactly one decimal: `12.5%`. Halves go up. */
export const percent = (share: number): string =>
  formatOf('percent', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    Math.round(share * 1000) / 1000,
  );

/** The same with its decimal only where it has one: `12%`, `12.5%`. */
export const shortPercent = (share: number): string =>
  formatOf('short-percent', { style: 'percent', maximumFractionDigits: 1 }).format(Math.round(share * 1000) / 1000);

/** Minor units of a currency as a sentence says them: `$4,200`, cents only below 100 and where it has any. */
export const amount = (minor: number, currency: string): string => {
  const unit = minorPerMajor(currency);
  const whole = minor % unit === 0 || Math.abs(minor) >= 100 * unit;
  return formatOf(`${currency} ${whole}`, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...(whole ? { maximumFractionDigits: 0 } : {}),
  }).format(minor / unit);
};
