import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

type Line = { sku: string; name: string };
const fileOf = (lines: readonly Line[]): string =>
  `order_id,ordered_at,quantity,unit_price,product_sku,product_name\n${lines.map(({ sku, name }, at) => `A-${at},2026-01-02,1,2.00,${sku},${name}`).join('\n')}\n`;
const numbered = (count: number): Line[] =>
  Array.from({ length: count }, (_, at) => ({ sku: `P-${at}`, name: `Product ${at}` }));
const PRODUCTS = 'SELECT key, sku, name FROM products ORDER BY key';
const LINES = 'SELECT p.sku, p.name FROM order_lines l JOIN products p ON p.key = l.product_key ORDER BY l.key';

// A statement takes 32 rows, and 5,000 wait at most.
test.each([1, 32, 33, 65, 5_001])(
  '%d new products of one file have keys in its order, and its lines',
  async (count) => {
    const lines = numbered(count);
    expect(await world.bring(world.file('new.csv', fileOf(lines)))).toMatchObject({ created: count, errors: [] });
    expect(world.rows(PRODUCTS)).toEqual(lines.map((line, at) => ({ key: at + 1, ...line })));
    expect(world.rows(LINES)).toEqual(lines);
  },
);

test('a name that a later line gives is kept, also of a product that still waits to be written', async () => {
  const lines = numbered(40);
  const unnamed = lines.map((line, at) => (at === 3 || at === 38 ? { ...line, name: '' } : line));
  const late = [lines[3], lines[38]].flatMap((line) => line ?? []);
  await world.bring(world.file('late.csv', fileOf([...unnamed, ...late])));
  expect(world.rows(PRODUCTS)).toEqual(lines.map((line, at) => ({ key: at + 1, ...line })));
  expect(world.rows(LINES)).toEqual([...lines, ...late]);
});

test('another spelling of a product that still waits is that product', async () => {
  await world.bring(
    world.file(
      'spelled.csv',
      fileOf([
        { sku: '', name: 'Serum' },
        { sku: '', name: 'SERUM' },
      ]),
    ),
  );
  expect(world.rows(PRODUCTS)).toEqual([{ key: 1, sku: '', name: 'Serum' }]);
  expect(world.rows('SELECT product_key FROM order_lines')).toEqual([{ product_key: 1 }, { product_key: 1 }]);
});

test('new products come after those that are there', async () => {
  await world.bring(world.file('one.csv', fileOf(numbered(2))));
  await world.bring(world.file('two.csv', fileOf(numbered(4))));
  expect(world.rows(PRODUCTS)).toEqual(numbered(4).map((line, at) => ({ key: at + 1, ...line })));
});
