import { TandemError } from '../../../../../shared/contract/errors';
import { type Archive, entriesOf, type Packed } from './archive';
import { serialText, showsDate } from './serials';
import { readXml } from './xml';
import { figure } from '../../../../../shared/domain/figures';

export type SheetRow = { line: number; cells: string[] };
export type Sheet = {
  name: string;
  /** Serial days of this workbook count from 1904; cells that are styled as dates are turned into them here. */
  from1904: boolean;
  /** Streams the rows that hold anything, each with its number in the sheet. Answering false ends the reading. */
  read: (row: (row: SheetRow) => boolean | void, pause?: () => Promise<void>) => Promise<void>;
};

const MAX_STRINGS = 64 * 1024 * 1024;
const MAX_COLUMNS = 5000;

/** The column of a cell such as `AB12`, from 0. */
const columnOf = (reference: string): number => {
  let column = 0;
  for (const letter of reference.toUpperCase()) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column - 1;
};

/** A number as it was typed: a sheet keeps 19.99 as 19.989999999999998. Whole ones stay as they are written: they may be codes. */
const numberText = (raw: string): string => {
  if (/^-?\d+$/.test(raw)) return raw;
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? raw : text;
};

const sharedStrings = async (packed: Packed | undefined): Promise<string[]> => {
  if (!packed) return [];
  if (packed.size > MAX_STRINGS)
    throw new TandemError(
      'bad-file',
      'This workbook holds more than 64 MB of text. Save the sheet as CSV and import that.',
    );
  const strings: string[] = [];
  let text = '';
  let open = false;
  let phonetic = false;
  await readXml(packed, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') open = true;
    },
    text: (piece) => {
      if (open && !phonetic) text += piece;
    },
    close: (name) => {
      if (name === 't') open = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') strings.push(text);
    },
  });
  return strings;
};

/** Which cell styles show dates. */
const dateStyles = async (packed: Packed | undefined): Promise<boolean[]> => {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inside = false;
  if (packed)
    await readXml(packed, {
      open: (name, attributes) => {
        if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
        else if (name === 'cellXfs') inside = true;
        else if (name === 'xf' && inside) {
          const id = Number(attributes['numFmtId'] ?? 0);
          styles.push(showsDate(id, codes.get(id)));
        }
      },
      close: (name) => {
        if (name === 'cellXfs') inside = false;
      },
    });
  return styles;
};

type Parts = { strings: string[]; dates: boolean[]; from1904: boolean };

const sheetReader = (packed: Packed, parts: () => Promise<Parts>): Sheet['read'] => {
  return async (take, pause) => {
    const { strings, dates, from1904 } = await parts();
    let cells: string[] = [];
    let line = 0;
    let column = -1;
    let [type, style] = ['n', 0];
    let value = '';
    let taking = false;
    let done = false;
    const cellText = (): string => {
      if (type === 's') return strings[Number(value)] ?? '';
      if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE';
      if (type !== 'n' || value.trim() === '') return value;
      return dates[style] ? (serialText(Number(value), from1904) ?? value) : numberText(value.trim());
    };
    await readXml(
      packed,
      {
        open: (name, attributes) => {
          if (name === 'row') {
            line = Number(attributes['r'] ?? line + 1) || line + 1;
            cells = [];
            column = -1;
          } else if (name === 'c') {
            column = attributes['r'] === undefined ? column + 1 : columnOf(attributes['r']);
            if (column < 0 || column >= MAX_COLUMNS)
              throw new TandemError(
                'bad-file',
                `This is not a table that can be mapped: row ${line} has more than ${figure(MAX_COLUMNS)} columns.`,
              );
            type = attributes['t'] ?? 'n';
            style = Number(attributes['s'] ?? 0);
            value = '';
          } else if (name === 'v' || (name === 't' && type === 'inlineStr')) taking = true;
        },
        text: (piece) => {
          if (taking) value += piece;
        },
        close: (name) => {
          if (name === 'v' || name === 't') taking = false;
          else if (name === 'c') {
            while (cells.length < column) cells.push('');
            cells[column] = cellText();
          } else if (name === 'row' && !done && cells.some((cell) => cell !== ''))
            done = take({ line, cells }) === false;
        },
      },
      { stop: () => done, ...(pause ? { pause } : {}) },
    );
  };
};

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

/** The sheets of a workbook that people can see, in their order; undefined when the archive is no workbook. */
export const sheetsOf = async (archive: Archive): Promise<Sheet[] | undefined> => {
  const entries = new Map((await entriesOf(archive)).map((entry) => [entry.name.toLowerCase(), entry]));
  const book = entries.get('xl/workbook.xml');
  if (!book) {
    if (entries.has('content.xml'))
      throw new TandemError('bad-file', 'This is an OpenDocument file. Save it as XLSX or CSV and import that.');
    if (entries.has('xl/workbook.bin'))
      throw new TandemError('bad-file', 'This is a binary Excel file (XLSB). Save it as XLSX or CSV and import that.');
    return undefined;
  }
  const listed: { name: string; id: string; hidden: boolean }[] = [];
  let from1904 = false;
  await readXml(book, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(?:1|true|on)$/i.test(attributes['date1904'] ?? '');
      else if (name === 'sheet') {
        const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1] ?? '';
        listed.push({
          name: attributes['name'] ?? `Sheet ${listed.length + 1}`,
          id,
          hidden: /hidden/i.test(attributes['state'] ?? ''),
        });
      }
    },
  });
  const targets = new Map<string, string>();
  const relations = entries.get('xl/_rels/workbook.xml.rels');
  if (relations)
    await readXml(relations, {
      open: (name, attributes) => {
        if (name === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
      },
    });
  const parts = once(
    async (): Promise<Parts> => ({
      strings: await sharedStrings(entries.get('xl/sharedstrings.xml')),
      dates: await dateStyles(entries.get('xl/styles.xml')),
      from1904,
    }),
  );
  return listed.flatMap(({ name, id, hidden }, at) => {
    const target = (targets.get(id) ?? `worksheets/sheet${at + 1}.xml`).replace(/^\/?(?:xl\/)?/, '').toLowerCase();
    const packed = entries.get(`xl/${target}`);
    return hidden || !packed ? [] : [{ name, from1904, read: sheetReader(packed, parts) }];
  });
};
