import { minorPerMajor } from './money';

/**
 * Figures inside the sentences that the engine writes. Words stay English; figures are written as the reader's region
 * writes them, as those are that the pages write. There is one reader to an engine: each call says which.
 */
let reader = 'en';
/** Whether the reader was named: days follow their locale then as well. A computer's region changes figures alone. */
let chosen = false;
const formats = new Map<string, Intl.NumberFormat>();

/** In place of a region: figures are kept as marks, to be written when somebody reads them. */
const KEPT = 'kept';
/** What a mark stands between: signs of Unicode that no text uses. */
const [OPENS, SHUTS] = ['\uE0F0', '\uE0F1'];

const change = (next: { reader: string; chosen: boolean }): void => {
  if (next.reader !== reader) formats.clear();
  ({ reader, chosen } = next);
};

const known = (locale: string): string => {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
};

/** Writes figures for this region (`de-DE`) from now on; in English for none, and for one that is no locale. */
export const writeFiguresFor = (locale: string | null): void =>
  change({ reader: locale === null ? 'en' : known(locale), chosen: false });

/** Does work for another reader, and writes for the one before again after it. */
const asReader = async <T>(next: { reader: string; chosen: boolean }, work: () => Promise<T>): Promise<T> => {
  const before = { reader, chosen };
  change(next);
  try {
    return await work();
  } finally {
    change(before);
  }
};

/** Does work whose sentences are for a reader who was named (`de-DE`), days and all; for null the reader stays. */
export const forReader = async <T>(locale: string | null, work: () => Promise<T>): Promise<T> =>
  locale === null ? work() : asReader({ reader: known(locale), chosen: true }, work);

/** The region that figures are written for now: what was written for another one is to be written anew. */
export const figuresReader = (): string => (chosen ? `${reader} chosen` : reader);

const formatOf = (name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  let format = formats.get(name);
  if (!format) formats.set(name, (format = new Intl.NumberFormat(reader, options)));
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
  day: (at: number) =>
    new Intl.DateTimeFormat(chosen ? reader : 'en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(at),
} as const satisfies Record<string, (value: number, more: string) => string>;
type Form = keyof typeof FORMS;

const said = (form: Form, value: number, more = ''): string =>
  reader === KEPT ? `${OPENS}${form} ${value} ${more}${SHUTS}` : FORMS[form](value, more);

const MARK = new RegExp(`${OPENS}(${Object.keys(FORMS).join('|')}) (\\S+) ([A-Z]{0,3})${SHUTS}`, 'g');

/** Does work whose sentences are kept for readers to come: their figures and days stand in it as marks. */
export const forKeeping = <T>(work: () => Promise<T>): Promise<T> => asReader({ reader: KEPT, chosen: false }, work);

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

/** A day (`2026-11-18`) within a sentence: `18 November`; as their locale writes it for a reader who was named. */
export const sentenceDay = (day: string): string => said('day', Date.parse(`${day}T00:00:00Z`));
