import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { array, assert, asyncProperty, constantFrom, integer, record } from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { makeWorld, type World } from './import-world';

const worlds: World[] = [];
const world = async (): Promise<World> => {
  const made = await makeWorld();
  worlds.push(made);
  return made;
};
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((one) => one.close()));
});

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const csv = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n');

/** Words as files have them: quotes, commas, line ends, tabs, other scripts, what a spreadsheet would run. */
const piece = constantFrom(
  'a',
  'B',
  '"',
  "'",
  ',',
  ';',
  '\n',
  '\t',
  ' ',
  'é',
  '雪',
  '🧴',
  '=',
  '+',
  '-',
  '@',
  '0',
  '1.5',
  '%',
);
const words = array(piece, { minLength: 1, maxLength: 12 })
  // A name is trimmed on its way in, and runs of white space inside it are kept: the first letter makes it a name.
  .map((pieces) => `${pieces.join('')}z`.trim());
const day = integer({ min: 0, max: 3_650 }).map((days) =>
  new Date(Date.UTC(2016, 0, 1) + days * 86_400_000).toISOString().slice(0, 10),
);
/** Prices with up to three decimals, as printed by hand. */
const price = record({
  whole: integer({ min: 0, max: 999_999 }),
  rest: constantFrom('', '.5', '.05', '.99', '.125', '.001'),
}).map(({ whole, rest }) => `${whole}${rest}`);
const line = record({
  day,
  quantity: integer({ min: 1, max: 10_000 }),
  price,
  name: words,
  channel: constantFrom('D2C web', 'Oak & "Ivory"', 'Größe, 9'),
});

const HEAD = ['order_id', 'ordered_at', 'quantity', 'unit_price', 'product_sku', 'product_name', 'channel'];
const SAME = [
  'order_id',
  'kind',
  'ordered_at',
  'quantity',
  'unit_price',
  'amount',
  'product_sku',
  'product_name',
  'channel',
];

const lines = async (of: World): Promise<{ file: string; rows: Record<string, string>[] }> => {
  const file = join(of.folder, 'out.csv');
  await of.ask('export.table', { table: 'order_lines', file });
  const rows = parse<Record<string, string>>(readFileSync(file), { columns: true, bom: true });
  return { file, rows: rows.map((row) => Object.fromEntries(SAME.map((name) => [name, row[name] ?? '']))) };
};

test('numbers, days and quoting come back from a file as they went in, and again', async () => {
  await assert(
    asyncProperty(array(line, { minLength: 1, maxLength: 12 }), async (made) => {
      const one = await world();
      const source = made.map((row, index) => [
        `A-${index}`,
        row.day,
        String(row.quantity),
        row.price,
        `SKU-${index}`,
        row.name,
        row.channel,
      ]);
      const summary = await one.bring(one.file('in.csv', csv(HEAD, source)), { format: 'order-lines' });
      expect(summary).toMatchObject({ errorCount: 0, created: made.length });
      const first = await lines(one);
      const stored = one.rows('SELECT sku, name FROM products ORDER BY key');
      expect(stored).toHaveLength(made.length);
      made.forEach((row, index) => {
        expect(first.rows[index]?.['ordered_at']).toBe(row.day);
        expect(Number(first.rows[index]?.['quantity'])).toBe(row.quantity);
        expect(Number(first.rows[index]?.['unit_price'])).toBe(Number(row.price));
        // To the last digit: thousandths times pieces, never through a float.
        const [whole = '0', rest = ''] = row.price.split('.');
        const thousandths = BigInt(whole) * 1000n + BigInt(rest.padEnd(3, '0'));
        const [out = '0', decimals = ''] = (first.rows[index]?.['amount'] ?? '').split('.');
        expect(BigInt(out) * 1000n + BigInt(decimals.padEnd(3, '0').slice(0, 3))).toBe(
          thousandths * BigInt(row.quantity),
        );
        expect(stored[index]?.['name']).toBe(row.name);
      });
      const other = await world();
      const again = await other.bring(first.file, { format: 'order-lines' });
      expect(again).toMatchObject({ errorCount: 0, created: made.length });
      // A price is kept as it was written; with an amount beside it, it may gain zeros, never another value.
      const prices = (rows: Record<string, string>[]) =>
        rows.map((row) => ({ ...row, unit_price: Number(row['unit_price']) }));
      expect(prices((await lines(other)).rows)).toEqual(prices(first.rows));
      expect(other.rows('SELECT sku, name FROM products ORDER BY key')).toEqual(stored);
      await Promise.all(worlds.splice(0).map((used) => used.close()));
    }),
    { numRuns: 12, seed: 20_260_513 },
  );
}, 180_000);
