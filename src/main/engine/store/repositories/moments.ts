import { sql } from 'kysely';
import type { ReadDb } from '../dialect';

export type MomentRow = {
  id: string;
  name: string;
  kind: string;
  starts: string;
  ends: string;
  note: string;
  rev: number;
};
export type MomentLiftRow = {
  id: string;
  moment_id: string;
  channel_id: string | null;
  channel: string | null;
  product_id: string | null;
  product: string | null;
  amount_minor: number;
};

/** Living moments by their first day. */
export const listMoments = (db: ReadDb): Promise<MomentRow[]> =>
  db
    .selectFrom('moments')
    .select(['id', 'name', 'kind', 'starts', 'ends', 'note', 'rev'])
    .where('deleted_at', 'is', null)
    .orderBy('starts')
    .orderBy('name')
    .execute();

/** Living lifts with the names of their channel and product. */
export const listLifts = async (db: ReadDb): Promise<MomentLiftRow[]> => {
  const result = await sql<MomentLiftRow>`
    SELECT l.id, l.moment_id, c.id AS channel_id, c.name AS channel, p.id AS product_id, p.name AS product, l.amount_minor
    FROM moment_lifts l LEFT JOIN channels c ON c.key = l.channel_key LEFT JOIN products p ON p.key = l.product_key WHERE l.deleted_at IS NULL ORDER BY l.rowid`.execute(
    db,
  );
  return result.rows;
};

/** What a moment should add in all, in minor units; null while nobody has said. */
export const momentLift = (lifts: readonly MomentLiftRow[], momentId: string): number | null => {
  const own = lifts.filter((lift) => lift.moment_id === momentId);
  return own.length === 0 ? null : own.reduce((sum, lift) => sum + lift.amount_minor, 0);
};
