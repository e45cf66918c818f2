import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { fixtures, makeWorld, type World } from './import-world';
import { type SheetCell, workbook, zip } from './zip';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const ORDERS =
  'SELECT o.external_id AS id, o.day, o.ordered_at AS at, l.quantity, l.amount_minor AS amount, p.name AS product FROM order_lines l JOIN orders o ON o.key = l.order_key LEFT JOIN products p ON p.key = l.product_key ORDER BY l.source_line';
const HEAD = ['order_id', 'ordered_at', 'quantity', 'unit_price', 'product_name'];
const inspect = (path: string, part?: string) =>
  world.ask<Output<'imports.inspect'>>('imports.inspect', { path, ...(part === undefined ? {} : { part }) });

describe('workbooks', () => {
  /** 45,000 is 15 March 2023; 45,000.75 is six in the evening of it. A price of 19.99 is kept as 19.989999999999998. */
  const rows: SheetCell[][] = [
    ['Orders of March'],
    [],
    HEAD,
    [{ v: 1001, t: 'n' }, { v: 45_000, s: 1 }, 2, { v: '19.989999999999998', t: 'n' }, 'Mousse & "more",\nnew'],
    [
      { v: 'A-2', t: 'inlineStr' },
      { v: 45_000.75, s: 2 },
      { v: 3, f: 'A1+2' },
      { v: '5', t: 'str', f: 'TEXT(5)' },
      'Été',
    ],
    ['Total', '', 5, '', ''],
  ];

  test('titles, shared and inline text, cached values of formulas, days and moments by their style, a total', async () => {
    const summary = await world.bring(world.file('book.xlsx', workbook([{ name: 'March', rows }])));
    expect(summary.errors.filter((one) => one.level === 'error')).toEqual([]);
    expect(world.rows(ORDERS)).toEqual([
      { id: '1001', day: '2023-03-15', at: null, quantity: 2, amount: 3998, product: 'Mousse & "more",\nnew' },
      { id: 'A-2', day: '2023-03-15', at: '2023-03-15T18:00:00', quantity: 3, amount: 1500, product: 'Été' },
    ]);
    const line = await world.ask<Output<'metrics.sourceLine'>>('metrics.sourceLine', { batch: summary.batch, line: 5 });
    expect(line.cells).toEqual([
      { column: 'order_id', value: 'A-2' },
      { column: 'ordered_at', value: '2023-03-15T18:00:00' },
      { column: 'quantity', value: '3' },
      { column: 'unit_price', value: '5' },
      { column: 'product_name', value: 'Été' },
    ]);
  });

  test('days of a workbook that counts from 1904', async () => {
    const days: SheetCell[][] = [HEAD, ['B-1', { v: 43_538, s: 1 }, 1, 2, 'x']];
    await world.bring(world.file('mac.xlsx', workbook([{ name: 'Sheet1', rows: days }], { from1904: true })));
    expect(world.rows(ORDERS)).toMatchObject([{ day: '2023-03-15' }]);
  });

  test('of several sheets the known one is shown, each can be brought in, hidden ones are left alone', async () => {
    const path = world.file(
      'book.xlsx',
      workbook([
        { name: 'Read me', rows: [['Hello'], ['World']] },
        { name: 'Orders', rows: [HEAD, ['C-1', '2026-01-02', 1, 2, 'x']] },
        { name: 'Secret', state: 'hidden', rows: [HEAD, ['S-1', '2026-01-02', 1, 2, 'x']] },
        {
          name: 'Products',
          rows: [
            ['sku', 'name', 'price'],
            ['P-1', 'Balm', 12.5],
          ],
        },
      ]),
    );
    const seen = await inspect(path);
    expect(seen.part).toBe('Orders');
    expect(seen.parts.map(({ part, recognised }) => [part, recognised])).toEqual([
      ['Read me', false],
      ['Orders', true],
      ['Products', true],
    ]);
    expect((await world.refusal('imports.run', { path })).message).toMatch(/holds 3 tables/);
    expect(await world.bring(path, { part: 'Products' })).toMatchObject({ created: 1, file: 'book.xlsx › Products' });
    expect(world.rows('SELECT sku, price_minor FROM products')).toEqual([{ sku: 'P-1', price_minor: 1250 }]);
  });
});

