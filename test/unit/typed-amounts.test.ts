import { expect, test } from 'vitest';
import { amountsIn, type KeptBack, tells } from '../../src/shared/domain/typed-amounts';

const kept = (value: number, more: Partial<KeptBack> = {}): KeptBack => ({
  value,
  kind: 'money',
  allowed: 0,
  part: false,
  ...more,
});
const told = (text: string, of: KeptBack): string[] =>
  amountsIn(text).flatMap((one) => (tells(one, of) ? [one.text] : []));

test.each([
  ['We sold $241,480 in the quarter', '$241,480'],
  ['We sold 241.480 € in the quarter', '241.480 €'],
  ['We sold 241 480 in the quarter', '241 480'],
  ['Sales of USD 241k', 'USD 241k'],
  ['0.24 million of net sales', '0.24 million'],
  ['about 240,000 this time', '240,000'],
  ['$241,480.12, to be exact', '$241,480.12'],
])('%s tells net sales of 241,480.12', (text, found) => {
  expect(told(text, kept(241_480.12))).toEqual([found]);
});

test.each([
  'We sold $261,480 in the quarter',
  'Up 24% on 2025, with 12 channels and 3 launches',
  'We met 241 buyers in 2024',
  'B241480 is the batch',
])('%s does not', (text) => expect(told(text, kept(241_480))).toEqual([]));

test('two digits are what readers of a rounded figure see anyway', () => {
  expect(told('about $240k', kept(241_480, { allowed: 2 }))).toEqual([]);
  expect(told('about $241k', kept(241_480, { allowed: 2 }))).toEqual(['$241k']);
});

test('a share is told by its percentage, a count by itself, a part of many only by a close match', () => {
  expect(told('36.4% came back', kept(0.3641, { kind: 'ratio' }))).toEqual(['36.4%']);
  expect(told('36 percent came back', kept(0.3641, { kind: 'ratio' }))).toEqual(['36 percent']);
  expect(told('each dollar of ads brought 3.2', kept(3.2041, { kind: 'ratio' }))).toEqual(['3.2']);
  expect(told('4,412 orders', kept(4412, { kind: 'count' }))).toEqual(['4,412']);
  expect(told('$4,412 of orders', kept(4412, { kind: 'count' }))).toEqual([]);
  expect(told('for 13 weeks', kept(13, { kind: 'count' }))).toEqual([]);
  expect(told('a stand for 4,400', kept(4412, { part: true }))).toEqual([]);
  expect(told('a stand for 4,412', kept(4412, { part: true }))).toEqual(['4,412']);
});
