import type { Edited } from './edited';

export type InvestorUpdatesTable = Edited & {
  /** Id of its period; one update a period. */
  period: string;
  status: string;
  /** The frozen report of one that was sent. */
  snapshot_id: string | null;
  person_id: string | null;
  at: string;
};
export type InvestorBlocksTable = Edited & {
  update_id: string;
  kind: string;
  position: number;
  hidden: number;
  title: string;
  text: string;
  /** JSON: what a block carries beside its text. */
  data: string;
};
export type RecipientGroupsTable = Edited & {
  name: string;
  natural_key: string;
  /** Names, one a line. */
  people: string;
  locale: string | null;
  /** JSON: how metrics are shown to them. */
  rules: string;
};
/** What was sent to whom; group, people and rules as they were on that day. */
export type UpdateSendsTable = Edited & {
  update_id: string;
  snapshot_id: string;
  group_id: string | null;
  group_name: string;
  people: string;
  rules: string;
  locale: string | null;
  person_id: string | null;
  at: string;
};

export type UpdateTables = {
  investor_updates: InvestorUpdatesTable;
  investor_blocks: InvestorBlocksTable;
  recipient_groups: RecipientGroupsTable;
  update_sends: UpdateSendsTable;
};
