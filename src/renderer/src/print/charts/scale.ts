import { minorPerMajor } from '../../../../shared/domain/money';
import { INDEX_UNIT } from '../../../../shared/domain/investor';
import { number } from '../../format';

/** The unit of a chart's labels: whole units, thousands or millions, so that a label has three or four digits. */
export const unitOf = (
  values: readonly number[],
  currency: string,
): { divisor: number; word: string; text: (minor: number, signed?: boolean) => string } => {
  const major = minorPerMajor(currency);
  const largest = Math.max(0, ...values.map(Math.abs)) / major;
  const [divisor, word, decimals] =
    largest >= 10_000_000
      ? [1e6, 'Million ', 1]
      : largest >= 2_000
        ? [1e3, 'Thousand ', largest >= 1_000_000 ? 0 : 1]
        : [1, '', 0];
  const text = (minor: number, signed = false): string => {
    // From whole minor units: $1,150 in thousands is 1.2, which as a fraction of a thousand would lie just below its half.
    const step = (major * divisor) / 10 ** decimals;
    const rounded = (Math.sign(minor) * Math.round(Math.abs(minor) / step)) / 10 ** decimals;
    return number(rounded, { decimals, signed, fixed: rounded !== 0 });
  };
  return { divisor: divisor * major, word, text };
};

/** A currency by its name, as a chart's unit says it: `US dollars`. */
export const currencyName = (currency: string): string => (currency === INDEX_UNIT ? 'index points' : ofIntl(currency));

const ofIntl = (currency: string): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'name', maximumFractionDigits: 0 })
    .formatToParts(2)
    .find((part) => part.type === 'currency')?.value ?? currency;

/** Text cut to what fits, for labels under bars. */
export const cutTo = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
