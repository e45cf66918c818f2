import { currencyExponent, minorPerMajor } from '../../../shared/domain/money';
import { INDEX_UNIT } from '../../../shared/domain/investor';
import { defaultLocale, NONE, numberFormat, trueMinus } from './locale';

/** `auto`: whole units from 100 up, cents below. `always`: cents, for unit prices and source rows. `never`: whole units. */
export type Cents = 'auto' | 'always' | 'never';
export type MoneyOptions = {
  cents?: Cents;
  /** A plus on what is more, for differences. */
  signed?: boolean;
  /** Leaves the symbol out, for columns that name their currency. */
  bare?: boolean;
  locale?: string;
};

/**
 * Money for people, from minor units.
 *
 * @example money(22_263_049, 'USD') // "$222,630"
 * @example money(-2_000, 'USD') // "−$20.00"
 * @example money(null, 'USD') // "–"
 */
export const money = (minor: number | null | undefined, currency: string, options: MoneyOptions = {}): string => {
  if (minor === null || minor === undefined) return NONE;
  const { cents = 'auto', signed = false, bare = false, locale = defaultLocale() } = options;
  // An index is kept in hundredths and has no currency: 104.2.
  if (currency === INDEX_UNIT)
    return trueMinus(
      numberFormat(locale, {
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
        signDisplay: signed ? 'exceptZero' : 'negative',
      }).format(minor / 100),
    );
  const exponent = currencyExponent(currency);
  const major = minor / minorPerMajor(currency);
  const whole = cents === 'never' || (cents === 'auto' && (Math.abs(major) >= 100 || minor === 0));
  const digits = whole ? 0 : exponent;
  return trueMinus(
    numberFormat(locale, {
      ...(bare ? {} : { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: signed ? 'exceptZero' : 'negative',
    }).format(major),
  );
};

/** Money for an axis or a tight label: `$40k`, `$1.2M`. */
export const moneyShort = (minor: number, currency: string, locale = defaultLocale()): string => {
  if (currency === INDEX_UNIT) return money(minor, currency, { locale });
  const major = minor / minorPerMajor(currency);
  const text = numberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: Math.abs(major) >= 1000 ? 'compact' : 'standard',
    maximumFractionDigits: Math.abs(major) >= 1000 ? 1 : 0,
    minimumFractionDigits: 0,
  }).format(major);
  return trueMinus(text).replace(/(\d)K/, '$1k');
};

/** The sign of a currency, as amounts are written with it: `$`, `€`. */
export const currencySign = (currency: string, locale = defaultLocale()): string =>
  numberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find((part) => part.type === 'currency')?.value ?? currency;

/**
 * Reads what a person typed as money, in minor units; null when it is no amount. Knows the symbol, spaces,
 * group marks, `k` and `m`, and either mark for decimals.
 *
 * @example parseMoney('$4.5k', 'USD') // 450_000
 */
export const parseMoney = (text: string, currency: string, locale = defaultLocale()): number | null => {
  const value = read(text, locale);
  return value === null ? null : Math.round(value * minorPerMajor(currency));
};

/**
 * Reads what a person typed as a number; null when it is none or has words in it. Knows spaces, group marks, `k` and `m`,
 * and either mark for decimals.
 *
 * @example parseNumber('1.234,5', 'de-DE') // 1234.5
 */
export const parseNumber = (text: string, locale = defaultLocale()): number | null =>
  /^[-−]?[\s\d.,'’]+[km]?\s*$/i.test(text.trim()) ? read(text, locale) : null;

const read = (text: string, locale: string): number | null => {
  const scale = /m\s*$/i.test(text) ? 1_000_000 : /k\s*$/i.test(text) ? 1_000 : 1;
  const negative = /^\s*[-−(]/.test(text);
  const bare = text.replace(/[^\d.,]/g, '');
  if (!/\d/.test(bare)) return null;
  const decimal = decimalMark(bare, locale);
  const digits = (part: string): string => part.replace(/\D/g, '');
  const [whole = '', rest] = decimal === undefined ? [bare] : bare.split(decimal);
  const plain = rest === undefined ? digits(whole) : `${digits(whole)}.${digits(rest)}`;
  const value = Number(plain) * scale;
  if (!Number.isFinite(value)) return null;
  return negative ? -value : value;
};

/** The mark that stands before the decimals in `text`, if any: "1,234.5" has ".", "1.234,5" has ",", "1,234" none. */
const decimalMark = (text: string, locale: string): string | undefined => {
  const dot = text.lastIndexOf('.');
  const comma = text.lastIndexOf(',');
  if (dot < 0 && comma < 0) return undefined;
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ',';
  const mark = dot >= 0 ? '.' : ',';
  if (text.split(mark).length > 2) return undefined;
  const local =
    numberFormat(locale, {})
      .formatToParts(1.5)
      .find((part) => part.type === 'decimal')?.value ?? '.';
  // "1,234" under a locale that groups with commas is a thousand and more; "1,5" can only be decimals.
  return mark !== local && /^\d{3}$/.test(text.slice(text.indexOf(mark) + 1)) ? undefined : mark;
};
