import type { Driver, Statement } from './dialect';

export type StoredRow = Record<string, unknown>;

/** Rows that no person edits have no text id; these columns tell one from another. */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  customers: ['key'],
  sale_contexts: ['key'],
  orders: ['key'],
  order_lines: ['key'],
  ad_days: ['key'],
  stock_levels: ['key'],
  subscriptions: ['key'],
  source_blocks: ['batch_id', 'first_line'],
  batch_changes: ['batch_id', 'seq'],
};

const addressOf = (table: string): readonly string[] => ADDRESSES[table] ?? ['id'];

/**
 * Whether rows of this table are known by a number that the file gives anew once they are gone: what was said of one may
 * be read of the next.
 */
export const isNumbered = (table: string): boolean => ADDRESSES[table]?.join() === 'key';

/** How the history names a row: the values of its address, joined by a slash. */
export const rowIdOf = (table: string, row: StoredRow): string =>
  addressOf(table)
    .map((column) => String(row[column]))
    .join('/');

const NAMED = ['name', 'email', 'sku', 'keyword', 'handle', 'title', 'external_id'] as const;

/** What people call a stored row of whatever table; '' where it has no name. A contact's `title` is no name before its email. */
export const nameOfRow = (row: StoredRow): string =>
  NAMED.map((column) => row[column]).find((value): value is string => typeof value === 'string' && value !== '') ?? '';

/** A row as the history keeps it; bytes are base64. */
export const rowText = (row: StoredRow): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value,
      ]),
    ),
  );

/** The inverse of `rowText`. */
export const rowFrom = (text: string): StoredRow =>
  Object.fromEntries(
    Object.entries(JSON.parse(text) as StoredRow).map(([column, value]) => [
      column,
      typeof value === 'object' && value !== null && 'base64' in value
        ? Buffer.from(String(value.base64), 'base64')
        : value,
    ]),
  );

/** Puts, changes and removes rows of any table by statements that are prepared once. Table and column names come from the schema or the history, never from outside. */
export const rowWriter = (driver: Driver) => {
  const statements = new Map<string, Statement>();
  const prepared = (sql: string): Statement => {
    const known = statements.get(sql) ?? driver.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  const where = (table: string): string =>
    addressOf(table)
      .map((column) => `"${column}" = ?`)
      .join(' AND ');
  /** Only a composite address has slashes; an id may hold one of its own. */
  const values = (table: string, rowId: string): string[] =>
    addressOf(table).length === 1 ? [rowId] : rowId.split('/');
  return {
    get: (table: string, rowId: string): StoredRow | undefined =>
      prepared(`SELECT * FROM "${table}" WHERE ${where(table)}`).get(...values(table, rowId)) as StoredRow | undefined,
    put: (table: string, row: StoredRow): number => {
      const columns = Object.keys(row);
      const names = columns.map((column) => `"${column}"`).join(', ');
      return Number(
        prepared(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`).run(
          ...columns.map((column) => row[column]),
        ).lastInsertRowid,
      );
    },
    patch: (table: string, rowId: string, patch: StoredRow): void => {
      const columns = Object.keys(patch);
      const sets = columns.map((column) => `"${column}" = ?`).join(', ');
      prepared(`UPDATE "${table}" SET ${sets} WHERE ${where(table)}`).run(
        ...columns.map((column) => patch[column]),
        ...values(table, rowId),
      );
    },
    remove: (table: string, rowId: string): void => {
      prepared(`DELETE FROM "${table}" WHERE ${where(table)}`).run(...values(table, rowId));
    },
  };
};
export type RowWriter = ReturnType<typeof rowWriter>;
