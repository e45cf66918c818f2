import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { FORMAT_NAMES } from '../../../../shared/contract/formats';
import type { ImportMap, RowRule } from '../../../../shared/contract/imports';
import { TandemError } from '../../../../shared/contract/errors';
import { withoutGuard } from '../../../../shared/domain/cells';
import { fold } from '../../../../shared/domain/text';
import { headerCurrency } from './header-currency';
import { decodeHead, detectEncoding } from './read/encoding';
import { FIELDS, suggestField } from './fields';
import { presetOf } from './presets';

type Get = (cells: readonly string[]) => string;

/** A map made ready for one file: reading a field is an array access. */
export type Mapping = {
  map: ImportMap;
  has: (field: string) => boolean;
  /** Reads a field; '' where the file says nothing. */
  get: (field: string) => Get;
  columnOf: (field: string) => string | null;
  isReturn: ((cells: readonly string[]) => boolean) | undefined;
  isSale: ((cells: readonly string[]) => boolean) | undefined;
  /** Whether a row counts; undefined when all do. */
  counts: ((cells: readonly string[]) => boolean) | undefined;
  /** Which of the spread columns the next row is read from. */
  spreadAt: (column: number) => void;
};

const LOOKUP_BYTES = 64 * 1024 * 1024;
const MAX_PATTERN = 200;
const none: Get = () => '';

const list = (value: string | string[]): string[] => (Array.isArray(value) ? value : [value]);

const OWN_LINES = ['order_id', 'kind', 'unit_price', 'amount', 'source_line'];

/** Order lines as Tandem writes them out: the amount is exact, and what a line is was decided when it first came in. */
const ownLines = (map: ImportMap): ImportMap => {
  const { unit_price: _, ...columns } = map.columns;
  return {
    ...map,
    columns: { ...columns, amount: 'line_total' },
    returns: { column: 'kind', equals: 'return' },
    sales: { column: 'kind', equals: 'sale' },
  };
};

/** The map that a generic file carries in its own column names. */
export const suggestMap = (
  format: keyof typeof FIELDS,
  header: readonly string[],
  preamble: readonly string[] = [],
  day?: string,
): ImportMap => {
  const preset = presetOf(header, preamble, day);
  if (preset?.map.format === format) return preset.map;
  const columns: Record<string, string> = {};
  const taken = new Set<string>();
  for (const column of header) {
    const field = suggestField(format, column);
    if (field === undefined || taken.has(field)) continue;
    columns[column] = field;
    taken.add(field);
  }
  const constants: ImportMap['constants'] = {};
  // A currency that stands in the header is that of all rows, unless they name theirs.
  const money = new Set(FIELDS[format].filter((info) => info.kind === 'money').map((info) => info.field));
  const currency = Object.keys(columns)
    .filter((column) => money.has(columns[column] ?? ''))
    .map((column) => headerCurrency(column).currency)
    .find((code) => code !== undefined);
  if (currency !== undefined && !taken.has('currency') && FIELDS[format].some((info) => info.field === 'currency'))
    constants['currency'] = currency;
  const map = { format, columns, constants, values: {}, templates: {}, lookups: [] };
  return format === 'order-lines' && OWN_LINES.every((column) => header.includes(column)) ? ownLines(map) : map;
};

const indexOf = (header: readonly string[], column: string, what: string): number => {
  const exact = header.indexOf(column);
  const index = exact >= 0 ? exact : header.findIndex((name) => fold(name) === fold(column));
  if (index < 0)
    throw new TandemError(
      'bad-input',
      `${what} names the column "${column}", which this file does not have. Its columns are: ${header.join(', ')}.`,
    );
  return index;
};

const template = (pattern: string, header: readonly string[], what: string): Get => {
  const parts = pattern.split(/\{([^}]*)\}/).map((part, index): Get => {
    if (index % 2 === 0) return () => part;
    const column = indexOf(header, part, what);
    return (cells) => (cells[column] ?? '').trim();
  });
  return (cells) => parts.map((part) => part(cells)).join('');
};

const ruleOf = (
  rule: RowRule | undefined,
  header: readonly string[],
): ((cells: readonly string[]) => boolean) | undefined => {
  if (!rule) return undefined;
  const column = indexOf(header, rule.column, 'The map');
  if ('startsWith' in rule) return (cells) => (cells[column] ?? '').trim().startsWith(rule.startsWith);
  if ('equals' in rule) return (cells) => (cells[column] ?? '').trim() === rule.equals;
  if (rule.matches.length > MAX_PATTERN) throw new TandemError('bad-input', 'A pattern in the map is too long.');
  let pattern: RegExp;
  try {
    pattern = new RegExp(rule.matches, 'u');
  } catch {
    throw new TandemError('bad-input', `"${rule.matches}" in the map is no valid pattern.`);
  }
  return (cells) => pattern.test((cells[column] ?? '').trim().slice(0, 500));
};

/** Whether a row counts by a rule, or by having one of several cells. */
const countsOf = (only: ImportMap['only'], header: readonly string[]): Mapping['counts'] => {
  if (!only || !('anyOf' in only)) return ruleOf(only, header);
  const columns = only.anyOf.map((column) => indexOf(header, column, 'The map'));
  return (cells) => columns.some((at) => (cells[at] ?? '').trim() !== '');
};

const firstOf = (text: string): string => {
  const end = text.indexOf(';');
  return end < 0 ? text : text.slice(0, end).trim();
};

type Lookup = { fields: Map<string, Get> };

