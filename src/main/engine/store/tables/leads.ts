import type { ColumnType, Generated } from 'kysely';
import type { Edited } from './edited';

/** Leads and what happens to them between marketing and sales. Times are ISO 8601 in UTC, or a bare day where only that is known. */
type Nullable<T> = ColumnType<T | null, T | null | undefined, T | null>;

export type LeadsTable = Edited & {
  key: Generated<number>;
  external_id: string;
  source_system: string;
  created_day: string;
  /** The moment of the sign-up; null when only its day is known. */
  signed_up_at: Nullable<string>;
  name: string;
  email: string;
  phone: Generated<string>;
  company: string;
  source: string;
  campaign_key: number | null;
  content: string;
  code: Generated<string>;
  note: Generated<string>;
  /** Who works on it now: marketing before the hand-over, sales after it. */
  owner_key: number | null;
  first_contact_at: Nullable<string>;
  qualified_day: string | null;
  handed_day: Nullable<string>;
  accepted_day: Nullable<string>;
  returned_day: Nullable<string>;
  return_reason: Generated<string>;
  /** The day on which it was converted into a deal. */
  opened_day: Nullable<string>;
  /** The day on which it became a customer, as a file says. */
  converted_day: string | null;
  closed_day: Nullable<string>;
  closed_reason: Generated<string>;
  deal_id: Nullable<string>;
  deal_external_id: string;
  company_key: Nullable<number>;
  contact_key: Nullable<number>;
  customer_key: number | null;
  batch_id: Nullable<number>;
  source_line: Nullable<number>;
};

/** Later touches and contacts; the first touch is the lead's own source, campaign, content and code. */
export type LeadTouchesTable = Edited & {
  lead_id: string;
  at: string;
  kind: string;
  /** 1 when we reached them: the first of these answers the lead. */
  contact: number;
  source: string;
  campaign: string;
  content: string;
  code: string;
  note: string;
  person_id: string | null;
};

/** One line of what was done: who, when, from whom to whom, and the words that went with it. */
export type LeadStepsTable = {
  id: string;
  lead_id: string;
  step: string;
  at: string;
  person_id: string | null;
  from_id: string | null;
  to_id: string | null;
  note: string;
};

/** The workspace's own checklist; `needed` ones must be ticked before marketing can say that a lead is qualified. */
export type LeadCriteriaTable = Edited & { name: string; needed: number; position: number };
export type LeadTicksTable = Edited & { lead_id: string; criterion_id: string; at: string; person_id: string | null };
