import { currencyExponent, REST_PER_MINOR } from './money';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** What a formula begins with in some spreadsheet: signs, their wide forms of Japanese keyboards, and white space that is skipped. */
const BEGINS = String.raw`=+\-@＝＋－＠\t\r\n`;
const RUNS = new RegExp(`^(?:[${BEGINS}]|'[${BEGINS}'])`);
const GUARDED = new RegExp(`^'[${BEGINS}']`);

/** A cell that a spreadsheet would run as a formula gets an apostrophe before it; our import takes it off again. */
export const harmless = (text: string): string => (RUNS.test(text) && !NUMBER.test(text) ? `'${text}` : text);

/** Text as it was before an export made it harmless: without the apostrophe before a formula sign. */
export const withoutGuard = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);

/** Minor units as decimal text in major units: 1234 USD is "12.34". */
export const majorText = (minor: number, currency: string): string => {
  const exponent = currencyExponent(currency);
  if (exponent === 0) return String(minor);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
};

/** The same with what rounding left out, in millionths of a minor unit: the exact decimal, without needless zeros. */
export const exactText = (minor: number, rest: number, currency: string): string => {
  if (rest === 0) return majorText(minor, currency);
  const millionths = BigInt(minor) * BigInt(REST_PER_MINOR) + BigInt(rest);
  const places = currencyExponent(currency) + 6;
  const digits = String(millionths < 0n ? -millionths : millionths).padStart(places + 1, '0');
  const text = `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/0+$/, '');
  return millionths < 0n ? `-${text}` : text;
};

/**
 * A table as CSV text, safe to open in a spreadsheet. Numbers are written plainly; null is an empty cell.
 *
 * @example csvText(['Channel', 'Net sales'], [['D2C web', 1050.4]]) // "Channel,Net sales\r\nD2C web,1050.4\r\n"
 */
export const csvText = (head: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string => {
  const cell = (value: string | number | null): string => {
    const text = value === null ? '' : typeof value === 'number' ? String(value) : harmless(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
};
