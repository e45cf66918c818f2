import { z } from 'zod';
import { job, read } from './channel';
import { count, none, path, shortText } from './common';

/** A teammate's changes: given as a file, seen before they are taken, taken by record and field. */

/** ISO 8601 in UTC; empty for everything since the workspace was made. */
const since = z
  .string()
  .max(40)
  .refine((text) => text === '' || !Number.isNaN(Date.parse(text)), 'Not a moment (ISO 8601)');

const value = z.union([z.string(), z.number()]).nullable();

const bundleField = z.object({
  /** The column, by which it is chosen. */
  field: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'money', 'moment', 'day', 'flag']),
  /** What it was at the bundle's point; null also where nobody knows. */
  base: value,
  mine: value,
  theirs: value,
  /** Which side counts when nobody says otherwise; `conflict` must be decided. */
  outcome: z.enum(['mine', 'theirs', 'conflict']),
  by: z.string().nullable(),
  at: z.string().nullable(),
});
export type BundleField = z.infer<typeof bundleField>;

const bundleRecord = z.object({
  table: z.string(),
  id: z.string(),
  /** The table's name in words, and the record's. */
  label: z.string(),
  name: z.string(),
  what: z.enum(['added', 'changed', 'removed', 'restored']),
  /** Why the record as a whole is to be decided; `taken` cannot be chosen, another record here has its name. */
  conflict: z.enum(['removed-there', 'removed-here', 'taken']).nullable(),
  /** Decided before, when the same was offered. */
  settled: z.boolean(),
  /** Both sides made it: it was found by what makes it the same. */
  byKey: z.boolean(),
  by: z.string().nullable(),
  at: z.string().nullable(),
  fields: z.array(bundleField),
});
export type BundleRecord = z.infer<typeof bundleRecord>;

const bundleImport = z.object({
  /** By which it is chosen, with the table `imports`. */
  id: z.string(),
  file: z.string(),
  at: z.string(),
  by: z.string().nullable(),
  added: count,
  updated: count,
  same: count,
  conflicts: count,
  /** This copy had it and took it back. */
  takenBack: z.boolean(),
  /** Some of what differs. */
  examples: z.array(z.object({ what: z.string(), field: z.string(), mine: value, theirs: value })),
});
export type BundleImport = z.infer<typeof bundleImport>;

const choice = z.object({
  table: z.string().min(1).max(64),
  id: z.string().min(1).max(200),
  /** Empty for the record as a whole. */
  field: z.string().max(64),
  take: z.enum(['mine', 'theirs']),
});
export type BundleChoice = z.infer<typeof choice>;

export const bundleContract = {
  /** What was given and taken before, the newest first. */
  'bundle.list': read(
    none,
    z.array(
      z.object({
        id: z.string(),
        direction: z.enum(['given', 'taken']),
        file: z.string(),
        author: z.string(),
        since: z.string(),
        madeAt: z.string(),
        at: z.string(),
        records: count,
      }),
    ),
  ),
  /** How much was changed in this copy since a moment. */
  'bundle.changes': read(z.object({ since }), z.object({ records: count, imports: count })),
  /** Without `since`: since the last bundle that was given. */
  'bundle.export': job(
    z.object({ since: since.optional(), file: path }),
    z.object({ file: z.string(), since: z.string(), records: count, imports: count, facts: count }),
  ),
  /** What taking a bundle would do; nothing is changed. Of many records the conflicts come first, then as many as fit. */
  'bundle.preview': job(
    z.object({ file: path, limit: z.number().int().min(1).max(5000).default(1000) }),
    z.object({
      id: z.string(),
      by: z.string(),
      since: z.string(),
      madeAt: z.string(),
      currency: z.string(),
      /** When this bundle was taken before. */
      takenAt: z.string().nullable(),
      /** An earlier bundle of theirs that was never taken here. */
      skipped: z.boolean(),
      counts: z.object({
        added: count,
        changed: count,
        removed: count,
        conflicts: count,
        settled: count,
        facts: count,
        /** Records that are here already as they are there. */
        same: count,
      }),
      records: z.array(bundleRecord),
      imports: z.array(bundleImport),
      /** Imports of before that they took back since and that still stand here; `at`: when they did. */
      takenBack: z.array(z.object({ file: z.string(), at: z.string(), batch: z.number().int() })),
    }),
  ),
  /** Takes a bundle as chosen, as one step of undo. `rest` decides the conflicts that are not chosen; with null they are refused. */
  'bundle.apply': job(
    z.object({
      file: path,
      choices: z.array(choice).max(100_000).default([]),
      rest: z.enum(['mine', 'theirs']).nullable().default(null),
    }),
    z.object({
      label: shortText.nullable(),
      added: count,
      changed: count,
      removed: count,
      facts: count,
      imports: count,
      /** Conflicts in which this copy's side was kept. */
      kept: count,
    }),
  ),
};
