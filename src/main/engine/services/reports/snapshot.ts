import { z } from 'zod';
import { snapshot, type Snapshot, type SnapshotHead } from '../../../../shared/contract/snapshots';
import { TandemError } from '../../../../shared/contract/errors';
import { readKept } from '../../../../shared/domain/figures';
import type { ReadDb } from '../../store/dialect';
import { type SnapshotHead as HeadRow, snapshotRow, type WhichSnapshot } from '../../store/repositories/snapshots';

/** Brings a stored report of one version to the next. */
type Step = (report: Record<string, unknown>) => Record<string, unknown>;

/**
 * How stored reports grow: the step at index 0 makes version 2 of version 1, and so on. A snapshot keeps the version
 * it was written with and is never rewritten; who reads it takes it through the steps after its own. A step adds what
 * the report did not have then and changes no figure.
 */
const STEPS: Record<Snapshot['kind'], readonly Step[]> = {
  // Reports before meetings say nothing of what was decided.
  // Since version 3, of the update since 2, sentences keep figures as marks; those before stay as they were written.
  weekly: [(report) => ({ ...report, record: { decisions: [], actions: [] } }), (report) => report],
  investor: [(report) => report],
};

/** The version that a report frozen now is kept in. */
export const SCHEMA_VERSIONS = { weekly: STEPS.weekly.length + 1, investor: STEPS.investor.length + 1 } as const;

const kindOf = (kind: string): Snapshot['kind'] => (kind === 'investor' ? 'investor' : 'weekly');

/** The newest import that a snapshot stands on. */
export const lastBatchOf = async (db: ReadDb, id: string): Promise<number> =>
  (await snapshotRow(db, { id }))?.last_batch ?? 0;

/** A snapshot as it was frozen, in the shape of today; null when there is none. */
export const readSnapshot = async (db: ReadDb, which: WhichSnapshot): Promise<Snapshot | null> => {
  const row = await snapshotRow(db, which);
  if (!row) return null;
  const kind = kindOf(row.kind);
  if (row.schema_version > SCHEMA_VERSIONS[kind])
    throw new TandemError(
      'newer-file',
      'This report was frozen by a newer version of Tandem. Bring the app up to date.',
    );
  const report = STEPS[kind]
    .slice(row.schema_version - 1)
    .reduce((value, step) => step(value), z.record(z.string(), z.unknown()).parse(JSON.parse(readKept(row.value))));
  return snapshot.parse({
    ...headOf(row),
    definitions: JSON.parse(row.definitions),
    checksum: row.checksum,
    rows: row.rows,
    rowSums: JSON.parse(row.row_sums),
    report,
  });
};

export const headOf = (row: HeadRow): SnapshotHead => ({
  id: row.id,
  kind: kindOf(row.kind),
  period: row.period,
  edition: row.edition,
  frozenAt: row.frozen_at,
  author: row.author,
});
