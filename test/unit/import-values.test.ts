import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateReader } from '../../src/main/engine/transfer/import/dates';
import { headerCurrency } from '../../src/main/engine/transfer/import/header-currency';
import { plainNumber, voteMark } from '../../src/main/engine/transfer/import/numbers';
import { dayIn } from '../../src/main/engine/transfer/import/preset-parts';

/** Numbers and days as the platform itself writes them for readers of these languages: the writing is not ours. */
const LOCALES = [
  'en-US',
  'en-GB',
  'en-IN',
  'de-DE',
  'de-CH',
  'fr-FR',
  'es-ES',
  'it-IT',
  'pt-BR',
  'nl-NL',
  'pl-PL',
  'sv-SE',
  'ja-JP',
];
const COMMA = new Set(['de-DE', 'fr-FR', 'es-ES', 'it-IT', 'pt-BR', 'nl-NL', 'pl-PL', 'sv-SE']);

const hundredths = fc.integer({ min: -99_999_999_99, max: 99_999_999_99 });
const locale = fc.constantFrom(...LOCALES);
const markOf = (of: string): '.' | ',' => (COMMA.has(of) ? ',' : '.');

describe('numbers', () => {
  test('plain ones of any language are read to the hundredth', () => {
    fc.assert(
      fc.property(locale, hundredths, (of, value) => {
        const text = new Intl.NumberFormat(of, { minimumFractionDigits: 2 }).format(value / 100);
        expect(Number(plainNumber(text, markOf(of))), text).toBeCloseTo(value / 100, 5);
      }),
      { numRuns: 500 },
    );
  });

  test('amounts with a sign or a code of their currency, before or behind, and in brackets where they are below zero', () => {
    fc.assert(
      fc.property(
        locale,
        hundredths,
        fc.constantFrom('EUR', 'USD', 'GBP', 'INR', 'SEK', 'PLN'),
        fc.constantFrom('standard' as const, 'accounting' as const),
        fc.constantFrom('symbol' as const, 'narrowSymbol' as const, 'code' as const),
        (of, value, currency, currencySign, currencyDisplay) => {
          const format = new Intl.NumberFormat(of, { style: 'currency', currency, currencySign, currencyDisplay });
          const text = format.format(value / 100);
          expect(Number(plainNumber(text, markOf(of))), text).toBeCloseTo(value / 100, 5);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('a share in percent is a hundredth of what it says', () => {
    fc.assert(
      fc.property(locale, fc.integer({ min: 0, max: 9999 }), (of, value) => {
        const format = new Intl.NumberFormat(of, { style: 'percent', minimumFractionDigits: 2 });
        expect(Number(plainNumber(format.format(value / 10_000), markOf(of)))).toBeCloseTo(value / 10_000, 8);
      }),
    );
  });

  test('two decimals and more show the mark of a file; a thousand alone shows none', () => {
    fc.assert(
      fc.property(locale, hundredths, (of, value) => {
        const text = new Intl.NumberFormat(of, { minimumFractionDigits: 2 }).format(value / 100);
        const { comma, point } = voteMark([text]);
        expect([comma > 0, point > 0], text).toEqual([markOf(of) === ',', markOf(of) === '.']);
      }),
    );
    expect(voteMark(['1.234', '1,234', '12'])).toEqual({ comma: 0, point: 0 });
  });
});

describe('days', () => {
  const LANGUAGES = ['en-US', 'en-GB', 'de', 'fr', 'es', 'it', 'pt-BR', 'nl', 'pl', 'sv', 'nb', 'ja', 'zh', 'ko'];
  const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2079-12-31'), noInvalidDate: true });
  const style = fc.constantFrom('full' as const, 'long' as const, 'medium' as const);

  test('written with the name of the month in any of these languages, with the weekday or shortened', () => {
    const read = dateReader('UTC', 'dmy');
    fc.assert(
      fc.property(fc.constantFrom(...LANGUAGES), style, days, (of, dateStyle, date) => {
        const text = new Intl.DateTimeFormat(of, { dateStyle, timeZone: 'UTC' }).format(date);
        expect(read(text)?.day, text).toBe(date.toISOString().slice(0, 10));
      }),
      { numRuns: 2000 },
    );
  });

  test('written by a spreadsheet: 01-May-24, and serial days of 1900 and 1904', () => {
    const [from1900, from1904] = [dateReader('UTC', 'dmy'), dateReader('UTC', 'dmy', true)];
    expect(from1900('01-May-24')?.day).toBe('2024-05-01');
    // 45,413 days after 30 December 1899, and 43,951 after 1 January 1904, is the first of May 2024.
    expect(from1900('45413')?.day).toBe('2024-05-01');
    expect(from1904('43951')?.day).toBe('2024-05-01');
    expect(from1904('43951.75')?.at).toBe('2024-05-01T18:00:00');
  });

  test('what names no month is no day', () => {
    const read = dateReader('UTC', 'dmy');
    for (const text of ['1 Foo 2024', '31 février 2024', '2024年13月1日', 'Version 3 of 2024', '12 24'])
      expect(read(text), text).toBeUndefined();
  });

  test.each([
    ['July 1, 2026', '2026-07-01'],
    ['1. Juli 2026', '2026-07-01'],
    ['1er août 2026', '2026-08-01'],
    ['1 de mayo de 2026', '2026-05-01'],
    ['2026年7月1日', '2026-07-01'],
    ['# Start date: 20260701', '2026-07-01'],
  ])('a heading says %s', (text, day) => expect(dayIn(text)).toBe(day));
});

test.each([
  ['Amount spent (USD)', 'Amount spent', 'USD'],
  ['Price [EUR]', 'Price', 'EUR'],
  ['Unit price €', 'Unit price', 'EUR'],
  ['Price in GBP', 'Price', 'GBP'],
  ['Cost ($)', 'Cost', undefined],
  ['Clicks (all)', 'Clicks (all)', undefined],
  ['CTR (link click-through rate)', 'CTR (link click-through rate)', undefined],
  ['Created (UTC)', 'Created (UTC)', undefined],
  ['SKU', 'SKU', undefined],
  // A text of this length is no column's name, and finding that out takes no time: it took a minute.
  [`a${' '.repeat(200_000)}b`, `a${' '.repeat(200_000)}b`, undefined],
])('the header %.40s', (column, name, currency) => expect(headerCurrency(column)).toEqual({ name, currency }));
