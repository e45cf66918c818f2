import type { Driver } from '../../store/dialect';
import { keyColumnOf } from './changes';
import type { Gone } from './gone';

/** Tables as the sentences about them call one of their rows. */
export const NAMES: Readonly<Record<string, string>> = {
  orders: 'Order',
  order_lines: 'The order line',
  deals: 'Deal',
  leads: 'The lead',
  ad_days: 'The ad day',
  result_days: 'The result',
  stock_levels: 'The stock level',
  subscriptions: 'The subscription',
  products: 'Product',
  customers: 'Customer',
  companies: 'Company',
  contacts: 'Contact',
  campaigns: 'Campaign',
  channels: 'Channel',
  people: 'Person',
  keywords: 'Keyword',
  keyword_ranks: 'The rank',
  creators: 'Creator',
  creator_handles: 'The handle',
  codes: 'The code',
};

/** What an import makes so that its facts can point to it; what is pointed to stands after what points. */
const MADE = [
  'keyword_ranks',
  'creator_handles',
  'codes',
  'keywords',
  'creators',
  'contacts',
  'customers',
  'companies',
  'products',
  'sale_contexts',
  'campaigns',
  'channels',
  'people',
] as const;

/** Into what another record was merged stays, however little points to it: files still name it by the other's name. */
const KEPT: Readonly<Record<string, string>> = {
  products: "id NOT IN (SELECT target_id FROM import_aliases WHERE entity = 'products' AND deleted_at IS NULL)",
};

/** Imports that were taken back. */
export const TAKEN_BACK = 'SELECT id FROM import_batches WHERE undone_at IS NOT NULL';

const LIVING =
  "FROM batch_changes c JOIN import_batches b ON b.id = c.batch_id AND b.undone_at IS NULL WHERE c.before <> 'null' AND c.table_name =";

/**
 * The rows of a table, by their key as text, that an import that stands has changed after the one that made them: what
 * an earlier one is said to have changed had the number before.
 */
export const STANDING = (table: string): string =>
  `SELECT c.row_key ${LIVING} '${table}' AND c.batch_id > (SELECT r.batch_id FROM ${table} r WHERE r.${keyColumnOf(table)} = ${
    keyColumnOf(table) === 'key' ? 'CAST(c.row_key AS INTEGER)' : 'c.row_key'
  })`;

type Pointer = { table: string; column: string };

/** Every column of the file that points to this one, as its schema says: a table that comes later is seen, too. */
const pointersTo = (driver: Driver, table: string, target: string): Pointer[] =>
  driver
    .prepare(
      `SELECT m.name AS "table", f."from" AS "column" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
       WHERE m.type = 'table' AND f."table" = ? AND f."to" = ?`,
    )
    .all(table, target) as Pointer[];

/** Whether any row points to this one. */
export const isUsed = (driver: Driver, table: string, target: 'id' | 'key', key: string | number): boolean =>
  pointersTo(driver, table, target).some(
    (from) => driver.prepare(`SELECT 1 FROM ${from.table} WHERE ${from.column} = ? LIMIT 1`).get(key) !== undefined,
  );

const columnsOf = (driver: Driver, table: string): Set<string> =>
  new Set(
    (driver.prepare(`SELECT name FROM pragma_table_info(?)`).all(table) as { name: string }[]).map((row) => row.name),
  );

const NAMED = ['name', 'email', 'sku', 'keyword', 'handle', 'external_id'] as const;
const nameOf = (row: Readonly<Record<string, string | number>>): string =>
  String(
    NAMED.map((column) => row[column]).find((value) => value !== undefined && value !== null && value !== '') ?? '',
  );

/** Records of a batch that people edit. */
const EDITED = ['products', 'companies', 'contacts', 'creators', 'keywords', 'campaigns'] as const;

/** What a batch made, somebody edited since, and nothing points to: it is left only because of the edit. */
export const editedSince = (driver: Driver, batch: number): { table: string; id: string; name: string }[] =>
  EDITED.flatMap((table) => {
    const rows = driver
      .prepare(`SELECT * FROM ${table} WHERE batch_id = ? AND rev > 1 AND deleted_at IS NULL`)
      .all(batch) as Record<string, string | number>[];
    return rows
      .filter(({ key, id }) => !isUsed(driver, table, 'key', key ?? '') && !isUsed(driver, table, 'id', id ?? ''))
      .map((row) => ({
        table,
        id: String(row['id']),
        name: nameOf(row) || String(row['id']),
      }));
  });

/** What a batch made, a later import that stands changed, and nothing points to: it is left because of that change. */
export const changedLater = (
  driver: Driver,
  batch: number,
): { table: string; keyColumn: 'key' | 'id'; key: string; name: string }[] =>
  MADE.flatMap((table) => {
    const columns = columnsOf(driver, table);
    if (!columns.has('batch_id')) return [];
    const keyColumn = keyColumnOf(table);
    const gone = columns.has('deleted_at') ? 'AND deleted_at IS NULL' : '';
    const rows = driver
      .prepare(
        `SELECT * FROM ${table} WHERE batch_id = ? ${gone} AND CAST(${keyColumn} AS TEXT) IN (${STANDING(table)})`,
      )
      .all(batch) as Record<string, string | number>[];
    return rows
      .filter(({ rev }) => (rev ?? 1) === 1)
      .filter(({ key, id }) => !isUsed(driver, table, 'key', key ?? '') && !isUsed(driver, table, 'id', id ?? ''))
      .map((row) => ({ table, keyColumn, key: String(row[keyColumn]), name: nameOf(row) }));
  });

/**
 * Removes what imports that were taken back made and nothing points to any more, also no value that taking back
 * another import would restore, unless somebody edited it since or an import that stands changed it. Answers how
 * many rows went; contexts of sales are the file's own and are not counted.
 */
export const dropUnused = (driver: Driver, gone: Gone): number => {
  const changed = new Set(
    driver
      .prepare(
        "SELECT DISTINCT c.table_name FROM batch_changes c JOIN import_batches b ON b.id = c.batch_id AND b.undone_at IS NULL WHERE c.before <> 'null'",
      )
      .pluck()
      .all() as string[],
  );
  let removed = 0;
  for (const table of MADE) {
    const columns = columnsOf(driver, table);
    const free = (['key', 'id'] as const).flatMap((target) =>
      columns.has(target)
        ? pointersTo(driver, table, target).flatMap((from) => [
            `${target} NOT IN (SELECT ${from.column} FROM ${from.table} WHERE ${from.column} IS NOT NULL)`,
            ...(changed.has(from.table)
              ? [
                  `${target} NOT IN (SELECT json_extract(c.before, '$.${from.column}') ${LIVING} '${from.table}' AND json_extract(c.before, '$.${from.column}') IS NOT NULL)`,
                ]
              : []),
          ])
        : [],
    );
    const conditions = [
      ...(columns.has('batch_id') ? [`batch_id IN (${TAKEN_BACK})`] : []),
      ...(columns.has('rev') ? ['rev = 1'] : []),
      ...(changed.has(table) && columns.has('batch_id')
        ? [`CAST(${keyColumnOf(table)} AS TEXT) NOT IN (${STANDING(table)})`]
        : []),
      ...free,
      ...(KEPT[table] === undefined ? [] : [KEPT[table]]),
    ];
    const drop = (): number => gone.remove(table, conditions.join(' AND '));
    // A door hangs under its shop, which hangs under its kind: each pass frees the next.
    for (let count = drop(); count > 0; count = drop()) if (table !== 'sale_contexts') removed += count;
  }
  return removed;
};
