import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { pricesIn } from '../../src/shared/domain/prices';

test.each([
  ['New end cap with three minis at 9.00', 'USD', [900]],
  ['Minis at $9, the can cut to 18.50', 'USD', [900, 1850]],
  ['Asks USD 1,200.50 a pallet, or 12 USD a can', 'USD', [120_050, 1_200]],
  ['Jetzt 17,90 € statt € 21', 'EUR', [1_790, 2_100]],
  ['Sold out in 4 doors on 12.10.2026, 20% off, 3 for 2', 'USD', []],
  ['Priced at £8', 'USD', []],
  ['¥1,800 a bottle', 'JPY', [1_800]],
  ['', 'USD', []],
])('%s', (text, currency, prices) => {
  expect(pricesIn(text, currency)).toEqual(prices);
});

test('any price with its symbol is found again', () => {
  assert(
    property(integer({ min: 1, max: 99_999_99 }), (minor) => {
      expect(pricesIn(`now $${(minor / 100).toFixed(2)} at the till`, 'USD')).toEqual([minor]);
    }),
  );
});
