import type { Driver, Statement } from '../../store/dialect';
import type { Cell } from './decide';
import type { RecordLine } from './lines';
import { type Inward, inward } from './links';
import type { Shapes, TableShape } from './shape';
import { touchKey } from './touches';

type Row = Record<string, Cell>;
export type Match = { id: string; by: 'id' | 'key' };

export type Matching = {
  /** Which row here is this record of theirs; undefined when there is none. */
  of: (record: RecordLine) => Match | undefined;
  /** The id here of a record of theirs; their own id where it has no other. */
  idOf: (table: string, id: string) => string;
  /** A value of theirs with every id in it said as it is here, also inside of texts. */
  said: (value: Cell) => Cell;
  links: Inward;
};

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * Finds for each record of a bundle the row that it is here: by its id, by an id under which one side knows the other's,
 * and where both sides made the same thing by what makes it the same: a name, a number, a day.
 */
export const matchRecords = (driver: Driver, shapes: Shapes, records: readonly RecordLine[]): Matching => {
  const matches = new Map<string, Match>();
  const other = new Map<string, string>();
  const idOf = (table: string, id: string): string => matches.get(touchKey(table, id))?.id ?? id;
  const links = inward(driver, idOf);
  const statements = new Map<string, Statement>();
  const prepared = (sql: string): Statement => {
    const known = statements.get(sql) ?? driver.prepare(sql).pluck();
    statements.set(sql, known);
    return known;
  };
  const isHere = (table: string, id: string): boolean =>
    prepared(`SELECT 1 FROM "${table}" WHERE id = ?`).get(id) !== undefined;
  const alias = driver
    .prepare('SELECT row_id FROM record_aliases WHERE table_name = ? AND other_id = ? AND deleted_at IS NULL')
    .pluck();
  const said = (value: Cell): Cell => {
    if (typeof value !== 'string' || other.size === 0) return value;
    const whole = other.get(value);
    return whole ?? value.replace(ID, (id) => other.get(id) ?? id);
  };
  const set = (record: RecordLine, match: Match): void => {
    matches.set(touchKey(record.table, record.id), match);
    if (match.id !== record.id) other.set(record.id, match.id);
  };
  const known = (record: RecordLine): string | undefined => {
    const { table, id } = record;
    if (isHere(table, id)) return id;
    const named = alias.get(table, id) as string | undefined;
    return [...(named === undefined ? [] : [named]), ...record.also].find((one) => isHere(table, one));
  };
  const alike = (shape: TableShape, record: RecordLine): string | undefined => {
    if (record.row['deleted_at'] !== undefined && record.row['deleted_at'] !== null) return undefined;
    for (const unique of shape.uniques) {
      if (unique.filled.some((column) => (record.row[column] ?? '') === '')) continue;
      const values = unique.columns.map((column) => {
        const value = record.row[column] ?? null;
        return links.cell(shape.refs.get(column), typeof value === 'string' ? said(value) : value);
      });
      if (values.includes(undefined)) continue;
      const where = unique.columns.map((column) => `"${column}" IS ?`).join(' AND ');
      const living = unique.living ? ' AND deleted_at IS NULL' : '';
      const found = prepared(`SELECT id FROM "${shape.table}" WHERE ${where}${living}`).get(...values);
      if (typeof found === 'string') return found;
    }
    return undefined;
  };
  const open = records.filter((record) => {
    const id = known(record);
    if (id !== undefined) set(record, { id, by: 'id' });
    return id === undefined;
  });
  // A key may hold the id of a record that is itself found by its key: each pass finds what the one before made findable.
  for (let waiting = open, found = true; found; ) {
    found = false;
    waiting = waiting.filter((record) => {
      const shape = shapes.tables.get(record.table);
      const id = shape && alike(shape, record);
      if (id === undefined) return true;
      set(record, { id, by: 'key' });
      found = true;
      return false;
    });
  }
  return { of: (record) => matches.get(touchKey(record.table, record.id)), idOf, said, links };
};

/** A row of this file as a record says one: what it points to by name, so that the two can be compared. */
export const mineRow = (
  driver: Driver,
  shape: TableShape,
  id: string,
  links: { cell: (ref: { table: string; column: string } | undefined, value: Cell) => Cell },
): Row => {
  const row = driver.prepare(`SELECT * FROM "${shape.table}" WHERE id = ?`).get(id) as Row;
  return Object.fromEntries(
    shape.fields.map((field) => [field, links.cell(shape.refs.get(field), row[field] ?? null)]),
  );
};
