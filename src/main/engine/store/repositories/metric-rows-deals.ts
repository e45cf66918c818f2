import { type RawBuilder, sql } from 'kysely';
import type { Dimension } from '../../../../shared/domain/dimensions';
import type { ReadDb } from '../dialect';
import { campaignGroup } from './campaign-group';
import { CREDITS, credited } from './deal-credits';
import { grouped, inCurrency, page, type RowFilter, type Rows, shownIn } from './metric-rows';

const DEAL_DIMENSIONS: Partial<Record<Dimension, RawBuilder<unknown>>> = {
  rep: sql`o.name`,
  product: sql`coalesce(nullif(p.sku, ''), p.name)`,
  channel: sql`h.name`,
  campaign: campaignGroup('k'),
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
  const day = which === 'open' ? sql`${filter.to}` : sql`d.closed_day`;
  const ofOne = filter.by === 'rep' && filter.group !== undefined;
  const worth = (minor: RawBuilder<unknown>): RawBuilder<unknown> =>
    inCurrency(ofOne ? credited(minor) : minor, null, sql`d.currency`, day, filter);
  const listed = worth(sql`coalesce(d.value_minor, p.price_minor, 0)`);
  const amount = {
    one: sql`1`,
    value: which === 'open' ? listed : worth(sql`coalesce(d.value_minor, 0)`),
    weighted: sql`(${listed}) * CASE WHEN s.kind = 'open' THEN coalesce(d.probability, s.probability) ELSE 0 END`,
    days: sql`CAST(julianday(d.closed_day) - julianday(d.created_day) AS INTEGER)`,
  }[value];
  const whole =
    each !== undefined
      ? sql`${each}`
      : which === 'closed'
        ? sql`CASE WHEN s.kind = 'won' THEN ${amount} ELSE 0 END`
        : amount;
  // Money is cut where it is whole; what is counted, and what each deal stands for, by the share.
  const shared = ofOne && (value === 'one' || each !== undefined);
  const contribution = shared ? sql`(${whole}) * (c.percent / 100.0)` : whole;
  const dimensions = ofOne ? { ...DEAL_DIMENSIONS, rep: sql`c.name` } : DEAL_DIMENSIONS;
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
        ...(ofOne ? [{ name: 'Credit', unit: 'text' as const }] : []),
      ],
      select: sql`d.id AS id, b.file AS file, d.source_line AS line, d.batch_id AS batch, coalesce(d.closed_day, d.created_day) AS day, d.title AS c0, y.name AS c1, o.name AS c2, s.name AS c3, d.created_day AS c4, d.closed_day AS c5, ${shownIn(sql`d.value_minor`, sql`d.currency`, day, filter)} AS c6${ofOne ? sql`, c.percent || '%' AS c7` : sql``}`,
      from: sql`FROM deals d JOIN stages s ON s.id = d.stage_id LEFT JOIN people o ON o.key = d.owner_key LEFT JOIN products p ON p.key = d.product_key LEFT JOIN channels h ON h.key = d.channel_key
        LEFT JOIN campaigns k ON k.key = d.campaign_key LEFT JOIN companies y ON y.key = d.company_key LEFT JOIN import_batches b ON b.id = d.batch_id ${ofOne ? sql`JOIN ${CREDITS} c ON c.deal_id = d.id` : sql``}
        WHERE d.deleted_at IS NULL AND ${which === 'open' ? open : closed} ${value === 'days' ? sql`AND d.created_day IS NOT NULL` : sql``} ${grouped(dimensions, filter)}`,
      contribution,
      order: sql`coalesce(d.closed_day, d.created_day), d.id`,
    },
    filter,
  );
};
