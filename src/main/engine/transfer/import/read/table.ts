import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { parse, type Parser } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';
import { TandemError } from '../../../../../shared/contract/errors';
import { decodeHead, decoderOf, detectEncoding, readHead } from './encoding';

/** What the head of a file says: how it is written and what its columns are called. */
export type Table = {
  path: string;
  file: string;
  bytes: number;
  encoding: string;
  delimiter: string;
  header: string[];
  headerLine: number;
  sample: { line: number; cells: string[] }[];
  carriageReturns: boolean;
};

export type TableOptions = {
  delimiter?: string | undefined;
  header?: readonly string[] | undefined;
  encoding?: string | undefined;
  isHeader?: ((cells: readonly string[]) => boolean) | undefined;
};

const DELIMITERS = [',', ';', '\t', '|'];
const MAX_CELL = 2_000_000;

export const splitWhitespace = (line: string): string[] => line.trim().split(/\s+/);

const options = (delimiter: string) => ({
  delimiter,
  quote: '"',
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  bom: true,
  max_record_size: MAX_CELL,
});

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
  try {
    parseNow(text, {
      ...options(delimiter),
      to: limit,
      on_record: (cells: string[], context) => {
        found.push({ line: context.lines - cells.reduce((sum, cell) => sum + newlines(cell), 0), cells });
        return null;
      },
    });
  } catch {
    // The head may end inside a quoted cell; what was read so far is enough.
  }
  return found;
};

export const newlines = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
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
  const carriageReturns = !decodeHead(head, encoding).includes('\n');
  let text = decodeHead(head, encoding).replace(/^\uFEFF/, '');
  if (carriageReturns) text = text.replaceAll('\r', '\n');
  const delimiter = wanted.delimiter === '\\t' ? '\t' : (wanted.delimiter ?? sniff(text));
  const records = recordsOf(text, delimiter, 60);
  if (records.length === 0) throw new TandemError('bad-file', 'This file has no rows.');
  if (wanted.header)
    return {
      path,
      file: basename(path),
      bytes,
      encoding,
      delimiter,
      header: [...wanted.header],
      headerLine: 0,
      sample: records.slice(0, 50),
      carriageReturns,
    };
  const usable = records.filter(
    ({ cells }) => !cells[0]?.startsWith('#') && cells.filter((cell) => cell.trim() !== '').length >= 2,
  );
  const header = usable.find(({ cells }) => wanted.isHeader?.(cells) ?? false) ?? usable[0];
  if (!header) throw new TandemError('bad-file', 'This is not a table: no line has two or more columns.');
  return {
    path,
    file: basename(path),
    bytes,
    encoding,
    delimiter,
    header: header.cells.map((cell) => cell.trim()),
    headerLine: header.line,
    sample: records.filter(({ line }) => line > header.line).slice(0, 50),
    carriageReturns,
  };
};

export type RowSink = {
  /** One data row and the physical line it starts on. Throwing ends the reading. */
  row: (cells: string[], line: number) => void;
  /** Decoded text as it comes, for keeping the source lines. */
  text?: (chunk: string) => void;
  progress?: (bytes: number) => void;
  signal?: AbortSignal | undefined;
};

const feed = (parser: Parser, chunk: string): Promise<void> =>
  new Promise((done, fail) => parser.write(chunk, (error) => (error ? fail(error) : done())));

/** Streams every data row; lets other work in between chunks, so that progress and cancel get through. */
export const readTable = async (table: Table, sink: RowSink): Promise<void> => {
  const decoder = decoderOf(table.encoding);
  let failure: unknown;
  let line = 0;
  let rest = '';
  const whitespace = table.delimiter === 'whitespace';
  const parser = whitespace
    ? undefined
    : parse({
        ...options(table.delimiter),
        on_record: (cells: string[], context) => {
          if (failure !== undefined) return null;
          let start = context.lines;
          if (start - line > 1) for (const cell of cells) start -= newlines(cell);
          line = context.lines;
          if (start <= table.headerLine) return null;
          try {
            sink.row(cells, start);
          } catch (error) {
            failure = error;
          }
          return null;
        },
      });
  parser?.on('error', (error) => {
    failure ??= error;
  });
  parser?.resume();
  const push = async (chunk: string): Promise<void> => {
    const text = table.carriageReturns ? chunk.replaceAll('\r', '\n') : chunk;
    sink.text?.(text);
    if (parser) {
      if (text !== '') await feed(parser, text);
    } else {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const one of lines) {
        line += 1;
        if (one.trim() !== '' && line > table.headerLine) sink.row(splitWhitespace(one), line);
      }
    }
    if (failure !== undefined) throw failure;
    if (sink.signal?.aborted) throw new TandemError('cancelled', 'Cancelled. Nothing was changed.');
  };
  let done = 0;
  try {
    for await (const chunk of createReadStream(table.path, { highWaterMark: 256 * 1024 })) {
      await push(decoder.write(chunk as Buffer));
      done += (chunk as Buffer).length;
      sink.progress?.(done);
      await breathe();
    }
    await push(decoder.end());
    if (!parser && rest.trim() !== '') sink.row(splitWhitespace(rest), line + 1);
    if (parser)
      await new Promise<void>((end, fail) => parser.end((error?: Error | null) => (error ? fail(error) : end())));
    if (failure !== undefined) throw failure;
  } catch (error) {
    parser?.destroy();
    if (error instanceof TandemError) throw error;
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    if (code.startsWith('CSV_'))
      throw new TandemError(
        'bad-file',
        `The table cannot be read past line ${line}: ${code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quote is opened and never closed' : 'its quotes or columns are broken'}.`,
      );
    throw error;
  }
};
