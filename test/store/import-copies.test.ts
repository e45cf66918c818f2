import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const HEADER =
  'Name,Financial Status,Created at,Currency,Subtotal,Total,Discount Amount,Refunded Amount,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku';
/** 3 × 10.00 less 3.00, of which two lines are the same. */
const ORDER = [
  '#1,paid,2026-03-02 10:00:00 +0000,USD,27.00,27.00,3.00,0.00,1,Balm,10.00,B',
  '#1,,,,,,,,1,Balm,10.00,B',
  '#1,,,,,,,,1,Soap,10.00,S',
];
const OTHER = ['#2,paid,2026-03-03 10:00:00 +0000,USD,10.00,10.00,0.00,0.00,1,Soap,10.00,S'];

const sold = async (rows: readonly string[], own: World = world) => {
  const summary = await own.bring(own.file('orders.csv', [HEADER, ...rows, ''].join('\n')));
  const lines = own.rows(
    'SELECT o.external_id AS id, o.status, sum(l.quantity) AS pieces, sum(l.amount_minor) AS gross, sum(l.discount_minor) AS discount FROM order_lines l JOIN orders o ON o.key = l.order_key GROUP BY 1 ORDER BY 1',
  );
  return { summary, lines };
};
const ONE = { id: '#1', status: 'paid', pieces: 3, gross: 3000, discount: 300 };
const TWO = { id: '#2', status: 'paid', pieces: 1, gross: 1000, discount: 0 };

test('equal lines of one order all count', async () => {
  const { summary, lines } = await sold([...ORDER, ...OTHER]);
  expect(lines).toEqual([ONE, TWO]);
  expect(summary).toMatchObject({ rows: 4, created: 4, skipped: 0 });
});

test('an order that stands twice counts once, one behind the other, apart or shuffled, and that is said', async () => {
  const said = '3 rows repeat orders that this file holds already: each order counts once, as it stands last.';
  for (const rows of [
    [...ORDER, ...ORDER, ...OTHER],
    [...ORDER, ...OTHER, ...ORDER],
  ]) {
    const own = await makeWorld();
    const { summary, lines } = await sold(rows, own);
    expect(lines).toEqual([ONE, TWO]);
    expect(summary).toMatchObject({ rows: 7, created: 4, skipped: 3, errorCount: 0 });
    expect(summary.errors.map(({ problem }) => problem)).toContain(said);
    await own.close();
  }
  const twice = [...ORDER, ...ORDER, ...OTHER, ...OTHER, ...OTHER];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(twice, { minLength: twice.length }), async (rows) => {
      const own = await makeWorld();
      try {
        const { summary, lines } = await sold(rows, own);
        expect(lines).toEqual([ONE, TWO]);
        expect(summary).toMatchObject({ rows: 9, created: 4, skipped: 5, errorCount: 0 });
        expect(await own.ask('check.run')).toEqual({ ok: true, problems: [] });
      } finally {
        await own.close();
      }
    }),
    { numRuns: 10 },
  );
});

test('of an order that stands in two states the last one counts', async () => {
  const pending = ORDER.map((row) => row.replace(',paid,', ',pending,'));
  const refunded = ['#2,refunded,2026-03-03 10:00:00 +0000,USD,10.00,10.00,0.00,10.00,1,Soap,10.00,S'];
  const { summary, lines } = await sold([...pending, ...OTHER, ...ORDER, ...refunded]);
  // The refund of #2 is a line of its own: −10.00.
  expect(lines).toEqual([ONE, { ...TWO, status: 'refunded', gross: 0 }]);
  expect(summary).toMatchObject({ rows: 8, skipped: 4, errorCount: 0 });
});

test('of states whose rows are mixed nobody guesses', async () => {
  const pending = ORDER.map((row) => row.replace(',paid,', ',pending,'));
  const mixed = [pending[0], ORDER[0], pending[1], ORDER[1], pending[2], ORDER[2]].map(String);
  const { summary } = await sold([...mixed, ...OTHER]);
  expect(summary.batch).toBeNull();
  expect(summary.errors.map(({ line, problem }) => [line, problem])).toContainEqual([
    2,
    'This order stands in the file in several states, and its rows are mixed. Export it anew.',
  ]);
});

