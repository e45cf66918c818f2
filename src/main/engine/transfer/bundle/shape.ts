import type { Driver } from '../../store/dialect';

/** What a column points to. */
export type Ref = { table: string; column: string };
/** Columns that no two living rows may share. */
type Unique = { columns: string[]; living: boolean; filled: string[] };

export type TableShape = {
  table: string;
  /** What people and files write: everything but keys, counters and where a row came from. */
  fields: string[];
  refs: ReadonlyMap<string, Ref>;
  uniques: Unique[];
  has: (column: string) => boolean;
};

/** Tables whose rows stay where they are, although they have ids. */
const STAYS: ReadonlySet<string> = new Set([
  // The bookkeeping of bundles themselves.
  'bundles',
  'merge_choices',
  'record_aliases',
  // How this copy read its files, and what it observed at its own lead days.
  'import_sources',
  'target_outlooks',
]);

const NO_FIELD: ReadonlySet<string> = new Set(['key', 'id', 'one', 'rev', 'batch_id', 'source_line']);

/** What makes two rows the same thing where the schema has no such rule, or states it as an expression. */
const NATURAL: Readonly<Record<string, Unique>> = {
  channels: { columns: ['level', 'type', 'natural_key', 'parent_key'], living: true, filled: ['natural_key'] },
  contacts: { columns: ['natural_key'], living: true, filled: ['natural_key'] },
  creators: { columns: ['name'], living: true, filled: ['name'] },
  creator_handles: { columns: ['creator_id', 'platform'], living: true, filled: ['platform'] },
  codes: { columns: ['creator_id', 'code', 'starts'], living: true, filled: ['code'] },
  keywords: { columns: ['keyword'], living: true, filled: ['keyword'] },
  pipelines: { columns: ['name'], living: true, filled: ['name'] },
  stages: { columns: ['pipeline_id', 'natural_key', 'kind'], living: true, filled: ['natural_key'] },
  result_days: {
    columns: [
      'from_day',
      'to_day',
      'campaign_key',
      'promotion',
      'content_id',
      'creator_id',
      'source',
      'name',
      'currency',
    ],
    living: true,
    filled: [],
  },
};

type Named = { name: string };

const uniquesOf = (driver: Driver, table: string): Unique[] => {
  const natural = NATURAL[table];
  const indexes = driver
    .prepare(
      `SELECT l.name, m.sql FROM pragma_index_list(?) l JOIN sqlite_master m ON m.name = l.name WHERE l."unique" = 1 AND m.sql IS NOT NULL`,
    )
    .all(table) as { name: string; sql: string }[];
  const declared = indexes.flatMap(({ name, sql }): Unique[] => {
    const columns = driver.prepare('SELECT name FROM pragma_index_info(?) ORDER BY seqno').all(name) as {
      name: string | null;
    }[];
    const names = columns.flatMap((column) => (column.name === null ? [] : [column.name]));
    if (names.length < columns.length) return [];
    const filled = names.filter((column) => sql.includes(`${column} <> ''`));
    return [{ columns: names, living: sql.includes('deleted_at IS NULL'), filled }];
  });
  return natural ? [...declared, natural] : declared;
};

/**
 * The tables whose records travel between copies of a workspace, as the schema itself tells of them: a table that comes
 * later travels, too. A record is a row with a text id; facts of imports have none and travel as facts.ts says.
 */
export class Shapes {
  readonly tables: ReadonlyMap<string, TableShape>;

  constructor(driver: Driver) {
    const names = driver
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1 AND name NOT LIKE 'search\\_%' ESCAPE '\\' ORDER BY name",
      )
      .all() as Named[];
    this.tables = new Map(
      names.flatMap(({ name: table }) => {
        const columns = driver.prepare('SELECT name, type FROM pragma_table_info(?)').all(table) as {
          name: string;
          type: string;
        }[];
        const all = new Set(columns.map((column) => column.name));
        const id = columns.find((column) => column.name === 'id');
        if (id?.type !== 'TEXT' || STAYS.has(table)) return [];
        const refs = driver.prepare('SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)').all(table) as {
          from: string;
          table: string;
          to: string | null;
        }[];
        const shape: TableShape = {
          table,
          fields: columns.map((column) => column.name).filter((column) => !NO_FIELD.has(column)),
          refs: new Map(
            refs
              .filter(({ from }) => from !== 'batch_id')
              .map((ref) => [ref.from, { table: ref.table, column: ref.to ?? 'id' }]),
          ),
          uniques: uniquesOf(driver, table),
          has: (column) => all.has(column),
        };
        return [[table, shape] as const];
      }),
    );
  }
}

/** What a row of a table is called elsewhere: its text id, and of a customer the natural key. */
export const nameColumn = (table: string): string => (table === 'customers' ? 'natural_key' : 'id');
