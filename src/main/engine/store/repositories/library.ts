import { type RawBuilder, sql } from 'kysely';
import type { LibraryField, LibrarySpec, LibraryValue, RefKind } from '../../../../shared/domain/library/fields';
import type { ReadDb } from '../dialect';
import { plainCode, plainCodeOf } from './code-holders';

/** How a field points at a record: by key or by id, and what the record is called. */
export const REFS: Readonly<Record<RefKind, { table: string; by: 'key' | 'id'; name: string }>> = {
  product: { table: 'products', by: 'key', name: "coalesce(nullif(r.name, ''), r.sku)" },
  person: { table: 'people', by: 'key', name: 'r.name' },
  campaign: { table: 'campaigns', by: 'key', name: 'r.name' },
  channel: { table: 'channels', by: 'key', name: 'r.name' },
  audience: { table: 'audiences', by: 'id', name: 'r.name' },
  keyword: { table: 'keywords', by: 'id', name: 'r.keyword' },
  creator: { table: 'creators', by: 'id', name: 'r.name' },
  content: { table: 'content_items', by: 'id', name: 'r.title' },
};

export type LibraryRow = {
  id: string;
  rev: number;
  values: Record<string, LibraryValue>;
  /** Names of the records that fields point to, by field. */
  names: Record<string, string>;
};

type Ref = Extract<LibraryField, { kind: 'ref' }>;
const isRef = (field: LibraryField): field is Ref => field.kind === 'ref';

/** A record that is gone counts as none, so that a field never shows what cannot be opened. */
const pointed = (field: Ref, what: string): RawBuilder<unknown> => {
  const { table, by } = REFS[field.to];
  return sql`(SELECT ${sql.raw(what)} FROM ${sql.table(table)} r WHERE r.${sql.ref(by)} = t.${sql.ref(field.column)} AND r.deleted_at IS NULL)`;
};

const selectOf = (field: LibraryField): RawBuilder<unknown>[] =>
  isRef(field)
    ? [
        sql`${pointed(field, 'r.id')} AS ${sql.ref(field.id)}`,
        sql`${pointed(field, REFS[field.to].name)} AS ${sql.ref(`${field.id}_name`)}`,
      ]
    : [sql`t.${sql.ref(field.column)} AS ${sql.ref(field.id)}`];

const valueOf = (value: unknown): LibraryValue =>
  typeof value === 'string' || typeof value === 'number' ? value : null;

export type LibraryQuery = {
  /** One row. */
  id?: string | undefined;
  /** Rows of one record, such as a creator. */
  parentId?: string | undefined;
  /** Rows of one campaign; a list whose rows have none answers with nothing. */
  campaignId?: string | undefined;
  limit: number;
};

/** Rows that belong to this campaign, by the field that points to campaigns. */
const ofCampaign = (spec: LibrarySpec, id: string): RawBuilder<unknown> => {
  const field = spec.fields.filter(isRef).find(({ to }) => to === 'campaign');
  return field ? sql`${pointed(field, 'r.id')} = ${id}` : sql`0`;
};

/** Living rows of a list in its order; of what has versions the newest. Rows of a record that is gone are left out. */
export const listLibrary = async (db: ReadDb, spec: LibrarySpec, query: LibraryQuery): Promise<LibraryRow[]> => {
  const parent = spec.fields.filter(isRef).find((field) => field.id === spec.parent);
  const conditions = [
    sql`t.deleted_at IS NULL`,
    ...(query.id === undefined ? [] : [sql`t.id = ${query.id}`]),
    ...(parent ? [sql`${pointed(parent, 'r.id')} IS NOT NULL`] : []),
    ...(parent && query.parentId !== undefined ? [sql`t.${sql.ref(parent.column)} = ${query.parentId}`] : []),
    ...(query.campaignId === undefined ? [] : [ofCampaign(spec, query.campaignId)]),
    ...(spec.table === 'value_propositions'
      ? [
          sql`NOT EXISTS (SELECT 1 FROM value_propositions n WHERE n.root_id = t.root_id AND n.version > t.version AND n.deleted_at IS NULL)`,
        ]
      : []),
  ];
  const found = await sql<Record<string, unknown>>`
    SELECT t.id AS row_id, t.rev AS row_rev, ${sql.join(spec.fields.flatMap(selectOf))} FROM ${sql.table(spec.table)} t
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY ${sql.raw(spec.order.map((column) => `t.${column}`).join(', '))}, t.id LIMIT ${query.limit}`.execute(
    db,
  );
  return found.rows.map((row) => ({
    id: String(row['row_id']),
    rev: Number(row['row_rev']),
    values: Object.fromEntries(spec.fields.map((field) => [field.id, valueOf(row[field.id])])),
    names: Object.fromEntries(
      spec.fields
        .filter(isRef)
        .flatMap(({ id }) => (row[`${id}_name`] === null ? [] : [[id, String(row[`${id}_name`])]])),
    ),
  }));
};

