import { minorPerMajor } from './money';

const SYMBOLS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', INR: '₹' };

/**
 * Prices that a sentence names, in minor units of `currency`: a number with its symbol or code before or after it, or
 * one with two decimals. A number of anything else is no price.
 *
 * @example pricesIn('Minis at $9, the can cut to 18.50', 'USD') // [900, 1850]
 */
export const pricesIn = (text: string, currency: string): number[] => {
  const symbol = SYMBOLS[currency];
  const mark = `(?:${[symbol && `\\${symbol}`, currency].filter(Boolean).join('|')})`;
  const number = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?';
  const pattern = new RegExp(
    `(?:${mark}\\s?(${number}))|(?:(?<![\\d.,])(${number})\\s?${mark})|(?:(?<![\\d.,/-])(\\d+[.,]\\d{2})(?![\\d.,/%-]))`,
    'g',
  );
  return Array.from(text.matchAll(pattern), ([, before, after, bare]) => {
    const digits = (before ?? after ?? bare ?? '').replace(/,(?=\d{3}(?:\D|$))/g, '').replace(',', '.');
    return Math.round(Number(digits) * minorPerMajor(currency));
  }).filter((minor) => minor > 0);
};
