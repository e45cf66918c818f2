import type { ReadDb } from '../dialect';

export type VerdictRuleRow = {
  id: string;
  scaleReturn: number;
  pullBackReturn: number;
  goodShare: number;
  poorShare: number;
  enoughLeads: number;
  wastedFromMinor: number | null;
};

/** The one rule by which campaigns are scaled or pulled back. */
export const readVerdictRule = (db: ReadDb): Promise<VerdictRuleRow> =>
  db
    .selectFrom('verdict_rules')
    .select([
      'id',
      'scale_roas as scaleReturn',
      'pull_back_roas as pullBackReturn',
      'good_share as goodShare',
      'poor_share as poorShare',
      'enough_leads as enoughLeads',
      'wasted_from_minor as wastedFromMinor',
    ])
    .orderBy('id')
    .executeTakeFirstOrThrow();
