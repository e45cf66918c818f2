import { type RawBuilder, sql } from 'kysely';
import { tagsOf } from '../../../../shared/domain/customers';
import type { ReadDb } from '../dialect';
import { LINKED } from './customer-links';
import { likeOf, tagPattern } from './keys';

export type CompanyFilter = {
  q?: string | undefined;
  kind?: string | undefined;
  ownerId?: string | null | undefined;
  tag?: string | undefined;
  sort: 'name' | 'revenue' | 'lastOrder' | 'lastActivity' | 'renewal';
  currency: string;
};

export type CompanyListRow = {
  key: number;
  id: string;
  name: string;
  kind: string;
  domain: string;
  country: string;
  parent_id: string | null;
  parent_name: string | null;
  owner_id: string | null;
  owner_name: string | null;
  owner_roles: string | null;
  tags: string;
  contacts: number;
  open_deals: number;
  open_issues: number;
  orders: number;
  net_minor: number;
  net_rest: number;
  last_order_day: string | null;
  last_activity_day: string | null;
  renewal_day: string | null;
};

/** A tag list as `,a,b,`, so that one tag can be looked for whole. */
export const tagList = (column: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`',' || replace(replace(replace(${column}, '"', ''), ', ', ','), ';', ',') || ','`;

const ownerIs = (ownerId: string | null | undefined, column: RawBuilder<unknown>): RawBuilder<unknown> =>
  ownerId === undefined
    ? sql``
    : ownerId === null
      ? sql`AND ${column} IS NULL`
      : sql`AND ${column} = (SELECT key FROM people WHERE id = ${ownerId})`;

const where = (filter: CompanyFilter): RawBuilder<unknown> => {
  const like = likeOf(filter.q ?? '');
  const q = filter.q?.trim()
    ? sql`AND (y.name LIKE ${like} ESCAPE '\\' OR y.domain LIKE ${like} ESCAPE '\\' OR y.country LIKE ${like} ESCAPE '\\' OR y.tags LIKE ${like} ESCAPE '\\' OR y.address LIKE ${like} ESCAPE '\\')`
    : sql``;
  return sql`y.deleted_at IS NULL ${q} ${filter.kind ? sql`AND y.kind = ${filter.kind}` : sql``} ${ownerIs(filter.ownerId, sql`y.owner_key`)}
    ${filter.tag ? sql`AND ${tagList(sql`y.tags`)} LIKE ${tagPattern(filter.tag)} ESCAPE '\\'` : sql``}`;
};

const money = (currency: string): RawBuilder<unknown> => sql`money AS MATERIALIZED (
  SELECT l.company_key, sum(d.orders) AS orders, max(CASE WHEN d.orders > 0 THEN d.day END) AS last_day,
    sum(CASE WHEN d.currency = ${currency} THEN d.net_minor ELSE 0 END) AS net, sum(CASE WHEN d.currency = ${currency} THEN d.net_rest ELSE 0 END) AS rest
  FROM linked l JOIN daily_customer_sales d ON d.customer_key = l.customer_key WHERE l.company_key IS NOT NULL GROUP BY l.company_key)`;

const LAST_ACTIVITY = sql`(SELECT max(a.day) FROM activities a WHERE a.company_key = y.key AND a.deleted_at IS NULL)`;
const ORDER: Record<CompanyFilter['sort'], RawBuilder<unknown>> = {
  name: sql`y.natural_key, y.key`,
  revenue: sql`coalesce((SELECT net FROM money WHERE company_key = y.key), 0) DESC, y.natural_key, y.key`,
  lastOrder: sql`coalesce((SELECT last_day FROM money WHERE company_key = y.key), '') DESC, y.natural_key, y.key`,
  lastActivity: sql`coalesce(${LAST_ACTIVITY}, '') DESC, y.natural_key, y.key`,
  renewal: sql`y.renewal_day IS NULL, y.renewal_day, y.natural_key, y.key`,
};

/** A page of companies. What each line counts is looked up for that page alone. */
export const listCompanies = async (
  db: ReadDb,
  filter: CompanyFilter,
  page: { limit: number; offset: number },
): Promise<CompanyListRow[]> => {
  const order = ORDER[filter.sort];
  const result = await sql<CompanyListRow>`
    WITH ${LINKED}, ${money(filter.currency)},
      page AS MATERIALIZED (SELECT y.key FROM companies y WHERE ${where(filter)} ORDER BY ${order} LIMIT ${page.limit} OFFSET ${page.offset})
    SELECT y.key, y.id, y.name, y.kind, y.domain, y.country, u.id AS parent_id, u.name AS parent_name, o.id AS owner_id, o.name AS owner_name, o.roles AS owner_roles, y.tags, y.renewal_day,
      (SELECT count(*) FROM contacts n WHERE n.company_key = y.key AND n.deleted_at IS NULL) AS contacts,
      (SELECT count(*) FROM deals d JOIN stages s ON s.id = d.stage_id WHERE d.company_key = y.key AND d.deleted_at IS NULL AND s.kind = 'open') AS open_deals,
      (SELECT count(*) FROM needs i WHERE i.company_key = y.key AND i.kind = 'issue' AND i.solved_day IS NULL AND i.deleted_at IS NULL) AS open_issues,
      coalesce(m.orders, 0) AS orders, coalesce(m.net, 0) AS net_minor, coalesce(m.rest, 0) AS net_rest, m.last_day AS last_order_day, ${LAST_ACTIVITY} AS last_activity_day
    FROM page JOIN companies y ON y.key = page.key LEFT JOIN companies u ON u.key = y.parent_key AND u.deleted_at IS NULL LEFT JOIN people o ON o.key = y.owner_key LEFT JOIN money m ON m.company_key = y.key
    ORDER BY ${order}`.execute(db);
  return result.rows;
};

export const countCompanies = async (db: ReadDb, filter: CompanyFilter): Promise<number> => {
  const result = await sql<{ n: number }>`SELECT count(*) AS n FROM companies y WHERE ${where(filter)}`.execute(db);
  return result.rows[0]?.n ?? 0;
};

/** Every tag in use, each once, by name. */
export const tagsIn = async (db: ReadDb, table: 'companies' | 'contacts'): Promise<string[]> => {
  const rows = await db
    .selectFrom(table)
    .select('tags')
    .distinct()
    .where('tags', '<>', '')
    .where('deleted_at', 'is', null)
    .execute();
  return tagsOf(rows.map((row) => row.tags).join(',')).toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
};

export const companyOptions = async (
  db: ReadDb,
  q: string,
  limit: number,
): Promise<{ id: string; name: string; hint: string }[]> => {
  const result = await sql<{ id: string; name: string; hint: string }>`
    SELECT id, name, CASE WHEN domain <> '' THEN domain ELSE country END AS hint FROM companies WHERE deleted_at IS NULL AND name LIKE ${likeOf(q)} ESCAPE '\\' ORDER BY natural_key LIMIT ${limit}`.execute(
    db,
  );
  return result.rows;
};

export type CompanyDetail = {
  key: number;
  id: string;
  name: string;
  kind: string;
  domain: string;
  country: string;
  address: string;
  reorder_days: number | null;
  renewal_day: string | null;
  tags: string;
  notes: string;
  parent_id: string | null;
  parent_name: string | null;
  channel_id: string | null;
  channel_name: string | null;
  owner_id: string | null;
  owner_name: string | null;
  owner_roles: string | null;
  batch_id: number | null;
  source_line: number | null;
  rev: number;
};

export const findCompany = async (db: ReadDb, id: string): Promise<CompanyDetail | undefined> => {
  const result = await sql<CompanyDetail>`
    SELECT y.key, y.id, y.name, y.kind, y.domain, y.country, y.address, y.reorder_days, y.renewal_day, y.tags, y.notes, u.id AS parent_id, u.name AS parent_name, h.id AS channel_id, h.name AS channel_name,
      o.id AS owner_id, o.name AS owner_name, o.roles AS owner_roles, y.batch_id, y.source_line, y.rev
    FROM companies y LEFT JOIN companies u ON u.key = y.parent_key AND u.deleted_at IS NULL LEFT JOIN channels h ON h.key = y.channel_key AND h.deleted_at IS NULL LEFT JOIN people o ON o.key = y.owner_key
    WHERE y.id = ${id} AND y.deleted_at IS NULL`.execute(db);
  return result.rows[0];
};

export const companyChildren = (db: ReadDb, key: number): Promise<{ id: string; name: string }[]> =>
  db
    .selectFrom('companies')
    .select(['id', 'name'])
    .where('parent_key', '=', key)
    .where('deleted_at', 'is', null)
    .orderBy('natural_key')
    .execute();

/** Who stands under whom, by id, of the living. */
export const companyParents = async (db: ReadDb): Promise<Map<string, string | null>> => {
  const result = await sql<{ id: string; parent: string | null }>`
    SELECT y.id, u.id AS parent FROM companies y JOIN companies u ON u.key = y.parent_key WHERE y.deleted_at IS NULL`.execute(
    db,
  );
  return new Map(result.rows.map((row) => [row.id, row.parent]));
};

export type LocationRow = {
  id: string;
  name: string;
  address: string;
  channel_id: string | null;
  channel_name: string | null;
};

export const companyLocations = async (db: ReadDb, key: number): Promise<LocationRow[]> => {
  const result = await sql<LocationRow>`
    SELECT l.id, l.name, l.address, h.id AS channel_id, h.name AS channel_name FROM company_locations l LEFT JOIN channels h ON h.key = l.channel_key AND h.deleted_at IS NULL
    WHERE l.company_key = ${key} AND l.deleted_at IS NULL ORDER BY l.name, l.id`.execute(db);
  return result.rows;
};

export type DealLineRow = {
  id: string;
  title: string;
  stage: string;
  kind: string;
  pipeline: string;
  value_minor: number | null;
  currency: string;
  expected_close: string | null;
};

/** Deals with a company or a contact, the open ones first. */
export const dealsWith = async (
  db: ReadDb,
  whose: { companyKey: number } | { contactKey: number },
): Promise<DealLineRow[]> => {
  const match =
    'companyKey' in whose ? sql`d.company_key = ${whose.companyKey}` : sql`d.contact_key = ${whose.contactKey}`;
  const result = await sql<DealLineRow>`
    SELECT d.id, d.title, s.name AS stage, s.kind, i.name AS pipeline, d.value_minor, d.currency, d.expected_close
    FROM deals d JOIN stages s ON s.id = d.stage_id JOIN pipelines i ON i.id = s.pipeline_id WHERE ${match} AND d.deleted_at IS NULL
    ORDER BY s.kind <> 'open', coalesce(d.closed_day, d.expected_close, d.created_day) DESC, d.id LIMIT 100`.execute(
    db,
  );
  return result.rows;
};
