import { type RawBuilder, sql } from 'kysely';
import {
  type CommentEntity,
  type CommentPlace,
  factOfKey,
  placeKey,
  reportOfKey,
  targetMonthOfKey,
} from '../../../../shared/domain/comments';
import { ACTIVITY_KIND_IDS, ACTIVITY_KINDS } from '../../../../shared/domain/customers';
import { LIBRARY, type LibraryKind } from '../../../../shared/domain/library';
import type { ReadDb } from '../dialect';
import { targetName } from './target-names';

/** What a target is called and which period it is of; without a row when it is gone. */
const TARGET = (id: string) =>
  sql`SELECT ${sql.raw(targetName('n', 'w.name'))} AS name, t.period FROM target_nodes n JOIN target_trees t ON t.id = n.tree_id JOIN workspace w ON w.one = 1 WHERE n.id = ${id} AND n.deleted_at IS NULL AND t.deleted_at IS NULL`;

/** A record of a list that is kept by hand, by the field that names it. */
const kept = (kind: LibraryKind) => (id: string) => {
  const { table, name, fields } = LIBRARY[kind];
  const column = fields.find((field) => field.id === name)?.column ?? name;
  return sql<{
    title: string;
  }>`SELECT ${sql.ref(column)} AS title FROM ${sql.table(table)} WHERE id = ${id} AND deleted_at IS NULL`;
};

/** An order and its customer by source and number; without a row when no file brings it any more. */
const ORDER = (id: string) => {
  const [source = '', number = ''] = factOfKey(id);
  return sql`SELECT external_id AS number, customer_key FROM orders WHERE external_id = ${number} AND source = ${source}`;
};

/** A subscription and its customer, in the same way. */
const SUBSCRIPTION = (id: string) => {
  const [customer = '', plan = '', started = '', nth = ''] = factOfKey(id);
  return sql`SELECT coalesce(nullif(s.plan, ''), 'Subscription') AS plan, coalesce(nullif(u.name, ''), nullif(u.email, ''), u.external_id) AS name, s.customer_key
    FROM customers u JOIN subscriptions s ON s.customer_key = u.key WHERE u.natural_key = ${customer} AND s.plan = ${plan} AND s.started_day = ${started} AND s.nth = CAST(${nth} AS INTEGER)`;
};

