import type { ImportMap } from '../../../../shared/contract/imports';
import { isDay } from '../../../../shared/domain/day';
import { fold } from '../../../../shared/domain/text';
import { headerCurrency } from './header-currency';
import { monthOf } from './month-names';

/** What a well-known export is read as: whose it is, its columns by name, and what has to be said about it. */
export type Preset = {
  /** The export as people call it: `Shopify inventory`. */
  name: string;
  map: ImportMap;
  /** Why it cannot be read; null when it can. */
  missing: string | null;
  /** What somebody should know before it comes in. */
  notes: string[];
};

/** Fields with the column names that were seen for them, in the languages that were seen. */
export type Names = Readonly<Record<string, readonly string[]>>;

const pad = (value: number): string => String(value).padStart(2, '0');

const NAMED = /(?:(\d{1,2})(?:\.|er)?\s+(?:de\s+)?)?(\p{L}{3,12})\.?\s+(?:(\d{1,2}),?\s+)?(?:de\s+)?(\d{4})/u;

/** A day as headings write it: `20260701`, `2026-07-01`, `July 1, 2026`, `1. Juli 2026`, `2026年7月1日`. */
export const dayIn = (text: string): string | undefined => {
  const digits = /(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})/.exec(text) ?? /(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(text);
  const named = NAMED.exec(text);
  const found = digits
    ? `${digits[1]}-${pad(Number(digits[2]))}-${pad(Number(digits[3]))}`
    : named
      ? `${named[4]}-${pad(monthOf(named[2] ?? ''))}-${pad(Number(named[1] ?? named[3]))}`
      : '';
  return isDay(found) ? found : undefined;
};

/** A column's name without a byte-order mark, a currency at its end and a star that marks it as needed. */
export const bare = (column: string): string =>
  fold(
    headerCurrency(
      column
        .replace(/^\uFEFF/, '')
        .replace(/\s*\*\s*$/, '')
        .replace(/[’‘]/g, "'"),
    ).name,
  );

/** Column → field, for every field that one of the columns is named after. */
export const columnsOf = (header: readonly string[], names: Names): { [column: string]: string } => {
  const columns: { [column: string]: string } = {};
  for (const [field, known] of Object.entries(names)) {
    // The first name that the file has counts: `Day` before the span of the whole report.
    const column = known
      .map((name) => header.find((text) => bare(text) === fold(name)))
      .find((text) => text !== undefined);
    if (column !== undefined && columns[column] === undefined) columns[column] = field;
  }
  return columns;
};

/** Every column that is named after one of these fields: the first of a row's that is filled counts. */
export const everyColumnOf = (header: readonly string[], names: Names): { [column: string]: string } => {
  const columns: { [column: string]: string } = {};
  for (const [field, known] of Object.entries(names))
    for (const name of known) {
      const column = header.find((text) => bare(text) === fold(name));
      if (column !== undefined && columns[column] === undefined) columns[column] = field;
    }
  return columns;
};

/** A map with nothing in it yet. */
export const emptyMap = (format: ImportMap['format'], columns: ImportMap['columns'] = {}): ImportMap => ({
  format,
  columns,
  constants: {},
  values: {},
  templates: {},
  lookups: [],
});

/** Whether a header has all of these columns, in any casing. */
export const has = (header: readonly string[], ...names: readonly string[]): boolean => {
  const known = new Set(header.map(bare));
  return names.every((name) => known.has(fold(name)));
};

/** How many of these columns a header has, in any casing. */
export const hasSome = (header: readonly string[], names: readonly string[]): number => {
  const known = new Set(header.map(bare));
  return names.filter((name) => known.has(fold(name))).length;
};

/** The day that a file without one is stamped with: the one in its name, else today. */
export const stampOf = (file: string, today: string): string => {
  const named = /(?<!\d)(20\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)/.exec(file);
  const day = named ? `${named[1]}-${named[2]}-${named[3]}` : '';
  return isDay(day) && day <= today ? day : today;
};

export const preset = (name: string, map: ImportMap, more: Partial<Preset> = {}): Preset => ({
  name,
  map,
  missing: null,
  notes: [],
  ...more,
});

/** The first of these columns that a header has, as it is written there. */
export const first = (header: readonly string[], ...names: readonly string[]): string | undefined =>
  names.map((name) => header.find((column) => bare(column) === fold(name))).find((column) => column !== undefined);
