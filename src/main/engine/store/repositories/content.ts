import { sql } from 'kysely';
import type { ReadDb } from '../dialect';

export type ContentFigures = { id: string; leads: number; qualified: number; deals: number; orders: number };

/** Leads that name a content item by its title, what became of them, and the orders of those who bought since. */
export const contentFigures = async (db: ReadDb): Promise<ContentFigures[]> => {
  const found = await sql<ContentFigures>`
    SELECT i.id, count(*) AS leads, count(l.qualified_day) AS qualified, count(CASE WHEN l.deal_id IS NOT NULL OR l.deal_external_id <> '' THEN 1 END) AS deals,
      sum((SELECT count(*) FROM orders o WHERE o.customer_key = l.customer_key AND o.is_sale = 1 AND o.day >= l.created_day)) AS orders
    FROM content_items i JOIN leads l ON l.content = i.title COLLATE NOCASE AND l.deleted_at IS NULL WHERE i.deleted_at IS NULL GROUP BY i.id`.execute(
    db,
  );
  return found.rows;
};

/** The content item of this title, whatever its case; undefined for none. */
export const contentNamed = async (db: ReadDb, title: string): Promise<string | undefined> => {
  if (title === '') return undefined;
  const found = await sql<{ id: string }>`
    SELECT id FROM content_items WHERE title = ${title} COLLATE NOCASE AND deleted_at IS NULL ORDER BY id LIMIT 1`.execute(
    db,
  );
  return found.rows[0]?.id;
};

export type ContentResults = {
  id: string;
  shown: number | null;
  reactions: number | null;
  clicks: number | null;
  visits: number | null;
  opened: number | null;
};

/** What rows of results count for each content item, of all time: those that are of it, or that have its title. */
export const contentResults = async (db: ReadDb): Promise<ContentResults[]> => {
  const found = await sql<ContentResults>`
    SELECT i.id, sum(r.impressions) AS shown, sum(CASE WHEN coalesce(r.likes, r.comments, r.shares) IS NOT NULL THEN coalesce(r.likes, 0) + coalesce(r.comments, 0) + coalesce(r.shares, 0) END) AS reactions,
      sum(coalesce(r.clicks, r.email_clicks)) AS clicks, sum(r.sessions) AS visits, sum(r.opened) AS opened
    FROM result_days r JOIN content_items i ON i.deleted_at IS NULL AND (i.id = r.content_id OR (r.content_id IS NULL AND r.name <> '' AND i.title = r.name COLLATE NOCASE))
    WHERE r.deleted_at IS NULL GROUP BY i.id`.execute(db);
  return found.rows;
};

export type SnapshotRow = {
  content_id: string;
  reach: number | null;
  likes: number | null;
  comments: number | null;
  shares: number | null;
};

/** The newest counts of each post. */
export const newestSnapshots = async (db: ReadDb): Promise<SnapshotRow[]> => {
  const found = await sql<SnapshotRow>`
    SELECT s.content_id, s.reach, s.likes, s.comments, s.shares FROM content_snapshots s WHERE s.deleted_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM content_snapshots n WHERE n.content_id = s.content_id AND n.deleted_at IS NULL AND (n.day > s.day OR (n.day = s.day AND n.id > s.id)))`.execute(
    db,
  );
  return found.rows;
};

/** Ranks of every keyword, oldest first; a day on which the page was not found has none. */
export const ranksByDay = async (db: ReadDb): Promise<{ keyword_id: string; day: string; rank: number | null }[]> => {
  const found = await sql<{ keyword_id: string; day: string; rank: number | null }>`
    SELECT keyword_id, day, rank FROM keyword_ranks WHERE deleted_at IS NULL ORDER BY day`.execute(db);
  return found.rows;
};

export type EventFigures = { id: string; counts: number; leads: number; sold: number };

/**
 * Leads and own-currency net sales in each event's days and those after it. Leads are those of its campaign, or that
 * name it; sales those of the channel it sells through, or those attributed to its campaign. `counts` is 0 where neither is named.
 */
