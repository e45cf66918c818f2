import { type RawBuilder, sql } from 'kysely';

/**
 * Ad rows and rows of results as one: what a platform reported and what was typed or read from other reports. Rows
 * of the promotion channel advertising are paid for; only those are ad spend, ad impressions and ad clicks.
 */
export const EVERY_RESULT = sql`(
  SELECT 'ad_days' AS entity, CAST(key AS TEXT) AS id, from_day, to_day, campaign_key, platform AS source, '' AS promotion, ad AS name, 1 AS paid, currency, spend_minor, spend_rest, impressions, reach, clicks, revenue_minor,
    likes, comments, shares, NULL AS followers, NULL AS sessions, NULL AS bounces, NULL AS delivered, NULL AS opened, NULL AS email_clicks, NULL AS unsubscribed, batch_id, source_line FROM ad_days
  UNION ALL
  SELECT 'result_days', r.id, from_day, to_day, r.campaign_key, CASE source WHEN '' THEN 'Typed' ELSE source END, promotion, coalesce(i.title, r.name), promotion = 'advertising', currency, spend_minor, 0, impressions, reach, clicks, revenue_minor,
    likes, comments, shares, followers, sessions, bounces, delivered, opened, email_clicks, unsubscribed, r.batch_id, r.source_line FROM result_days r LEFT JOIN content_items i ON i.id = r.content_id WHERE r.deleted_at IS NULL)`;

/** The promotion channel of a row (`u`): its own, else the one of its campaign (`k`). */
export const PROMOTION_OF = sql`coalesce(nullif(u.promotion, ''), nullif(k.promotion_channel, ''), '')`;

const REACTIONS = sql`CASE WHEN u.likes IS NULL AND u.comments IS NULL AND u.shares IS NULL THEN NULL ELSE coalesce(u.likes, 0) + coalesce(u.comments, 0) + coalesce(u.shares, 0) END`;
const paid = (column: RawBuilder<unknown>): RawBuilder<unknown> => sql`CASE WHEN u.paid = 1 THEN ${column} END`;
const where = (value: RawBuilder<unknown>, known: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`CASE WHEN ${known} IS NOT NULL THEN ${value} END`;

/** What a row adds to each figure, null where it says nothing of it. A rate counts only rows that say both its parts. */
export const RESULT_VALUES = {
  spend: paid(sql`u.spend_minor`),
  cost: sql`u.spend_minor`,
  revenue: paid(sql`u.revenue_minor`),
  impressions: paid(sql`u.impressions`),
  clicks: paid(sql`u.clicks`),
  engagement: REACTIONS,
  reachedEngagement: where(REACTIONS, sql`u.reach`),
  shownEngagement: where(REACTIONS, sql`u.impressions`),
  followedEngagement: where(REACTIONS, sql`u.followers`),
  opened: where(sql`u.opened`, sql`u.delivered`),
  emailClicks: where(sql`u.email_clicks`, sql`u.delivered`),
  unsubscribed: where(sql`u.unsubscribed`, sql`u.delivered`),
  bounces: where(sql`u.bounces`, sql`u.sessions`),
} as const;
export type ResultValue = keyof typeof RESULT_VALUES;

export const isResultMoney = (value: ResultValue): boolean =>
  value === 'spend' || value === 'cost' || value === 'revenue';
