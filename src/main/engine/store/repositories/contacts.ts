import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { tagList } from './companies';
import { likeOf, tagPattern } from './keys';

export type ContactFilter = {
  q?: string | undefined;
  role?: string | undefined;
  optIn?: 'yes' | 'no' | 'unknown' | undefined;
  ownerId?: string | null | undefined;
  companyId?: string | undefined;
  tag?: string | undefined;
  sort: 'name' | 'company' | 'lastActivity';
};

export type ContactListRow = {
  key: number;
  id: string;
  name: string;
  email: string;
  phone: string;
  title: string;
  role: string;
  company_id: string | null;
  company_name: string | null;
  owner_id: string | null;
  owner_name: string | null;
  owner_roles: string | null;
  opt_in: string | null;
  opted_in_on: string | null;
  opted_out_on: string | null;
  tags: string;
  last_activity_day: string | null;
};

/** The words that files use for opted in and out, as in domain/customers. */
const YES = sql`('yes', 'y', 'true', '1', 'subscribed', 'opted in', 'opt-in', 'confirmed')`;
const NO = sql`('no', 'n', 'false', '0', 'unsubscribed', 'cleaned', 'opted out', 'opt-out')`;
const WORD = sql`lower(trim(coalesce(n.opt_in, '')))`;
/** Whether a contact `n` says yes, or no, to email. */
export const SAYS_YES = sql`${WORD} IN ${YES}`;
export const SAYS_NO = sql`${WORD} IN ${NO}`;
const OPT_IN: Record<'yes' | 'no' | 'unknown', RawBuilder<unknown>> = {
  yes: sql`AND ${WORD} IN ${YES}`,
  no: sql`AND ${WORD} IN ${NO}`,
  unknown: sql`AND ${WORD} NOT IN ${YES} AND ${WORD} NOT IN ${NO}`,
};

const where = (filter: ContactFilter): RawBuilder<unknown> => {
  const like = likeOf(filter.q ?? '');
  const q = filter.q?.trim()
    ? sql`AND (n.name LIKE ${like} ESCAPE '\\' OR n.email LIKE ${like} ESCAPE '\\' OR n.phone LIKE ${like} ESCAPE '\\' OR n.title LIKE ${like} ESCAPE '\\' OR n.company_key IN (SELECT key FROM companies WHERE name LIKE ${like} ESCAPE '\\' AND deleted_at IS NULL))`
    : sql``;
  const owner =
    filter.ownerId === undefined
      ? sql``
      : filter.ownerId === null
        ? sql`AND n.owner_key IS NULL`
        : sql`AND n.owner_key = (SELECT key FROM people WHERE id = ${filter.ownerId})`;
  return sql`n.deleted_at IS NULL ${q} ${filter.role ? sql`AND n.role = ${filter.role}` : sql``} ${filter.optIn ? OPT_IN[filter.optIn] : sql``} ${owner}
    ${filter.companyId ? sql`AND n.company_key = (SELECT key FROM companies WHERE id = ${filter.companyId})` : sql``}
    ${filter.tag ? sql`AND ${tagList(sql`n.tags`)} LIKE ${tagPattern(filter.tag)} ESCAPE '\\'` : sql``}`;
};

const LAST_ACTIVITY = sql`(SELECT max(a.day) FROM activities a WHERE a.contact_key = n.key AND a.deleted_at IS NULL)`;
const NAME = sql`CASE WHEN n.name = '' THEN n.email ELSE lower(n.name) END`;
const ORDER: Record<ContactFilter['sort'], RawBuilder<unknown>> = {
  name: sql`${NAME}, n.key`,
  company: sql`n.company_key IS NULL, (SELECT natural_key FROM companies WHERE key = n.company_key), ${NAME}, n.key`,
  lastActivity: sql`coalesce(${LAST_ACTIVITY}, '') DESC, ${NAME}, n.key`,
};

const COLUMNS = sql`n.key, n.id, n.name, n.email, n.phone, n.title, n.role, y.id AS company_id, y.name AS company_name, o.id AS owner_id, o.name AS owner_name, o.roles AS owner_roles,
  n.opt_in, n.opted_in_on, n.opted_out_on, n.tags, ${LAST_ACTIVITY} AS last_activity_day`;
const JOINS = sql`LEFT JOIN companies y ON y.key = n.company_key AND y.deleted_at IS NULL LEFT JOIN people o ON o.key = n.owner_key`;

/** A page of contacts. */
export const listContacts = async (
  db: ReadDb,
  filter: ContactFilter,
  page: { limit: number; offset: number },
): Promise<ContactListRow[]> => {
  const order = ORDER[filter.sort];
  const result = await sql<ContactListRow>`
    WITH page AS MATERIALIZED (SELECT n.key FROM contacts n WHERE ${where(filter)} ORDER BY ${order} LIMIT ${page.limit} OFFSET ${page.offset})
    SELECT ${COLUMNS} FROM page JOIN contacts n ON n.key = page.key ${JOINS} ORDER BY ${order}`.execute(db);
  return result.rows;
};

export const countContacts = async (db: ReadDb, filter: ContactFilter): Promise<number> => {
  const result = await sql<{ n: number }>`SELECT count(*) AS n FROM contacts n WHERE ${where(filter)}`.execute(db);
  return result.rows[0]?.n ?? 0;
};

export type ContactDetail = ContactListRow & {
  company_key: number | null;
  notes: string;
  batch_id: number | null;
  source_line: number | null;
  rev: number;
};

export const findContact = async (db: ReadDb, id: string): Promise<ContactDetail | undefined> => {
  const result = await sql<ContactDetail>`
    SELECT ${COLUMNS}, n.company_key, n.notes, n.batch_id, n.source_line, n.rev FROM contacts n ${JOINS} WHERE n.id = ${id} AND n.deleted_at IS NULL`.execute(
    db,
  );
  return result.rows[0];
};

export const contactOptions = async (
  db: ReadDb,
  q: string,
  limit: number,
): Promise<{ id: string; name: string; hint: string }[]> => {
  const like = likeOf(q);
  const result = await sql<{ id: string; name: string; hint: string }>`
    SELECT n.id, CASE WHEN n.name = '' THEN n.email ELSE n.name END AS name, coalesce(y.name, n.email) AS hint FROM contacts n LEFT JOIN companies y ON y.key = n.company_key AND y.deleted_at IS NULL
    WHERE n.deleted_at IS NULL AND (n.name LIKE ${like} ESCAPE '\\' OR n.email LIKE ${like} ESCAPE '\\' OR y.name LIKE ${like} ESCAPE '\\') ORDER BY ${NAME}, n.key LIMIT ${limit}`.execute(
    db,
  );
  return result.rows;
};
