import type { Insertable, Selectable } from 'kysely';
import type { ReadDb, WriteDb } from '../dialect';
import type { ReportSnapshotsTable } from '../tables/snapshots';

export type SnapshotRow = Selectable<ReportSnapshotsTable>;
export type SnapshotHead = Pick<SnapshotRow, 'id' | 'kind' | 'period' | 'edition' | 'author' | 'frozen_at'>;

/** Which snapshot: by its id, or the newest of a kind and period. */
export type WhichSnapshot = { id: string } | { kind: string; period: string };

export const snapshotRow = async (db: ReadDb, which: WhichSnapshot): Promise<SnapshotRow | undefined> => {
  const query = db.selectFrom('report_snapshots').selectAll().where('deleted_at', 'is', null);
  return 'id' in which
    ? query.where('id', '=', which.id).executeTakeFirst()
    : query
        .where('kind', '=', which.kind)
        .where('period', '=', which.period)
        .orderBy('frozen_at', 'desc')
        .orderBy('id', 'desc')
        .executeTakeFirst();
};

/** Every snapshot without its value, the newest first. */
export const snapshotHeads = async (db: ReadDb, kind?: string): Promise<SnapshotHead[]> => {
  const query = db
    .selectFrom('report_snapshots')
    .select(['id', 'kind', 'period', 'edition', 'author', 'frozen_at'])
    .where('deleted_at', 'is', null)
    .orderBy('frozen_at', 'desc')
    .orderBy('id', 'desc');
  return (kind === undefined ? query : query.where('kind', '=', kind)).execute();
};

export const putSnapshot = async (db: WriteDb, row: Insertable<ReportSnapshotsTable>): Promise<void> => {
  await db.insertInto('report_snapshots').values(row).execute();
};
