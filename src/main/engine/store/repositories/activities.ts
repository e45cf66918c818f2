import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { likeOf } from './keys';

export type ActivityFilter = {
  id?: string | undefined;
  companyId?: string | undefined;
  contactId?: string | undefined;
  dealId?: string | undefined;
  proposalId?: string | undefined;
  materialId?: string | undefined;
  channelId?: string | undefined;
  personId?: string | undefined;
  kind?: string | undefined;
  openSteps?: boolean | undefined;
  q?: string | undefined;
};

export type ActivityListRow = {
  id: string;
  kind: string;
  day: string;
  time: string;
  people: string;
  company_id: string | null;
  company_name: string | null;
  contact_id: string | null;
  contact_name: string | null;
  deal_id: string | null;
  deal_title: string | null;
  channel_id: string | null;
  channel_name: string | null;
  product_id: string | null;
  product_name: string | null;
  material_id: string | null;
  material_title: string | null;
  material_version: string;
  cost_minor: number | null;
  currency: string;
  text: string;
  outcome: string;
  next_step: string;
  next_step_day: string | null;
  next_done: number;
  comments: number;
};

const JOINS = sql`LEFT JOIN companies y ON y.key = a.company_key AND y.deleted_at IS NULL LEFT JOIN contacts n ON n.key = a.contact_key AND n.deleted_at IS NULL
  LEFT JOIN deals d ON d.id = a.deal_id AND d.deleted_at IS NULL LEFT JOIN channels h ON h.key = a.channel_key LEFT JOIN products p ON p.key = a.product_key LEFT JOIN materials m ON m.id = a.material_id`;

const where = (filter: ActivityFilter): RawBuilder<unknown> => {
  const like = likeOf(filter.q ?? '');
  return sql`a.deleted_at IS NULL ${filter.id ? sql`AND a.id = ${filter.id}` : sql``}
    ${filter.companyId ? sql`AND a.company_key = (SELECT key FROM companies WHERE id = ${filter.companyId})` : sql``}
    ${filter.contactId ? sql`AND a.contact_key = (SELECT key FROM contacts WHERE id = ${filter.contactId})` : sql``}
    ${filter.dealId ? sql`AND a.deal_id = ${filter.dealId}` : sql``}
    ${filter.proposalId ? sql`AND a.proposal_id = ${filter.proposalId}` : sql``}
    ${filter.materialId ? sql`AND a.material_id = ${filter.materialId}` : sql``}
    ${filter.channelId ? sql`AND a.channel_key IN (SELECT key FROM channels WHERE id = ${filter.channelId} OR parent_key = (SELECT key FROM channels WHERE id = ${filter.channelId}))` : sql``}
    ${filter.personId ? sql`AND EXISTS (SELECT 1 FROM json_each(a.people) j WHERE j.value = ${filter.personId})` : sql``}
    ${filter.kind ? sql`AND a.kind = ${filter.kind}` : sql``} ${filter.openSteps ? sql`AND a.next_step <> '' AND a.next_done = 0` : sql``}
    ${filter.q?.trim() ? sql`AND (a.text LIKE ${like} ESCAPE '\\' OR a.outcome LIKE ${like} ESCAPE '\\' OR a.company_key IN (SELECT key FROM companies WHERE name LIKE ${like} ESCAPE '\\') OR a.contact_key IN (SELECT key FROM contacts WHERE name LIKE ${like} ESCAPE '\\') OR a.channel_key IN (SELECT key FROM channels WHERE name LIKE ${like} ESCAPE '\\'))` : sql``}`;
};

const COLUMNS = sql`a.id, a.kind, a.day, a.time, a.people, y.id AS company_id, y.name AS company_name, n.id AS contact_id, CASE WHEN n.name = '' THEN n.email ELSE n.name END AS contact_name, d.id AS deal_id, d.title AS deal_title,
  h.id AS channel_id, h.name AS channel_name, p.id AS product_id, CASE WHEN p.name = '' THEN p.sku ELSE p.name END AS product_name, m.id AS material_id, m.title AS material_title, a.material_version,
  a.cost_minor, a.currency, a.text, a.outcome, a.next_step, a.next_step_day, a.next_done,
  (SELECT count(*) FROM comments c WHERE c.entity = 'activity' AND c.entity_id = a.id AND c.deleted_at IS NULL) AS comments`;

/** A page of activities, newest first; open steps by their day. */
export const listActivities = async (
  db: ReadDb,
  filter: ActivityFilter,
  page: { limit: number; offset: number },
): Promise<ActivityListRow[]> => {
  const order = filter.openSteps
    ? sql`a.next_step_day IS NULL, a.next_step_day, a.day DESC, a.id`
    : sql`a.day DESC, a.time DESC, a.created_at DESC, a.id DESC`;
  const result = await sql<ActivityListRow>`
    SELECT ${COLUMNS} FROM activities a ${JOINS} WHERE ${where(filter)} ORDER BY ${order} LIMIT ${page.limit} OFFSET ${page.offset}`.execute(
    db,
  );
  return result.rows;
};

/** How many there are, and what they cost by day and currency. */
export const activityCosts = async (
  db: ReadDb,
  filter: ActivityFilter,
): Promise<{ total: number; costs: { day: string; currency: string; minor: number; n: number }[] }> => {
  const counted = await sql<{ n: number }>`SELECT count(*) AS n FROM activities a WHERE ${where(filter)}`.execute(db);
  const costs = await sql<{ day: string; currency: string; minor: number; n: number }>`
    SELECT a.day, a.currency, sum(a.cost_minor) AS minor, count(*) AS n FROM activities a WHERE ${where(filter)} AND a.cost_minor > 0 GROUP BY 1, 2`.execute(
    db,
  );
  return { total: counted.rows[0]?.n ?? 0, costs: costs.rows };
};

const present = (db: ReadDb) =>
  db
    .selectFrom('activities')
    .select(['id', 'kind', 'deal_id', 'company_key', 'material_id', 'next_step', 'next_step_day', 'next_done'])
    .where('deleted_at', 'is', null);

export const findActivity = (db: ReadDb, id: string) => present(db).where('id', '=', id).executeTakeFirst();

/** Those of these activities that are still there. */
export const activitiesById = (db: ReadDb, ids: readonly string[]) => present(db).where('id', 'in', ids).execute();

export type MaterialListRow = {
  id: string;
  title: string;
  kind: string;
  link: string;
  version: string;
  notes: string;
  sent: number;
  last_sent_day: string | null;
};

/** The material library with how often each was sent. */
export const listMaterials = async (db: ReadDb): Promise<MaterialListRow[]> => {
  const result = await sql<MaterialListRow>`
    SELECT m.id, m.title, m.kind, m.link, m.version, m.notes, count(a.id) AS sent, max(a.day) AS last_sent_day
    FROM materials m LEFT JOIN activities a ON a.material_id = m.id AND a.deleted_at IS NULL WHERE m.deleted_at IS NULL GROUP BY m.id ORDER BY lower(m.title), m.id`.execute(
    db,
  );
  return result.rows;
};

export const findMaterial = (db: ReadDb, id: string) =>
  db
    .selectFrom('materials')
    .select(['id', 'title', 'version'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
