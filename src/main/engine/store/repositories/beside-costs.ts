import { sql } from 'kysely';
import type { PromotionChannel } from '../../../../shared/domain/channels';
import type { Day } from '../../../../shared/domain/day';
import type { Dimension } from '../../../../shared/domain/dimensions';
import type { ReadDb } from '../dialect';
import { type CommissionRequest, CREATOR_CHANNEL, commissionOrders } from './creators';
import { PROMOTION_OF } from './every-result';
import { UNASSIGNED } from './measures/gather';

/** What marketing costs beside ads and budget lines: kept with creators, events and offline media. */
export type BesideCost = {
  kind: 'fee' | 'product' | 'commission' | 'event' | 'media';
  entity: 'deliverables' | 'product_sends' | 'orders' | 'events' | 'flights';
  id: string;
  /** The days that it lies on; one day for all but events and media. */
  from: Day;
  to: Day;
  campaign: string | null;
  campaignKey: number | null;
  promotion: PromotionChannel;
  what: string;
  minor: number;
  file: string | null;
  line: number | null;
  batch: number | null;
};

/** Product is sent for the campaign of the creator's code on that day, or else of what the creator is to deliver. */
const SENT_FOR = sql.raw(
  `coalesce((SELECT c.campaign_key FROM codes c WHERE c.creator_id = r.id AND c.deleted_at IS NULL AND c.campaign_key IS NOT NULL AND coalesce(c.starts, '') <= s.day AND coalesce(c.ends, '9999-12-31') >= s.day ORDER BY c.id LIMIT 1),
    (SELECT d.campaign_key FROM deliverables d WHERE d.creator_id = r.id AND d.deleted_at IS NULL AND d.campaign_key IS NOT NULL ORDER BY d.due, d.id LIMIT 1))`,
);

const nothing = sql.raw('NULL AS file, NULL AS line, NULL AS batch');

type Found = Omit<BesideCost, 'campaign' | 'campaignKey'> & { campaign_key: number | null };

const written = async (db: ReadDb, from: Day, to: Day): Promise<Found[]> => {
  const found = await sql<Found>`
    SELECT 'fee' AS kind, 'deliverables' AS entity, d.id, d.due AS "from", d.due AS "to", d.campaign_key, ${CREATOR_CHANNEL} AS promotion, r.name || ': ' || d.title AS what, d.fee_minor AS minor, ${nothing}
      FROM deliverables d JOIN creators r ON r.id = d.creator_id AND r.deleted_at IS NULL WHERE d.deleted_at IS NULL AND d.fee_minor > 0 AND d.due BETWEEN ${from} AND ${to}
    UNION ALL SELECT 'product', 'product_sends', s.id, s.day, s.day, ${SENT_FOR}, ${CREATOR_CHANNEL}, r.name || ': product sent', s.cost_minor, ${nothing}
      FROM product_sends s JOIN creators r ON r.id = s.creator_id AND r.deleted_at IS NULL WHERE s.deleted_at IS NULL AND s.cost_minor > 0 AND s.day BETWEEN ${from} AND ${to}
    UNION ALL SELECT 'event', 'events', e.id, e.starts, e.ends, e.campaign_key, CASE e.kind WHEN 'activation' THEN 'in-store' ELSE e.kind END, e.name, e.cost_minor, ${nothing}
      FROM events e WHERE e.deleted_at IS NULL AND e.cost_minor > 0 AND e.starts <= ${to} AND e.ends >= ${from}
    UNION ALL SELECT 'media', 'flights', f.id, f.starts, f.ends, f.campaign_key, f.kind, f.outlet, f.cost_minor, ${nothing}
      FROM flights f WHERE f.deleted_at IS NULL AND f.cost_minor > 0 AND f.starts <= ${to} AND f.ends >= ${from}
    ORDER BY 4, 3`.execute(db);
  return found.rows;
};

/**
 * Where a campaign's own record says what it spent: by promotion channel, or '' for all of them, where a budget line
 * names no channel or the cost came with an imported campaign.
 */
const saidAlready = async (db: ReadDb): Promise<Set<string>> => {
  const found = await sql<{ key: number; promotion: string }>`
    SELECT campaign_key AS key, coalesce(promotion, '') AS promotion FROM budget_lines WHERE deleted_at IS NULL AND spent_minor > 0
    UNION SELECT key, '' FROM campaigns k WHERE deleted_at IS NULL AND other_cost_minor > 0 AND NOT EXISTS (SELECT 1 FROM budget_lines b WHERE b.campaign_key = k.key AND b.deleted_at IS NULL AND b.spent_minor > 0)
    UNION SELECT u.campaign_key, ${PROMOTION_OF} FROM result_days u JOIN campaigns k ON k.key = u.campaign_key WHERE u.deleted_at IS NULL AND u.spend_minor > 0 AND ${PROMOTION_OF} <> ''`.execute(
    db,
  );
  return new Set(found.rows.map(({ key, promotion }) => `${key} ${promotion}`));
};

/**
 * Costs of the days `from` to `to` that no other cost says: fees of creators by the day they are due, product sent,
 * commission by the day of its order (held or not), events and offline media.
 *
 * The rule against counting twice: what belongs to a campaign counts only where neither a budget line of the campaign
 * with money spent nor a row of its results with spend stands for the same promotion channel; a budget line without a
 * channel stands for all of them. What belongs to no campaign always counts.
 */
export const besideCosts = async (
  db: ReadDb,
  request: CommissionRequest,
): Promise<{ costs: BesideCost[]; leftOut: Set<string> }> => {
  const [said, rows, { orders, leftOut }] = await Promise.all([
    saidAlready(db),
    written(db, request.from, request.to),
    commissionOrders(db, request),
  ]);
  const names = new Map(
    (await db.selectFrom('campaigns').select(['key', 'name']).where('deleted_at', 'is', null).execute()).map((row) => [
      row.key,
      row.name,
    ]),
  );
  const earned = orders
    .filter((order) => order.commissionMinor > 0)
    .map(
      (order): Found => ({
        kind: 'commission',
        entity: 'orders',
        id: String(order.orderKey),
        from: order.day,
        to: order.day,
        campaign_key: order.campaignKey,
        promotion: order.promotion,
        what: `${order.creator}: commission on ${order.number}`,
        minor: order.commissionMinor,
        file: order.file,
        line: order.line,
        batch: order.batch,
      }),
    );
  const costs = [...rows, ...earned].flatMap(({ campaign_key: key, ...cost }): BesideCost[] => {
    const campaign = key === null ? null : (names.get(key) ?? null);
    if (campaign !== null && (said.has(`${key} `) || said.has(`${key} ${cost.promotion}`))) return [];
    return [{ ...cost, campaign, campaignKey: campaign === null ? null : key }];
  });
  return { costs, leftOut };
};

/** The group of a cost in a breakdown that is not one by time; `channels` are those of campaigns that are for one alone. */
export const besideGroup = (
  by: Dimension | undefined,
  cost: Pick<BesideCost, 'campaign' | 'campaignKey' | 'promotion'>,
  channels: ReadonlyMap<number, string>,
): string | null => {
  if (by === undefined) return null;
  if (by === 'campaign') return cost.campaign ?? UNASSIGNED;
  if (by === 'channel') return channels.get(cost.campaignKey ?? -1) ?? UNASSIGNED;
  return by === 'promotion' ? cost.promotion : UNASSIGNED;
};
