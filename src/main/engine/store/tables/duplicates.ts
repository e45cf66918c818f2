import type { Edited } from './edited';

/** `first_id` stands before `second_id` in the order of texts, so that a pair has one row. */
export type DistinctPairsTable = Edited & { kind: string; first_id: string; second_id: string };

export type DuplicateTables = { distinct_pairs: DistinctPairsTable };
