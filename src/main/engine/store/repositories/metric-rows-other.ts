import { type RawBuilder, sql } from 'kysely';
import type { Dimension } from '../../../../shared/domain/dimensions';
import { addDays } from '../../../../shared/domain/day';
import type { ReadDb } from '../dialect';
import { adding, matches, page, type RowFilter, type Rows } from './metric-rows';

const grouped = (columns: Partial<Record<Dimension, RawBuilder<unknown>>>, filter: RowFilter): RawBuilder<unknown> => {
  const column = filter.by ? columns[filter.by] : undefined;
  return column && filter.group !== undefined ? sql`AND ${matches(column, filter.group)}` : sql``;
};

const CUSTOMER = sql`coalesce(nullif(u.external_id, ''), nullif(u.email, ''), u.name)`;

/** Customers counted by a figure; the contribution is 1, or the net sales to date for the lifetime figure. */
export const customerRows = (
  db: ReadDb,
  which: 'active' | 'new' | 'repeat' | 'lifetime' | 'lost',
  filter: RowFilter,
): Promise<Rows> => {
  const ordered = sql`FROM daily_customer_sales d WHERE d.customer_key = u.key AND d.orders > 0`;
  const inPeriod = sql`d.day BETWEEN ${filter.from} AND ${filter.to}`;
  const where = {
    active: sql`EXISTS (SELECT 1 ${ordered} AND ${inPeriod})`,
    new: sql`u.first_order_day BETWEEN ${filter.from} AND ${filter.to}`,
    repeat: sql`(SELECT sum(d.orders) ${ordered} AND ${inPeriod}) >= 2`,
    lifetime: sql`u.first_order_day <= ${filter.to}`,
    lost: sql`EXISTS (SELECT 1 ${ordered} AND d.day >= ${addDays(filter.from, -filter.inactivityDays)} AND d.day < ${filter.from}) AND NOT EXISTS (SELECT 1 ${ordered} AND d.day BETWEEN ${addDays(filter.to, 1 - filter.inactivityDays)} AND ${filter.to})`,
  }[which];
  const group =
    filter.by === 'customer' && filter.group !== undefined ? sql`AND ${matches(CUSTOMER, filter.group)}` : sql``;
  return page(
    db,
    {
      entity: 'customers',
      columns: [
        { name: 'Customer', unit: 'text' },
        { name: 'First order', unit: 'day' },
        { name: 'Last order', unit: 'day' },
        { name: 'Orders in period', unit: 'number' },
        { name: 'Net sales to date', unit: 'money', ...(which === 'lifetime' ? { adds: 1 as const } : {}) },
      ],
      select: sql`u.key AS id, b.file AS file, u.source_line AS line, u.batch_id AS batch, u.first_order_day AS day, coalesce(nullif(u.name, ''), nullif(u.email, ''), u.external_id) AS c0, u.first_order_day AS c1, u.last_order_day AS c2,
        (SELECT sum(d.orders) ${ordered} AND ${inPeriod}) AS c3, (SELECT sum(d.net_minor) FROM daily_customer_sales d WHERE d.customer_key = u.key AND d.day <= ${filter.to}) AS c4`,
      from: sql`FROM customers u LEFT JOIN import_batches b ON b.id = u.batch_id WHERE ${where} ${group}`,
      contribution:
        which === 'lifetime'
          ? sql`(SELECT sum(d.net_minor) FROM daily_customer_sales d WHERE d.customer_key = u.key AND d.day <= ${filter.to})`
          : sql`1`,
      order: sql`u.first_order_day, u.key`,
    },
    filter,
  );
};

const DEAL_DIMENSIONS: Partial<Record<Dimension, RawBuilder<unknown>>> = {
  rep: sql`o.name`,
  product: sql`coalesce(nullif(p.sku, ''), p.name)`,
  channel: sql`h.name`,
  campaign: sql`k.name`,
  customer: sql`y.name`,
  source: sql`d.source`,
};

