import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { partName, targetName } from './target-names';
import { PROMOTION_OF } from './every-result';

export type CampaignRecord = {
  key: number;
  id: string;
  name: string;
  objective: string;
  promotion_channel: string;
  platform: string;
  owner_key: number | null;
  starts: string | null;
  ends: string | null;
  budget_minor: number | null;
  code: string;
  status: string;
  summary: string;
  hypotheses: string;
  audience: string;
  optimise: string;
  optimise_id: string | null;
  rev: number;
};

const COLUMNS = sql`k.key, k.id, k.name, k.objective, k.promotion_channel, k.platform, k.owner_key, k.starts, k.ends, k.budget_minor, k.code, k.status, k.summary, k.hypotheses, k.audience, k.optimise, k.optimise_id, k.rev`;

const select = async (db: ReadDb, where: RawBuilder<unknown>): Promise<CampaignRecord[]> =>
  (
    await sql<CampaignRecord>`SELECT ${COLUMNS} FROM campaigns k WHERE k.deleted_at IS NULL AND ${where} ORDER BY k.starts IS NULL, k.starts, k.name`.execute(
      db,
    )
  ).rows;

/** Ids of the campaigns that a plan item of a living target names. */
export const SERVED_CAMPAIGNS = `SELECT i.ref_id FROM plan_items i JOIN target_nodes n ON n.id = i.node_id JOIN target_trees t ON t.id = n.tree_id
  WHERE i.kind = 'campaign' AND i.ref_id IS NOT NULL AND i.deleted_at IS NULL AND n.deleted_at IS NULL AND t.deleted_at IS NULL`;

/** A campaign (`k`) that no plan item of a living target names. */
export const SERVES_NO_TARGET = sql<number>`k.id NOT IN (${sql.raw(SERVED_CAMPAIGNS)})`;

/** Campaigns that touch these days or have money on one of them, and these others, by their first day; those without dates come last. */
export const campaignsBetween = (
  db: ReadDb,
  from: string,
  to: string,
  also: readonly number[],
): Promise<CampaignRecord[]> =>
  select(
    db,
    sql`(k.starts IS NULL OR (k.starts <= ${to} AND coalesce(k.ends, '9999-12-31') >= ${from})
      ${also.length === 0 ? sql`` : sql`OR k.key IN (${sql.join(also)})`}
      OR EXISTS (SELECT 1 FROM budget_lines b WHERE b.campaign_key = k.key AND b.day BETWEEN ${from} AND ${to} AND b.deleted_at IS NULL)
      OR EXISTS (SELECT 1 FROM ad_days a WHERE a.campaign_key = k.key AND a.from_day <= ${to} AND a.to_day >= ${from})
      OR EXISTS (SELECT 1 FROM result_days r WHERE r.campaign_key = k.key AND r.from_day <= ${to} AND r.to_day >= ${from} AND r.spend_minor > 0 AND r.deleted_at IS NULL))`,
  );

/** The names of all that were not removed. */
export const listCampaignNames = (db: ReadDb): Promise<{ key: number; id: string; name: string; optimise: string }[]> =>
  db.selectFrom('campaigns').select(['key', 'id', 'name', 'optimise']).where('deleted_at', 'is', null).execute();

/** Names of campaigns that begin after a day. */
export const campaignsAhead = async (db: ReadDb, day: string): Promise<Set<string>> => {
  const rows = await db
    .selectFrom('campaigns')
    .select('name')
    .where('starts', '>', day)
    .where('deleted_at', 'is', null)
    .execute();
  return new Set(rows.map(({ name }) => name));
};

export const findCampaign = async (db: ReadDb, id: string): Promise<CampaignRecord | undefined> =>
  (await select(db, sql`k.id = ${id}`))[0];

export const campaignByKey = async (db: ReadDb, key: number): Promise<CampaignRecord | undefined> =>
  (await select(db, sql`k.key = ${key}`))[0];

/** Running and planned campaigns that no plan item of a living target names. */
export const untargetedCampaigns = (db: ReadDb): Promise<CampaignRecord[]> =>
  select(db, sql`k.status <> 'done' AND ${SERVES_NO_TARGET}`);