export const eventFigures = async (db: ReadDb, currency: string): Promise<EventFigures[]> => {
  const found = await sql<EventFigures>`
    WITH e AS (SELECT id, name, starts, date(ends, '+' || coalesce(window_days, 0) || ' days') AS last, campaign_key, channel_key FROM events WHERE deleted_at IS NULL)
    SELECT e.id, e.channel_key IS NOT NULL OR e.campaign_key IS NOT NULL AS counts,
      (SELECT count(*) FROM leads l WHERE l.deleted_at IS NULL AND l.created_day BETWEEN e.starts AND e.last
        AND (l.campaign_key = e.campaign_key OR l.source = e.name COLLATE NOCASE OR l.content = e.name COLLATE NOCASE)) AS leads,
      (SELECT coalesce(sum(d.gross_minor - d.discounts_minor - d.returns_minor + d.adjustments_minor), 0) FROM daily_sales d JOIN sale_contexts x ON x.key = d.context_key
        WHERE d.day BETWEEN e.starts AND e.last AND x.currency = ${currency} AND e.channel_key IS NOT NULL AND (x.channel_key = e.channel_key OR x.location_key = e.channel_key))
      + (SELECT coalesce(sum(d.gross_minor - d.discounts_minor - d.returns_minor + d.adjustments_minor), 0) FROM daily_campaign_sales d JOIN sale_contexts x ON x.key = d.context_key
        WHERE d.day BETWEEN e.starts AND e.last AND x.currency = ${currency} AND e.channel_key IS NULL AND d.campaign_key = e.campaign_key) AS sold
    FROM e`.execute(db);
  return found.rows;
};

type HouseFilter = { productId: string | null; audienceId: string | null };
/** About this product or any, to this audience or any: what is not said of one is said of all. */
const fits = (filter: HouseFilter) =>
  sql`(t.product_key IS NULL OR ${filter.productId} IS NULL OR t.product_key = (SELECT key FROM products WHERE id = ${filter.productId}))
    AND (t.audience_id IS NULL OR ${filter.audienceId} IS NULL OR t.audience_id = ${filter.audienceId})`;
const PRODUCT = sql`coalesce((SELECT coalesce(nullif(p.name, ''), p.sku) FROM products p WHERE p.key = t.product_key), '') AS product`;
const AUDIENCE = sql`coalesce((SELECT a.name FROM audiences a WHERE a.id = t.audience_id AND a.deleted_at IS NULL), '') AS audience`;
/** The closest first: of this product, then of this audience. */
const CLOSEST = sql`t.product_key IS NULL, t.audience_id IS NULL`;

/** What to say about a product to an audience, and how. */
export const readHouse = async (db: ReadDb, filter: HouseFilter) => {
  const propositions = await sql<{
    id: string;
    statement: string;
    brand: string;
    product: string;
    audience: string;
    version: number;
  }>`SELECT t.id, t.statement, t.brand, t.version, ${PRODUCT}, ${AUDIENCE} FROM value_propositions t WHERE t.deleted_at IS NULL AND ${fits(filter)}
      AND NOT EXISTS (SELECT 1 FROM value_propositions n WHERE n.root_id = t.root_id AND n.version > t.version AND n.deleted_at IS NULL) ORDER BY ${CLOSEST}, t.statement LIMIT 20`.execute(
    db,
  );
  const messages = await sql<{
    id: string;
    need: string;
    message: string;
    proof: string;
    product: string;
    audience: string;
  }>`SELECT t.id, t.need, t.message, t.proof, ${PRODUCT}, ${AUDIENCE} FROM messages t WHERE t.deleted_at IS NULL AND ${fits(filter)} ORDER BY ${CLOSEST}, t.need LIMIT 40`.execute(
    db,
  );
  const tone = await db
    .selectFrom('tone_rules')
    .select(['id', 'rule', 'say', 'avoid'])
    .where('deleted_at', 'is', null)
    .orderBy('rule')
    .limit(40)
    .execute();
  const needs = await sql<{ id: string; text: string; of: string }>`
    SELECT n.id, n.text, coalesce((SELECT y.name FROM companies y WHERE y.key = n.company_key), (SELECT coalesce(nullif(c.name, ''), c.email) FROM contacts c WHERE c.key = n.contact_key), (SELECT a.name FROM audiences a WHERE a.id = n.audience_id), '') AS of
    FROM needs n WHERE n.deleted_at IS NULL AND n.solved_day IS NULL AND n.kind <> 'issue'
      AND (n.product_key = (SELECT key FROM products WHERE id = ${filter.productId}) OR n.audience_id = ${filter.audienceId}) ORDER BY n.audience_id IS NULL, n.opened_day DESC LIMIT 8`.execute(
    db,
  );
  const audience = filter.audienceId
    ? await db
        .selectFrom('audiences')
        .select(['name', 'definition', 'size'])
        .where('id', '=', filter.audienceId)
        .where('deleted_at', 'is', null)
        .executeTakeFirst()
    : undefined;
  return {
    propositions: propositions.rows,
    messages: messages.rows,
    needs: needs.rows,
    tone,
    audience: audience ?? null,
  };
};