/** Columns of another file beside this one, by a key that both have. */
const lookupOf = (
  path: string,
  lookup: ImportMap['lookups'][number],
  header: readonly string[],
  found: Map<string, Get>,
): Lookup => {
  if (basename(lookup.file) !== lookup.file)
    throw new TandemError('bad-input', `The look-up file ${lookup.file} must stand beside the imported file.`);
  const file = join(dirname(path), lookup.file);
  let bytes: Buffer;
  try {
    if (statSync(file).size > LOOKUP_BYTES)
      throw new TandemError('bad-file', `The look-up file ${lookup.file} is larger than 64 MB.`);
    bytes = readFileSync(file);
  } catch (error) {
    if (error instanceof TandemError) throw error;
    throw new TandemError('bad-file', `The look-up file ${lookup.file} is not beside the imported file.`);
  }
  const rows: string[][] = parse(decodeHead(bytes, detectEncoding(bytes)), {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const columns = (rows.shift() ?? []).map((column) => column.trim());
  const key = indexOf(columns, lookup.match, `The look-up ${lookup.file}`);
  const byKey = new Map(rows.map((row) => [(row[key] ?? '').trim(), row]));
  const keyGet: Get =
    found.get(lookup.key) ??
    (
      (index) => (cells) =>
        (cells[index] ?? '').trim()
    )(indexOf(header, lookup.key, 'The map'));
  const fields = new Map<string, Get>();
  const add = (name: string, get: Get): void => {
    fields.set(name, (cells) => {
      const row = byKey.get(keyGet(cells));
      const value = row ? get(row).trim() : '';
      return value === 'NULL' ? '' : value;
    });
  };
  for (const [column, targets] of Object.entries(lookup.columns)) {
    const index = indexOf(columns, column, `The look-up ${lookup.file}`);
    for (const target of list(targets)) add(target, (row) => row[index] ?? '');
  }
  for (const [target, pattern] of Object.entries(lookup.templates ?? {}))
    add(target, template(pattern, columns, `The look-up ${lookup.file}`));
  return { fields };
};

/** Binds a map to the header of a file. A column, field or rule that does not fit is refused with what there is. */
export const bindMap = (map: ImportMap, header: readonly string[], path: string): Mapping => {
  const infos = FIELDS[map.format];
  const known = new Set(infos.map((info) => info.field));
  const assertField = (name: string): void => {
    // A name with a leading underscore is a stepping stone between look-ups, not a field.
    if (!known.has(name) && !name.startsWith('_'))
      throw new TandemError(
        'bad-input',
        `${FORMAT_NAMES[map.format]}: there is no field "${name}". The fields are: ${[...known].join(', ')}.`,
      );
  };
  const getters = new Map<string, Get>();
  const columns = new Map<string, string>();
  for (const [field, value] of Object.entries(map.constants)) {
    assertField(field);
    getters.set(field, () => String(value));
  }
  for (const [column, targets] of Object.entries(map.columns)) {
    const index = indexOf(header, column, 'The map');
    for (const target of list(targets)) {
      assertField(target);
      const constant = map.constants[target];
      // Of several columns for one field the first that is filled counts.
      const before = columns.has(target) ? getters.get(target) : undefined;
      getters.set(
        target,
        before
          ? (cells) => {
              const text = before(cells);
              return text.trim() === '' ? (cells[index] ?? '') : text;
            }
          : constant === undefined
            ? (cells) => cells[index] ?? ''
            : (cells) => (cells[index]?.trim() ? (cells[index] ?? '') : String(constant)),
      );
      columns.set(target, column);
    }
  }
  for (const [field, pattern] of Object.entries(map.templates)) {
    assertField(field);
    getters.set(field, template(pattern, header, 'The map'));
  }
  for (const lookup of map.lookups)
    for (const [field, get] of lookupOf(path, lookup, header, getters).fields) {
      assertField(field);
      getters.set(field, get);
    }
  let spread = 0;
  if (map.spread) {
    for (const column of map.spread.columns) indexOf(header, column, 'The map');
    for (const field of [map.spread.names, map.spread.values]) assertField(field);
    getters.set(map.spread.names, () => header[spread] ?? '');
    getters.set(map.spread.values, (cells) => cells[spread] ?? '');
  }
  for (const field of map.several ?? []) {
    const get = getters.get(field);
    if (get) getters.set(field, (cells) => firstOf(get(cells)));
  }
  for (const [field, values] of Object.entries(map.values)) {
    assertField(field);
    const get = getters.get(field);
    if (get)
      getters.set(field, (cells) => {
        const text = get(cells).trim();
        return Object.hasOwn(values, text) ? (values[text] ?? text) : text;
      });
  }
  const missing = infos.filter(
    (info) => info.needed && !getters.has(info.field) && !(info.instead !== undefined && getters.has(info.instead)),
  );
  if (missing.length > 0)
    throw new TandemError(
      'bad-input',
      `${FORMAT_NAMES[map.format]}: no column of this file gives what is needed: ${missing.map((info) => info.label).join(', ')}. Its columns are: ${header.join(', ')}.`,
    );
  return {
    map,
    has: (field) => getters.has(field),
    get: (field) => {
      const get = getters.get(field);
      if (!get) return none;
      return (cells) => withoutGuard(get(cells));
    },
    columnOf: (field) => columns.get(field) ?? (getters.has(field) ? field : null),
    isReturn: ruleOf(map.returns, header),
    isSale: ruleOf(map.sales, header),
    counts: countsOf(map.only, header),
    spreadAt: (column) => {
      spread = column;
    },
  };
};
