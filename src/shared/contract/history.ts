import { z } from 'zod';
import { job, read } from './channel';
import { count, day, id, none, shortText } from './common';

/** Who changed what and when, and taking it back. */
export const historyEntry = z.object({
  id: count,
  /** ISO 8601 in UTC. */
  at: z.string(),
  by: z.string().nullable(),
  label: z.string(),
  entity: z.string(),
  entityId: z.string().nullable(),
  undone: z.boolean(),
  batch: z.number().nullable(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

const filter = z.object({
  /** From this moment on, ISO 8601 in UTC. */
  since: z.string().optional(),
  /** Days of the workspace's own zone, both included. */
  from: day.optional(),
  to: day.optional(),
  personId: id.optional(),
  /** The kind of record, as `entity` of an entry says it. */
  entity: shortText.optional(),
  entityId: id.optional(),
  batch: count.optional(),
  /** Words of what was done. */
  text: shortText.optional(),
});

/** One field of one row: what it was and what it became, as a person reads it; keys are names. */
const fieldChange = z.object({
  field: z.string(),
  /** How the two are to be shown. */
  kind: z.enum(['text', 'money', 'moment', 'day', 'flag']),
  from: z.union([z.string(), z.number()]).nullable(),
  to: z.union([z.string(), z.number()]).nullable(),
});
export type FieldChange = z.infer<typeof fieldChange>;

const recordChange = z.object({
  /** The table's name in words. */
  table: z.string(),
  record: z.string(),
  what: z.enum(['added', 'changed', 'removed', 'restored']),
  fields: z.array(fieldChange),
});
export type RecordChange = z.infer<typeof recordChange>;

export const historyContract = {
  'history.state': read(none, z.object({ undo: z.string().nullable(), redo: z.string().nullable() })),
  /** Newest first. */
  'history.list': read(
    filter.extend({ limit: z.number().int().min(1).max(500_000).default(50) }),
    z.array(historyEntry),
  ),
  /** What there is to filter by, and how much the filter finds. */
  'history.facets': read(
    filter,
    z.object({
      total: count,
      people: z.array(z.object({ id, name: z.string() })),
      entities: z.array(z.string()),
    }),
  ),
  /** What one step changed, row by row; of a step that changed many, the first hundred. */
  'history.get': read(
    z.object({ id: count }),
    z.object({ entry: historyEntry, currency: z.string(), changes: z.array(recordChange), rows: count }),
  ),
  /** Jobs, since what follows from a step may take long: orders that are attributed anew. */
  'history.undo': job(none, z.object({ label: z.string().nullable() })),
  'history.redo': job(none, z.object({ label: z.string().nullable() })),
};