const TITLES: Record<CommentEntity, (id: string) => RawBuilder<{ title: string }>> = {
  deal: (id) => sql`SELECT title FROM deals WHERE id = ${id} AND deleted_at IS NULL`,
  proposal: (id) =>
    sql`SELECT number || ' ' || title AS title FROM proposals WHERE root_id = ${id} AND deleted_at IS NULL ORDER BY version DESC LIMIT 1`,
  lead: (id) =>
    sql`SELECT coalesce(nullif(name, ''), nullif(email, ''), nullif(company, ''), external_id) AS title FROM leads WHERE id = ${id} AND deleted_at IS NULL`,
  company: (id) => sql`SELECT name AS title FROM companies WHERE id = ${id} AND deleted_at IS NULL`,
  contact: (id) =>
    sql`SELECT coalesce(nullif(name, ''), email) AS title FROM contacts WHERE id = ${id} AND deleted_at IS NULL`,
  product: (id) =>
    sql`SELECT coalesce(nullif(name, ''), sku) AS title FROM products WHERE id = ${id} AND deleted_at IS NULL`,
  campaign: (id) => sql`SELECT name AS title FROM campaigns WHERE id = ${id} AND deleted_at IS NULL`,
  'four-ps': (id) => sql`SELECT name AS title FROM four_ps_sheets WHERE id = ${id} AND deleted_at IS NULL`,
  target: (id) => sql`SELECT name || ', ' || period AS title FROM (${TARGET(id)})`,
  'target-month': (id) => {
    const { nodeId, month } = targetMonthOfKey(id);
    return sql`SELECT name || ', ' || ${month} AS title FROM (${TARGET(nodeId)}) WHERE ${/^\d{4}-\d{2}$/.test(month) ? 1 : 0} = 1`;
  },
  report: (id) => {
    const { kind, period } = reportOfKey(id);
    return sql`SELECT ${`${kind === 'weekly' ? 'Weekly report' : 'Investor update'} ${period}`} AS title`;
  },
  strategy: (id) => sql`SELECT ${`Strategy ${id}`} AS title`,
  content: kept('content'),
  note: (id) => sql`SELECT text AS title FROM field_notes WHERE id = ${id} AND deleted_at IS NULL`,
  creator: kept('creator'),
  buyer: (id) =>
    sql`SELECT coalesce(nullif(name, ''), nullif(email, ''), external_id) AS title FROM customers WHERE natural_key = ${id}`,
  material: (id) => sql`SELECT title FROM materials WHERE id = ${id} AND deleted_at IS NULL`,
  meeting: (id) => sql`SELECT title || ', ' || day AS title FROM meetings WHERE id = ${id} AND deleted_at IS NULL`,
  moment: (id) => sql`SELECT name AS title FROM moments WHERE id = ${id} AND deleted_at IS NULL`,
  experiment: (id) => sql`SELECT hypothesis AS title FROM experiments WHERE id = ${id} AND deleted_at IS NULL`,
  audience: kept('audience'),
  proposition: kept('proposition'),
  message: kept('message'),
  tone: kept('tone'),
  keyword: kept('keyword'),
  deliverable: kept('deliverable'),
  code: kept('code'),
  mention: kept('mention'),
  event: kept('event'),
  flight: kept('flight'),
  web: kept('web'),
  ask: (id) => sql`SELECT name AS title FROM budget_asks WHERE id = ${id} AND deleted_at IS NULL`,
  activity: (id) => {
    const word = sql.join(
      ACTIVITY_KIND_IDS.map((kind) => sql`WHEN ${kind} THEN ${ACTIVITY_KINDS[kind]}`),
      sql` `,
    );
    return sql`SELECT (CASE a.kind ${word} ELSE a.kind END) || coalesce(' with ' || coalesce(y.name, n.name, h.name), '') || ', ' || a.day AS title
      FROM activities a LEFT JOIN companies y ON y.key = a.company_key AND y.deleted_at IS NULL LEFT JOIN contacts n ON n.key = a.contact_key AND n.deleted_at IS NULL LEFT JOIN channels h ON h.key = a.channel_key
      WHERE a.id = ${id} AND a.deleted_at IS NULL`;
  },
  // What stands on the page of a removed record has nowhere to be looked at until that record is back.
  need: (id) =>
    sql`SELECT text AS title FROM needs d WHERE id = ${id} AND deleted_at IS NULL AND (EXISTS (SELECT 1 FROM companies WHERE key = d.company_key AND deleted_at IS NULL)
      OR EXISTS (SELECT 1 FROM contacts WHERE key = d.contact_key AND deleted_at IS NULL) OR EXISTS (SELECT 1 FROM audiences WHERE id = d.audience_id AND deleted_at IS NULL))`,
  location: (id) =>
    sql`SELECT l.name || ', ' || c.name AS title FROM company_locations l JOIN companies c ON c.key = l.company_key AND c.deleted_at IS NULL WHERE l.id = ${id} AND l.deleted_at IS NULL`,
  person: (id) => sql`SELECT name AS title FROM people WHERE id = ${id} AND deleted_at IS NULL`,
  channel: (id) => sql`SELECT name AS title FROM channels WHERE id = ${id} AND deleted_at IS NULL`,
  stage: (id) =>
    sql`SELECT p.name || ', ' || s.name AS title FROM stages s JOIN pipelines p ON p.id = s.pipeline_id AND p.deleted_at IS NULL WHERE s.id = ${id} AND s.deleted_at IS NULL`,
  theme: (id) => sql`SELECT name AS title FROM note_themes WHERE id = ${id} AND deleted_at IS NULL`,
  order: (id) => sql`SELECT 'Order ' || number AS title FROM (${ORDER(id)})`,
  subscription: (id) => sql`SELECT plan || ', ' || name AS title FROM (${SUBSCRIPTION(id)})`,
  action: (id) => sql`SELECT what AS title FROM actions WHERE id = ${id} AND deleted_at IS NULL`,
  decision: (id) => sql`SELECT what AS title FROM decisions WHERE id = ${id} AND deleted_at IS NULL`,
};

