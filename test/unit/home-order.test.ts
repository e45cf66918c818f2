import { expect, test } from 'vitest';
import { homeOrder } from '../../src/renderer/src/features/home/order';
import { ROLE_IDS, salesLeadOf } from '../../src/shared/domain/roles';

test('every role sees every part of Home once; only the order differs', () => {
  const all = homeOrder([]);
  for (const role of ROLE_IDS) {
    const order = homeOrder([role]);
    expect(order.main.toSorted(), role).toEqual(all.main.toSorted());
    expect(order.rail.toSorted(), role).toEqual(all.rail.toSorted());
  }
});

test('the first role of somebody with many hats decides; who has none sees what a founder sees', () => {
  expect(homeOrder(['sales-rep', 'founder']).rail[2]).toBe('steps');
  expect(homeOrder(['founder', 'sales-rep']).rail[2]).toBe('changed');
  expect(homeOrder(['social-media']).rail[2]).toBe('moments');
  expect(homeOrder(['sales-director']).main[0]).toBe('calls');
  expect(homeOrder(['data-analyst']).rail[2]).toBe('imports');
  expect(homeOrder(['no such role', 'marketing-director']).main[0]).toBe('moved');
  expect(homeOrder([])).toEqual(homeOrder(['founder']));
});

test('notes are triaged by who leads sales: a director before a manager, before retail, before who steers the company', () => {
  const person = (id: string, ...roles: string[]) => ({ id, roles });
  const [founder, retail] = [person('f', 'founder'), person('r', 'account-executive', 'head-of-retail')];
  const [manager, director] = [person('m', 'sales-manager'), person('d', 'marketing-manager', 'sales-director')];
  expect(salesLeadOf([founder, retail, manager, director])?.id).toBe('d');
  expect(salesLeadOf([founder, retail, manager])?.id).toBe('m');
  expect(salesLeadOf([founder, retail])?.id).toBe('r');
  expect(salesLeadOf([person('s', 'seo'), founder])?.id).toBe('f');
  expect(salesLeadOf([person('s', 'seo')])).toBeNull();
});
