import { type RawBuilder, sql } from 'kysely';
import type { Dimension } from '../../../../shared/domain/dimensions';
import type { ReadDb } from '../dialect';
import { grouped, inCurrency, page, type RowFilter, type Rows } from './metric-rows';

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
  each: number | undefined,
  filter: RowFilter,
): Promise<Rows> => {
  const open = sql`(d.created_day IS NULL OR d.created_day <= ${filter.to}) AND (s.kind = 'open' OR d.closed_day > ${filter.to})`;
  const closed = sql`d.closed_day BETWEEN ${filter.from} AND ${filter.to} AND s.kind ${which === 'closed' ? sql`IN ('won', 'lost')` : sql`= ${which}`}`;
  const worth = (minor: RawBuilder<unknown>): RawBuilder<unknown> =>
    inCurrency(minor, null, sql`d.currency`, which === 'open' ? sql`${filter.to}` : sql`d.closed_day`, filter);
  const listed = worth(sql`coalesce(d.value_minor, p.price_minor, 0)`);
  const amount = {
    one: sql`1`,
    value: which === 'open' ? listed : worth(sql`coalesce(d.value_minor, 0)`),
    weighted: sql`(${listed}) * CASE WHEN s.kind = 'open' THEN coalesce(d.probability, s.probability) ELSE 0 END`,
    days: sql`CAST(julianday(d.closed_day) - julianday(d.created_day) AS INTEGER)`,
  }[value];
  const contribution =
    each !== undefined
      ? sql`${each}`
      : which === 'closed'
        ? sql`CASE WHEN s.kind = 'won' THEN ${amount} ELSE 0 END`
        : amount;
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

const WON = sql`LEFT JOIN (SELECT d.external_id, min(d.id) AS id, min(d.closed_day) AS closed_day FROM deals d JOIN stages s ON s.id = d.stage_id WHERE s.kind = 'won' AND d.deleted_at IS NULL AND d.external_id <> '' GROUP BY 1) d
  ON l.deal_external_id <> '' AND d.external_id = l.deal_external_id`;

/** Leads behind a lead figure, by the day they came in; those converted in the period by that day. */
export const leadRows = (
  db: ReadDb,
  which: 'created' | 'qualified' | 'converted' | 'converted-in-period',
  filter: RowFilter,
): Promise<Rows> => {
  const day = which === 'converted-in-period' ? sql`coalesce(l.converted_day, d.closed_day)` : sql`l.created_day`;
  const counted = {
    created: sql``,
    qualified: sql`AND (l.qualified_day IS NOT NULL OR l.converted_day IS NOT NULL)`,
    converted: sql`AND (l.converted_day IS NOT NULL OR l.customer_key IS NOT NULL OR d.id IS NOT NULL)`,
    'converted-in-period': sql``,
  }[which];
  return page(
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
      select: sql`l.key AS id, b.file AS file, l.source_line AS line, l.batch_id AS batch, ${day} AS day, l.created_day AS c0, coalesce(nullif(l.name, ''), nullif(l.email, ''), l.external_id) AS c1, l.source AS c2, k.name AS c3, o.name AS c4,
        l.qualified_day AS c5, l.converted_day AS c6`,
      from: sql`FROM leads l LEFT JOIN people o ON o.key = l.owner_key LEFT JOIN campaigns k ON k.key = l.campaign_key LEFT JOIN import_batches b ON b.id = l.batch_id ${WON}
        WHERE ${day} BETWEEN ${filter.from} AND ${filter.to} ${counted} ${grouped({ rep: sql`o.name`, campaign: sql`k.name`, source: sql`l.source` }, filter)}`,
      contribution: sql`1`,
      order: sql`${day}, l.key`,
    },
    filter,
  );
};
