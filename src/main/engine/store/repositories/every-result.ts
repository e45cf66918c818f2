import { type RawBuilder, sql } from 'kysely';
import { campaignGroup } from './campaign-group';

/** The promotion channel of a row (`u`): its own, else the one of its campaign (`k`). */
export const PROMOTION_OF = sql`coalesce(nullif(u.promotion, ''), nullif(k.promotion_channel, ''), '')`;

/**
 * Ad rows and rows of results as one (`u`), with their campaign (`k`): what a platform reported and what was typed or read
 * from other reports. `paid` is what was paid for as advertising: every ad row, and a row of results whose own promotion
 * channel, or where it names none its campaign's, is digital ads. Only those are ad spend, ad impressions and ad clicks.
 */
export const EVERY_RESULT = sql`(
  SELECT u.*, ${campaignGroup('k')} AS campaign, ${PROMOTION_OF} AS channel, u.ad = 1 OR ${PROMOTION_OF} = 'advertising' AS paid FROM (
    SELECT 'ad_days' AS entity, CAST(key AS TEXT) AS id, from_day, to_day, campaign_key, platform AS source, '' AS promotion, ad AS name, 1 AS ad, currency, spend_minor, spend_rest, impressions, reach, clicks, revenue_minor,
      likes, comments, shares, NULL AS followers, NULL AS sessions, NULL AS bounces, NULL AS sent, NULL AS delivered, NULL AS opened, NULL AS email_clicks, NULL AS unsubscribed, leads, NULL AS qualified, orders, conversions, batch_id, source_line FROM ad_days
    UNION ALL
    SELECT 'result_days', r.id, from_day, to_day, r.campaign_key, CASE source WHEN '' THEN 'Typed' ELSE source END, promotion, coalesce(i.title, r.name), 0, currency, spend_minor, 0, impressions, reach, clicks, revenue_minor,
      likes, comments, shares, followers, sessions, bounces, sent, delivered, opened, email_clicks, unsubscribed, leads, qualified, orders, NULL, r.batch_id, r.source_line FROM result_days r LEFT JOIN content_items i ON i.id = r.content_id WHERE r.deleted_at IS NULL
  ) u LEFT JOIN campaigns k ON k.key = u.campaign_key)`;

/** Keys of campaigns that spent on ads: rows of an ad file, or rows of results that say what ads cost. */
export const ADVERTISING_CAMPAIGNS = sql`(SELECT campaign_key FROM ad_days WHERE campaign_key IS NOT NULL
  UNION SELECT u.campaign_key FROM result_days u JOIN campaigns k ON k.key = u.campaign_key WHERE u.deleted_at IS NULL AND u.spend_minor > 0 AND ${PROMOTION_OF} = 'advertising')`;

const REACTIONS = sql`CASE WHEN u.likes IS NULL AND u.comments IS NULL AND u.shares IS NULL THEN NULL ELSE coalesce(u.likes, 0) + coalesce(u.comments, 0) + coalesce(u.shares, 0) END`;
const paid = (column: RawBuilder<unknown>): RawBuilder<unknown> => sql`CASE WHEN u.paid = 1 THEN ${column} END`;
const where = (value: RawBuilder<unknown>, known: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`CASE WHEN ${known} IS NOT NULL THEN ${value} END`;

/** What a row adds to each figure, null where it says nothing of it. A rate counts only rows that say both its parts. */
export const RESULT_VALUES = {
  spend: paid(sql`u.spend_minor`),
  cost: sql`u.spend_minor`,
  leadSpend: where(sql`u.spend_minor`, sql`u.leads`),
  qualifiedSpend: where(sql`u.spend_minor`, sql`u.qualified`),
  revenue: paid(where(sql`u.revenue_minor`, sql`u.spend_minor`)),
  reportedRevenue: sql`u.revenue_minor`,
  impressions: sql`u.impressions`,
  clicks: sql`u.clicks`,
  adImpressions: paid(sql`u.impressions`),
  adClicks: paid(sql`u.clicks`),
  shownClicks: where(sql`u.clicks`, sql`u.impressions`),
  reportedLeads: sql`u.leads`,
  reportedQualified: sql`u.qualified`,
  reportedOrders: sql`u.orders`,
  reportedConversions: sql`u.conversions`,
  engagement: REACTIONS,
  reachedEngagement: where(REACTIONS, sql`u.reach`),
  shownEngagement: where(REACTIONS, sql`u.impressions`),
  followedEngagement: where(REACTIONS, sql`u.followers`),
  notDelivered: sql`u.sent - u.delivered`,
  opened: where(sql`u.opened`, sql`u.delivered`),
  emailClicks: where(sql`u.email_clicks`, sql`u.delivered`),
  unsubscribed: where(sql`u.unsubscribed`, sql`u.delivered`),
  bounces: where(sql`u.bounces`, sql`u.sessions`),
} as const;

/** What stands below the line of each rate, and sessions, which orders are held against. */
export const RESULT_WHOLES = {
  leadsPaidFor: where(sql`u.leads`, sql`u.spend_minor`),
  qualifiedPaidFor: where(sql`u.qualified`, sql`u.spend_minor`),
  shownClicksOf: where(sql`u.impressions`, sql`u.clicks`),
  reached: where(sql`u.reach`, REACTIONS),
  shown: where(sql`u.impressions`, REACTIONS),
  notDeliveredOf: where(sql`u.sent`, sql`u.delivered`),
  openedOf: where(sql`u.delivered`, sql`u.opened`),
  emailClicksOf: where(sql`u.delivered`, sql`u.email_clicks`),
  unsubscribedOf: where(sql`u.delivered`, sql`u.unsubscribed`),
  bouncesOf: where(sql`u.sessions`, sql`u.bounces`),
  sessions: sql`u.sessions`,
} as const;
export type ResultValue = keyof typeof RESULT_VALUES;

const MONEY: ReadonlySet<ResultValue> = new Set([
  'spend',
  'cost',
  'leadSpend',
  'qualifiedSpend',
  'revenue',
  'reportedRevenue',
]);
export const isResultMoney = (value: ResultValue): boolean => MONEY.has(value);
