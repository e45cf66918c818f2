import { z } from 'zod';
import { read, write } from './channel';
import { count, id, periodId } from './common';
import { REPORT_BLOCKS } from '../domain/report-blocks';
import { investorReport, weeklyReport } from './reports';

export const reportKind = z.enum(['weekly', 'investor']);
export type ReportKind = z.infer<typeof reportKind>;

const head = {
  id,
  period: z.string(),
  /** For whom it was drawn up; empty for the whole report, of which editions are choices of sections. */
  edition: z.string(),
  /** ISO 8601 in UTC. */
  frozenAt: z.string(),
  author: z.string().nullable(),
};
export const snapshotHead = z.object({ kind: reportKind, ...head });
export type SnapshotHead = z.infer<typeof snapshotHead>;

const kept = {
  ...head,
  /** Every metric in it, as it was defined then. */
  definitions: z.array(z.object({ metric: z.string(), version: count, name: z.string(), formula: z.string() })),
  /** The rows behind its days when it was frozen: SHA-256 in all, and number and sum by kind of row. */
  checksum: z.string(),
  rows: count,
  rowSums: z.array(z.object({ kind: z.string(), rows: count, sum: z.string() })),
};

/** A frozen report: the value that was drawn up then, and what it stood on. It is the same whenever it is read. */
export const snapshot = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weekly'), ...kept, report: weeklyReport }),
  z.object({ kind: z.literal('investor'), ...kept, report: investorReport }),
]);
export type Snapshot = z.infer<typeof snapshot>;

export const whichSnapshot = z.union([z.object({ id }), z.object({ kind: reportKind, period: periodId })]);

/** What is behind a figure that changed: an import, one that was taken back, an edit, or another version of its definition. */
const because = z.object({
  kind: z.enum(['import', 'reverted', 'edit', 'definition']),
  /** Of the batch, or of the entry in the history. */
  id: count.nullable(),
  label: z.string(),
  at: z.string().nullable(),
  by: z.string().nullable(),
});
export type Because = z.infer<typeof because>;

/** A figure of a frozen report that is another one now. Units and values as in a metric's value. */
const restatement = z.object({
  block: z.enum(REPORT_BLOCKS),
  label: z.string(),
  /** The channel, product, rep or campaign; null for the whole. */
  group: z.string().nullable(),
  metric: z.string(),
  period: z.string(),
  unit: z.string(),
  nowUnit: z.string(),
  was: z.number().nullable(),
  now: z.number().nullable(),
  wasReason: z.string().nullable(),
  nowReason: z.string().nullable(),
  /** In the order of time; empty when nothing on record explains it. */
  because: z.array(because),
});
export type Restatement = z.infer<typeof restatement>;

const restated = z.object({
  compared: count,
  /** Which figures of which periods were compared. */
  told: z.array(z.object({ metric: z.string(), period: z.string() })),
  restatements: z.array(restatement),
});
export type Restated = z.infer<typeof restated>;

export const snapshotsContract = {
  /** One snapshot by its id, or the newest of a kind and period; null when there is none. */
  'reports.snapshot': read(whichSnapshot, snapshot.nullable()),
  /** Was, now, and because of which import or edit: the snapshot's figures against the same days as they are now. */
  'reports.restatements': read(z.object({ id }), restated),
  'reports.snapshots': read(z.object({ kind: reportKind.optional() }), z.array(snapshotHead)),
  /** Freezes a report as it is now. It can't be taken back; the same period can be frozen again, and both are kept. */
  'reports.freeze': write(
    z.object({ kind: reportKind, period: periodId, edition: z.string().max(200).default('') }),
    z.object({ id }),
  ),
};
