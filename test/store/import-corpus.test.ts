import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Records } from '../../src/main/engine/transfer/import/read/records';
import { sheetsOf } from '../../src/main/engine/transfer/import/read/workbook';

/** Files of other projects' tests: what is in them, they say themselves. */
const corpus = resolve(import.meta.dirname, '../fixtures/corpus');

describe("papaparse's valid texts", () => {
  type Case = { description: string; input: string; data: string[][] };
  const cases = JSON.parse(readFileSync(join(corpus, 'papaparse/cases.json'), 'utf8')) as Case[];
  const cellsOf = (text: string): string[][] => {
    const found: string[][] = [];
    const records = new Records(',', (cells) => found.push(cells));
    records.push(text);
    records.end();
    return found;
  };

  test.each(cases)('$description', ({ input, data }) => {
    // Blank lines are none of a table's rows here.
    expect(cellsOf(input)).toEqual(data.filter((row) => row.length > 1 || row[0] !== ''));
  });
});

describe('xlsx-stream-reader', () => {
  const read = async (name: string): Promise<string[][][]> => {
    const sheets = (await sheetsOf({ path: join(corpus, 'xlsx-stream-reader', name) })) ?? [];
    const found: string[][][] = [];
    for (const sheet of sheets) {
      const rows: string[][] = [];
      await sheet.read(({ cells }) => void rows.push(cells));
      found.push(rows);
    }
    return found;
  };

  test('formats of a spreadsheet itself, and of its own, show days', async () => {
    const [predefined] = await read('predefined_formats.xlsx');
    expect(predefined?.[1]?.[3]).toBe('1986-09-27');
    expect(predefined?.[1]?.[7]).toBe('20064');
    const [custom] = await read('import.xlsx');
    expect(custom?.[1]?.[1]).toBe('1986-09-27');
    expect(custom?.[1]?.[2]).toBe('20064');
  });
  test('a workbook without formats of numbers', async () => {
    expect((await read('nonumfmt.xlsx'))[0]?.[1]?.[0]).toBe('lambrate');
  });
  test('text that is formatted in parts', async () => {
    expect((await read('richtext.xlsx'))[0]?.[0]?.slice(1, 3)).toEqual(['B cell', 'C cell']);
  });
  test('parts whose names are in capitals', async () => {
    const [rows = []] = await read('uppercase_sheet_name.xlsx');
    expect(rows).toHaveLength(24);
    expect(rows[0]).toEqual([
      'Category ID',
      'Parent category ID',
      'Name DE',
      'Name FR',
      'Name IT',
      'Name EN',
      'GS1 ID',
    ]);
  });
  test('two sheets are two tables', async () => {
    const sheets = await read('file_with_2_sheets.xlsx');
    expect(sheets).toHaveLength(2);
    expect(sheets.every((rows) => rows.length > 0)).toBe(true);
  });
});