/** Deals behind a pipeline figure. */
export const dealRows = (
  db: ReadDb,
  which: 'won' | 'lost' | 'closed' | 'open',
  value: 'one' | 'value' | 'weighted' | 'days',
  filter: RowFilter,
): Promise<Rows> => {
  const open = sql`(d.created_day IS NULL OR d.created_day <= ${filter.to}) AND (s.kind = 'open' OR d.closed_day > ${filter.to})`;
  const closed = sql`d.closed_day BETWEEN ${filter.from} AND ${filter.to} AND s.kind ${which === 'closed' ? sql`IN ('won', 'lost')` : sql`= ${which}`}`;
  const worth = sql`coalesce(d.value_minor, p.price_minor, 0)`;
  const contribution = {
    one: sql`1`,
    value: which === 'open' ? worth : sql`coalesce(d.value_minor, 0)`,
    weighted: sql`CAST(round(${worth} * CASE WHEN s.kind = 'open' THEN coalesce(d.probability, s.probability) ELSE 0 END) AS INTEGER)`,
    days: sql`CAST(julianday(d.closed_day) - julianday(d.created_day) AS INTEGER)`,
  }[value];
  return page(
    db,
    {
      entity: 'deals',
      columns: [
        { name: 'Deal', unit: 'text' },
        { name: 'Company', unit: 'text' },
        { name: 'Owner', unit: 'text' },
        { name: 'Stage', unit: 'text' },
        { name: 'Created', unit: 'day' },
        { name: 'Closed', unit: 'day' },
        { name: 'Value', unit: 'money', ...(value === 'value' ? { adds: 1 as const } : {}) },
      ],
      select: sql`d.id AS id, b.file AS file, d.source_line AS line, d.batch_id AS batch, coalesce(d.closed_day, d.created_day) AS day, d.title AS c0, y.name AS c1, o.name AS c2, s.name AS c3, d.created_day AS c4, d.closed_day AS c5, d.value_minor AS c6`,
      from: sql`FROM deals d JOIN stages s ON s.id = d.stage_id LEFT JOIN people o ON o.key = d.owner_key LEFT JOIN products p ON p.key = d.product_key LEFT JOIN channels h ON h.key = d.channel_key
        LEFT JOIN campaigns k ON k.key = d.campaign_key LEFT JOIN companies y ON y.key = d.company_key LEFT JOIN import_batches b ON b.id = d.batch_id
        WHERE d.deleted_at IS NULL AND ${which === 'open' ? open : closed} ${value === 'days' ? sql`AND d.created_day IS NOT NULL` : sql``} ${grouped(DEAL_DIMENSIONS, filter)}`,
      contribution,
      order: sql`coalesce(d.closed_day, d.created_day), d.id`,
    },
    filter,
  );
};

/** Leads behind a lead figure, by the day they came in. */
export const leadRows = (db: ReadDb, which: 'created' | 'qualified' | 'converted', filter: RowFilter): Promise<Rows> =>
  page(
    db,
    {
      entity: 'leads',
      columns: [
        { name: 'Created', unit: 'day' },
        { name: 'Lead', unit: 'text' },
        { name: 'Source', unit: 'text' },
        { name: 'Campaign', unit: 'text' },
        { name: 'Owner', unit: 'text' },
        { name: 'Qualified', unit: 'day' },
        { name: 'Converted', unit: 'day' },
      ],
      select: sql`l.key AS id, b.file AS file, l.source_line AS line, l.batch_id AS batch, l.created_day AS day, l.created_day AS c0, coalesce(nullif(l.name, ''), nullif(l.email, ''), l.external_id) AS c1, l.source AS c2, k.name AS c3, o.name AS c4,
        l.qualified_day AS c5, l.converted_day AS c6`,
      from: sql`FROM leads l LEFT JOIN people o ON o.key = l.owner_key LEFT JOIN campaigns k ON k.key = l.campaign_key JOIN import_batches b ON b.id = l.batch_id WHERE l.created_day BETWEEN ${filter.from} AND ${filter.to}
        ${which === 'qualified' ? sql`AND (l.qualified_day IS NOT NULL OR l.converted_day IS NOT NULL)` : which === 'converted' ? sql`AND (l.converted_day IS NOT NULL OR l.customer_key IS NOT NULL OR EXISTS (SELECT 1 FROM deals d JOIN stages s ON s.id = d.stage_id WHERE s.kind = 'won' AND l.deal_external_id <> '' AND d.external_id = l.deal_external_id))` : sql``}
        ${grouped({ rep: sql`o.name`, campaign: sql`k.name`, source: sql`l.source` }, filter)}`,
      contribution: sql`1`,
      order: sql`l.created_day, l.key`,
    },
    filter,
  );

