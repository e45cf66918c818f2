import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdRows, refusedOrders } from '../../src/main/engine/transfer/import/apart';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fixtures, makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const HEADER =
  'Name,Email,Financial Status,Created at,Currency,Subtotal,Total,Discount Amount,Refunded Amount,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku';
const ROWS = [
  '#1,a@x.co,paid,2026-03-02 10:00:00 +0000,USD,27.00,27.00,3.00,0.00,1,Balm,10.00,B',
  '#1,,,,,,,,,2,Soap,10.00,S',
  '#2,b@x.co,partially_refunded,2026-03-03 10:00:00 +0000,USD,40.00,40.00,0.00,5.00,1,Balm,10.00,B',
  '#2,,,,,,,,,3,Soap,10.00,S',
  '#3,c@x.co,paid,2026-03-04 10:00:00 +0000,USD,10.00,10.00,0.00,0.00,1,Soap,10.00,S',
];
const SOLD =
  'SELECT o.external_id AS id, o.day, o.status, c.email, p.sku, l.kind, l.quantity, l.amount_minor AS amount, l.discount_minor AS discount FROM order_lines l JOIN orders o ON o.key = l.order_key LEFT JOIN customers c ON c.key = l.customer_key LEFT JOIN products p ON p.key = l.product_key ORDER BY 1, 5, 6';

const bring = async (rows: readonly string[]) =>
  world.bring(world.file('orders.csv', [HEADER, ...rows, ''].join('\n')));

test('a cell of a scattered row may hold any sign', async () => {
  const odd = 'Mou\u0001sse "1"';
  const rows = [ROWS[0], ROWS[2], ROWS[1]?.replace('Soap', `"${odd.replaceAll('"', '""')}"`)].map((row) => row ?? '');
  expect(await bring(rows)).toMatchObject({ created: 3, errorCount: 0 });
  expect(world.rows("SELECT name FROM products WHERE sku = 'S'")).toEqual([{ name: odd }]);
});

test('rows of one order that lie apart are put together by their Name, and that is said', async () => {
  const summary = await bring([4, 1, 3, 0, 2].map((at) => ROWS[at] ?? ''));
  expect(summary).toMatchObject({ rows: 5, created: 5, skipped: 0, errorCount: 0 });
  expect(summary.errors.map(({ line, problem }) => [line, problem])).toContainEqual([
    5,
    'Rows of one order do not follow each other in this file: they are put together by their Name.',
  ]);
  const one = { id: '#1', day: '2026-03-02', status: 'paid', email: 'a@x.co', kind: 'sale' };
  const two = { id: '#2', day: '2026-03-03', status: 'partially_refunded', email: 'b@x.co' };
  expect(world.rows(SOLD)).toEqual([
    { ...one, sku: 'B', quantity: 1, amount: 1000, discount: 100 },
    { ...one, sku: 'S', quantity: 2, amount: 2000, discount: 200 },
    { ...two, sku: null, kind: 'return', quantity: 0, amount: -500, discount: 0 },
    { ...two, sku: 'B', kind: 'sale', quantity: 1, amount: 1000, discount: 0 },
    { ...two, sku: 'S', kind: 'sale', quantity: 3, amount: 3000, discount: 0 },
    {
      id: '#3',
      day: '2026-03-04',
      status: 'paid',
      email: 'c@x.co',
      sku: 'S',
      kind: 'sale',
      quantity: 1,
      amount: 1000,
      discount: 0,
    },
  ]);
});

test('in whatever order the rows stand, the same comes in, and the file as the shop wrote it changes nothing', async () => {
  await bring(ROWS);
  const wanted = world.rows(SOLD);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(ROWS, { minLength: ROWS.length }), async (rows) => {
      const other = await makeWorld();
      try {
        const file = (content: readonly string[]) =>
          other.bring(other.file('orders.csv', [HEADER, ...content, ''].join('\n')));
        expect(await file(rows)).toMatchObject({ created: 5, errorCount: 0 });
        expect(other.rows(SOLD)).toEqual(wanted);
        expect(await file(ROWS)).toMatchObject({ created: 0, updated: 0, unchanged: 5 });
        expect(await other.ask('check.run')).toEqual({ ok: true, problems: [] });
      } finally {
        await other.close();
      }
    }),
    { numRuns: 15 },
  );
});

