import { parse } from 'csv-parse/sync';

/** A record longer than this is no record: a quote that is opened and never closed swallows what follows. */
export const MAX_RECORD = 4_000_000;
/** Lines with quotes that are nearer to each other than this are parsed in one go. */
const NEAR = 2048;
const [NEWLINE, RETURN, QUOTE] = [10, 13, 34];

export const csvOptions = (delimiter: string) => ({
  delimiter,
  quote: '"',
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  max_record_size: MAX_RECORD,
});

type Emit = (cells: string[], line: number) => void;
type Found = { cells: string[]; line: number };

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** Where the lines end that hold this quote and those near it; 0 when the last of them is not whole yet. */
const endOfStretch = (text: string, quote: number, last: boolean): number => {
  let end = 0;
  for (let next = quote; next >= 0 && (end === 0 || next < end + NEAR); next = text.indexOf('"', end)) {
    const newline = text.indexOf('\n', next) + 1;
    if (newline > 0) end = newline;
    else return last ? text.length : end;
  }
  return end;
};

/**
 * The cells of one line, from its second character on, when its quotes are as RFC 4180 has them: around whole cells, doubled
 * inside, closed before the line ends. Undefined for any other line.
 */
const quotedCells = (line: string, delimiter: string): string[] | undefined => {
  const cells: string[] = [];
  let quote = line.indexOf('"');
  for (let at = 1; ; ) {
    let next: number;
    if (quote === at) {
      let end = line.indexOf('"', at + 1);
      let doubled = false;
      while (end >= 0 && line.charCodeAt(end + 1) === QUOTE) {
        doubled = true;
        end = line.indexOf('"', end + 2);
      }
      next = end + 1;
      if (end < 0 || (next < line.length && !line.startsWith(delimiter, next))) return undefined;
      const cell = line.slice(at + 1, end);
      cells.push(doubled ? cell.replaceAll('""', '"') : cell);
      quote = line.indexOf('"', next);
      if (next === line.length) return cells;
    } else {
      next = line.indexOf(delimiter, at);
      const end = next < 0 ? line.length : next;
      if (quote >= 0 && quote < end) return undefined;
      cells.push(line.slice(at, end));
      if (next < 0) return cells;
    }
    at = next + delimiter.length;
  }
};

/**
 * Cuts a stream of text into records, each with the physical line it starts on.
 *
 * Nearly all lines of nearly all files hold no quote; those are cut at the delimiter and nothing else, which is
 * many times faster than looking at every character. Of those with quotes, nearly all have them around whole cells and
 * end outside of them. Any other stretch with quotes is for csv-parse: whole lines, from the boundary of a record to where
 * csv-parse finds another one.
 *
 * @example const records = new Records(',', (cells, line) => …); records.push('a,b\n1,'); records.push('2\n'); records.end();
 */
export class Records {
  readonly #delimiter: string;
  readonly #emit: Emit;
  /** What begins a record that is not whole yet. */
  #rest = '';
  #line = 0;

  constructor(delimiter: string, emit: Emit) {
    this.#delimiter = delimiter;
    this.#emit = emit;
  }

  /** The last physical line of the records that have been read; what cannot be read begins after it. */
  get line(): number {
    return this.#line;
  }

  /** Takes the next piece of text. Throws what csv-parse throws, by its codes. */
  push(text: string): void {
    this.#read(this.#rest + text, false);
    if (this.#rest.length > MAX_RECORD)
      throw Object.assign(new Error('A record does not end.'), { code: 'CSV_MAX_RECORD_SIZE' });
  }

  /** Reads what is left, which no line end closes. */
  end(): void {
    this.#read(this.#rest, true);
  }

  #read(text: string, last: boolean): void {
    let at = 0;
    for (;;) {
      const quote = text.indexOf('"', at);
      const plain = quote < 0 && last ? text.length : text.lastIndexOf('\n', quote < 0 ? text.length : quote) + 1;
      at = this.#cut(text, at, plain);
      let next = quote < 0 ? at : this.#cutQuoted(text, at);
      if (quote >= 0 && next === at) next = this.#parse(text, at, quote, last);
      if (next === at) break;
      at = next;
    }
    this.#rest = text.slice(at);
  }

