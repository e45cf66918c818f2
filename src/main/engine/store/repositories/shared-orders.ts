import { sql } from 'kysely';
import type { Day } from '../../../../shared/domain/day';
import type { ReadDb } from '../dialect';
import { BY_CODE } from './creators';

/** A creator whose code, link or tag an order of several creators carries. */
export type SharedRow = {
  order: string;
  day: Day;
  creatorId: string;
  creator: string;
  code: string;
  /** The campaign of the code, or else the one that the order is attributed to. */
  campaignId: string | null;
  campaign: string | null;
  /** 1 for the one that the order earns for. */
  paid: number;
  /** The rule by which somebody gave the order away by hand. */
  ruleId: string | null;
};

/** Orders of these days that carry marks of more than one creator, the newest first; of each creator the mark that counts. */
export const sharedOrders = async (db: ReadDb, days: { from: Day; to: Day }): Promise<SharedRow[]> => {
  const found = await sql<SharedRow>`
    ${BY_CODE(days)}, each AS (SELECT f.order_key, min(f.n) AS n, c.creator_id FROM firsts f JOIN codes c ON c.id = f.code_id GROUP BY f.order_key, c.creator_id),
      shared AS (SELECT order_key FROM each GROUP BY order_key HAVING count(*) > 1)
    SELECT o.external_id AS "order", o.day, r.id AS creatorId, r.name AS creator, c.code, k.id AS campaignId, k.name AS campaign, e.n = 1 AS paid,
      (SELECT a.id FROM attribution_rules a WHERE a.kind = 'hand' AND a.deleted_at IS NULL AND lower(trim(a.match)) = lower(o.external_id) ORDER BY a.position LIMIT 1) AS ruleId
    FROM shared s JOIN each e ON e.order_key = s.order_key JOIN firsts f ON f.order_key = e.order_key AND f.n = e.n JOIN codes c ON c.id = f.code_id
      JOIN creators r ON r.id = e.creator_id JOIN orders o ON o.key = s.order_key
      LEFT JOIN campaigns k ON k.key = coalesce(c.campaign_key, (SELECT t.campaign_key FROM order_attributions t WHERE t.order_key = o.key)) AND k.deleted_at IS NULL
    ORDER BY o.day DESC, o.key DESC, e.n`.execute(db);
  return found.rows;
};