/** What a field's column holds for the record with this id; undefined when the record is gone. */
export const refValue = async (db: ReadDb, to: RefKind, id: string): Promise<string | number | undefined> => {
  const { table, by } = REFS[to];
  const found = await sql<{
    value: string | number;
  }>`SELECT ${sql.ref(by)} AS value FROM ${sql.table(table)} WHERE id = ${id} AND deleted_at IS NULL`.execute(db);
  return found.rows[0]?.value;
};

/** Records that a field may point to, by name. */
export const choicesOf = async (db: ReadDb, to: RefKind, limit: number): Promise<{ id: string; name: string }[]> => {
  const { table, name } = REFS[to];
  const found = await sql<{ id: string; name: string }>`
    SELECT r.id, ${sql.raw(name)} AS name FROM ${sql.table(table)} r WHERE r.deleted_at IS NULL ORDER BY 2, 1 LIMIT ${limit}`.execute(
    db,
  );
  return found.rows;
};

export type VersionRow = { id: string; version: number; statement: string; by: string | null; at: string };

/** Every version of a value proposition, newest first. */
export const versionsOf = async (db: ReadDb, id: string): Promise<VersionRow[]> => {
  const found = await sql<VersionRow>`
    SELECT v.id, v.version, v.statement, (SELECT p.name FROM people p WHERE p.id = v.person_id) AS by, v.at FROM value_propositions v
    WHERE v.deleted_at IS NULL AND v.root_id = (SELECT root_id FROM value_propositions WHERE id = ${id}) ORDER BY v.version DESC`.execute(
    db,
  );
  return found.rows;
};

export const findProposition = (db: ReadDb, id: string) =>
  db
    .selectFrom('value_propositions')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

export type OtherCode = {
  id: string;
  creator_id: string;
  creator: string;
  code: string;
  starts: string | null;
  ends: string | null;
};

/** Living codes that read the same, whatever their case. */
export const codesNamed = async (db: ReadDb, code: string): Promise<OtherCode[]> => {
  const found = await sql<OtherCode>`
    SELECT c.id, c.creator_id, r.name AS creator, c.code, c.starts, c.ends FROM codes c JOIN creators r ON r.id = c.creator_id
    WHERE c.deleted_at IS NULL AND r.deleted_at IS NULL AND (${sql.raw(plainCode('c.code'))}) = ${plainCodeOf(code)} ORDER BY c.starts`.execute(
    db,
  );
  return found.rows;
};

/** Living codes of other creators with the same link or tag, whose orders could not be told apart. */
export const marksNamed = async (
  db: ReadDb,
  mark: 'link' | 'tag',
  text: string,
  creatorId: string,
): Promise<{ creator: string; starts: string | null; ends: string | null }[]> => {
  const found = await sql<{ creator: string; starts: string | null; ends: string | null }>`
    SELECT r.name AS creator, c.starts, c.ends FROM codes c JOIN creators r ON r.id = c.creator_id AND r.deleted_at IS NULL
    WHERE c.deleted_at IS NULL AND r.id <> ${creatorId} AND lower(trim(${sql.ref(`c.${mark}`)})) = lower(trim(${text})) ORDER BY r.name`.execute(
    db,
  );
  return found.rows;
};

/** Ids of living rows of a table that hold this value, for what may stand only once. */
export const idsHolding = async (
  db: ReadDb,
  table: string,
  conditions: Readonly<Record<string, LibraryValue>>,
): Promise<string[]> => {
  const same = Object.entries(conditions).map(([column, value]) => sql`${sql.ref(column)} = ${value} COLLATE NOCASE`);
  const found = await sql<{
    id: string;
  }>`SELECT id FROM ${sql.table(table)} WHERE deleted_at IS NULL AND ${sql.join(same, sql` AND `)}`.execute(db);
  return found.rows.map((row) => row.id);
};
