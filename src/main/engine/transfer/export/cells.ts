import { currencyExponent } from '../../../../shared/domain/money';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A cell that a spreadsheet would run as a formula gets an apostrophe before it; our import takes it off again. */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? `'${text}` : text);

/** Minor units as decimal text in major units: 1234 USD is "12.34". */
export const majorText = (minor: number, currency: string): string => {
  const exponent = currencyExponent(currency);
  if (exponent === 0) return String(minor);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
};
