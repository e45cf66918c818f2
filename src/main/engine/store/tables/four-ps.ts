import type { Edited } from './edited';

/** Who made it and when; `at` is ISO 8601 in UTC. */
type Authored = { person_id: string | null; at: string };

export type FourPsSheetsTable = Edited &
  Authored & {
    name: string;
    subject: string;
    product_key: number | null;
    /** A product line by its name. */
    line: string | null;
    audience: string;
    template: string;
    /** Period of the unit economics and of the evidence. */
    period: string;
    owner_key: number | null;
    /** What the sheet was started from: a theme of field notes, a campaign. */
    origin_entity: string | null;
    origin_id: string | null;
  };
export type FourPsOptionsTable = Edited & {
  sheet_id: string;
  name: string;
  owner_key: number | null;
  fixed_minor: number;
  promotion_minor: number;
  new_customers: number | null;
  units_per_customer_month: number | null;
  /** Stock kept above the units planned, as a share of them. */
  safety_share: number;
  /** The campaign it was made into. */
  campaign_id: string | null;
  position: number;
};
export type FourPsPointsTable = Edited & { option_id: string; p: string; prompt: string; text: string };
export type FourPsLinesTable = Edited & {
  option_id: string;
  channel_key: number | null;
  name: string;
  price_minor: number;
  discount: number;
  channel_share: number;
  unit_cost_minor: number;
  /** JSON: units by calendar month, `{"2026-07": 600}`. */
  units: string;
  position: number;
};
export type FourPsAssumptionsTable = Edited &
  Authored & {
    sheet_id: string;
    option_id: string | null;
    p: string;
    statement: string;
    metric: string;
    dimension: string | null;
    /** The record the figure is of, by its text id, or the group's own word where it has no record. */
    group_id: string | null;
    period: string;
    comparator: string;
    low: number | null;
    high: number | null;
    due: string;
    owner_key: number | null;
    learned: string;
  };
export type FourPsVersionsTable = Edited & Authored & { sheet_id: string; name: string; content: string };

export type FourPsTables = {
  four_ps_sheets: FourPsSheetsTable;
  four_ps_options: FourPsOptionsTable;
  four_ps_points: FourPsPointsTable;
  four_ps_lines: FourPsLinesTable;
  four_ps_assumptions: FourPsAssumptionsTable;
  four_ps_versions: FourPsVersionsTable;
};