/** The names of all campaigns, done ones too, that no plan item of a living target names. */
export const untargetedNames = async (db: ReadDb): Promise<Set<string>> =>
  new Set((await select(db, SERVES_NO_TARGET)).map(({ name }) => name));

export type ServedRow = {
  campaign_id: string;
  item_id: string;
  node_id: string;
  name: string;
  above: string | null;
  period: string;
  metric: string;
  amount: number;
};

const NAME = (node: string) => sql.raw(partName(node));
/** The name of the nearest channel above a node. */
const ABOVE = sql`(WITH RECURSIVE up(id, parent_id, kind, channel_key, depth) AS (SELECT a.id, a.parent_id, a.kind, a.channel_key, 0 FROM target_nodes a WHERE a.id = n.parent_id
  UNION ALL SELECT a.id, a.parent_id, a.kind, a.channel_key, up.depth + 1 FROM target_nodes a JOIN up ON a.id = up.parent_id)
  SELECT c.name FROM up JOIN channels c ON c.key = up.channel_key ORDER BY up.depth LIMIT 1)`;

/** Targets that campaigns serve, the biggest contribution first; of all campaigns, or of one. */
export const servedTargets = async (db: ReadDb, campaignId?: string): Promise<ServedRow[]> =>
  (
    await sql<ServedRow>`SELECT i.ref_id AS campaign_id, i.id AS item_id, n.id AS node_id, ${NAME('n')} AS name, ${ABOVE} AS above, t.period, coalesce(n.metric, t.metric) AS metric, i.amount
      FROM plan_items i JOIN target_nodes n ON n.id = i.node_id JOIN target_trees t ON t.id = n.tree_id
      WHERE i.kind = 'campaign' AND i.ref_id IS NOT NULL AND i.deleted_at IS NULL AND n.deleted_at IS NULL AND t.deleted_at IS NULL ${campaignId === undefined ? sql`` : sql`AND i.ref_id = ${campaignId}`}
      ORDER BY i.amount DESC, i.id`.execute(db)
  ).rows;

/** Nodes of these trees by their place, each with the nearest channel above it. */
export const nodesToServe = async (
  db: ReadDb,
  trees: readonly string[],
): Promise<{ id: string; name: string; above: string | null; period: string; metric: string }[]> =>
  trees.length === 0
    ? []
    : (
        await sql<{ id: string; name: string; above: string | null; period: string; metric: string }>`
          SELECT n.id, ${NAME('n')} AS name, ${ABOVE} AS above, t.period, coalesce(n.metric, t.metric) AS metric FROM target_nodes n JOIN target_trees t ON t.id = n.tree_id
          WHERE n.tree_id IN (${sql.join(trees)}) AND n.deleted_at IS NULL ORDER BY t.period, t.metric, n.parent_id IS NOT NULL, n.kind, n.position`.execute(
          db,
        )
      ).rows;

export type LinkRow = {
  id: string;
  campaign_key: number;
  kind: string;
  promotion: string | null;
  ref_id: string | null;
  name: string | null;
};

/** What campaigns are linked to, with its name; links to what was removed are left out. Of all campaigns, or of one. */
export const campaignLinks = async (db: ReadDb, key?: number): Promise<LinkRow[]> =>
  (
    await sql<LinkRow>`SELECT l.id, l.campaign_key, l.kind, l.promotion, coalesce(c.id, p.id, o.id, m.id, a.id) AS ref_id, coalesce(c.name, nullif(p.name, ''), p.sku, o.name, m.name, a.name) AS name
      FROM campaign_links l LEFT JOIN channels c ON c.key = l.channel_key AND c.deleted_at IS NULL LEFT JOIN products p ON p.key = l.product_key AND p.deleted_at IS NULL
      LEFT JOIN people o ON o.key = l.person_key AND o.deleted_at IS NULL LEFT JOIN moments m ON m.id = l.moment_id AND m.deleted_at IS NULL
      LEFT JOIN audiences a ON a.id = l.audience_id AND a.deleted_at IS NULL
      WHERE l.deleted_at IS NULL AND (l.promotion IS NOT NULL OR coalesce(c.id, p.id, o.id, m.id, a.id) IS NOT NULL) ${key === undefined ? sql`` : sql`AND l.campaign_key = ${key}`} ORDER BY l.rowid`.execute(
      db,
    )
  ).rows;

