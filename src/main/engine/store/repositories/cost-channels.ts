import { type RawBuilder, sql } from 'kysely';
import type { Dimension } from '../../../../shared/domain/dimensions';
import type { ReadDb } from '../dialect';

/** A channel's account: the one that a place belongs to, else itself. */
const ACCOUNT = sql`LEFT JOIN channels p ON p.key = h.parent_key AND h.level = 'location'`;

/** The name of the account that a channel (a column of keys) is or belongs to; null for a mere kind of channel. */
export const accountOf = (channelKey: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(SELECT coalesce(p.name, h.name) FROM channels h ${ACCOUNT} WHERE h.key = ${channelKey} AND h.level <> 'type')`;

/** The one sales channel that a campaign (a column of keys) is for, by its account's name; null where it is for several or names none. */
export const channelOfCampaign = (campaignKey: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(SELECT CASE WHEN count(DISTINCT coalesce(p.key, h.key)) = 1 AND sum(h.level = 'type') = 0 THEN max(coalesce(p.name, h.name)) END
    FROM campaign_links n JOIN channels h ON h.key = n.channel_key ${ACCOUNT} WHERE n.kind = 'sales-channel' AND n.deleted_at IS NULL AND n.campaign_key = ${campaignKey})`;

/**
 * Campaigns by key that are for one sales channel, with its name; empty where no breakdown by channel asks. Removed ones
 * are among them, as what their ads cost stays.
 */
export const channelsOfCampaigns = async (
  db: ReadDb,
  by: Dimension | undefined,
): Promise<ReadonlyMap<number, string>> => {
  if (by !== 'channel') return new Map();
  const { rows } = await sql<{ key: number; channel: string | null }>`
    SELECT k.key, ${channelOfCampaign(sql`k.key`)} AS channel FROM campaigns k`.execute(db);
  return new Map(rows.flatMap(({ key, channel }) => (channel === null ? [] : [[key, channel] as const])));
};
