import type { Generated } from 'kysely';

type Edited = { id: string; rev: Generated<number>; deleted_at: string | null };
/** Who said it and when; `at` is ISO 8601 in UTC. */
type Authored = { person_id: string | null; at: string };

export type TargetTreesTable = Edited &
  Authored & {
    period: string;
    metric: string;
    statement: string;
    spread_method: string;
    /** JSON: amounts by calendar month, for a spread by hand. */
    spread_months: string;
  };
export type TargetNodesTable = Edited & {
  tree_id: string;
  parent_id: string | null;
  kind: string;
  channel_key: number | null;
  line: string | null;
  product_key: number | null;
  /** Whose sales a node of kind `owner` counts. */
  person_key: number | null;
  /** Where it is in another measure than its tree: then what is above it counts it beside its sum. Null is the tree's. */
  metric: string | null;
  /** Minor units, or units where its metric is a count. */
  amount: number;
  locked: number;
  /** Who answers for it. */
  owner_key: number | null;
  note: string;
  spread_method: string | null;
  spread_months: string | null;
  outlook_method: string;
  /** The target that this one went into when their products became one. */
  merged_into: string | null;
  position: number;
};
export type TargetCallsTable = Edited &
  Authored & { node_id: string; call: string; expected: number | null; confidence: number; reason: string };
export type TargetOffsetsTable = Edited &
  Authored & {
    short_id: string;
    over_id: string;
    amount: number;
    cause: string;
    link: string;
    platform: string;
    cause_day: string | null;
    product_key: number | null;
    confidence: number;
    /** A person's own sentence; empty for the written one. */
    sentence: string;
  };
export type TargetForecastsTable = Edited &
  Authored & { node_id: string; amount: number; confidence: number; reason: string };
export type PlanItemsTable = Edited & {
  node_id: string;
  kind: string;
  ref_id: string | null;
  name: string;
  day: string | null;
  amount: number;
  note: string;
};
export type MomentsTable = Edited & { name: string; kind: string; starts: string; ends: string; note: string };
export type MomentLiftsTable = Edited & {
  moment_id: string;
  channel_key: number | null;
  product_key: number | null;
  amount_minor: number;
};

/** What a method said of a target on a day, kept where it could not be worked out later. */
export type TargetOutlooksTable = Edited & {
  node_id: string;
  day: string;
  method: string;
  outlook: number;
  low: number;
  high: number;
  at: string;
};

export type TargetTables = {
  target_outlooks: TargetOutlooksTable;
  target_trees: TargetTreesTable;
  target_nodes: TargetNodesTable;
  target_calls: TargetCallsTable;
  target_offsets: TargetOffsetsTable;
  target_forecasts: TargetForecastsTable;
  plan_items: PlanItemsTable;
  moments: MomentsTable;
  moment_lifts: MomentLiftsTable;
};
