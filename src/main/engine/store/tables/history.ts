import type { Generated } from 'kysely';

export type HistoryTable = {
  id: Generated<number>;
  at: string;
  person_id: string | null;
  label: string;
  entity: string;
  entity_id: string | null;
  batch_id: number | null;
  undoable: number;
  undone: number;
  /** When it was last taken back or put on again. */
  turned_at: Generated<string | null>;
};
export type HistoryChangesTable = {
  history_id: number;
  seq: number;
  table_name: string;
  row_id: string;
  before: string | null;
  after: string | null;
  /** JSON: when another computer changed each field, where a bundle brought it. */
  made: string | null;
};
