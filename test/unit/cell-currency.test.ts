import { expect, test } from 'vitest';
import { currencyIn, otherCurrency } from '../../src/main/engine/transfer/import/cell-currency';

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

test('where a file says no currency, the sign or code of an amount says that of its row', () => {
  for (const [text, ours, said] of [
    ['1.204,50 €', 'USD', 'EUR'],
    ['£1 204', 'USD', 'GBP'],
    ['5 SEK', 'USD', 'SEK'],
    ['US$ 5', 'CAD', 'USD'],
    ['$5', 'CAD', 'CAD'],
    ['£5', 'EGP', 'EGP'],
    ['12.50', 'EUR', 'EUR'],
    // Of which country is not said: the row stays ours, and the sign is told.
    ['$5', 'EUR', 'EUR'],
    ['¥500', 'USD', 'USD'],
  ] as const)
    expect(currencyIn(text, ours), `${text} in ${ours}`).toBe(said);
});
