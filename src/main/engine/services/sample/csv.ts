import { currencyExponent } from '../../../../shared/domain/money';

/** The world counts in hundredths; a currency without decimals takes them whole, so that prices stay likely. */
export const minorFrom = (hundredths: number, currency: string): number =>
  currencyExponent(currency) === 3 ? hundredths * 10 : hundredths;

/** Hundredths as an export writes them: `24.00`, `2400` for yen. */
export const moneyText = (hundredths: number, currency: string): string => {
  const exponent = currencyExponent(currency);
  return exponent === 0 ? String(hundredths) : (hundredths / 100).toFixed(exponent);
};

const cell = (value: string | number): string => {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Comma-separated text with a header, one line a row, as the exports that people bring. */
export const csvOf = <T>(rows: readonly T[], columns: Record<string, (row: T) => string | number>): string => {
  const getters = Object.values(columns);
  const lines = [Object.keys(columns).map(cell).join(',')];
  for (const row of rows) lines.push(getters.map((get) => cell(get(row))).join(','));
  return `${lines.join('\n')}\n`;
};
