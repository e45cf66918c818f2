import type { Generated } from 'kysely';
import type { Edited } from './edited';

/** A report as it was when it was frozen. A row is written once and never changed. */
export type ReportSnapshotsTable = Edited & {
  kind: string;
  /** Id of the period, as in the report. */
  period: string;
  /** For whom it was drawn up; empty for the whole report, of which editions are choices of sections. */
  edition: string;
  /** Which shape `value` has; see `services/reports/snapshot`. */
  schema_version: number;
  /** JSON: the whole report, as the page, the PDF and the command line draw it. */
  value: string;
  /** JSON: metrics with their versions and formulas. */
  definitions: string;
  /** JSON: what people had written. */
  texts: string;
  /** JSON: rows and SHA-256 by kind of row. */
  row_sums: string;
  rows: number;
  /** SHA-256 over the sums of `row_sums`, hexadecimal. */
  checksum: string;
  /** The newest import there was; 0 before the first. Imports after it restate. */
  last_batch: number;
  person_id: string | null;
  /** The author's name at the time. */
  author: string | null;
  frozen_at: string;
};

/** A section of a weekly report: a channel by its id, or 'sales' or 'marketing'. */
export type ReportSectionsTable = Edited & {
  period: string;
  section: string;
  text: Generated<string>;
  /** Name of who wrote it; null when not known. */
  writer: string | null;
  written_at: string;
  /** Id of who signed it in this workspace; null for a signature from another one. */
  signed_by: string | null;
  signer: string | null;
  signed_at: string | null;
  /** What was signed: other words in `text` were written after it. */
  signed_text: string | null;
  /** JSON: period, currency and definitions that an imported section was written against; null when written here. */
  basis: string | null;
  /** Id of the request it came back from. */
  request_id: string | null;
};

export type SnapshotTables = { report_snapshots: ReportSnapshotsTable; report_sections: ReportSectionsTable };
