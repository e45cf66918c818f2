import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const text = (...lines: string[]): string => `${lines.join('\r\n')}\r\n`;

describe('the mark of decimals', () => {
  const HEAD = 'order_id;ordered_at;quantity;unit_price';
  const amounts = (): unknown[] =>
    world.rows('SELECT amount_minor AS a FROM order_lines ORDER BY source_line').map(({ a }) => a);

  test('is looked for beyond the first rows', async () => {
    const whole = Array.from({ length: 70 }, (_, at) => `${at};2024-05-01;1;7`);
    const summary = await world.bring(world.file('late.csv', text(HEAD, ...whole, '70;2024-05-01;1;12,50')));
    expect(summary.errors).toEqual([]);
    expect(amounts().at(-1)).toBe(1250);
  });

  test('is a comma in a file of thousands that is cut at semicolons, and said so', async () => {
    const path = world.file('thousands.csv', text(HEAD, '1;2024-05-01;1;1.234', '2;2024-05-01;1;12'));
    expect((await world.bring(path)).errors.map((one) => one.problem)).toEqual([
      expect.stringContaining('1.234 are read as 1234'),
    ]);
    expect(amounts()).toEqual([123_400, 1200]);
  });
});