/** Records that are shown on the page of another one: which, and its id. */
const PLACES: Partial<Record<CommentEntity, (id: string) => RawBuilder<{ place: CommentPlace; id: string | null }>>> = {
  need: (id) =>
    sql`SELECT CASE WHEN y.id IS NOT NULL THEN 'company' WHEN n.id IS NOT NULL THEN 'contact' ELSE 'audience' END AS place, coalesce(y.id, n.id, d.audience_id) AS id
      FROM needs d LEFT JOIN companies y ON y.key = d.company_key AND y.deleted_at IS NULL LEFT JOIN contacts n ON n.key = d.contact_key AND n.deleted_at IS NULL WHERE d.id = ${id}`,
  decision: (id) => sql`SELECT 'meeting' AS place, meeting_id AS id FROM decisions WHERE id = ${id}`,
  location: (id) =>
    sql`SELECT 'company' AS place, c.id FROM company_locations l JOIN companies c ON c.key = l.company_key WHERE l.id = ${id}`,
  order: (id) => sql`SELECT 'buyer' AS place, CAST(customer_key AS TEXT) AS id FROM (${ORDER(id)})`,
  subscription: (id) => sql`SELECT 'buyer' AS place, CAST(customer_key AS TEXT) AS id FROM (${SUBSCRIPTION(id)})`,
};

/** Name of the record that is commented on; undefined when it is gone. */
export const titleOf = async (db: ReadDb, entity: CommentEntity, id: string): Promise<string | undefined> =>
  (await TITLES[entity](id).execute(db)).rows[0]?.title;

/**
 * The id under which the page of a commented record opens: its own, but for customers, whom their page knows by key, and
 * for what stands on the page of another record, whose `placeKey` it then is.
 */
export const pageIdOf = async (db: ReadDb, entity: CommentEntity, id: string): Promise<string> => {
  const at = (await PLACES[entity]?.(id).execute(db))?.rows[0];
  if (at?.id) return placeKey(at.place, at.id);
  if (entity !== 'buyer') return id;
  const found = await sql<{ key: number }>`SELECT key FROM customers WHERE natural_key = ${id}`.execute(db);
  return String(found.rows[0]?.key ?? id);
};

export const listComments = (db: ReadDb, entity: string, entityId: string) =>
  db
    .selectFrom('comments')
    .selectAll()
    .where('entity', '=', entity)
    .where('entity_id', '=', entityId)
    .where('deleted_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute();

export const findComment = (db: ReadDb, id: string) =>
  db.selectFrom('comments').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst();

export const mentionsOf = (db: ReadDb, comments: readonly string[]) =>
  db
    .selectFrom('comment_mentions')
    .selectAll()
    .where('comment_id', 'in', comments)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();

export const findMention = (db: ReadDb, id: string) =>
  db.selectFrom('comment_mentions').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst();

/** Mentions that a person has not seen to, the newest first. */
export const openMentions = (db: ReadDb, personId: string, limit: number) =>
  db
    .selectFrom('comment_mentions as m')
    .innerJoin('comments as c', 'c.id', 'm.comment_id')
    .select(['m.id', 'c.entity', 'c.entity_id', 'c.text', 'c.person_id', 'c.at'])
    .where('m.person_id', '=', personId)
    .where('m.done_at', 'is', null)
    .where('m.deleted_at', 'is', null)
    .where('c.deleted_at', 'is', null)
    .orderBy('c.at', 'desc')
    .limit(limit)
    .execute();

/** How many comments stand on each record of a kind that has any, by its id. */
export const commentCounts = async (db: ReadDb, entity: CommentEntity): Promise<Record<string, number>> => {
  const rows = await db
    .selectFrom('comments')
    .select((eb) => ['entity_id', eb.fn.countAll<number>().as('comments')])
    .where('entity', '=', entity)
    .where('deleted_at', 'is', null)
    .groupBy('entity_id')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.entity_id, row.comments]));
};

/** How many comments stand on each month of each target of a tree, by `targetMonthKey`. */
export const commentedMonths = async (db: ReadDb, treeId: string): Promise<Map<string, number>> => {
  const result = await sql<{ key: string; comments: number }>`
    SELECT c.entity_id AS key, count(*) AS comments FROM comments c JOIN target_nodes n ON n.id = substr(c.entity_id, 1, instr(c.entity_id, ' ') - 1)
    WHERE c.entity = 'target-month' AND c.deleted_at IS NULL AND n.tree_id = ${treeId} GROUP BY 1`.execute(db);
  return new Map(result.rows.map((row) => [row.key, row.comments]));
};