test('cells of the order that somebody filled down make no copies', async () => {
  const head = (ORDER[0] ?? '').split(',').slice(0, 8).join(',');
  const filled = ORDER.map((row) => `${head},${row.split(',').slice(8).join(',')}`);
  expect((await sold([...filled, ...OTHER])).lines).toEqual([ONE, TWO]);
  const again = await makeWorld();
  expect((await sold([...filled, ...OTHER, ...filled], again)).lines).toEqual([ONE, TWO]);
  await again.close();
});

test('rows that are all alike are lines of one order where its subtotal needs them all, else copies', async () => {
  const row = (subtotal: string) => `#1,paid,2026-03-02 10:00:00 +0000,USD,${subtotal},,0.00,0.00,1,Balm,10.00,B`;
  const alike = async (subtotal: string) => {
    const own = await makeWorld();
    const { lines } = await sold([row(subtotal), row(subtotal)], own);
    await own.close();
    return lines.map((line) => line['gross']);
  };
  expect(await alike('20.00')).toEqual([2000]);
  expect(await alike('10.00')).toEqual([1000]);
  expect(await alike('')).toEqual([1000]);
});

test('a date on every row of an order, as shops write it, makes no copies of its first row', async () => {
  const dated = ORDER.map((row, at) => (at === 0 ? row : row.replace('#1,,,', '#1,,2026-03-02 10:00:00 +0000,')));
  const { summary, lines } = await sold([...dated, ...OTHER]);
  expect(lines).toEqual([ONE, TWO]);
  expect(summary).toMatchObject({ rows: 4, created: 4, skipped: 0 });
  const again = await makeWorld();
  const twice = await sold([...dated, ...OTHER, ...dated], again);
  expect(twice.lines).toEqual([ONE, TWO]);
  expect(twice.summary).toMatchObject({ rows: 7, created: 4, skipped: 3 });
  await again.close();
});

test('a file that was cut down to few columns has its first rows, too', async () => {
  const cut = ['Name,Created at,Currency,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku'];
  const day = '2026-03-02 10:00:00 +0000';
  cut.push(`#1,${day},USD,1,Balm,10.00,B`, `#1,${day},,1,Balm,10.00,B`, `#1,${day},,1,Soap,10.00,S`, '');
  await world.bring(world.file('cut.csv', cut.join('\n')));
  expect(world.rows('SELECT count(*) AS lines, sum(amount_minor) AS gross FROM order_lines')).toEqual([
    { lines: 3, gross: 3000 },
  ]);
});

test('orders of Shopify’s older export, which has no column for refunds, count as returned where they were refunded', async () => {
  const file = world.file(
    'old.csv',
    [
      'Name,Email,Financial Status,Currency,Subtotal,Shipping,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price',
      '#1,a@x.example,refunded,USD,27.00,5.00,32.00,3.00,2026-05-01 10:00:00 +0000,3,Mousse,10.00',
      '#2,a@x.example,partially_refunded,USD,20.00,0,20.00,0,2026-05-01 10:00:00 +0000,2,Mousse,10.00',
      '#3,a@x.example,paid,USD,10.00,0,10.00,0,2026-05-01 10:00:00 +0000,1,Mousse,10.00',
    ].join('\n'),
  );
  const summary = await world.bring(file);
  expect(summary.errors.map(({ problem }) => problem)).toEqual(
    expect.arrayContaining([
      'A refunded order without the amount that was refunded: all of it counts as returned.',
      'An order was refunded in part, and this file does not say how much: nothing is taken off.',
    ]),
  );
  // 3 × 10 − 3 all go back; the other two stay.
  expect(
    world.rows(
      'SELECT o.external_id AS id, sum(l.amount_minor - l.discount_minor) AS net FROM order_lines l JOIN orders o ON o.key = l.order_key GROUP BY o.key ORDER BY id',
    ),
  ).toEqual([
    { id: '#1', net: 0 },
    { id: '#2', net: 2000 },
    { id: '#3', net: 1000 },
  ]);
  expect(await world.bring(file)).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
});
