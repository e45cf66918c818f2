import { basename } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { TandemError } from '../../../../../shared/contract/errors';
import { decodeHead, decoderOf, detectEncoding, isPlain } from './encoding';
import { type Record, recordsOf, sniff, splitWhitespace, usualWidth } from './head';
import { type Part, partOf, partsOf } from './parts';
import { refuseText } from './refuse';
import { Records } from './records';
import { mendReturns, returnMender, widthByReturns } from './returns';
import type { Sheet } from './workbook';
import { CARD_HEADER, type Card, isCards, readCards } from './vcard';
import { figure } from '../../../../../shared/domain/figures';

/** What the head of a file says: how it is written and what its columns are called. */
export type Table = {
  path: string;
  /** The file's name, with the part of it that this is. */
  file: string;
  /** The part of the file that this is; null when it is the whole of it. */
  part: string | null;
  /** Where the rows come from. */
  source: Part;
  bytes: number;
  encoding: string;
  delimiter: string;
  header: string[];
  headerLine: number;
  /** The lines above the header, as they stand: titles and the days that a report covers. */
  preamble: string[];
  sample: { line: number; cells: string[] }[];
  carriageReturns: boolean;
  /** Cells of a row, by which a row's end that is a carriage return alone is told from one inside a cell. */
  width: number;
  /** Nothing in the head says which 8-bit encoding it is, and nobody named one: UTF-8 is a guess. */
  encodingGuessed: boolean;
  /** Bare serial days count from 1904. */
  from1904?: boolean;
  /** The rows of a file of cards, which has no lines to be cut into cells. */
  cards?: { text: string; rows: Card[] };
};

export type TableOptions = {
  /** Which table of a workbook or an archive. */
  part?: string | undefined;
  delimiter?: string | undefined;
  header?: readonly string[] | undefined;
  encoding?: string | undefined;
  /** How much a line looks like the header that is looked for; 0 when it does not. */
  headerScore?: ((cells: readonly string[]) => number) | undefined;
};

const MAX_COLUMNS = 5000;

/** Cards are read as a whole: who has more than this in one file does not have an address book. */
const CARDS_BYTES = 64 * 1024 * 1024;

type Place = Pick<Table, 'path' | 'file' | 'part' | 'source' | 'bytes'>;

const cardTable = async (place: Place, encoding: string): Promise<Table> => {
  if (place.source.sheet || place.bytes > CARDS_BYTES)
    throw new TandemError('bad-file', `${place.file} is larger than 64 MB.`);
  const chunks: Buffer[] = [];
  for await (const chunk of place.source.chunks()) chunks.push(chunk);
  const text = decodeHead(Buffer.concat(chunks), encoding).replace(/^\uFEFF/, '');
  const rows = readCards(text);
  return {
    ...place,
    encoding,
    delimiter: ',',
    header: CARD_HEADER,
    headerLine: 0,
    preamble: [],
    sample: rows.slice(0, 50),
    carriageReturns: false,
    width: CARD_HEADER.length,
    encodingGuessed: false,
    cards: { text, rows },
  };
};

/** Which of the first rows is the header, with what stands above and below it. */
const headed = (
  records: readonly Record[],
  wanted: TableOptions,
  preambleOf: (headerLine: number) => string[],
): Pick<Table, 'header' | 'headerLine' | 'preamble' | 'sample'> => {
  const wide = records.find(({ cells }) => cells.length > MAX_COLUMNS);
  if (wide)
    throw new TandemError(
      'bad-file',
      `This is not a table that can be mapped: line ${wide.line} has more than ${figure(MAX_COLUMNS)} columns.`,
    );
  if (wanted.header) return { header: [...wanted.header], headerLine: 0, preamble: [], sample: records.slice(0, 50) };
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
    header: header.cells.map((cell) => cell.trim()),
    headerLine: header.line,
    preamble: preambleOf(header.line),
    sample: records.filter(({ line }) => line > header.line).slice(0, 50),
  };
};

const HEAD_ROWS = 60;

const sheetTable = async (place: Place, wanted: TableOptions): Promise<Table> => {
  const records: Record[] = [];
  await place.source.sheet?.read((row) => {
    records.push(row);
    return records.length < HEAD_ROWS;
  });
  if (records.length === 0) throw new TandemError('bad-file', `${place.file} is empty: the sheet holds no cells.`);
  const titles = (headerLine: number): string[] =>
    records.filter(({ line }) => line < headerLine).map(({ cells }) => cells.filter(Boolean).join(' '));
  return {
    ...place,
    encoding: 'xlsx',
    delimiter: ',',
    from1904: place.source.sheet?.from1904 ?? false,
    ...headed(records, wanted, titles),
    carriageReturns: false,
    width: 0,
    encodingGuessed: false,
  };
};

/** Whether the lines of a text end in carriage returns and nothing else. */
const onlyReturns = (text: string): boolean => /\r(?!\n|$)/.test(text) && !text.includes('\n');

