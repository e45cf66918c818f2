import type { Edited } from './edited';

/** How a file with these columns was read last; `signature` is made of its column names, `map` is JSON. */
export type ImportSourcesTable = Edited & {
  signature: string;
  format: string;
  file: string;
  map: string;
  dates: string | null;
  at: string;
};

/** A spelling of files that somebody said is a record that is there. */
export type ImportAliasesTable = Edited & {
  entity: string;
  natural_key: string;
  target_id: string;
  /** The record that went when two were merged; null for a spelling that an import brought. */
  from_id: string | null;
  batch_id: number | null;
};

/** The spelling of a product on a line of a file, where others had gone into that product when the line came in. */
export type ImportSpellingsTable = { batch_id: number; source_line: number; natural_key: string };
