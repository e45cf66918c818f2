import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { adding, grouped, inCurrency, page, type RowFilter, type Rows } from './metric-rows';

/** Days of a span before and up to the end of what falls in the period, and all of them. */
const spanOf = (first: RawBuilder<unknown>, last: RawBuilder<unknown>, filter: RowFilter) => {
  const between = (a: RawBuilder<unknown>, b: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`CAST(julianday(${b}) - julianday(${a}) AS INTEGER)`;
  return {
    start: between(first, sql`max(${first}, ${filter.from})`),
    end: sql`(${between(first, sql`min(${last}, ${filter.to})`)} + 1)`,
    days: sql`(${between(first, last)} + 1)`,
  };
};

type Span = ReturnType<typeof spanOf>;

/** What of a whole number falls in the period, by days, in whole units as the sums cut it. */
const sliced = (total: RawBuilder<unknown>, span: Span): RawBuilder<unknown> =>
  sql`CASE WHEN ${span.days} = 1 THEN ${total} ELSE CAST(round((${total}) * ${span.end} / (${span.days} * 1.0)) - round((${total}) * ${span.start} / (${span.days} * 1.0)) AS INTEGER) END`;

const AD_COLUMNS = [
  { name: 'From', unit: 'day' },
  { name: 'To', unit: 'day' },
  { name: 'Campaign', unit: 'text' },
  { name: 'Platform', unit: 'text' },
  { name: 'Spend', unit: 'money' },
  { name: 'Impressions', unit: 'number' },
  { name: 'Clicks', unit: 'number' },
] as const;

/** Ad rows that touch the period; a longer span adds the days of it that fall in. */
export const adRows = (
  db: ReadDb,
  value: 'spend' | 'impressions' | 'clicks' | 'revenue' | 'engagement',
  sign: 1 | -1,
  filter: RowFilter,
): Promise<Rows> => {
  const span = spanOf(sql`a.from_day`, sql`a.to_day`, filter);
  const rest = sql`CASE WHEN ${span.end} = ${span.days} THEN a.spend_rest ELSE 0 END`;
  const money = (minor: RawBuilder<unknown>, left: RawBuilder<unknown> | null): RawBuilder<unknown> =>
    inCurrency(sql`(${sliced(minor, span)})`, left, sql`a.currency`, sql`a.from_day`, filter);
  const contribution = {
    spend: money(sql`a.spend_minor`, rest),
    impressions: sliced(sql`coalesce(a.impressions, 0)`, span),
    clicks: sliced(sql`coalesce(a.clicks, 0)`, span),
    revenue: money(sql`coalesce(a.revenue_minor, 0)`, null),
    engagement: sliced(sql`coalesce(a.likes, 0) + coalesce(a.comments, 0) + coalesce(a.shares, 0)`, span),
  }[value];
  return page(
    db,
    {
      entity: 'ad_days',
      columns: adding(AD_COLUMNS, sign === 1 ? value.replace(/^./, (first) => first.toUpperCase()) : ''),
      select: sql`a.key AS id, b.file AS file, a.source_line AS line, a.batch_id AS batch, a.from_day AS day, a.from_day AS c0, a.to_day AS c1, k.name AS c2, a.platform AS c3, a.spend_minor AS c4, a.impressions AS c5, a.clicks AS c6`,
      from: sql`FROM ad_days a JOIN campaigns k ON k.key = a.campaign_key LEFT JOIN import_batches b ON b.id = a.batch_id WHERE a.from_day <= ${filter.to} AND a.to_day >= ${filter.from} ${grouped({ campaign: sql`k.name`, source: sql`a.platform` }, filter)}`,
      contribution: sign === 1 ? contribution : sql`-(${contribution})`,
      order: sql`a.from_day, a.key`,
    },
    filter,
  );
};

/** Campaigns with a cost beside ad spend, with the days of it that fall in the period. */
export const campaignCostRows = (db: ReadDb, sign: 1 | -1, filter: RowFilter): Promise<Rows> => {
  const last = sql`coalesce(k.ends, k.starts)`;
  const contribution = sliced(sql`k.other_cost_minor`, spanOf(sql`k.starts`, last, filter));
  return page(
    db,
    {
      entity: 'campaigns',
      columns: adding(AD_COLUMNS, sign === 1 ? 'Spend' : ''),
      select: sql`k.id AS id, b.file AS file, NULL AS line, k.batch_id AS batch, k.starts AS day, k.starts AS c0, ${last} AS c1, k.name AS c2, 'Other cost' AS c3, k.other_cost_minor AS c4, NULL AS c5, NULL AS c6`,
      from: sql`FROM campaigns k LEFT JOIN import_batches b ON b.id = k.batch_id WHERE k.deleted_at IS NULL AND k.other_cost_minor > 0 AND k.starts IS NOT NULL AND k.starts <= ${filter.to} AND ${last} >= ${filter.from} ${grouped({ campaign: sql`k.name` }, filter)}`,
      contribution: sign === 1 ? contribution : sql`-(${contribution})`,
      order: sql`k.starts, k.key`,
    },
    filter,
  );
};
