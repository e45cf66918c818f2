import type { Edited } from './edited';

/** One version of a proposal; `root_id` is the id of the first. */
export type ProposalsTable = Edited & {
  root_id: string;
  version: number;
  deal_id: string;
  number: string;
  title: string;
  status: string;
  currency: string;
  issue_day: string;
  valid_until: string;
  sent_day: string | null;
  decided_day: string | null;
  /** Hundredths of a percent. */
  discount_bp: number;
  tax_note: string;
  intro: string;
  terms: string;
  /** Its entry in the material library, since it was first sent. */
  material_id: string | null;
  person_id: string | null;
  created_at: string;
};
export type ProposalLinesTable = Edited & {
  proposal_id: string;
  position: number;
  product_key: number | null;
  text: string;
  quantity_thousandths: number;
  unit_minor: number;
  discount_bp: number;
};

export type ProposalTables = { proposals: ProposalsTable; proposal_lines: ProposalLinesTable };
