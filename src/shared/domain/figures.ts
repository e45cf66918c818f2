import { minorPerMajor } from './money';

/** `chosen`: the reader was named, and days follow their locale as well. A computer's region changes figures alone. */
type Reader = { locale: string; chosen: boolean };

/** Keeps whom one piece of work writes for apart from all that is done between its steps. */
export type ReaderScope = {
  current: () => Reader | undefined;
  within: <T>(reader: Reader, work: () => Promise<T>) => Promise<T>;
};

/**
 * Figures inside the sentences that the engine writes. Words stay English; figures are written as the reader's region
 * writes them, as those are that the pages write. There is one region to an engine, which each call says; work for
 * another reader has its own in `scope`.
 */
let region: Reader = { locale: 'en', chosen: false };
let scope: ReaderScope | null = null;
const formats = new Map<string, Intl.NumberFormat>();

const current = (): Reader => scope?.current() ?? region;

/** Says once how readers are kept apart where several pieces of work are under way at a time, as in the engine. */
export const keepReadersApart = (made: ReaderScope): void => {
  scope = made;
};

/** In place of a region: figures are kept as marks, to be written when somebody reads them. */
const KEPT = 'kept';
/** What a mark stands between: signs of Unicode that no text uses. */
const [OPENS, SHUTS] = ['\uE0F0', '\uE0F1'];

const known = (locale: string): string => {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
};

/** Writes figures for this region (`de-DE`) from now on; in English for none, and for one that is no locale. */
export const writeFiguresFor = (locale: string | null): void => {
  region = { locale: locale === null ? 'en' : known(locale), chosen: false };
};

/** Does work for another reader. Without a scope nothing else may write meanwhile. */
const asReader = async <T>(next: Reader, work: () => Promise<T>): Promise<T> => {
  if (scope) return scope.within(next, work);
  const before = region;
  region = next;
  try {
    return await work();
  } finally {
    region = before;
  }
};

/** Does work whose sentences are for a reader who was named (`de-DE`), days and all; for null the reader stays. */
export const forReader = async <T>(locale: string | null, work: () => Promise<T>): Promise<T> =>
  locale === null ? work() : asReader({ locale: known(locale), chosen: true }, work);

/** The region that figures are written for now: what was written for another one is to be written anew. */
export const figuresReader = (): string => {
  const { locale, chosen } = current();
  return chosen ? `${locale} chosen` : locale;
};

const formatOf = (name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const { locale } = current();
  const key = `${locale} ${name}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(locale, options)));
  return format;
};

/** How each form of figure is written for the reader, from what it was kept with. */
const FORMS = {
  plain: (value: number) => formatOf('plain', {}).format(value),
  tenths: (value: number) =>
    formatOf('tenths', { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(Math.round(value * 10) / 10),
  percent: (share: number) =>
    formatOf('percent', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
      Math.round(share * 1000) / 1000,
    ),
  short: (share: number) =>
    formatOf('short-percent', { style: 'percent', maximumFractionDigits: 1 }).format(Math.round(share * 1000) / 1000),
  amount: (minor: number, currency: string) => {
    const unit = minorPerMajor(currency);
    const whole = minor % unit === 0 || Math.abs(minor) >= 100 * unit;
    return formatOf(`${currency} ${whole}`, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      ...(whole ? { maximumFractionDigits: 0 } : {}),
    }).format(minor / unit);
  },
  whole: (minor: number, currency: string) =>
    formatOf(`${currency} true`, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      maximumFractionDigits: 0,
    }).format(minor / minorPerMajor(currency)),
  day: (at: number) => {
    const { locale, chosen } = current();
    const options = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
    return new Intl.DateTimeFormat(chosen ? locale : 'en-GB', options).format(at);
  },
} as const satisfies Record<string, (value: number, more: string) => string>;
type Form = keyof typeof FORMS;

const said = (form: Form, value: number, more = ''): string =>
  current().locale === KEPT ? `${OPENS}${form} ${value} ${more}${SHUTS}` : FORMS[form](value, more);

const MARK = new RegExp(`${OPENS}(${Object.keys(FORMS).join('|')}) (\\S+) ([A-Z]{0,3})${SHUTS}`, 'g');

/** Does work whose sentences are kept for readers to come: their figures and days stand in it as marks. */
export const forKeeping = <T>(work: () => Promise<T>): Promise<T> => asReader({ locale: KEPT, chosen: false }, work);

/** A text that was kept (it may be JSON) with every mark in it written for the reader of now. */
export const readKept = (text: string): string =>
  text.replace(MARK, (_mark, form: Form, value: string, more: string) => FORMS[form](Number(value), more));

/** A plain figure, to three decimals: `1,234.5`. */
export const figure = (value: number): string => said('plain', value);

/** A figure with exactly one decimal: `2.0`. Halves go up. */
export const tenths = (value: number): string => said('tenths', value);

/** A share (0.125) with exactly one decimal: `12.5%`. Halves go up. */
export const percent = (share: number): string => said('percent', share);

/** The same with its decimal only where it has one: `12%`, `12.5%`. */
export const shortPercent = (share: number): string => said('short', share);

/** Minor units of a currency as a sentence says them: `$4,200`, cents only below 100 and where it has any. */
export const amount = (minor: number, currency: string): string => said('amount', minor, currency);

/** The same without cents, as what stands beside targets: `$90`. */
export const wholeAmount = (minor: number, currency: string): string => said('whole', minor, currency);

/** A day (`2026-11-18`) within a sentence: `18 November`; as their locale writes it for a reader who was named. */
export const sentenceDay = (day: string): string => said('day', Date.parse(`${day}T00:00:00Z`));
