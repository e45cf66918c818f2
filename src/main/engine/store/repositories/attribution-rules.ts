import { sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { plainCode } from './code-holders';

export type RuleRow = {
  id: string;
  position: number;
  kind: string;
  match: string;
  campaign_id: string | null;
  campaign: string | null;
  from_day: string | null;
  to_day: string | null;
  note: string;
  /** The name of the location that a rule of that kind means. */
  location: string | null;
  /** The creator whose code it is. */
  creator: string | null;
  /** The record that it follows from and is changed with; null for a rule that was written here. */
  of: 'creator' | 'campaign' | null;
  /** Further marks of the same code: part of a link, a tag; '' where there is none. */
  link: string;
  tag: string;
};

/** The living rules in the order they are tried, with those that follow from the codes of creators and campaigns. */
export const listRules = async (db: ReadDb): Promise<RuleRow[]> => {
  const found =
    await sql<RuleRow>`SELECT r.id, r.position, r.kind, r.match, k.id AS campaign_id, k.name AS campaign, r.from_day, r.to_day, r.note, h.name AS location, NULL AS creator, NULL AS of, '' AS link, '' AS tag
    FROM attribution_rules r LEFT JOIN campaigns k ON k.key = r.campaign_key LEFT JOIN channels h ON r.kind = 'location' AND h.id = r.match WHERE r.deleted_at IS NULL
    UNION ALL SELECT d.id, (SELECT min(position) FROM attribution_rules WHERE kind = 'file' AND deleted_at IS NULL) - 0.5, 'code', d.code, k.id, k.name, d.starts, d.ends, '', NULL, p.name, 'creator', trim(d.link), trim(d.tag)
    FROM codes d JOIN creators p ON p.id = d.creator_id AND p.deleted_at IS NULL JOIN campaigns k ON k.key = d.campaign_key WHERE d.deleted_at IS NULL
    UNION ALL SELECT k.id, (SELECT min(position) FROM attribution_rules WHERE kind = 'file' AND deleted_at IS NULL) - 0.25, 'code', k.code, k.id, k.name, k.starts, k.ends, '', NULL, NULL, 'campaign', '', ''
    FROM campaigns k WHERE k.deleted_at IS NULL AND trim(k.code) <> '' ORDER BY 2, 1`.execute(db);
  return found.rows;
};

/**
 * Campaigns, or promotion channels of campaigns, to which an order of the days can be given: a rule, a creator's code or a
 * code of its own says which orders are theirs, or an order was already given (also to one that was removed since). Of the
 * others nothing says that an order is theirs, so that they brought nothing is not known. Campaigns by name or by id.
 */
export const reachable = async (
  db: ReadDb,
  by: 'campaign' | 'id' | 'promotion',
  { from, to }: { from: string; to: string },
): Promise<ReadonlySet<string>> => {
  const within = (first: string, last: string) =>
    sql`coalesce(${sql.ref(first)}, '') <= ${to} AND coalesce(${sql.ref(last)}, '9999') >= ${from}`;
  const found = await sql<{
    name: string;
  }>`SELECT DISTINCT ${sql.ref({ campaign: 'k.name', id: 'k.id', promotion: 'k.promotion_channel' }[by])} AS name
    FROM campaigns k WHERE (k.deleted_at IS NULL AND (
      (trim(k.code) <> '' AND ${within('k.starts', 'k.ends')})
      OR k.key IN (SELECT r.campaign_key FROM attribution_rules r WHERE r.deleted_at IS NULL AND ${within('r.from_day', 'r.to_day')})
      OR k.key IN (SELECT d.campaign_key FROM codes d JOIN creators p ON p.id = d.creator_id AND p.deleted_at IS NULL WHERE d.deleted_at IS NULL AND ${within('d.starts', 'd.ends')})))
      OR EXISTS (SELECT 1 FROM order_attributions a WHERE a.campaign_key = k.key)`.execute(db);
  return new Set(found.rows.map((row) => row.name));
};

/** How many orders each rule gave to its campaign, all attributed ones, and all orders. */
export const ruleCounts = async (
  db: ReadDb,
): Promise<{ byRule: Map<string, number>; attributed: number; orders: number }> => {
  const found = await sql<{ id: string; n: number }>`SELECT a.rule_id AS id, count(*) AS n FROM order_attributions a
    JOIN orders o ON o.key = a.order_key WHERE o.is_sale = 1 GROUP BY 1`.execute(db);
  const all = await sql<{ n: number }>`SELECT coalesce(sum(orders), 0) AS n FROM daily_sales`.execute(db);
  return {
    byRule: new Map(found.rows.map((row) => [row.id, row.n])),
    attributed: found.rows.reduce((sum, row) => sum + row.n, 0),
    orders: all.rows[0]?.n ?? 0,
  };
};

/** Locations and sources that a rule may look for. */
export const ruleChoices = async (
  db: ReadDb,
): Promise<{ locations: { id: string; name: string }[]; sources: string[] }> => ({
  locations: await db
    .selectFrom('channels')
    .select(['id', 'name'])
    .where('deleted_at', 'is', null)
    .where('level', '<>', 'type')
    .orderBy('name')
    .execute(),
  sources: (
    await sql<{
      source: string;
    }>`SELECT DISTINCT source FROM sale_contexts WHERE source <> '' ORDER BY 1 LIMIT 200`.execute(db)
  ).rows.map((row) => row.source),
});

export type AttributedOrder = {
  external_id: string;
  day: string;
  discount_code: string;
  campaign_id: string | null;
  campaign: string | null;
  rule_id: string | null;
  kind: string | null;
  match: string | null;
  location: string | null;
  net: number;
  currency: string;
};

/** Orders of the days, newest first, with what attributed each. */
export const attributedOrders = async (
  db: ReadDb,
  filter: { from: string; to: string; campaignId?: string | undefined; ruleId?: string | undefined; limit: number },
): Promise<{ rows: AttributedOrder[]; total: number }> => {
  const from = sql`FROM orders o JOIN sale_contexts c ON c.key = o.context_key LEFT JOIN order_attributions a ON a.order_key = o.key LEFT JOIN campaigns k ON k.key = a.campaign_key
    LEFT JOIN attribution_rules r ON r.id = a.rule_id LEFT JOIN codes d ON d.id = a.rule_id LEFT JOIN campaigns g ON g.id = a.rule_id LEFT JOIN channels h ON r.kind = 'location' AND h.id = r.match
    WHERE o.is_sale = 1 AND o.day BETWEEN ${filter.from} AND ${filter.to} ${filter.campaignId === undefined ? sql`` : sql`AND k.id = ${filter.campaignId}`} ${filter.ruleId === undefined ? sql`` : sql`AND a.rule_id = ${filter.ruleId}`}`;
  // A creator's code is found by the code, else by the link, else by the tag that stands with it.
  const kind = sql`coalesce(r.kind, CASE WHEN g.id IS NOT NULL THEN 'code' WHEN d.id IS NULL THEN NULL
    WHEN instr(',' || ${sql.raw(plainCode('o.discount_code'))} || ',', ',' || ${sql.raw(plainCode('d.code'))} || ',') > 0 THEN 'code' WHEN trim(d.link) <> '' AND instr(lower(o.link), lower(trim(d.link))) > 0 THEN 'link' ELSE 'tag' END)`;
  const rows =
    await sql<AttributedOrder>`SELECT o.external_id, o.day, o.discount_code, k.id AS campaign_id, k.name AS campaign, a.rule_id, ${kind} AS kind,
    CASE WHEN d.id IS NULL THEN coalesce(r.match, g.code) ELSE CASE ${kind} WHEN 'code' THEN d.code WHEN 'link' THEN d.link ELSE d.tag END END AS match, h.name AS location, c.currency,
    (SELECT coalesce(sum(l.amount_minor - l.discount_minor), 0) FROM order_lines l WHERE l.order_key = o.key) AS net ${from} ORDER BY o.day DESC, o.key DESC LIMIT ${filter.limit}`.execute(
      db,
    );
  const total = await sql<{ n: number }>`SELECT count(*) AS n ${from}`.execute(db);
  return { rows: rows.rows, total: total.rows[0]?.n ?? 0 };
};
