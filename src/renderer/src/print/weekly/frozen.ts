import type { Restatement } from '../../../../shared/contract/snapshots';

/** When and by whom the report was frozen, and what has changed since. */
export type Frozen = { at: string; author: string | null; restatements: readonly Restatement[] };