describe('archives', () => {
  test('each table in one comes in by its name, those of a workbook inside as well', async () => {
    const path = world.file(
      'all.zip',
      zip([
        { name: '__MACOSX/._a.csv', content: 'x' },
        { name: 'lists/orders.csv', content: `${HEAD.join(';')}\nD-1;2026-01-02;1;2,50;x\n` },
        { name: 'photo.png', content: Buffer.from([1, 2, 3]) },
        {
          name: 'book.xlsx',
          content: workbook([
            {
              name: 'P',
              rows: [
                ['sku', 'name'],
                ['P-1', 'Balm'],
              ],
            },
          ]),
        },
      ]),
    );
    expect((await inspect(path)).parts.map(({ part }) => part)).toEqual(['lists/orders.csv', 'book.xlsx']);
    await world.bring(path, { part: 'lists/orders.csv' });
    await world.bring(path, { part: 'book.xlsx' });
    expect(world.rows(ORDERS)).toMatchObject([{ id: 'D-1', amount: 250 }]);
    expect(world.rows("SELECT name FROM products WHERE sku = 'P-1'")).toEqual([{ name: 'Balm' }]);
  });

  const bomb = 'a,b\n'.repeat(6_000_000);
  const REFUSED: [string, () => Buffer, RegExp][] = [
    ['out.zip', () => zip([{ name: '../../out.csv', content: 'a,b\n1,2\n' }]), /names files outside of itself/],
    ['root.zip', () => zip([{ name: '/etc/out.csv', content: 'a,b\n1,2\n' }]), /names files outside of itself/],
    ['bomb.zip', () => zip([{ name: 'a.csv', content: bomb }]), /from almost nothing/],
    ['liar.zip', () => zip([{ name: 'a.csv', content: bomb, claims: 10 }]), /damaged/],
    ['locked.zip', () => zip([{ name: 'a.csv', content: 'a,b\n', flags: 0x801 }]), /locked with a password/],
    ['empty.zip', () => zip([]), /without files|without a table/],
    ['pictures.zip', () => zip([{ name: 'a.png', content: 'x' }]), /without a table/],
    ['torn.zip', () => zip([{ name: 'a.csv', content: 'a,b\n1,2\n' }]).subarray(0, 60), /damaged or cut off/],
    [
      'bomb.xlsx',
      () =>
        zip([
          { name: 'xl/workbook.xml', content: '<workbook/>' },
          { name: 'xl/worksheets/sheet1.xml', content: '<row></row>'.repeat(2_000_000) },
        ]),
      /from almost nothing/,
    ],
    [
      'torn.xlsx',
      () => zip([{ name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="a" r:id="rId1"' }]),
      /damaged|no sheet/,
    ],
    [
      'wide.xlsx',
      () => workbook([{ name: 'a', rows: [[{ v: 1 }], Array.from({ length: 6000 }, () => 1)] }]),
      /more than 5,000 columns/,
    ],
    [
      'entities.xlsx',
      () =>
        zip([
          {
            name: 'xl/workbook.xml',
            content:
              '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook><sheets><sheet name="&a;" sheetId="1"/></sheets></workbook>',
          },
        ]),
      /no sheet|damaged/,
    ],
    ['sheet.ods', () => zip([{ name: 'content.xml', content: '<x/>' }]), /OpenDocument/],
  ];
  test.each(REFUSED)('%s is refused and leaves the workspace as it was', async (name, make, sentence) => {
    const before = world.checksum();
    const { message } = await world.refusal('imports.run', { path: world.file(name, make()) });
    expect(message).toMatch(sentence);
    expect(world.checksum()).toBe(before);
  });
});

describe('the same orders in every writing', () => {
  const text = readFileSync(join(fixtures, 'order-lines.csv'), 'utf8').replace(/^\uFEFF/, '');
  const KINDS: [string, (text: string) => Buffer][] = [
    ['UTF-8 with a mark', (all) => Buffer.from(`\uFEFF${all}`)],
    ['UTF-16, little end first', (all) => iconv.encode(all, 'utf-16le', { addBOM: true })],
    ['UTF-16, big end first', (all) => iconv.encode(all, 'utf-16be', { addBOM: true })],
    ['CRLF', (all) => Buffer.from(all.replaceAll(/\r?\n/g, '\r\n'))],
    ['CR alone', (all) => Buffer.from(all.replaceAll(/\r?\n/g, '\r'))],
  ];
  test.each(KINDS)('%s', async (_name, encode) => {
    const plain = await world.ask<Output<'imports.dryRun'>>('imports.dryRun', { path: world.file('a.csv', text) });
    const other = await world.ask<Output<'imports.dryRun'>>('imports.dryRun', {
      path: world.file('b.csv', encode(text)),
    });
    expect({ ...other.summary, file: '', seconds: 0 }).toEqual({ ...plain.summary, file: '', seconds: 0 });
    // A line end inside a cell stays the one that it is in the file.
    expect(JSON.stringify(other.preview).replaceAll('\\r\\n', '\\n')).toBe(JSON.stringify(plain.preview));
  });

  test.each([
    ['windows-1252', 'Crème brûlée façon'],
    ['Shift_JIS', '東京の注文、ありがとうございます。新しい商品を送ります'],
  ])('%s', async (encoding, product) => {
    const rows = Array.from({ length: 20 }, (_, at) => `J-${at},2026-01-02,1,2.00,${product}`).join('\n');
    await world.bring(world.file('j.csv', iconv.encode(`${HEAD.join(',')}\n${rows}\n`, encoding)));
    expect(world.rows('SELECT name FROM products')).toEqual([{ name: product }]);
  });
});

test('a workbook of twenty thousand rows streams', { timeout: 120_000 }, async () => {
  const rows: SheetCell[][] = [HEAD];
  for (let at = 0; at < 20_000; at += 1)
    rows.push([`L-${at}`, { v: 45_000 + (at % 300), s: 1 }, 1, 2.5, `x${at % 50}`]);
  const summary = await world.bring(world.file('long.xlsx', workbook([{ name: 'Long', rows }])));
  expect(summary).toMatchObject({ rows: 20_000, created: 20_000, firstDay: '2023-03-15' });
});
