import { sql } from 'kysely';
import { type PromotionChannel, promotionOf } from '../../../../shared/domain/channels';
import type { Day } from '../../../../shared/domain/day';
import { type MoneySpan, spentSpan } from '../../../../shared/domain/money-spans';
import type { ReadDb } from '../dialect';

/** What a budget line says was spent, on the days that it lies on. */
export type LineCost = MoneySpan & {
  /** The campaign's id: the line is kept on its page. */
  id: string;
  campaign: string;
  campaignKey: number;
  promotion: PromotionChannel;
  what: string;
  file: string | null;
  batch: number | null;
};

type Found = {
  id: string;
  campaign: string;
  campaignKey: number;
  starts: Day | null;
  ends: Day | null;
  leading: string;
  promotion: string | null;
  what: string;
  spent: number;
  day: Day | null;
  file: string | null;
  batch: number | null;
};

/** What budget lines say was spent until `asOf`: on its day, or evenly on the campaign's days so far, as the budget has it. */
export const lineCosts = async (db: ReadDb, asOf: Day): Promise<LineCost[]> => {
  const found = await sql<Found>`
    SELECT k.id, k.name AS campaign, k.key AS campaignKey, k.starts, k.ends, k.promotion_channel AS leading, b.promotion, b.name AS what, b.spent_minor AS spent, b.day, i.file, k.batch_id AS batch
    FROM budget_lines b JOIN campaigns k ON k.key = b.campaign_key AND k.deleted_at IS NULL LEFT JOIN import_batches i ON i.id = k.batch_id
    WHERE b.deleted_at IS NULL AND b.spent_minor > 0 ORDER BY k.starts, k.key, b.id`.execute(db);
  return found.rows.map(({ starts, ends, leading, promotion, spent, day, ...row }) => ({
    ...row,
    ...spentSpan({ spent, day }, { starts, ends }, asOf),
    promotion: promotionOf(promotion ?? leading),
  }));
};