test('an order that has no date anywhere is named as before', async () => {
  const summary = await bring([...ROWS, '#4,,,,,,,,,1,Soap,10.00,S']);
  expect(summary.batch).toBeNull();
  expect(summary.errors.filter(({ level }) => level === 'error').map(({ line, problem }) => [line, problem])).toEqual([
    [7, 'The date is empty.'],
  ]);
  expect(summary.errors.map(({ problem }) => problem).join(' ')).not.toContain('put together');
});

test("the shop's own file with its rows turned round comes in as it does upright", async () => {
  const [header = '', ...rows] = readFileSync(join(fixtures, 'shopify.csv'), 'utf8').trimEnd().split('\n');
  const upright = await world.bring(join(fixtures, 'shopify.csv'));
  const turned = await world.bring(world.file('turned.csv', `${[header, ...rows.toReversed()].join('\n')}\n`));
  expect(turned).toMatchObject({ rows: upright.rows, created: 0, updated: 0, unchanged: upright.rows, errorCount: 0 });
});

test('more rows than memory should hold are refused with what to do', () => {
  const held = holdRows(new Set([0]), 7);
  const cells = ['x'.repeat(1024 * 1024), 'not read'];
  for (let line = 1; line < 64; line += 1) held.add(`#${line}`, { cells, line });
  expect(() => held.add('#64', { cells, line: 64 })).toThrow(
    'Line 7 belongs to an order that stands further up, with others between, and this file is too large',
  );
});

test('one order without a date in a file that is too large to hold is named by its line; the others can come in', async () => {
  const long = 'x'.repeat(20_000);
  // Seventy million characters in columns that are read, more than is held.
  const many = Array.from(
    { length: 3500 },
    (_, at) => `#L${at},a@x.co,paid,2026-03-02 10:00:00 +0000,USD,10.00,10.00,0.00,0.00,1,Balm ${long},10.00,B`,
  );
  const undated = '#U,,,,,,,,,1,Soap,10.00,S';
  const file = world.file('large.csv', [HEADER, many[0], undated, ...many.slice(1), ''].join('\n'));
  const refused = await world.bring(file);
  expect(refused).toMatchObject({ batch: null, errorCount: 1 });
  expect(refused.errors.filter(({ level }) => level === 'error')).toMatchObject([
    { line: 3, column: 'Created at', problem: 'The date is empty.' },
  ]);
  expect(await world.bring(file, { skipProblems: true })).toMatchObject({ created: 3500, skipped: 1 });

  // Where the order does stand further down, the file is refused with the line that shows it.
  const apart = world.file('apart.csv', [HEADER, undated, ...many, ROWS[0]?.replace('#1,', '#U,'), ''].join('\n'));
  await expect(world.bring(apart)).rejects.toThrow('Line 3,503 belongs to an order that stands further up');
});

test('an order that is refused on its first rows and goes on further down is put together all the same', async () => {
  const bad = ROWS[0]?.replace('2026-03-02', '2026-02-30') ?? '';
  const summary = await bring([bad, ROWS[4] ?? '', ROWS[1] ?? '']);
  expect(summary.errors.filter(({ level }) => level === 'error').map(({ line, problem }) => [line, problem])).toEqual([
    [2, '"2026-02-30 10:00:00 +0000" is no date.'],
  ]);
});

test('orders that cannot come in are remembered up to a number, and then the file is refused in words', () => {
  const refused = refusedOrders(2);
  refused.add('#1', 12_345);
  refused.add('#2', 12_346);
  refused.add('#2', 12_347);
  expect(() => refused.add('#3', 12_348)).toThrow(
    'More than 2 orders of this file cannot come in, the first of them on line 12,345',
  );
});
