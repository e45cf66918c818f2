import type { Generated } from 'kysely';

/** What every row that people edit carries: a UUIDv7 text id, a counter of changes, the time of its soft delete. */
export type Edited = { id: string; rev: Generated<number>; deleted_at: string | null };
