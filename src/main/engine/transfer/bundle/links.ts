import type { Driver, Statement } from '../../store/dialect';
import type { Cell } from './decide';
import type { Link } from './lines';
import { nameColumn, type Ref } from './shape';

/** The parts of a context of sales: where, by whom, for what. */
const CONTEXT = ['channel_key', 'location_key', 'rep_key', 'campaign_key'] as const;
const CONTEXT_REFS: Readonly<Record<(typeof CONTEXT)[number], string>> = {
  channel_key: 'channels',
  location_key: 'channels',
  rep_key: 'people',
  campaign_key: 'campaigns',
};

/** Keeps the answers to look-ups by one value. */
const cached = <T>(ask: (value: Cell) => T): ((value: Cell) => T) => {
  const known = new Map<Cell, T>();
  return (value) => {
    const found = known.get(value);
    if (found !== undefined) return found;
    const asked = ask(value);
    known.set(value, asked);
    return asked;
  };
};

/**
 * What rows point to, said so that another copy understands it. The integer keys of a file are its own and never leave
 * it: a record goes by its text id, a customer by the natural key, an order by its id and source.
 */
export const outward = (driver: Driver) => {
  const lookUps = new Map<string, (value: Cell) => string | null>();
  const named = (table: string, key: Cell): string | null => {
    if (key === null) return null;
    let find = lookUps.get(table);
    if (!find) {
      const statement = driver.prepare(`SELECT "${nameColumn(table)}" FROM "${table}" WHERE key = ?`).pluck();
      lookUps.set(table, (find = cached((value) => (statement.get(value) as string | undefined) ?? null)));
    }
    return find(key);
  };
  const contextRow = driver.prepare('SELECT * FROM sale_contexts WHERE key = ?');
  const context = cached((key): Link => {
    const row = contextRow.get(key) as Record<string, Cell> | undefined;
    if (!row) return null;
    return [
      ...CONTEXT.map((column) => named(CONTEXT_REFS[column], row[column] ?? null)),
      row['source'] ?? '',
      row['country'] ?? '',
      row['currency'] ?? '',
    ];
  });
  const orderRow = driver.prepare('SELECT external_id, source FROM orders WHERE key = ?').raw();
  const order = cached((key): Link => (orderRow.get(key) as Cell[] | undefined) ?? null);
  return {
    /** A column's value as a record carries it. */
    cell: (ref: Ref | undefined, value: Cell): Cell =>
      ref?.column === 'key' && value !== null ? named(ref.table, value) : value,
    /** A column's value as a fact carries it. */
    link: (ref: Ref | undefined, value: Cell): Link => {
      if (ref === undefined || value === null) return value;
      if (ref.table === 'sale_contexts') return context(value);
      if (ref.table === 'orders') return order(value);
      return named(ref.table, value);
    },
  };
};

/** The way back: which row of this file is meant. Null when it is none of this file's. */
export const inward = (driver: Driver, idOf: (table: string, id: string) => string) => {
  const statements = new Map<string, Statement>();
  const prepared = (sql: string): Statement => {
    const known = statements.get(sql) ?? driver.prepare(sql).pluck();
    statements.set(sql, known);
    return known;
  };
  const keyOf = (table: string, name: Cell): number | null => {
    if (typeof name !== 'string') return null;
    const told = table === 'customers' ? name : idOf(table, name);
    return (
      (prepared(`SELECT key FROM "${table}" WHERE "${nameColumn(table)}" = ?`).get(told) as number | undefined) ?? null
    );
  };
  const partsOf = (link: readonly Cell[]): Cell[] => [
    ...CONTEXT.map((column, index) => keyOf(CONTEXT_REFS[column], link[index] ?? null)),
    ...link.slice(CONTEXT.length),
  ];
  const FIND_CONTEXT =
    'SELECT key FROM sale_contexts WHERE channel_key IS ? AND location_key IS ? AND rep_key IS ? AND campaign_key IS ? AND source = ? AND country = ? AND currency = ?';
  return {
    keyOf,
    contextParts: partsOf,
    /** A column's value in this file; undefined where what it points to is not here. */
    cell: (ref: Ref | undefined, value: Cell): Cell | undefined => {
      if (ref?.column !== 'key' || value === null) return value;
      return keyOf(ref.table, value) ?? undefined;
    },
    link: (ref: Ref | undefined, value: Link): Cell | undefined => {
      if (!Array.isArray(value)) {
        if (ref === undefined || value === null) return value;
        return keyOf(ref.table, value) ?? undefined;
      }
      if (ref?.table === 'orders')
        return prepared('SELECT key FROM orders WHERE external_id = ? AND source = ?').get(...value) as
          | number
          | undefined;
      if (ref?.table === 'sale_contexts') return prepared(FIND_CONTEXT).get(...partsOf(value)) as number | undefined;
      return undefined;
    },
  };
};
export type Inward = ReturnType<typeof inward>;
