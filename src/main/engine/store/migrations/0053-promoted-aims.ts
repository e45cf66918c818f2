import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { currencyExponent } from '../../../../shared/domain/money';

/** Metrics in money as they were called when aims were kept in minor units. */
const MONEY = [
  'gross-sales',
  'discounts',
  'returns',
  'net-sales',
  'aov',
  'aov.gross',
  'revenue-by-rep',
  'customer-lifetime-revenue',
  'customer-lifetime-revenue.predicted',
  'customer-lifetime-revenue.predicted-margin',
  'customer-lifetime-revenue.subscription',
  'mrr',
  'mrr-growth',
  'arpa',
  'won-value',
  'average-deal',
  'open-pipeline',
  'weighted-pipeline',
  'pipeline-velocity',
  'pipeline-velocity.mean',
  'ad-spend',
  'cpc',
  'cpm',
  'cost-per-lead',
  'cost-per-lead.reported',
  'cost-per-qualified-lead',
  'cost-per-qualified-lead.reported',
  'revenue.reported',
  'commission-owed',
  'cost-per-creator-result',
  'marketing-cost',
  'cac',
  'cac.ads',
  'outlook',
]
  .map((id) => `'${id}'`)
  .join(', ');

/** Experiments (`e`) whose aim is an assumption's amount as the worksheet keeps it, in minor units: that is how an option was made a campaign once. */
const AS_KEPT = `SELECT e.id FROM experiments e JOIN campaigns k ON k.key = e.campaign_key JOIN four_ps_options o ON o.campaign_id = k.id
  JOIN four_ps_assumptions a ON a.sheet_id = o.sheet_id AND (a.option_id IS NULL OR a.option_id = o.id)
  WHERE e.metric IN (${MONEY}) AND e.metric = a.metric AND substr(e.hypothesis, 1, length(a.statement)) = a.statement
    AND ((e.aim = a.low AND (e.aim_high IS NULL OR e.aim_high = a.high)) OR (e.aim = a.high AND e.aim_high IS NULL))`;

/**
 * Experiments keep the amount that they aim for in major units. Those made from a worksheet took it in minor units once
 * and aimed at a hundred times as much; what still is the assumption's amount to the cent is said as it was meant. An aim
 * that somebody has changed since is left as it is.
 */
export const promotedAims = {
  async up(db: Kysely<unknown>): Promise<void> {
    const { rows } = await sql<{ currency: string }>`SELECT currency FROM workspace`.execute(db);
    const per = 10 ** currencyExponent(rows[0]?.currency ?? 'USD');
    await sql
      .raw(`UPDATE experiments SET aim = aim / ${per}.0, aim_high = aim_high / ${per}.0 WHERE id IN (${AS_KEPT})`)
      .execute(db);
  },
};