/** Reads the head of one part of a file; refuses what is no table with a sentence. */
const openPart = async (path: string, source: Part, wanted: TableOptions): Promise<Table> => {
  const file = source.name === null ? basename(path) : `${basename(path)} › ${source.name}`;
  const place: Place = { path, file, part: source.name, source, bytes: source.bytes };
  if (source.sheet) return sheetTable(place, wanted);
  const bytes = await source.head();
  const encoding = detectEncoding(bytes, wanted.encoding);
  const encodingGuessed = encoding === 'utf-8' && wanted.encoding === undefined && isPlain(bytes);
  let text = decodeHead(bytes, encoding).replace(/^\uFEFF/, '');
  // Line ends count outside of quotes: a cell may hold line ends of the other kind. A quote that stays open may be the
  // last cell of the head, or an inch in the middle of it: then its line ends count where there is no other kind.
  const carriageReturns = onlyReturns(text.replace(/"[^"]*(?:"|$)/g, '')) || onlyReturns(text);
  if (carriageReturns) text = text.replaceAll('\r', '\n');
  refuseText(text);
  if (isCards(text)) return cardTable(place, encoding);
  const delimiter = wanted.delimiter === '\\t' ? '\t' : (wanted.delimiter ?? sniff(text));
  const width = delimiter === 'whitespace' ? 0 : widthByReturns(text, delimiter);
  if (width !== undefined) text = mendReturns(text, delimiter, width);
  const records = recordsOf(text, delimiter, HEAD_ROWS);
  if (records.length === 0)
    throw new TandemError(
      'bad-file',
      'This is not a table: its first lines cannot be read as rows. A quote may be opened and never closed.',
    );
  const head = headed(records, wanted, (line) => text.split(/\r\n|\n|\r/).slice(0, line - 1));
  return {
    ...place,
    encoding,
    delimiter,
    ...head,
    carriageReturns,
    width: width ?? head.header.length,
    encodingGuessed,
  };
};

/** Reads the head of a file; refuses what is no table with a sentence. */
export const openTable = async (path: string, wanted: TableOptions = {}): Promise<Table> =>
  openPart(path, partOf(await partsOf(path), basename(path), wanted.part), wanted);

/** The tables of a file, each with its head, or the sentence that says why it is none. */
export const openTables = async (
  path: string,
  wanted: TableOptions = {},
): Promise<{ part: string | null; table: Table | null; problem: string | null }[]> => {
  const parts = await partsOf(path);
  const found = [];
  for (const part of parts) {
    try {
      found.push({ part: part.name, table: await openPart(path, part, wanted), problem: null });
    } catch (error) {
      if (!(error instanceof TandemError)) throw error;
      found.push({ part: part.name, table: null, problem: error.message });
    }
  }
  return found;
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

/** What a reading that was cancelled ends with. */
export const cancelled = (): TandemError => new TandemError('cancelled', 'Cancelled. Nothing was changed.');

/** Rows of a sheet are as wide as its header: cells at the end that are empty are not in the file. */
const readSheet = async (table: Table, sink: RowSink, sheet: Sheet): Promise<void> => {
  const width = table.header.length;
  let rows = 0;
  await sheet.read(
    ({ line, cells }) => {
      if (line <= table.headerLine) return;
      while (cells.length < width) cells.push('');
      rows += 1;
      sink.row(cells, line);
      if (sink.signal?.aborted) throw cancelled();
    },
    async () => {
      // How much of a packed sheet has been read cannot be told; the rows are counted instead.
      sink.progress?.(rows === 0 ? 0 : Math.min(table.bytes, Math.round(table.bytes * (1 - 1 / (1 + rows / 20_000)))));
      await sink.breathe?.();
    },
  );
  sink.progress?.(table.bytes);
};

/** Streams every data row; lets other work in between chunks, so that progress and cancel get through. */
export const readTable = async (table: Table, sink: RowSink): Promise<void> => {
  if (table.cards) {
    sink.text?.(table.cards.text);
    for (const { line, cells } of table.cards.rows) {
      sink.row([...cells], line);
      if (sink.signal?.aborted) throw cancelled();
    }
    sink.progress?.(table.bytes);
    return;
  }
  const { source } = table;
  if (source.sheet) return readSheet(table, sink, source.sheet);
  const decoder = decoderOf(table.encoding, table.encodingGuessed);
  let line = 0;
  let rest = '';
  const records =
    table.delimiter === 'whitespace'
      ? undefined
      : new Records(table.delimiter, (cells, start) => {
          if (start > table.headerLine) sink.row(cells, start);
        });
  const mender = table.carriageReturns ? undefined : returnMender(table.delimiter, table.width);
  const push = (chunk: string, last = false): void => {
    const text = mender ? `${mender.write(chunk)}${last ? mender.end() : ''}` : chunk.replaceAll('\r', '\n');
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
    if (sink.signal?.aborted) throw cancelled();
  };
  let done = 0;
  try {
    for await (const chunk of source.chunks()) {
      push(decoder.write(chunk));
      done += chunk.length;
      sink.progress?.(done);
      await sink.breathe?.();
      await breathe();
    }
    push(decoder.end(), true);
    if (records) records.end();
    else if (rest.trim() !== '') sink.row(splitWhitespace(rest), line + 1);
  } catch (error) {
    if (error instanceof TandemError) throw error;
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    if (code.startsWith('CSV_'))
      throw new TandemError(
        'bad-file',
        `The table cannot be read past line ${figure((records?.line ?? line) + 1)}: ${code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quote is opened there and never closed' : code === 'CSV_MAX_RECORD_SIZE' ? 'the row that begins there does not end within 4 MB, so a quote is most likely opened and never closed' : 'its quotes or columns are broken'}.`,
      );
    throw error;
  }
};
