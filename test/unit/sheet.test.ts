import { parse } from 'csv-parse/sync';
import { array, assert, integer, property, string, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutGuard } from '../../src/shared/domain/cells';
import { sheetOf, tabText } from '../../src/shared/domain/sheet';

type Row = { name: string; net: number | null; currency?: string };
const COLUMNS = [
  { name: 'Name', value: (row: Row) => row.name },
  { name: 'Net', value: (row: Row) => ({ minor: row.net, currency: row.currency }) },
];

/** As a spreadsheet reads what was pasted: tabs, and quotes round what holds one. */
const pasted = (text: string): string[][] => parse(text, { delimiter: '\t', relax_column_count: true });

describe('a table as it is taken along', () => {
  test('writes money in major units with the decimals of its currency and names it in the head', () => {
    expect(sheetOf(COLUMNS, [{ name: 'a', net: 105_005 }], 'USD')).toEqual({
      head: ['Name', 'Net (USD)'],
      rows: [['a', '1050.05']],
    });
    expect(sheetOf(COLUMNS, [{ name: 'a', net: -7 }], 'BHD').rows).toEqual([['a', '-0.007']]);
    expect(sheetOf(COLUMNS, [{ name: 'a', net: 1200 }], 'JPY').rows).toEqual([['a', '1200']]);
  });

  test('says of each row which currency it is in where they differ', () => {
    const rows = [
      { name: 'a', net: 100, currency: 'EUR' },
      { name: 'b', net: 250 },
      { name: 'c', net: null },
    ];
    expect(sheetOf(COLUMNS, rows, 'USD')).toEqual({
      head: ['Name', 'Net', 'Net, currency'],
      rows: [
        ['a', '1.00', 'EUR'],
        ['b', '2.50', 'USD'],
        ['c', null, null],
      ],
    });
  });

  test('leaves a cell empty that has no value, and one that is no number', () => {
    const columns = [
      { name: 'A', value: () => undefined },
      { name: 'B', value: () => null },
      { name: 'C', value: () => Number.NaN },
      { name: 'D', value: () => 0 },
    ];
    expect(tabText(sheetOf(columns, [{}], 'USD'))).toBe('A\tB\tC\tD\n\t\t\t0\n');
  });

  test('pastes as the same cells, whatever stands in them, and no text runs as a formula', () => {
    assert(
      property(array(tuple(string(), integer()), { minLength: 1, maxLength: 20 }), (rows) => {
        const sheet = sheetOf(
          [
            { name: 'Text', value: (row: [string, number]) => row[0] },
            { name: 'Number', value: (row: [string, number]) => row[1] },
          ],
          rows,
          'USD',
        );
        const [, ...read] = pasted(tabText(sheet));
        for (const [index, [text = '', number]] of read.entries()) {
          expect(withoutGuard(text)).toBe(rows[index]?.[0]);
          expect(Number(number)).toBe(rows[index]?.[1]);
          expect(/^[=+@\t\r]/.test(text) && Number.isNaN(Number(text))).toBe(false);
        }
        expect(read).toHaveLength(rows.length);
      }),
    );
  });

  test.each([
    '=1+1',
    '+A1',
    '-2+3',
    '@SUM(A1)',
    '=HYPERLINK("http://x","y")',
    "'=1",
    '\n=1+1',
    '\t=1+1',
    '＝1+1',
    '＋A1',
    '－2+3',
    '＠SUM(A1)',
    "'＝1",
  ])('guards %j', (text) => {
    const [, [cell]] = pasted(tabText({ head: ['Text'], rows: [[text]] })) as [string[], string[]];
    expect(cell?.startsWith("'")).toBe(true);
    expect(withoutGuard(cell ?? '')).toBe(text);
  });

  test('leaves negative numbers as numbers', () => {
    expect(tabText({ head: ['Net'], rows: [['-12.50'], [-3]] })).toBe('Net\n-12.50\n-3\n');
  });
});