  /** Lines without quotes. */
  #cut(text: string, from: number, to: number): number {
    let at = from;
    while (at < to) {
      const newline = text.indexOf('\n', at);
      const next = newline < 0 || newline >= to ? to : newline + 1;
      let end = newline < 0 || newline >= to ? to : newline;
      if (end > at && text.charCodeAt(end - 1) === RETURN) end -= 1;
      this.#line += 1;
      if (end > at) {
        // A line of its own: cells are views into it, and one that is remembered must not keep the whole chunk.
        const cells = ` ${text.slice(at, end)}`.split(this.#delimiter);
        cells[0] = (cells[0] ?? '').slice(1);
        this.#emit(cells, this.#line);
      }
      at = next;
    }
    return Math.max(from, to);
  }

  /** A line whose quotes are plain to see; answers where the next one begins, or `from` where it is none. */
  #cutQuoted(text: string, from: number): number {
    const newline = text.indexOf('\n', from);
    if (newline < 0 || newline - from > MAX_RECORD) return from;
    const end = text.charCodeAt(newline - 1) === RETURN ? newline - 1 : newline;
    const cells = quotedCells(` ${text.slice(from, end)}`, this.#delimiter);
    if (!cells) return from;
    this.#line += 1;
    this.#emit(cells, this.#line);
    return newline + 1;
  }

  /** A stretch of whole lines with quotes; answers where the last record of it ends that is whole. */
  #parse(text: string, from: number, firstQuote: number, last: boolean): number {
    let end = endOfStretch(text, firstQuote, last);
    while (end > from) {
      const stretch = this.#records(text.slice(from, end));
      // Where the stretch ends inside a cell, it goes on at least to the line with the next quote. Twice as long each
      // time, so that a quote that is never closed is found out in a few steps.
      const quote = stretch.open ? text.indexOf('"', end) : -1;
      const longer =
        quote < 0 ? 0 : endOfStretch(text, Math.max(quote, Math.min(2 * end - from, text.length - 1)), last);
      if (longer > end) {
        end = longer;
        continue;
      }
      for (const { cells, line } of stretch.found) this.#emit(cells, line);
      this.#line = stretch.line;
      if (stretch.open && last) throw stretch.open;
      return from + stretch.length;
    }
    return from;
  }

  /** The whole records of a text; `open` is csv-parse's error when it ends inside a cell, `length` what they take. */
  #records(text: string): { found: Found[]; line: number; length: number; open: Error | undefined } {
    const found: Found[] = [];
    const bytes = Buffer.from(text);
    let line = this.#line;
    let at = 0;
    const isEnd = (byte: number | undefined): boolean => byte === NEWLINE || byte === RETURN;
    const passTo = (to: number, going = (_byte: number | undefined): boolean => true): void => {
      for (; at < to && going(bytes[at]); at += 1) if (bytes[at] === NEWLINE) line += 1;
    };
    try {
      parse(bytes, {
        ...csvOptions(this.#delimiter),
        record_delimiter: ['\r\n', '\n'],
        on_record: (cells: string[], { bytes: to }) => {
          passTo(to, isEnd);
          found.push({ cells, line: line + 1 });
          passTo(to);
          return null;
        },
      });
    } catch (error) {
      if (!(error instanceof Error) || codeOf(error) !== 'CSV_QUOTE_NOT_CLOSED') {
        this.#line = line;
        throw error;
      }
      return { found, line, length: bytes.toString('utf8', 0, at).length, open: error };
    }
    passTo(bytes.length);
    if (bytes.at(-1) !== NEWLINE) line += 1;
    return { found, line, length: text.length, open: undefined };
  }
}
