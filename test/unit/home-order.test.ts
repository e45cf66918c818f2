import { expect, test } from 'vitest';
import { homeOrder } from '../../src/renderer/src/features/home/order';
import { ROLE_IDS } from '../../src/shared/domain/roles';

test('every role sees every part of Home once; only the order differs', () => {
  const all = homeOrder([]);
  for (const role of ROLE_IDS) {
    const order = homeOrder([role]);
    expect(order.main.toSorted(), role).toEqual(all.main.toSorted());
    expect(order.rail.toSorted(), role).toEqual(all.rail.toSorted());
  }
});

test('the first role of somebody with many hats decides; who has none sees what a founder sees', () => {
  expect(homeOrder(['sales-rep', 'founder']).rail[1]).toBe('steps');
  expect(homeOrder(['founder', 'sales-rep']).rail[1]).toBe('changed');
  expect(homeOrder(['social-media']).rail[1]).toBe('moments');
  expect(homeOrder(['sales-director']).main[0]).toBe('calls');
  expect(homeOrder(['data-analyst']).rail[1]).toBe('imports');
  expect(homeOrder(['no such role', 'marketing-director']).main[0]).toBe('moved');
  expect(homeOrder([])).toEqual(homeOrder(['founder']));
});
