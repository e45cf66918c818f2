import { expect, test } from 'vitest';
import { typedFrom, valueFrom } from '../../src/renderer/src/features/four-ps/value';

const share = { id: 'repeat-rate', unit: 'ratio' };
const multiple = { id: 'roas', unit: 'ratio' };
const count = { id: 'units', unit: 'count' };

test.each([
  ['20', share, 0.2],
  ['20%', share, 0.2],
  ['4,5 %', share, 0.045],
  ['-1.5%', share, -0.015],
  ['3', multiple, 3],
  ['3×', multiple, 3],
  ['2.5x', multiple, 2.5],
  ['250%', multiple, 2.5],
  ['1,5', count, 1.5],
  ['12,500', count, 12_500],
  ['+7', count, 7],
  ['5%', count, null],
  ['3×', count, null],
  ['many', count, null],
  ['', share, null],
  ['%', share, null],
  ['30', { id: 'cac', unit: 'money' }, 3_000],
])('“%s” of %j is %s', (text, metric, value) => {
  const read = valueFrom(text, metric, 'USD');
  if (value === null) expect(read).toBeNull();
  else expect(read).toBeCloseTo(value, 12);
});

test.each([
  [0.123, { metric: 'repeat-rate', unit: 'ratio' }, '12.3'],
  [3, { metric: 'roas', unit: 'ratio' }, '3'],
  [45, { metric: 'cpc', unit: 'USD' }, '0.45'],
  [850, { metric: 'units', unit: 'units' }, '850'],
  [null, { metric: 'units', unit: 'units' }, ''],
])('%s of %j is typed “%s”, and read as it was', (value, one, text) => {
  expect(typedFrom(value, one)).toBe(text);
  const unit = /^[A-Z]{3}$/.test(one.unit) ? 'money' : one.unit;
  const read = valueFrom(text, { id: one.metric, unit }, 'USD');
  if (value === null) expect(read).toBeNull();
  else expect(read).toBeCloseTo(value, 12);
});