/** Ad rows that touch the period, with what the whole row adds; a longer span says so in its days. */
export const adRows = (
  db: ReadDb,
  value: 'spend' | 'impressions' | 'clicks' | 'revenue' | 'engagement',
  filter: RowFilter,
): Promise<Rows> =>
  page(
    db,
    {
      entity: 'ad_days',
      columns: adding(
        [
          { name: 'From', unit: 'day' },
          { name: 'To', unit: 'day' },
          { name: 'Campaign', unit: 'text' },
          { name: 'Platform', unit: 'text' },
          { name: 'Spend', unit: 'money' },
          { name: 'Impressions', unit: 'number' },
          { name: 'Clicks', unit: 'number' },
        ],
        value.replace(/^./, (first) => first.toUpperCase()),
      ),
      select: sql`a.key AS id, b.file AS file, a.source_line AS line, a.batch_id AS batch, a.from_day AS day, a.from_day AS c0, a.to_day AS c1, k.name AS c2, a.platform AS c3, a.spend_minor AS c4, a.impressions AS c5, a.clicks AS c6`,
      from: sql`FROM ad_days a JOIN campaigns k ON k.key = a.campaign_key JOIN import_batches b ON b.id = a.batch_id WHERE a.from_day <= ${filter.to} AND a.to_day >= ${filter.from} ${grouped({ campaign: sql`k.name`, source: sql`a.platform` }, filter)}`,
      contribution: {
        spend: sql`a.spend_minor`,
        impressions: sql`coalesce(a.impressions, 0)`,
        clicks: sql`coalesce(a.clicks, 0)`,
        revenue: sql`coalesce(a.revenue_minor, 0)`,
        engagement: sql`coalesce(a.likes, 0) + coalesce(a.comments, 0) + coalesce(a.shares, 0)`,
      }[value],
      order: sql`a.from_day, a.key`,
    },
    filter,
  );

/** Stock rows of the snapshots that serve the period. */
export const stockRows = (db: ReadDb, filter: RowFilter): Promise<Rows> =>
  page(
    db,
    {
      entity: 'stock_levels',
      columns: [
        { name: 'As of', unit: 'day' },
        { name: 'Product', unit: 'text' },
        { name: 'Location', unit: 'text' },
        { name: 'On hand', unit: 'number' },
        { name: 'Received', unit: 'number' },
      ],
      select: sql`s.key AS id, b.file AS file, s.source_line AS line, s.batch_id AS batch, s.as_of AS day, s.as_of AS c0, p.name AS c1, s.location AS c2, s.on_hand AS c3, s.received AS c4`,
      from: sql`FROM stock_levels s JOIN products p ON p.key = s.product_key JOIN import_batches b ON b.id = s.batch_id
        WHERE s.as_of <= ${filter.to} AND s.as_of >= coalesce((SELECT max(as_of) FROM stock_levels WHERE as_of <= ${filter.from}), ${filter.from}) ${grouped({ product: sql`coalesce(nullif(p.sku, ''), p.name)`, location: sql`s.location` }, filter)}`,
      contribution: sql`s.on_hand`,
      order: sql`s.as_of, s.key`,
    },
    filter,
  );
