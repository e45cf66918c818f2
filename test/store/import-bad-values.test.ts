import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeWorld, type World } from './import-world';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const HEAD = 'order_id,ordered_at,quantity,unit_price,product_name';
const ROWS = 10_000;
/** One of each kind, on lines that a person would not look at. */
const BAD: readonly (readonly [line: number, cells: string, told: RegExp])[] = [
  [101, 'B-1,2026-02-30,1,2.00,x', /date|day/i],
  [1_202, 'B-2,soon,1,2.00,x', /date|day/i],
  [2_303, 'B-3,2026-01-02,two,2.00,x', /number/i],
  [3_404, 'B-4,2026-01-02,1,free,x', /number|amount|price/i],
  [4_505, 'B-5,2026-01-02,,2.00,x', /empty|missing|needed/i],
  [5_606, 'B-6,2026-01-02,1,,x', /empty|missing|needed/i],
  [6_707, ',2026-01-02,1,2.00,x', /empty|missing|needed/i],
  [7_808, 'B-8,,1,2.00,x', /empty|missing|needed/i],
  [8_909, 'B-9,2026-01-02,1,1.2.3,x', /number|amount|price/i],
  [9_999, 'B-10,2026-13-01,1,2.00,x', /date|day/i],
];

const fileWith = (bad: typeof BAD): string => {
  const lines = [HEAD];
  for (let line = 2; line <= ROWS + 1; line += 1)
    lines.push(bad.find(([at]) => at === line)?.[1] ?? `A-${line},2026-01-02,1,2.00,x`);
  return `${lines.join('\n')}\n`;
};

test('ten thousand rows with every kind of bad value: each is told with its line, and nothing is half imported', async () => {
  const before = world.checksum();
  const file = world.file('dirty.csv', fileWith(BAD));
  const refused = await world.bring(file);
  expect(refused.batch).toBeNull();
  expect(world.checksum()).toBe(before);
  const errors = refused.errors.filter((one) => one.level === 'error');
  expect(errors.map((one) => one.line).toSorted((a, b) => a - b)).toEqual(BAD.map(([line]) => line));
  for (const [line, , told] of BAD)
    expect(errors.find((one) => one.line === line)?.problem, `line ${line}`).toMatch(told);
  expect(refused.errorCount).toBe(BAD.length);

  const taken = await world.bring(file, { skipProblems: true });
  expect(taken).toMatchObject({ rows: ROWS, created: ROWS - BAD.length, skipped: BAD.length });
  expect(world.rows('SELECT count(*) AS n FROM order_lines')).toEqual([{ n: ROWS - BAD.length }]);
  expect(world.rows("SELECT count(*) AS n FROM orders WHERE external_id LIKE 'B-%'")).toEqual([{ n: 0 }]);
  await world.ask('imports.undo', { batch: taken.batch });
  expect(world.rows('SELECT count(*) AS n FROM order_lines')).toEqual([{ n: 0 }]);
});

test('where every row is bad, all are counted and the list says where it ends', async () => {
  const before = world.checksum();
  const all = `${HEAD}\n${Array.from({ length: ROWS }, (_, index) => `A-${index},never,one,free,x`).join('\n')}\n`;
  const refused = await world.bring(world.file('all-bad.csv', all));
  expect(refused.batch).toBeNull();
  expect(refused.errorCount).toBeGreaterThanOrEqual(ROWS);
  expect(refused.errors.length).toBeLessThanOrEqual(refused.errorCount);
  expect(refused.errors[0]?.line).toBe(2);
  expect(world.checksum()).toBe(before);
});

test('rows of empty cells, as spreadsheets save blank lines, are no rows', async () => {
  const body = 'A-1,2026-01-02,1,2.00,x\n,,,,\n"","", ,"",\nA-2,2026-01-03,1,3.00,x\n,,\n';
  expect(await world.bring(world.file('blank.csv', `${HEAD}\n${body}`))).toMatchObject({
    rows: 2,
    created: 2,
    errors: [],
  });
  expect(world.rows('SELECT count(*) AS n, sum(amount_minor) AS sum FROM order_lines')).toEqual([{ n: 2, sum: 500 }]);
});

test('a price times a quantity that is too large for an exact amount is told with its line', async () => {
  const before = world.checksum();
  const body = 'A-1,2026-01-02,1,2.00,x\nA-2,2026-01-03,999999999999,99999999,x\n';
  const refused = await world.bring(world.file('large.csv', `${HEAD}\n${body}`));
  expect(refused.errors).toMatchObject([
    { line: 3, column: 'unit_price', problem: expect.stringMatching(/too large/) },
  ]);
  const shopify =
    'Name,Created at,Currency,Total,Lineitem quantity,Lineitem name,Lineitem price\n' +
    '#1,2026-01-02 09:00:00 +0000,USD,1.00,999999999999,Serum,99999999\n';
  const again = await world.bring(world.file('orders_export.csv', shopify));
  expect(again.errors).toMatchObject([
    { line: 2, column: 'Lineitem price', problem: expect.stringMatching(/too large/) },
  ]);
  expect(world.checksum()).toBe(before);
});

