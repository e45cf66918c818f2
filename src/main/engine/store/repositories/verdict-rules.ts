import type { ReadDb } from '../dialect';

export type VerdictRuleRow = {
  id: string;
  scaleRoas: number;
  pullBackRoas: number;
  goodShare: number;
  poorShare: number;
  enoughLeads: number;
};

/** The one rule by which campaigns are scaled or pulled back. */
export const readVerdictRule = (db: ReadDb): Promise<VerdictRuleRow> =>
  db
    .selectFrom('verdict_rules')
    .select([
      'id',
      'scale_roas as scaleRoas',
      'pull_back_roas as pullBackRoas',
      'good_share as goodShare',
      'poor_share as poorShare',
      'enough_leads as enoughLeads',
    ])
    .orderBy('id')
    .executeTakeFirstOrThrow();
