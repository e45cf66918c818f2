import { expect, test } from 'vitest';
import { valueFrom } from '../../src/renderer/src/features/four-ps/value';

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
