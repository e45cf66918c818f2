import { sql } from 'kysely';
import type { ReadDb } from '../dialect';

export type ChannelRow = {
  key: number;
  id: string;
  parent_key: number | null;
  level: string;
  type: string;
  name: string;
  owner_key: number | null;
  rev: number;
  orders: number;
};

/** The channel tree, flat, types first, with the orders of each node. */
export const listChannels = async (db: ReadDb): Promise<ChannelRow[]> => {
  const result = await sql<ChannelRow>`
    WITH counted AS (SELECT c.channel_key, c.location_key, sum(d.orders) AS n FROM (SELECT context_key, sum(orders) AS orders FROM daily_sales GROUP BY 1) d JOIN sale_contexts c ON c.key = d.context_key GROUP BY 1, 2)
    SELECT h.key, h.id, h.parent_key, h.level, h.type, h.name, h.owner_key, h.rev,
      (SELECT coalesce(sum(n), 0) FROM counted WHERE channel_key = h.key OR location_key = h.key) AS orders
    FROM channels h WHERE h.deleted_at IS NULL ORDER BY CASE h.level WHEN 'type' THEN 0 WHEN 'account' THEN 1 ELSE 2 END, h.name`.execute(
    db,
  );
  return result.rows;
};

/** The next key; removed channels keep theirs, since undo brings them back. */
export const freeChannelKey = async (db: ReadDb): Promise<number> => {
  const { newest } = await db
    .selectFrom('channels')
    .select((each) => each.fn.max('key').as('newest'))
    .executeTakeFirstOrThrow();
  return (newest ?? 0) + 1;
};
