import { CODES, SIGNS } from './header-currency';

/** Currencies of the countries that write their money with this sign; the first is named where it is another's. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  $: [
    'USD',
    'CAD',
    'AUD',
    'NZD',
    'HKD',
    'SGD',
    'TWD',
    'MXN',
    'ARS',
    'CLP',
    'COP',
    'UYU',
    'BRL',
    'FJD',
    'JMD',
    'BSD',
    'BBD',
    'BZD',
    'TTD',
    'XCD',
    'NAD',
  ],
  '¥': ['JPY', 'CNY'],
  '£': ['GBP', 'EGP', 'SYP', 'LBP', 'SSP', 'GIP', 'FKP', 'SHP'],
};
/** `US$ 5` and `5 USD`: what stands right before the sign, or three letters by themselves. */
const BEFORE_SIGN: Readonly<Record<string, string>> = {
  US: 'USD',
  CA: 'CAD',
  AU: 'AUD',
  A: 'AUD',
  C: 'CAD',
  NZ: 'NZD',
  HK: 'HKD',
  R: 'BRL',
};
const WORDS: Readonly<Record<string, string>> = { zł: 'PLN', Kč: 'CZK' };

/** What the sign or code in a cell says, as one currency or several; undefined where it says none. */
const saidIn = (text: string): readonly string[] | undefined => {
  const plain = text.normalize('NFKC');
  const dollars = /(?<![A-Z])(US|CA|AU|NZ|HK|A|C|R)\s?\$/.exec(plain)?.[1];
  if (dollars !== undefined) return [BEFORE_SIGN[dollars] ?? ''];
  const code = /(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])/.exec(plain)?.[0];
  if (code !== undefined && CODES.has(code)) return [code];
  const sign = /[€£₹₩₺₽$¥]/u.exec(plain)?.[0];
  if (sign !== undefined) return SHARED[sign] ?? [SIGNS[sign] ?? ''];
  const word = /zł|Kč/u.exec(plain)?.[0];
  return word === undefined ? undefined : [WORDS[word] ?? ''];
};

/**
 * The other currency that the sign or the code in an amount's cell says, in a word; undefined where neither says otherwise.
 * A $ or a ¥ is that of several countries, and contradicts none of them.
 *
 * @example saysOther('€5', 'GBP') // 'EUR'
 */
export const saysOther = (text: string, currency: string): string | undefined => {
  if (/^[\d.,\s()+-]*$/.test(text)) return undefined;
  const said = saidIn(text);
  if (said === undefined || said.includes(currency)) return undefined;
  return said.length > 1 && said[0] === 'USD' ? 'dollars' : said[0];
};

/** The same as a sentence about the row that the cell stands in. */
export const otherCurrency = (text: string, currency: string): string | undefined => {
  const said = saysOther(text, currency);
  return said === undefined
    ? undefined
    : `"${text}" is in ${said}, and the row in ${currency}. Say the currency of the row in the mapping, or in a column of the file.`;
};

/**
 * The currency of a row whose file says none: that of the sign or code in its amount's cell, or else the workspace's. A $ or
 * a ¥ that may be of several countries says nothing of which; `otherCurrency` tells where it is none of ours.
 *
 * @example currencyIn('1.204,50 €', 'USD') // 'EUR'
 */
export const currencyIn = (text: string, ours: string): string => {
  if (/^[\d.,\s()+-]*$/.test(text)) return ours;
  const said = saidIn(text);
  if (said === undefined || said.includes(ours)) return ours;
  const [first = ours] = said;
  return said.length === 1 || first === 'GBP' ? first : ours;
};
