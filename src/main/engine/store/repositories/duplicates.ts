import { sql } from 'kysely';
import { type MatchKind, type MatchRecord, pairKey } from '../../../../shared/domain/duplicates';
import type { ReadDb } from '../dialect';

type Shown = MatchRecord & { hint: string };

const listOf = (text: string | null): string[] => (text ?? '').split('\u0001').filter(Boolean);
const SPLIT = sql`char(1)`;

const productRecords = async (db: ReadDb): Promise<Shown[]> => {
  const { rows } = await sql<{ id: string; name: string; sku: string; hint: string }>`
    SELECT id, name, sku, CASE WHEN line = '' OR sku = '' THEN sku || line ELSE sku || ', ' || line END AS hint FROM products WHERE deleted_at IS NULL ORDER BY key`.execute(
    db,
  );
  return rows.map((row) => ({
    ...row,
    name: row.name || row.sku,
    emails: [],
    phones: [],
    domain: '',
    company: '',
    country: '',
  }));
};

/** Every living record with what it can be recognised by. A company is known by its contacts' addresses, too. */
export const matchRecords = async (db: ReadDb, kind: MatchKind): Promise<Shown[]> => {
  if (kind === 'products') return productRecords(db);
  const rows =
    kind === 'companies'
      ? await sql<Record<string, string | null>>`
          SELECT y.id, y.name, y.domain, y.country, '' AS company, CASE WHEN y.domain <> '' THEN y.domain ELSE y.country END AS hint,
            (SELECT group_concat(n.email, ${SPLIT}) FROM contacts n WHERE n.company_key = y.key AND n.deleted_at IS NULL) AS emails,
            (SELECT group_concat(n.phone, ${SPLIT}) FROM contacts n WHERE n.company_key = y.key AND n.deleted_at IS NULL) AS phones
          FROM companies y WHERE y.deleted_at IS NULL ORDER BY y.key`.execute(db)
      : await sql<Record<string, string | null>>`
          SELECT n.id, CASE WHEN n.name = '' THEN n.email ELSE n.name END AS name, '' AS domain, '' AS country, coalesce(y.id, '') AS company, n.email AS emails, n.phone AS phones,
            CASE WHEN y.name IS NULL THEN n.email WHEN n.email = '' THEN y.name ELSE y.name || ', ' || n.email END AS hint
          FROM contacts n LEFT JOIN companies y ON y.key = n.company_key AND y.deleted_at IS NULL WHERE n.deleted_at IS NULL ORDER BY n.key`.execute(
          db,
        );
  return rows.rows.map((row) => ({
    id: row['id'] ?? '',
    name: row['name'] ?? '',
    emails: listOf(row['emails'] ?? null),
    phones: listOf(row['phones'] ?? null),
    domain: row['domain'] ?? '',
    company: row['company'] ?? '',
    country: row['country'] ?? '',
    hint: row['hint'] ?? '',
  }));
};

