import { expect, test } from 'vitest';
import { otherCurrency } from '../../src/main/engine/transfer/import/cell-currency';

test('a sign or a code of other money than the row’s is told, and what names the same or none is not', () => {
  for (const [text, currency, said] of [
    ['€5', 'GBP', 'EUR'],
    ['5 EUR', 'GBP', 'EUR'],
    ['1.234,50 €', 'USD', 'EUR'],
    ['$5', 'GBP', 'dollars'],
    ['US$ 5', 'CAD', 'USD'],
    ['R$ 5,00', 'USD', 'BRL'],
    ['(£5.00)', 'EUR', 'GBP'],
    ['¥500', 'USD', 'JPY'],
    ['12 zł', 'EUR', 'PLN'],
  ] as const)
    expect(otherCurrency(text, currency), `${text} as ${currency}`).toBe(
      `"${text}" is in ${said}, and the row in ${currency}. Say the currency of the row in the mapping, or in a column of the file.`,
    );
  for (const [text, currency] of [
    ['5', 'GBP'],
    ['-1,234.50', 'GBP'],
    ['£5', 'GBP'],
    ['£5', 'EGP'],
    ['$5', 'CAD'],
    ['CA$5', 'CAD'],
    ['EUR 5', 'EUR'],
    ['¥500', 'CNY'],
    ['5 kr', 'SEK'],
    ['15%', 'GBP'],
    ['n/a', 'GBP'],
    ['ABC', 'GBP'],
  ] as const)
    expect(otherCurrency(text, currency), `${text} as ${currency}`).toBeUndefined();
});