test('lines that end in carriage returns alone may hold line feeds inside of quotes', async () => {
  const body = 'A-1,2026-01-02,1,2.00,"two\nlines"\rA-2,2026-01-03,1,3.00,x\r';
  expect(await world.bring(world.file('mac.csv', `${HEAD}\r${body}`))).toMatchObject({
    rows: 2,
    created: 2,
    errors: [],
  });
});

test('lines that end in carriage returns alone are told by them where a quote is an inch', async () => {
  const text = `${HEAD},Size (")\rA-1,2026-01-02,1,2.00,x,3\rA-2,2026-01-03,1,3.00,x,4\r`;
  expect(await world.bring(world.file('inch.csv', text))).toMatchObject({ rows: 2, created: 2, errors: [] });
});

const HUGE = '100000000000000000';
const shopifyWith = (column: string): string =>
  `Name,Created at,Currency,${column},Lineitem quantity,Lineitem name,Lineitem price\n#1,2026-01-02 09:00:00 +0000,USD,${HUGE},1,Serum,20.00\n#2,2026-01-02 09:00:00 +0000,USD,0,1,Serum,20.00\n`;
const linesWith = (column: string, amount = HUGE): string =>
  `${HEAD},${column}\nA-1,2026-01-02,1,99.00,x,${amount}\n#2,2026-01-02,1,20.00,x,0\n`;

test.each([
  ['line_discount', linesWith('line_discount')],
  ['line_discount_rate', linesWith('line_discount_rate', '999999999999').replace('99.00', '999999999')],
  ['refunded_amount', linesWith('refunded_amount')],
  ['Refunded Amount', shopifyWith('Refunded Amount')],
  ['Discount Amount', shopifyWith('Discount Amount')],
  ['Lineitem discount', shopifyWith('Lineitem discount')],
  ['Subtotal', shopifyWith('Subtotal')],
  ['Total', shopifyWith('Total')],
])(
  'a figure under %s that is too large to be exact is told with its line, and skipped with it',
  async (column, text) => {
    const file = world.file('large.csv', text);
    const refused = await world.bring(file);
    expect(refused.batch).toBeNull();
    expect(refused.errors.filter(({ level }) => level === 'error')).toMatchObject([{ line: 2, column }]);
    expect(await world.bring(file, { skipProblems: true })).toMatchObject({ created: 1 });
    expect(world.rows('SELECT external_id FROM orders')).toEqual([{ external_id: '#2' }]);
  },
);

test('rows of one file may end in returns, in line feeds and in both; a return inside a cell stays there', async () => {
  const head = 'order_id,ordered_at,quantity,unit_price,product_name\r';
  const body =
    'A-1,2026-01-02,1,2.00,x\rA-2,2026-01-03,1,3.00,"a, b"\nA-3,2026-01-04,1,4.00,two\rwords\r\nA-4,2026-01-05,1,5.00,y\r';
  // More than one read of the file, so that a row lies in two of them.
  const many = Array.from({ length: 8000 }, (_, at) => `B-${at},2026-02-01,1,1.00,z`).join('\r');
  const done = await world.bring(world.file('mixed.csv', `${head}${body}${many}`));
  expect(done).toMatchObject({ rows: 8004, created: 8004, errors: [] });
  expect(
    world.rows(
      "SELECT o.external_id AS id, p.name, l.source_line AS line FROM order_lines l JOIN orders o ON o.key = l.order_key JOIN products p ON p.key = l.product_key WHERE o.external_id LIKE 'A-%' OR o.external_id = 'B-7999' ORDER BY l.source_line",
    ),
  ).toEqual([
    { id: 'A-1', name: 'x', line: 2 },
    { id: 'A-2', name: 'a, b', line: 3 },
    { id: 'A-3', name: 'two\rwords', line: 4 },
    { id: 'A-4', name: 'y', line: 5 },
    { id: 'B-7999', name: 'z', line: 8005 },
  ]);
});

test('a file whose numbers have one comma before three digits, and show nothing else, says how they are read', async () => {
  const body = 'order_id,ordered_at,quantity,unit_price,product_name\nA-1,2026-01-02,1,"1,234",x\n';
  const done = await world.bring(world.file('thousand.csv', body));
  expect(done.errors).toMatchObject([{ level: 'notice', problem: expect.stringMatching(/1,234 are read as 1234/) }]);
  expect(world.rows('SELECT amount_minor FROM order_lines')).toEqual([{ amount_minor: 123_400 }]);
  const shown = await world.bring(world.file('shown.csv', `${body}A-2,2026-01-02,1,"2,234.50",x\n`));
  expect(shown.errors).toEqual([]);
});
