import type { ColumnType, Generated } from 'kysely';
import type { Edited } from './edited';

type Nullable<T> = ColumnType<T | null, T | null | undefined, T | null>;

export type CampaignsTable = Edited & {
  key: Generated<number>;
  name: string;
  natural_key: string;
  objective: string;
  /** The leading one; the others are links. */
  promotion_channel: string;
  platform: string;
  owner_key: Nullable<number>;
  starts: Nullable<string>;
  ends: Nullable<string>;
  budget_minor: Nullable<number>;
  /** What the budget lines have spent, summed up by every write of a line. */
  other_cost_minor: Nullable<number>;
  code: string;
  status: string;
  batch_id: Nullable<number>;
  summary: Generated<string>;
  hypotheses: Generated<string>;
  /** Whom it is for, in words. */
  audience: Generated<string>;
  optimise: Generated<string>;
  /** The experiment that tries what should be optimised. */
  optimise_id: Generated<string | null>;
};
export type CampaignLinksTable = Edited & {
  campaign_key: number;
  kind: string;
  promotion: string | null;
  channel_key: number | null;
  product_key: number | null;
  audience_id: string | null;
  person_key: number | null;
  moment_id: string | null;
};
export type BudgetLinesTable = Edited & {
  campaign_key: number;
  name: string;
  promotion: string | null;
  planned_minor: number;
  committed_minor: number;
  spent_minor: number;
  paid_minor: number;
  day: string | null;
  note: string;
};
export type CampaignGoalsTable = Edited & { campaign_key: number; metric: string; amount: number };
export type CampaignDecisionsTable = Edited & {
  campaign_key: number;
  decision: string;
  reason: string;
  /** What was to be optimised when it was decided. */
  optimise: string;
  node_id: string | null;
  day: string;
  /** Id of the person. */
  author: string | null;
};
export type ExperimentsTable = Edited & {
  campaign_key: number | null;
  hypothesis: string;
  platform: string;
  cap_minor: number | null;
  starts: string | null;
  ends: string | null;
  metric: string;
  comparator: string;
  aim: number | null;
  /** The upper end of a range that begins at `aim`; null for what is no range. */
  aim_high: number | null;
  result: number | null;
  decision: string | null;
  decided_day: string | null;
  author: string | null;
};

export type CampaignTables = {
  campaigns: CampaignsTable;
  campaign_links: CampaignLinksTable;
  budget_lines: BudgetLinesTable;
  campaign_goals: CampaignGoalsTable;
  campaign_decisions: CampaignDecisionsTable;
  experiments: ExperimentsTable;
};
