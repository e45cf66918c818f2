import { sql } from 'kysely';
import type { ReadDb } from '../dialect';

export type FeedRow = {
  channel_key: number;
  batch: number;
  file: string;
  format: string;
  at: string;
  last_day: string | null;
};

/** Which imports the order lines of these days came from, by channel, and counts of stock under the channel's name. */
export const channelFeeds = async (db: ReadDb, from: string, to: string): Promise<FeedRow[]> => {
  const result = await sql<FeedRow>`
    SELECT f.channel_key, b.id AS batch, b.file, b.format, b.at, b.last_day FROM
      (SELECT DISTINCT c.channel_key, l.batch_id FROM order_lines l JOIN sale_contexts c ON c.key = l.context_key WHERE l.day BETWEEN ${from} AND ${to} AND c.channel_key IS NOT NULL
      UNION SELECT x.key, s.batch_id FROM stock_levels s JOIN channels x ON x.name = s.location COLLATE NOCASE AND x.deleted_at IS NULL WHERE s.as_of BETWEEN ${from} AND ${to}) f
    JOIN import_batches b ON b.id = f.batch_id WHERE b.undone_at IS NULL ORDER BY b.id DESC`.execute(db);
  return result.rows;
};

/** Imports of these formats that still stand, the newest first. */
export const formatFeeds = async (db: ReadDb, formats: readonly string[]): Promise<Omit<FeedRow, 'channel_key'>[]> =>
  db
    .selectFrom('import_batches')
    .select(['id as batch', 'file', 'format', 'at', 'last_day'])
    .where('undone_at', 'is', null)
    .where('format', 'in', formats)
    .orderBy('id', 'desc')
    .execute();