export type BudgetLineRow = {
  id: string;
  campaign_key: number;
  name: string;
  promotion: string | null;
  planned_minor: number;
  committed_minor: number;
  spent_minor: number;
  paid_minor: number;
  day: string | null;
  note: string;
};

/** Lines of budget in the order they were made; of all campaigns, or of one. */
export const budgetLines = (db: ReadDb, key?: number): Promise<BudgetLineRow[]> => {
  const query = db
    .selectFrom('budget_lines')
    .select([
      'id',
      'campaign_key',
      'name',
      'promotion',
      'planned_minor',
      'committed_minor',
      'spent_minor',
      'paid_minor',
      'day',
      'note',
    ])
    .where('deleted_at', 'is', null);
  return (key === undefined ? query : query.where('campaign_key', '=', key)).orderBy('id').execute();
};

export const campaignGoals = (db: ReadDb, key: number): Promise<{ id: string; metric: string; amount: number }[]> =>
  db
    .selectFrom('campaign_goals')
    .select(['id', 'metric', 'amount'])
    .where('campaign_key', '=', key)
    .where('deleted_at', 'is', null)
    .execute();

export type DecisionRow = {
  id: string;
  campaign_key: number;
  decision: string;
  reason: string;
  optimise: string;
  target: string | null;
  day: string;
  author: string | null;
};

/** Decisions, the newest first; on all campaigns, or on one. */
export const campaignDecisions = async (db: ReadDb, key?: number): Promise<DecisionRow[]> =>
  (
    await sql<DecisionRow>`SELECT d.id, d.campaign_key, d.decision, d.reason, d.optimise, (SELECT ${sql.raw(targetName('n'))} FROM target_nodes n WHERE n.id = d.node_id) AS target, d.day, d.author
      FROM campaign_decisions d WHERE d.deleted_at IS NULL ${key === undefined ? sql`` : sql`AND d.campaign_key = ${key}`} ORDER BY d.day DESC, d.rowid DESC`.execute(
      db,
    )
  ).rows;

export type SpendRow = {
  /** Null for what belongs to no campaign. */
  campaign_key: number | null;
  platform: string;
  from_day: string;
  to_day: string;
  currency: string;
  promotion: string;
  /** 1 for what was paid for advertising, 0 for other results that say what was spent. */
  ad: number;
  spend_minor: number;
  spend_rest: number;
  /** Whether a platform's own rows say it, or rows of results. */
  entity: 'ads' | 'results';
};

/**
 * What ads and daily results say was spent, summed by days, promotion channel, platform and currency; of all campaigns and of none, or of one.
 * Ads name no channel: theirs is their campaign's. What a campaign that was removed spent is spent all the same, by none.
 */
export const campaignSpend = async (db: ReadDb, key?: number): Promise<SpendRow[]> => {
  const one = key === undefined ? sql`` : sql`AND u.campaign_key = ${key}`;
  const owner = sql`CASE WHEN k.deleted_at IS NULL THEN u.campaign_key END`;
  const result = await sql<SpendRow>`
    SELECT ${owner} AS campaign_key, u.platform, u.from_day, u.to_day, u.currency, '' AS promotion, 1 AS ad, sum(u.spend_minor) AS spend_minor, sum(u.spend_rest) AS spend_rest, 'ads' AS entity FROM ad_days u LEFT JOIN campaigns k ON k.key = u.campaign_key
    WHERE true ${one} GROUP BY 1, u.platform, u.from_day, u.to_day, u.currency
    UNION ALL SELECT ${owner}, u.source, u.from_day, u.to_day, u.currency, ${PROMOTION_OF} AS promotion, ${PROMOTION_OF} = 'advertising' AS ad, sum(u.spend_minor), 0, 'results' FROM result_days u LEFT JOIN campaigns k ON k.key = u.campaign_key
    WHERE u.deleted_at IS NULL AND u.spend_minor > 0 ${one} GROUP BY 1, u.source, u.from_day, u.to_day, u.currency, 6, 7`.execute(
    db,
  );
  return result.rows;
};
