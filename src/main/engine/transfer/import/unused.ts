import type { Driver, Statement } from '../../store/dialect';
import { nameOfRow } from '../../store/rows';
import { keyColumnOf } from './changes';
import { valuesOf } from './pointers';
import type { Undoing } from './undoing';

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

/** Answers whether any row points to this one. */
export const isUsed = ({
  driver,
  pointers,
}: Undoing): ((table: string, target: 'id' | 'key', key: string | number) => boolean) => {
  const statements = new Map<string, Statement[]>();
  return (table, target, key) => {
    const at = `${table}.${target}`;
    const known =
      statements.get(at) ??
      pointers(table, target).map((from) =>
        driver.prepare(`SELECT 1 FROM ${from.table} WHERE ${from.column} = ? LIMIT 1`),
      );
    statements.set(at, known);
    return known.some((statement) => statement.get(key) !== undefined);
  };
};

const columnsOf = (driver: Driver, table: string): Set<string> =>
  new Set(
    (driver.prepare(`SELECT name FROM pragma_table_info(?)`).all(table) as { name: string }[]).map((row) => row.name),
  );

/** Conditions that hold for a row of a table to which nothing points; each looks at the other table once. */
const freeOf = ({ pointers }: Undoing, table: string, columns: ReadonlySet<string>): string[] =>
  (['key', 'id'] as const).flatMap((target) =>
    columns.has(target) ? pointers(table, target).map((from) => `${target} NOT IN (${valuesOf(from)})`) : [],
  );

type Kept = Record<string, string | number>;

/** Records of a batch that people edit. */
const EDITED = ['products', 'companies', 'contacts', 'creators', 'keywords', 'campaigns'] as const;

/** What a batch made, somebody edited since, and nothing points to: it is left only because of the edit. */
export const editedSince = (undoing: Undoing): { table: string; id: string; name: string }[] =>
  EDITED.flatMap((table) => {
    const free = freeOf(undoing, table, columnsOf(undoing.driver, table));
    const rows = undoing.driver
      .prepare(
        `SELECT * FROM ${table} WHERE ${['batch_id = ?', 'rev > 1', 'deleted_at IS NULL', ...free].join(' AND ')}`,
      )
      .all(undoing.batch) as Kept[];
    return rows.map((row) => ({ table, id: String(row['id']), name: nameOfRow(row) || String(row['id']) }));
  });

/** What a batch made, a later import that stands changed, and nothing points to: it is left because of that change. */
export const changedLater = (undoing: Undoing): { table: string; keyColumn: 'key' | 'id'; key: string | number }[] =>
  MADE.flatMap((table) => {
    const columns = columnsOf(undoing.driver, table);
    if (!columns.has('batch_id')) return [];
    const keyColumn = keyColumnOf(table);
    const conditions = [
      'batch_id = ?',
      ...(columns.has('deleted_at') ? ['deleted_at IS NULL'] : []),
      ...(columns.has('rev') ? ['rev = 1'] : []),
      `CAST(${keyColumn} AS TEXT) IN (${STANDING(table)})`,
      ...freeOf(undoing, table, columns),
    ];
    const rows = undoing.driver
      .prepare(`SELECT ${keyColumn} FROM ${table} WHERE ${conditions.join(' AND ')}`)
      .pluck()
      .all(undoing.batch) as (string | number)[];
    return rows.map((key) => ({ table, keyColumn, key }));
  });

/**
 * Removes what imports that were taken back made and nothing points to any more, also no value that taking back
 * another import would restore, unless somebody edited it since or an import that stands changed it. Of an import taken
 * back before it stays, too, what somebody once changed: it was said of it that it stays. Answers how many rows went;
 * contexts of sales are the file's own and are not counted.
 */
export const dropUnused = async (undoing: Undoing): Promise<number> => {
  const { driver, batch, gone, pointers } = undoing;
  const changed = new Set(
    driver
      .prepare(
        "SELECT DISTINCT c.table_name FROM batch_changes c JOIN import_batches b ON b.id = c.batch_id AND b.undone_at IS NULL WHERE c.before <> 'null'",
      )
      .pluck()
      .all() as string[],
  );
  let removed = 0;
  for (const [index, table] of MADE.entries()) {
    await undoing.pause(index, MADE.length);
    const columns = columnsOf(driver, table);
    const restored = (['key', 'id'] as const).flatMap((target) =>
      pointers(table, target)
        .filter((from) => changed.has(from.table))
        .map(
          (from) =>
            `${target} NOT IN (SELECT json_extract(c.before, '$.${from.column}') ${LIVING} '${from.table}' AND json_extract(c.before, '$.${from.column}') IS NOT NULL)`,
        ),
    );
    const told = columns.has('batch_id') && columns.has('id');
    const conditions = [
      ...(columns.has('batch_id') ? [`batch_id IN (${TAKEN_BACK})`] : []),
      ...(columns.has('rev') ? ['rev = 1'] : []),
      ...(changed.has(table) && columns.has('batch_id')
        ? [`CAST(${keyColumnOf(table)} AS TEXT) NOT IN (${STANDING(table)})`]
        : []),
      ...(told
        ? [
            `(batch_id = ? OR id NOT IN (SELECT row_id FROM history_changes WHERE table_name = '${table}' AND before IS NOT NULL))`,
          ]
        : []),
      ...freeOf(undoing, table, columns),
      ...restored,
      ...(KEPT[table] === undefined ? [] : [KEPT[table]]),
    ];
    const drop = (): number => gone.remove(table, conditions.join(' AND '), ...(told ? [batch] : []));
    // A door hangs under its shop, which hangs under its kind: each pass frees the next.
    for (let count = drop(); count > 0; count = drop()) if (table !== 'sale_contexts') removed += count;
  }
  return removed;
};
