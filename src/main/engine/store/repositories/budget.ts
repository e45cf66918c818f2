import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { targetName } from './target-names';

export type AskRow = {
  id: string;
  name: string;
  asked_day: string;
  person_id: string | null;
  amount_minor: number;
  campaign_key: number | null;
  campaign_id: string | null;
  campaign: string | null;
  from_key: number | null;
  from_id: string | null;
  from_name: string | null;
  node: string | null;
  takes_from: string;
  expected_minor: number;
  expected_leads: number;
  due_day: string;
  reason: string;
  status: string;
  decided_by: string | null;
  decided_day: string | null;
  decision_reason: string;
  actual_minor: number | null;
  scored_day: string | null;
  score_note: string;
};

/** Asks for money, open ones first, then the newest. */
export const listAsks = async (db: ReadDb): Promise<AskRow[]> => {
  const found =
    await sql<AskRow>`SELECT a.*, k.id AS campaign_id, k.name AS campaign, f.key AS from_key, f.id AS from_id, f.name AS from_name,
      (SELECT ${sql.raw(targetName('n', "'The company'"))} FROM target_nodes n WHERE n.id = a.node_id) AS node
    FROM budget_asks a LEFT JOIN campaigns k ON k.key = a.campaign_key LEFT JOIN campaigns f ON f.key = a.from_campaign_key
    WHERE a.deleted_at IS NULL ORDER BY a.status = 'open' DESC, a.asked_day DESC, a.id DESC`.execute(db);
  return found.rows;
};

/** What open asks want, by the campaign it is for; null for those of none. */
export const openAsks = async (db: ReadDb): Promise<Map<number | null, number>> => {
  const rows = await db
    .selectFrom('budget_asks')
    .select((eb) => ['campaign_key', eb.fn.sum<number>('amount_minor').as('minor')])
    .where('status', '=', 'open')
    .where('deleted_at', 'is', null)
    .groupBy('campaign_key')
    .execute();
  return new Map(rows.map((row) => [row.campaign_key, row.minor]));
};

export type WeekRow = { campaign: string; week: number; spend: number; leads: number; net: number };

/** Days after a day that are still of its week, that day with them; weeks end on the day before `until`. */
const daysLeft = (until: string, day: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`((CAST(julianday(${until}) - julianday(${day}) AS INTEGER) - 1) % 7 + 1)`;
const LENGTH = sql`(CAST(julianday(s.to_day) - julianday(s.from_day) AS INTEGER) + 1)`;

/**
 * Spend, leads and attributed net sales of each campaign by week, of all its life before `until`, the first day of a week;
 * `week` counts back from there, 0 the last one. Ads and results of more than a week say nothing of one, and stay out; a row
 * that reaches over the end of a week is shared by its days. Money in another currency stays out.
 */
export const campaignWeeks = async (db: ReadDb, until: string, currency: string): Promise<WeekRow[]> => {
  const week = sql`CAST((julianday(${until}) - julianday(x.day) - 1) / 7 AS INTEGER)`;
  const left = daysLeft(until, sql`s.from_day`);
  const found = await sql<WeekRow>`WITH spans AS (
      SELECT campaign_key, from_day, to_day, spend_minor FROM ad_days WHERE currency = ${currency}
      UNION ALL SELECT campaign_key, from_day, to_day, spend_minor FROM result_days WHERE deleted_at IS NULL AND campaign_key IS NOT NULL AND spend_minor IS NOT NULL AND currency = ${currency}),
    s AS (SELECT campaign_key, from_day, to_day, sum(spend_minor) AS spend FROM spans WHERE from_day < ${until} AND julianday(to_day) - julianday(from_day) < 7 GROUP BY 1, 2, 3)
    SELECT k.id AS campaign, ${week} AS week, sum(x.spend) AS spend, sum(x.leads) AS leads, sum(x.net) AS net FROM (
      SELECT s.campaign_key, s.from_day AS day, s.spend * 1.0 * min(${left}, ${LENGTH}) / ${LENGTH} AS spend, 0 AS leads, 0 AS net FROM s
      UNION ALL SELECT s.campaign_key, s.to_day, s.spend * 1.0 * (${LENGTH} - ${left}) / ${LENGTH}, 0, 0 FROM s WHERE ${LENGTH} > ${left}
      UNION ALL SELECT campaign_key, created_day, 0, 1, 0 FROM leads WHERE deleted_at IS NULL AND campaign_key IS NOT NULL
      UNION ALL SELECT d.campaign_key, d.day, 0, 0, d.gross_minor - d.discounts_minor - d.returns_minor + d.adjustments_minor FROM daily_campaign_sales d JOIN sale_contexts c ON c.key = d.context_key WHERE c.currency = ${currency}) x
    JOIN campaigns k ON k.key = x.campaign_key WHERE x.day < ${until} GROUP BY 1, 2 ORDER BY 1, 2`.execute(db);
  return found.rows;
};

/** The last day that each ad platform's rows speak of, by its name however it is written. */
export const platformEnds = async (db: ReadDb): Promise<{ platform: string; last: string }[]> => {
  const found = await sql<{
    platform: string;
    last: string;
  }>`SELECT platform, max(to_day) AS last FROM ad_days GROUP BY lower(trim(platform)) ORDER BY 1`.execute(db);
  return found.rows;
};

export type SpendSource = { campaign: string; own_first: string; first: string; last: string };

/** What says what campaigns spend, an ad platform or the rows of results: its days in all, and the first that it says of the campaign. */
export const spendSources = async (db: ReadDb): Promise<SpendSource[]> => {
  const found = await sql<SpendSource>`WITH s AS (
      SELECT campaign_key, 'ads ' || lower(trim(platform)) AS source, min(from_day) AS first, max(to_day) AS last FROM ad_days GROUP BY 1, 2
      UNION ALL SELECT campaign_key, 'results', min(from_day), max(to_day) FROM result_days WHERE deleted_at IS NULL AND spend_minor IS NOT NULL GROUP BY 1, 2)
    SELECT k.id AS campaign, s.first AS own_first, a.first, a.last FROM s
    JOIN (SELECT source, min(first) AS first, max(last) AS last FROM s GROUP BY 1) a ON a.source = s.source JOIN campaigns k ON k.key = s.campaign_key`.execute(
    db,
  );
  return found.rows;
};
