import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvOptions, Records } from '../../src/main/engine/transfer/import/read/records';

type Found = { cells: string[]; line: number };

/** Reads text that comes in pieces of these lengths; the last piece is what is left. */
const read = (text: string, lengths: readonly number[] = [], delimiter = ','): Found[] => {
  const found: Found[] = [];
  const records = new Records(delimiter, (cells, line) => found.push({ cells, line }));
  let at = 0;
  for (const length of lengths) {
    records.push(text.slice(at, at + length));
    at += length;
  }
  records.push(text.slice(at));
  records.end();
  return found;
};

const cellsOf = (text: string, delimiter = ','): string[][] =>
  parse(text, { ...csvOptions(delimiter), record_delimiter: ['\r\n', '\n'] });

const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('records of a file', () => {
  test('are cut at delimiter and line end, with the line they start on', () => {
    expect(read('a,b\n1,2\r\n\n3,\n,4')).toEqual([
      { cells: ['a', 'b'], line: 1 },
      { cells: ['1', '2'], line: 2 },
      { cells: ['3', ''], line: 4 },
      { cells: ['', '4'], line: 5 },
    ]);
  });

  test('may run over lines inside quotes, and the lines after them keep their numbers', () => {
    const text = 'id,note\r\n1,"two\r\n""lines"""\r\n\r\n2,plain\r\n3,"x"\r\n4,y\r\n';
    expect(read(text)).toEqual([
      { cells: ['id', 'note'], line: 1 },
      { cells: ['1', 'two\r\n"lines"'], line: 2 },
      { cells: ['2', 'plain'], line: 5 },
      { cells: ['3', 'x'], line: 6 },
      { cells: ['4', 'y'], line: 7 },
    ]);
  });

  test('keep a quote that stands inside a cell', () => {
    expect(read('12" vinyl,1\n"7"" single",2\n').map(({ cells }) => cells)).toEqual([
      ['12" vinyl', '1'],
      ['7" single', '2'],
    ]);
  });

  test('say that a quote is never closed', () => {
    expect(codeOf(() => read('a,b\n1,"open\n2,x\n3,y\n'))).toBe('CSV_QUOTE_NOT_CLOSED');
  });

  test('are what csv-parse finds, however the text is cut into pieces', () => {
    const piece = fc.constantFrom('a', 'bc', ',', ',', '"', '""', '\n', '\n', '\r\n', ' ', 'é', '€', ';');
    const content = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(content, fc.array(fc.nat(12), { maxLength: 12 }), (text, lengths) => {
        const wanted = codeOf(() => cellsOf(text));
        const found = codeOf(() => read(text, lengths).map(({ cells }) => cells));
        expect(found).toEqual(wanted);
      }),
      { numRuns: 2000 },
    );
  });

  test('start on the line where their first character stands', () => {
    const cell = fc.constantFrom('a', 'b c', '"q"', '"two\nlines"', '"x ""y"" z"', '');
    const record = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(','));
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), fc.array(fc.nat(9), { maxLength: 9 }), (rows, lengths) => {
        const wanted: number[] = [];
        let line = 1;
        for (const row of rows) {
          if (row !== '') wanted.push(line);
          line += row.split('\n').length;
        }
        expect(read(`${rows.join('\n')}\n`, lengths).map((found) => found.line)).toEqual(wanted);
      }),
    );
  });
});
