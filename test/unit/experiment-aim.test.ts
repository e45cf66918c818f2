import { expect, test } from 'vitest';
import { aimFrom, aimNumber, aimText, unitText } from '../../src/renderer/src/features/campaigns/panel/aim-value';

const cost = { metric: 'cac', unit: 'USD' };
const share = { metric: 'repeat-rate', unit: 'ratio' };
const multiple = { metric: 'roas', unit: 'ratio' };
const count = { metric: 'orders', unit: 'count' };

test.each([
  ['$35', 35, cost],
  ['$120.50', 120.5, cost],
  ['$30.10', 30.1, { metric: 'pipeline-velocity', unit: 'USD/day' }],
  ['¥3,000', 3000, { metric: 'cac', unit: 'JPY' }],
  ['20.5%', 0.205, share],
  ['7%', 0.07, share],
  ['2.25×', 2.25, multiple],
  ['1,200', 1200, count],
  ['2.5', 2.5, { metric: 'our own', unit: '' }],
])('%s is how %d of %j is read, and typed', (text, value, one) => {
  expect(aimText(value, one)).toBe(text);
  expect(aimFrom(text, one)).toBeCloseTo(value, 12);
});

test('a value is typed without its unit as well, and what is no number in the unit is none', () => {
  expect([aimFrom('35', cost), aimFrom('20,5', share), aimFrom('3', multiple)]).toEqual([35, 0.205, 3]);
  expect([aimFrom('5%', count), aimFrom('many', cost)]).toEqual([null, null]);
  expect(aimText(null, cost)).toBe('');
});

test('a spreadsheet gets a plain number and what it is counted in', () => {
  expect([cost, share, multiple, count].map((one) => [aimNumber(0.07, one), unitText(one)])).toEqual([
    [0.07, 'USD'],
    [7, '%'],
    [0.07, '×'],
    [0.07, 'count'],
  ]);
});
