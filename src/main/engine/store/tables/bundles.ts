import type { Edited } from './edited';

export type BundleTables = {
  /** Bundles of changes that were given to teammates and taken from them. */
  bundles: Edited & {
    /** The bundle's own id, which its file carries. */
    bundle_id: string;
    direction: 'given' | 'taken';
    file: string;
    author: string;
    since: string;
    made_at: string;
    records: number;
    person_id: string | null;
    at: string;
  };
  /** How a conflict was decided; `theirs` is JSON of the value that was seen. An empty field stands for the record. */
  merge_choices: Edited & {
    bundle_id: string;
    table_name: string;
    row_id: string;
    field: string;
    theirs: string;
    taken: 'mine' | 'theirs';
    person_id: string | null;
    at: string;
  };
  /** A record that both sides made: the other side's id and ours. */
  record_aliases: Edited & { table_name: string; other_id: string; row_id: string; at: string };
};
