import { describe, expect, test } from 'vitest';
import { interleaved, median, met, ratio, tableOf } from '../bench/measure';

describe('measuring', () => {
  test('takes the middle', () => {
    expect(median([9, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 9])).toBe(3.5);
  });

  test('compares what was measured in the same round', () => {
    expect(ratio([2, 30, 4], [1, 10, 2])).toBe(2);
  });

  test('lets candidates take turns, first one first and then the other', async () => {
    const order: string[] = [];
    const run = (name: string) => () => {
      order.push(name);
      return Promise.resolve(order.length);
    };
    const found = await interleaved(3, { a: run('a'), b: run('b') });
    expect(order).toEqual(['a', 'b', 'b', 'a', 'a', 'b']);
    expect(found).toEqual({ a: [1, 4, 5], b: [2, 3, 6] });
  });

  test('says what met its aim', () => {
    const lines = [
      { what: 'one', ratio: 1.2, aim: 1.5, detail: 'd' },
      { what: 'another', ms: 120, aim: 100, detail: 'e' },
    ];
    expect(lines.map(met)).toEqual([true, false]);
    expect(tableOf(lines)).toBe(
      ['one      1.20 ×  at most 1.5 ×   met     d', 'another  120 ms  at most 100 ms  missed  e'].join('\n'),
    );
  });
});
