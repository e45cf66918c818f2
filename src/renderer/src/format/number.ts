import { defaultLocale, NONE, numberFormat, trueMinus } from './locale';

type Options = {
  signed?: boolean;
  decimals?: number;
  /** Writes all its decimals, zeros too. */
  fixed?: boolean;
  locale?: string;
};

/** A count or a quantity: `4,412`. Up to `decimals` (0 unless told). */
export const number = (
  value: number | null | undefined,
  { signed = false, decimals = 0, fixed = false, locale = defaultLocale() }: Options = {},
): string =>
  value === null || value === undefined
    ? NONE
    : trueMinus(
        numberFormat(locale, {
          minimumFractionDigits: fixed ? decimals : 0,
          maximumFractionDigits: decimals,
          signDisplay: signed ? 'exceptZero' : 'negative',
        }).format(value),
      );

/** A large count in few signs: `99,512`, from a hundred thousand on `1.2M`. */
export const numberShort = (value: number, locale = defaultLocale()): string =>
  trueMinus(
    numberFormat(locale, {
      notation: value >= 100_000 ? 'compact' : 'standard',
      maximumFractionDigits: 1,
    }).format(value),
  );

/** A ratio as percent with one decimal and no space before the sign: `percent(0.131)` is `13.1%`. */
export const percent = (
  ratio: number | null | undefined,
  { signed = false, decimals = 1, locale = defaultLocale() }: Options = {},
): string =>
  ratio === null || ratio === undefined
    ? NONE
    : `${trueMinus(
        numberFormat(locale, {
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
          signDisplay: signed ? 'exceptZero' : 'negative',
        }).format(ratio * 100),
      )}%`;

/** How many decimals a number is written with. */
const decimalsOf = (value: number): number => String(value).split('.')[1]?.length ?? 0;

/** A number with the decimals it has and no more: `2.5`, `12`. */
export const exact = (value: number, { locale = defaultLocale() }: Options = {}): string =>
  number(value, { decimals: decimalsOf(value), locale });

/** Hundredths of a percent as they are: `5%`, `2.25%`. */
export const percentExact = (bp: number, { locale = defaultLocale() }: Options = {}): string =>
  percent(bp / 10_000, { decimals: decimalsOf(bp / 100), locale });

/** How many times over: `4.2×`. */
export const times = (ratio: number | null | undefined, { locale = defaultLocale() }: Options = {}): string =>
  ratio === null || ratio === undefined
    ? NONE
    : `${trueMinus(numberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(ratio))}×`;

/** A count with its noun: `plural(1, 'row')` is "1 row", `plural(4412, 'row')` is "4,412 rows". */
export const plural = (value: number, one: string, many = `${one}s`, locale = defaultLocale()): string =>
  `${number(value, { locale })} ${value === 1 ? one : many}`;

/** What many chosen records came to: `Changed 2 deals`, or that they were so already. */
export const changedWords = (changed: number, one: string, many = `${one}s`): string =>
  changed === 0
    ? `Nothing to change: the chosen ${many} are like that already`
    : `Changed ${plural(changed, one, many)}`;

/** The size of a file: `1.9 MB`. */
export const bytes = (size: number, locale = defaultLocale()): string => {
  const units = ['B', 'kB', 'MB', 'GB'];
  const step = Math.min(units.length - 1, size < 1 ? 0 : Math.floor(Math.log10(size) / 3));
  return `${number(size / 1000 ** step, { decimals: step === 0 ? 0 : 1, locale })} ${units[step] ?? 'B'}`;
};