/** Pairs that somebody said are not the same, as `pairKey`. */
export const distinctPairs = async (db: ReadDb, kind: MatchKind): Promise<Set<string>> => {
  const rows = await db
    .selectFrom('distinct_pairs')
    .select(['first_id', 'second_id'])
    .where('kind', '=', kind)
    .where('deleted_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => pairKey(row.first_id, row.second_id)));
};

/** The same pairs by the names of both, the latest first; a pair of which one is gone is left out. */
export const apartPairs = async (
  db: ReadDb,
  kind: MatchKind,
  limit: number,
): Promise<{ id: string; a: string; b: string }[]> => {
  const name = (row: string) =>
    kind === 'companies'
      ? sql.raw(`${row}.name`)
      : kind === 'products'
        ? sql.raw(`coalesce(nullif(${row}.name, ''), ${row}.sku)`)
        : sql.raw(`CASE WHEN ${row}.name = '' THEN ${row}.email ELSE ${row}.name END`);
  const result = await sql<{ id: string; a: string; b: string }>`
    SELECT t.id, ${name('a')} AS a, ${name('b')} AS b FROM distinct_pairs t JOIN ${sql.table(kind)} a ON a.id = t.first_id AND a.deleted_at IS NULL JOIN ${sql.table(kind)} b ON b.id = t.second_id AND b.deleted_at IS NULL
    WHERE t.kind = ${kind} AND t.deleted_at IS NULL ORDER BY t.id DESC LIMIT ${limit}`.execute(db);
  return result.rows;
};

export type MergedRow = Record<string, string | number | null> & { id: string; key: number };

/** One living row with every column, and the names of what it points to. */
export const mergeRow = async (db: ReadDb, kind: MatchKind, id: string): Promise<MergedRow | undefined> => {
  if (kind === 'products')
    return (
      await sql<MergedRow>`SELECT t.*, w.currency FROM products t, workspace w WHERE t.id = ${id} AND t.deleted_at IS NULL`.execute(
        db,
      )
    ).rows[0];
  const result =
    kind === 'companies'
      ? await sql<MergedRow>`
          SELECT t.*, p.name AS parent_name, h.name AS channel_name, o.name AS owner_name FROM companies t LEFT JOIN companies p ON p.key = t.parent_key AND p.deleted_at IS NULL
          LEFT JOIN channels h ON h.key = t.channel_key LEFT JOIN people o ON o.key = t.owner_key WHERE t.id = ${id} AND t.deleted_at IS NULL`.execute(
          db,
        )
      : await sql<MergedRow>`
          SELECT t.*, y.name AS company_name, o.name AS owner_name FROM contacts t LEFT JOIN companies y ON y.key = t.company_key AND y.deleted_at IS NULL
          LEFT JOIN people o ON o.key = t.owner_key WHERE t.id = ${id} AND t.deleted_at IS NULL`.execute(db);
  return result.rows[0];
};

export type Child = { table: string; column: string; ids: string[] };

/**
 * Rows that point to a company, contact or product, of every table that the schema says can, so that a table which comes
 * later is moved, too. Facts of files have no id: customers are left alone, lines and counts move with `moveFacts`.
 */
export const childrenOf = async (db: ReadDb, kind: MatchKind, key: number): Promise<Child[]> => {
  const pointers = await sql<{ table: string; column: string }>`
    SELECT m.name AS "table", f."from" AS "column" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
    WHERE m.type = 'table' AND f."table" = ${kind} AND f."to" = 'key' AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) i WHERE i.name = 'id') ORDER BY 1, 2`.execute(
    db,
  );
  const children: Child[] = [];
  for (const { table, column } of pointers.rows) {
    const rows = await sql<{
      id: string;
    }>`SELECT id FROM ${sql.table(table)} WHERE ${sql.ref(column)} = ${key} ORDER BY id`.execute(db);
    if (rows.rows.length > 0) children.push({ table, column, ids: rows.rows.map((row) => row.id) });
  }
  return children;
};

/** Columns in which an id is part of what was written down, or of how a row is told from others. */
const KEEPS: ReadonlySet<string> = new Set([
  'id',
  'ref',
  'from_id',
  'first_id',
  'second_id',
  'other_id',
  'content',
  'theirs',
]);

/** Ids of this form stand for themselves inside of any text; others only where they are the whole of it. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export type Mention = { table: string; column: string; ids: string[] };

/**
 * Rows of some tables that name a record by its text id without pointing to it, also inside of longer texts: what a
 * comment stands on, what an assumption is bound to, the filter of a view.
 */
export const mentionsOf = async (db: ReadDb, id: string, isEdited: (table: string) => boolean): Promise<Mention[]> => {
  const columns = await sql<{ table: string; column: string }>`
    SELECT m.name AS "table", i.name AS "column" FROM sqlite_master m JOIN pragma_table_info(m.name) i
    WHERE m.type = 'table' AND i.type = 'TEXT' AND i.name NOT IN (SELECT f."from" FROM pragma_foreign_key_list(m.name) f)
      AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) k WHERE k.name = 'id') ORDER BY 1, 2`.execute(db);
  const found: Mention[] = [];
  for (const { table, column } of columns.rows) {
    if (!isEdited(table) || KEEPS.has(column)) continue;
    const { rows } = await sql<{
      id: string;
    }>`SELECT id FROM ${sql.table(table)} WHERE ${UUID.test(id) ? sql`instr(${sql.ref(column)}, ${id}) > 0` : sql`${sql.ref(column)} = ${id}`} ORDER BY id`.execute(
      db,
    );
    if (rows.length > 0) found.push({ table, column, ids: rows.map((row) => row.id) });
  }
  return found;
};

/** The text of one column by row id. */
export const textsOf = async (
  db: ReadDb,
  table: string,
  column: string,
  ids: readonly string[],
): Promise<Map<string, string>> => {
  const { rows } = await sql<{ id: string; text: string }>`
    SELECT id, ${sql.ref(column)} AS text FROM ${sql.table(table)} WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row.text]));
};
