import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../dialect';
import {
  type CellGrain,
  type CellMeasure,
  type CellRow,
  type CellSpan,
  CONTEXT_KEYS,
  FROM_DAILY,
  FROM_LINES,
} from './target-cells';

export type CampaignCellRow = CellRow & { campaign_key: number };

/**
 * What campaigns brought to a measure of sales in a span, by cell: orders that the rules of attribution give them.
 * Orders themselves are known by channel and person only, so below a product their number is not.
 */
export const campaignCells = async (
  db: ReadDb,
  measure: CellMeasure,
  { product }: CellGrain,
  { from, to }: CellSpan,
  campaigns: readonly number[],
  currency: string,
): Promise<CampaignCellRow[]> => {
  const these = sql.join(campaigns);
  const dayOf = (column: RawBuilder<unknown>) => sql`CASE WHEN ${column} = ${currency} THEN NULL ELSE d.day END`;
  const run = async (query: RawBuilder<CampaignCellRow>): Promise<CampaignCellRow[]> => (await query.execute(db)).rows;
  if (product && measure !== 'orders') {
    const { minor, rest } = FROM_LINES[measure];
    return run(sql<CampaignCellRow>`
      SELECT ${CONTEXT_KEYS}, d.product_key, c.currency, ${dayOf(sql`c.currency`)} AS day, sum(${minor}) AS minor, sum(${rest}) AS rest, a.campaign_key
      FROM order_attributions a JOIN order_lines d ON d.order_key = a.order_key JOIN sale_contexts c ON c.key = d.context_key
      WHERE a.campaign_key IN (${these}) AND d.day BETWEEN ${from} AND ${to} GROUP BY a.campaign_key, d.context_key, d.product_key, 6`);
  }
  const { minor, rest } = FROM_DAILY[measure];
  return run(sql<CampaignCellRow>`
    SELECT ${CONTEXT_KEYS}, NULL AS product_key, c.currency, ${dayOf(sql`c.currency`)} AS day, sum(${minor}) AS minor, sum(${rest}) AS rest, d.campaign_key
    FROM daily_campaign_sales d JOIN sale_contexts c ON c.key = d.context_key
    WHERE d.campaign_key IN (${these}) AND d.day BETWEEN ${from} AND ${to} GROUP BY d.campaign_key, d.context_key, 6`);
};

/** The moment that each campaign serves, the first where it serves several. */
export const momentsServed = async (db: ReadDb, campaigns: readonly number[]): Promise<Map<number, string>> => {
  if (campaigns.length === 0) return new Map();
  const rows = await db
    .selectFrom('campaign_links')
    .select(['campaign_key', 'moment_id'])
    .where('kind', '=', 'moment')
    .where('deleted_at', 'is', null)
    .where('campaign_key', 'in', campaigns)
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.flatMap((row) => (row.moment_id === null ? [] : [[row.campaign_key, row.moment_id] as const])));
};
