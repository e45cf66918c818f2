import { parse as parseNow } from 'csv-parse/sync';
import { csvOptions } from './records';

const DELIMITERS = [',', ';', '\t', '|'];

export const splitWhitespace = (line: string): string[] => line.trim().split(/\s+/);

/** The delimiter that cuts the first lines into most columns, evenly. */
export const sniff = (text: string): string => {
  const lines = text
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .slice(0, 20);
  let best = { delimiter: ',', score: -1 };
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1);
    const most = Math.max(0, ...counts);
    const score = most === 0 ? 0 : most * counts.filter((count) => count === most).length;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
};

export type Record = { line: number; cells: string[] };

/** Records of a head with the physical line each starts on. */
export const recordsOf = (text: string, delimiter: string, limit: number): Record[] => {
  if (delimiter === 'whitespace')
    return text
      .split(/\r\n|\n|\r/)
      .flatMap((line, index) =>
        line.trim() === '' || index >= limit ? [] : [{ line: index + 1, cells: splitWhitespace(line) }],
      );
  const found: Record[] = [];
  const lineOf = lineCounter();
  try {
    parseNow(text, {
      ...csvOptions(delimiter),
      bom: true,
      // Titles above a table may end otherwise than its own lines.
      record_delimiter: ['\r\n', '\n'],
      to: limit,
      on_record: (cells: string[], context) => {
        found.push({ line: lineOf(cells, context.lines), cells });
        return null;
      },
    });
  } catch {
    // The head may end inside a quoted cell; what was read so far is enough.
  }
  return found;
};

/** The number of cells that most lines have. */
export const usualWidth = (records: readonly Record[]): number => {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0])[0];
};

const count = (text: string, character: string): number => {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found += 1;
  return found;
};

export const newlines = (text: string): number => count(text, '\n');

/**
 * The physical line a record starts on. The parser says where it ends, and counts a carriage return inside a
 * cell as a line of its own.
 */
const lineCounter = (): ((cells: readonly string[], parserLine: number) => number) => {
  let before = 0;
  let returns = 0;
  return (cells, parserLine) => {
    const several = parserLine - before > 1;
    before = parserLine;
    if (!several) return parserLine - returns;
    let inside = 0;
    for (const cell of cells) {
      inside += newlines(cell);
      returns += count(cell, '\r');
    }
    return parserLine - returns - inside;
  };
};
