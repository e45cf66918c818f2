import { expect, test } from 'vitest';
import { grossMargin } from '../../src/main/engine/metrics/gross-margin';
import { netSalesShare } from '../../src/main/engine/metrics/net-sales.share';
import type { Facts } from '../../src/main/engine/metrics/types';
import { currencyOf } from '../../src/shared/domain/four-ps';

const facts = {} as Facts;

test('a week in which more was given back than sold has no margin: two losses are no gain', () => {
  expect(grossMargin.compute({ net: -5000, marginCost: 0, bareUnits: 0 }, facts)).toMatchObject({ value: null });
  expect(grossMargin.compute({ net: 4000, marginCost: 1000, bareUnits: 0 }, facts).value).toBe(0.75);
  // −100 of a whole of −80 would be 125 % of what was sold.
  expect(netSalesShare.compute({ net: -10_000, netOfAll: -8000 }, facts)).toMatchObject({ value: null });
  expect(netSalesShare.compute({ net: -1000, netOfAll: 4000 }, facts).value).toBe(-0.25);
});

test.each([
  ['USD', 'USD'],
  ['USD/day', 'USD'],
  ['ratio', null],
  ['count', null],
  ['', null],
])('the unit %j is an amount of %j', (unit, currency) => expect(currencyOf(unit)).toBe(currency));
