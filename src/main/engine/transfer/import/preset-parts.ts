import type { ImportMap } from '../../../../shared/contract/imports';
import { isDay } from '../../../../shared/domain/day';
import { fold } from '../../../../shared/domain/text';
import { headerCurrency, NAME_LIMIT } from './header-currency';
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

const REMEMBERED = 20_000;
/** The same names are compared over and over while the header of a file is looked for. */
const remembered = (make: (text: string) => string): ((text: string) => string) => {
  const known = new Map<string, string>();
  return (text) => {
    if (text.length > NAME_LIMIT) return make(text);
    let made = known.get(text);
    if (made === undefined) {
      made = make(text);
      if (known.size > REMEMBERED) known.clear();
      known.set(text, made);
    }
    return made;
  };
};

const unstarred = (column: string): string => {
  const text = column.trim();
  return text.endsWith('*') ? text.slice(0, -1).trimEnd() : text;
};

/** A column's name without a byte-order mark, a currency at its end and a star that marks it as needed. */
export const bare = remembered((column) =>
  fold(headerCurrency(unstarred(column.replace(/^\uFEFF/, '')).replace(/[’‘]/g, "'")).name),
);
const folded = remembered(fold);

const indexes = new WeakMap<readonly string[], ReadonlyMap<string, string>>();
/** The columns of a header by their bare names; of two that are called the same the first. */
const byName = (header: readonly string[]): ReadonlyMap<string, string> => {
  let index = indexes.get(header);
  if (!index) {
    index = new Map(header.map((column): [string, string] => [bare(column), column]).toReversed());
    indexes.set(header, index);
  }
  return index;
};

/** Column → field, for every field that one of the columns is named after. */
export const columnsOf = (header: readonly string[], names: Names): { [column: string]: string } => {
  const columns: { [column: string]: string } = {};
  for (const [field, known] of Object.entries(names)) {
    // The first name that the file has counts: `Day` before the span of the whole report.
    const column = known.map((name) => byName(header).get(folded(name))).find((text) => text !== undefined);
    if (column !== undefined && columns[column] === undefined) columns[column] = field;
  }
  return columns;
};

/** Every column that is named after one of these fields: the first of a row's that is filled counts. */
export const everyColumnOf = (header: readonly string[], names: Names): { [column: string]: string } => {
  const columns: { [column: string]: string } = {};
  for (const [field, known] of Object.entries(names))
    for (const name of known) {
      const column = byName(header).get(folded(name));
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
  const known = byName(header);
  return names.every((name) => known.has(folded(name)));
};

/** How many of these columns a header has, in any casing. */
export const hasSome = (header: readonly string[], names: readonly string[]): number => {
  const known = byName(header);
  return names.filter((name) => known.has(folded(name))).length;
};

/** The day that a file without one is stamped with: the one in its name, else today. */
export const stampOf = (file: string, today: string): string => {
  const named = /(?<!\d)(20\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)/.exec(file);
  const day = named ? `${named[1]}-${named[2]}-${named[3]}` : '';
  return isDay(day) && day <= today ? day : today;
};

/** A preset that can be read and of which nothing has to be said, but for what `more` says. */
export const preset = (name: string, map: ImportMap, more: Partial<Preset> = {}): Preset => ({
  name,
  map,
  missing: null,
  notes: [],
  ...more,
});

/** The first of these columns that a header has, as it is written there. */
export const first = (header: readonly string[], ...names: readonly string[]): string | undefined =>
  names.map((name) => byName(header).get(folded(name))).find((column) => column !== undefined);
