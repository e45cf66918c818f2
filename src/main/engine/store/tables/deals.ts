import type { Generated } from 'kysely';
import type { Edited } from './edited';

export type PipelinesTable = Edited & { name: string; position: number };
export type StagesTable = Edited & {
  pipeline_id: string;
  name: string;
  natural_key: string;
  kind: string;
  probability: number;
  position: number;
  /** A name from domain/stages; '' takes the one of its kind. */
  color: Generated<string>;
  /** JSON: ids of the fields that a deal must have here. */
  required: Generated<string>;
  /** JSON: `[{id, text}]`, the checklist in its order. */
  playbook: Generated<string>;
};
export type DealsTable = Edited & {
  external_id: string;
  source_system: string;
  title: string;
  company_key: number | null;
  contact_key: number | null;
  owner_key: number | null;
  stage_id: string;
  value_minor: number | null;
  currency: string;
  probability: number | null;
  channel_key: number | null;
  product_key: number | null;
  campaign_key: number | null;
  source: string;
  created_day: string | null;
  expected_close: string | null;
  closed_day: string | null;
  lost_reason: string;
  entered_stage_at: string;
  next_step: string;
  next_step_kind: string;
  next_step_day: string | null;
  position: number;
  batch_id: number | null;
  source_line: number | null;
  needs: Generated<string>;
  decision_maker: Generated<string>;
  budget_minor: number | null;
  /** JSON: texts, in the order they were given. */
  labels: Generated<string>;
  /** JSON: ids of checklist lines that are done, of any stage. */
  playbook_done: Generated<string>;
  /** JSON: `[{personId, share}]` in whole percent; empty for all to its owner. */
  credits: Generated<string>;
};
export type DealStagesTable = {
  id: string;
  deal_id: string;
  stage_id: string;
  entered_at: string;
  person_id: string | null;
};
