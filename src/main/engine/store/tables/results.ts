import type { Generated } from 'kysely';
import type { Edited } from './edited';

/** Every number that a row of results may hold; null where nothing was said. */
export type ResultCounts = Record<
  | 'impressions'
  | 'reach'
  | 'clicks'
  | 'sessions'
  | 'bounces'
  | 'likes'
  | 'comments'
  | 'shares'
  | 'followers'
  | 'sent'
  | 'delivered'
  | 'opened'
  | 'email_clicks'
  | 'unsubscribed'
  | 'leads'
  | 'qualified'
  | 'orders',
  number | null
>;

export type ResultDaysTable = Edited &
  ResultCounts & {
    key: Generated<number>;
    from_day: string;
    to_day: string;
    campaign_key: number | null;
    promotion: string;
    content_id: string | null;
    creator_id: string | null;
    /** Which kind of file or platform it comes from; '' for a typed row. */
    source: string;
    /** What the file calls it: a channel group, a newsletter. */
    name: string;
    currency: string;
    revenue_minor: number | null;
    spend_minor: number | null;
    batch_id: number | null;
    source_line: number | null;
  };

export type AttributionRulesTable = Edited & {
  position: number;
  kind: string;
  match: string;
  campaign_key: number | null;
  creator_id: string | null;
  from_day: string | null;
  to_day: string | null;
  note: string;
};

export type OrderAttributionsTable = {
  order_key: number;
  campaign_key: number;
  rule_id: string;
  creator_id: string | null;
};

export type BudgetsTable = Edited & { period: string; promotion: string; amount_minor: number; note: string };

export type BudgetAsksTable = Edited & {
  name: string;
  asked_day: string;
  person_id: string | null;
  amount_minor: number;
  campaign_key: number | null;
  node_id: string | null;
  from_campaign_key: number | null;
  takes_from: string;
  expected_minor: number;
  expected_leads: number;
  due_day: string;
  reason: string;
  status: string;
  decided_by: string | null;
  decided_day: string | null;
  decision_reason: string;
  actual_minor: number | null;
  scored_day: string | null;
  score_note: string;
};

export type VerdictRulesTable = Edited & {
  scale_roas: number;
  pull_back_roas: number;
  good_share: number;
  poor_share: number;
  enough_leads: number;
  wasted_from_minor: number | null;
};

export type ResultTables = {
  result_days: ResultDaysTable;
  attribution_rules: AttributionRulesTable;
  order_attributions: OrderAttributionsTable;
  budgets: BudgetsTable;
  budget_asks: BudgetAsksTable;
  verdict_rules: VerdictRulesTable;
};
