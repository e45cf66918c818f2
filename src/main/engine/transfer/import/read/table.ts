import { createReadStream, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { parse as parseNow } from 'csv-parse/sync';
import { TandemError } from '../../../../../shared/contract/errors';
import { decodeHead, decoderOf, detectEncoding, isPlain, readHead } from './encoding';
import { refuseText } from './refuse';
import { csvOptions, Records } from './records';
import { CARD_HEADER, type Card, isCards, readCards } from './vcard';

/** What the head of a file says: how it is written and what its columns are called. */
export type Table = {
  path: string;
  file: string;
  bytes: number;
  encoding: string;
  delimiter: string;
  header: string[];
  headerLine: number;
  /** The lines above the header, as they stand: titles and the days that a report covers. */
  preamble: string[];
  sample: { line: number; cells: string[] }[];
  carriageReturns: boolean;
  /** Nothing in the head says which 8-bit encoding it is, and nobody named one: UTF-8 is a guess. */
  encodingGuessed: boolean;
  /** The rows of a file of cards, which has no lines to be cut into cells. */
  cards?: { text: string; rows: Card[] };
};

export type TableOptions = {
  delimiter?: string | undefined;
  header?: readonly string[] | undefined;
  encoding?: string | undefined;
  /** How much a line looks like the header that is looked for; 0 when it does not. */
  headerScore?: ((cells: readonly string[]) => number) | undefined;
};

const DELIMITERS = [',', ';', '\t', '|'];
const MAX_COLUMNS = 5000;

export const splitWhitespace = (line: string): string[] => line.trim().split(/\s+/);

/** The delimiter that cuts the first lines into most columns, evenly. */
const sniff = (text: string): string => {
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

type Record = { line: number; cells: string[] };

/** Records of a head with the physical line each starts on. */
const recordsOf = (text: string, delimiter: string, limit: number): Record[] => {
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
const usualWidth = (records: readonly Record[]): number => {
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

/** Cards are read as a whole: who has more than this in one file does not have an address book. */
const CARDS_BYTES = 64 * 1024 * 1024;

const cardTable = (path: string, bytes: number, encoding: string): Table => {
  if (bytes > CARDS_BYTES) throw new TandemError('bad-file', `${basename(path)} is larger than 64 MB.`);
  const text = decodeHead(readFileSync(path), encoding).replace(/^\uFEFF/, '');
  const rows = readCards(text);
  return {
    path,
    file: basename(path),
    bytes,
    encoding,
    delimiter: ',',
    header: CARD_HEADER,
    headerLine: 0,
    preamble: [],
    sample: rows.slice(0, 50),
    carriageReturns: false,
    encodingGuessed: false,
    cards: { text, rows },
  };
};

/** Reads the head of a file; refuses what is no table with a sentence. */
export const openTable = (path: string, wanted: TableOptions = {}): Table => {
  let bytes: number;
  let head: Buffer;
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new TandemError('bad-file', `${basename(path)} is a folder, not a file.`);
    bytes = stat.size;
    head = readHead(path);
  } catch (error) {
    if (error instanceof TandemError) throw error;
    throw new TandemError('not-found', `The file ${basename(path)} cannot be read.`);
  }
  const encoding = detectEncoding(head, wanted.encoding);
  const encodingGuessed = encoding === 'utf-8' && wanted.encoding === undefined && isPlain(head);
  const carriageReturns = !decodeHead(head, encoding).includes('\n');
  let text = decodeHead(head, encoding).replace(/^\uFEFF/, '');
  if (carriageReturns) text = text.replaceAll('\r', '\n');
  refuseText(text);
  if (isCards(text)) return cardTable(path, bytes, encoding);
  const delimiter = wanted.delimiter === '\\t' ? '\t' : (wanted.delimiter ?? sniff(text));
  const records = recordsOf(text, delimiter, 60);
  if (records.length === 0)
    throw new TandemError(
      'bad-file',
      'This is not a table: its first lines cannot be read as rows. A quote may be opened and never closed.',
    );
  if (records.some(({ cells }) => cells.length > MAX_COLUMNS))
    throw new TandemError(
      'bad-file',
      `This is not a table that can be mapped: line ${records.find(({ cells }) => cells.length > MAX_COLUMNS)?.line ?? 1} has more than ${MAX_COLUMNS.toLocaleString('en')} columns.`,
    );
  if (wanted.header)
    return {
      path,
      file: basename(path),
      bytes,
      encoding,
      delimiter,
      header: [...wanted.header],
      headerLine: 0,
      preamble: [],
      sample: records.slice(0, 50),
      carriageReturns,
      encodingGuessed,
    };
  const usable = records.filter(
    ({ cells }) => !cells[0]?.startsWith('#') && cells.filter((cell) => cell.trim() !== '').length >= 2,
  );
  const scored = usable.map((record) => ({ record, score: wanted.headerScore?.(record.cells) ?? 0 }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  // Titles above a table are narrower than the table.
  const width = usualWidth(usable);
  const header =
    (best > 0 ? scored.find(({ score }) => score === best)?.record : undefined) ??
    usable.find(({ cells }) => cells.length >= width);
  if (!header) throw new TandemError('bad-file', 'This is not a table: no line has two or more columns.');
  return {
    path,
    file: basename(path),
    bytes,
    encoding,
    delimiter,
    header: header.cells.map((cell) => cell.trim()),
    headerLine: header.line,
    preamble: text.split(/\r\n|\n|\r/).slice(0, header.line - 1),
    sample: records.filter(({ line }) => line > header.line).slice(0, 50),
    carriageReturns,
    encodingGuessed,
  };
};

export type RowSink = {
  /** One data row and the physical line it starts on. Throwing ends the reading. */
  row: (cells: string[], line: number) => void;
  /** Decoded text as it comes, for keeping the source lines. */
  text?: (chunk: string) => void;
  progress?: (bytes: number) => void;
  /** Awaited between chunks. */
  breathe?: () => Promise<void>;
  signal?: AbortSignal | undefined;
};

/** Streams every data row; lets other work in between chunks, so that progress and cancel get through. */
export const readTable = async (table: Table, sink: RowSink): Promise<void> => {
  if (table.cards) {
    sink.text?.(table.cards.text);
    for (const { line, cells } of table.cards.rows) {
      sink.row([...cells], line);
      if (sink.signal?.aborted) throw new TandemError('cancelled', 'Cancelled. Nothing was changed.');
    }
    sink.progress?.(table.bytes);
    return;
  }
  const decoder = decoderOf(table.encoding, table.encodingGuessed);
  let line = 0;
  let rest = '';
  const records =
    table.delimiter === 'whitespace'
      ? undefined
      : new Records(table.delimiter, (cells, start) => {
          if (start > table.headerLine) sink.row(cells, start);
        });
  const push = (chunk: string): void => {
    const text = table.carriageReturns ? chunk.replaceAll('\r', '\n') : chunk;
    sink.text?.(text);
    if (records) records.push(text);
    else {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const one of lines) {
        line += 1;
        if (one.trim() !== '' && line > table.headerLine) sink.row(splitWhitespace(one), line);
      }
    }
    if (sink.signal?.aborted) throw new TandemError('cancelled', 'Cancelled. Nothing was changed.');
  };
  let done = 0;
  try {
    for await (const chunk of createReadStream(table.path, { highWaterMark: 256 * 1024 })) {
      push(decoder.write(chunk as Buffer));
      done += (chunk as Buffer).length;
      sink.progress?.(done);
      await sink.breathe?.();
      await breathe();
    }
    push(decoder.end());
    if (records) records.end();
    else if (rest.trim() !== '') sink.row(splitWhitespace(rest), line + 1);
  } catch (error) {
    if (error instanceof TandemError) throw error;
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    if (code.startsWith('CSV_'))
      throw new TandemError(
        'bad-file',
        `The table cannot be read past line ${((records?.line ?? line) + 1).toLocaleString('en')}: ${code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quote is opened there and never closed' : code === 'CSV_MAX_RECORD_SIZE' ? 'the row that begins there does not end within 4 MB, so a quote is most likely opened and never closed' : 'its quotes or columns are broken'}.`,
      );
    throw error;
  }
};
