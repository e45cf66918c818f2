import { type RawBuilder, sql } from 'kysely';
import { type BusinessHours, businessMinutes, openingOf } from '../../../../shared/domain/business-hours';
import type { ReadDb } from '../dialect';
import { campaignGroup } from './campaign-group';

/** The steps of a lead with their days, as metrics and the funnel count them. */
export type LeadFacts = {
  id: string;
  created_day: string;
  signed_up_at: string | null;
  source: string;
  campaign: string | null;
  rep: string | null;
  first_contact_at: string | null;
  qualified_day: string | null;
  /** Qualified, or became a customer without anybody saying so. */
  qualified: number;
  handed_day: string | null;
  accepted_day: string | null;
  returned_day: string | null;
  closed_day: string | null;
  /** The day of the deal that it was converted into. */
  opened_day: string | null;
  /** Has a deal, whether or not its day is known. */
  dealt: number;
  /** The day on which it became a customer: as a file says, or when its deal was won. */
  won_day: string | null;
  /** Became a customer, whether or not the day is known. */
  won: number;
};

/** A won deal that a file ties to leads by its own id, once for each id. */
const WON_BY_FILE = sql`(SELECT d.external_id, min(d.id) AS id, min(d.closed_day) AS closed_day FROM deals d JOIN stages s ON s.id = d.stage_id WHERE s.kind = 'won' AND d.deleted_at IS NULL AND d.external_id <> '' GROUP BY 1)`;

/** Tables that a lead's steps are read from: `l` the lead, `o` its owner, `k` its campaign, `d` and `w` its won deal. */
export const LEAD_TABLES = sql`leads l LEFT JOIN people o ON o.key = l.owner_key LEFT JOIN campaigns k ON k.key = l.campaign_key
  LEFT JOIN ${WON_BY_FILE} d ON l.deal_external_id <> '' AND d.external_id = l.deal_external_id
  LEFT JOIN (SELECT w.id, w.closed_day FROM deals w JOIN stages ws ON ws.id = w.stage_id WHERE ws.kind = 'won' AND w.deleted_at IS NULL) w ON w.id = l.deal_id`;

export const IS_QUALIFIED = sql`(l.qualified_day IS NOT NULL OR l.converted_day IS NOT NULL)`;
export const WON_DAY = sql`coalesce(l.converted_day, d.closed_day, w.closed_day)`;
export const IS_WON = sql`(l.converted_day IS NOT NULL OR l.customer_key IS NOT NULL OR d.id IS NOT NULL OR w.id IS NOT NULL)`;
export const IS_DEALT = sql`(l.opened_day IS NOT NULL OR l.deal_id IS NOT NULL OR l.deal_external_id <> '' OR ${IS_WON})`;

/** Leads that are not removed and meet a condition, oldest first. */
export const readLeadFacts = async (db: ReadDb, where: RawBuilder<unknown>): Promise<LeadFacts[]> => {
  const result = await sql<LeadFacts>`
    SELECT l.id, l.created_day, l.signed_up_at, l.source, ${campaignGroup('k')} AS campaign, o.name AS rep, l.first_contact_at, l.qualified_day, ${IS_QUALIFIED} AS qualified, l.handed_day, l.accepted_day, l.returned_day, l.closed_day,
      l.opened_day, ${IS_DEALT} AS dealt, ${WON_DAY} AS won_day, ${IS_WON} AS won
    FROM ${LEAD_TABLES} WHERE l.deleted_at IS NULL AND ${where} ORDER BY l.created_day, l.key`.execute(db);
  return result.rows;
};

/** Every lead that came in up to a day. */
export const leadFactsUntil = (db: ReadDb, day: string): Promise<LeadFacts[]> =>
  readLeadFacts(db, sql`l.created_day <= ${day}`);

/** When a lead's clock starts: its sign-up, or as the office opens on its day. */
export const clockStart = (lead: Pick<LeadFacts, 'created_day' | 'signed_up_at'>, hours: BusinessHours): number =>
  lead.signed_up_at === null ? openingOf(lead.created_day, hours) : Date.parse(lead.signed_up_at);

/** Office minutes from sign-up to first contact; null without a contact, or where only its day is known. */
export const responseMinutes = (
  lead: Pick<LeadFacts, 'created_day' | 'signed_up_at' | 'first_contact_at'>,
  hours: BusinessHours,
): number | null =>
  lead.first_contact_at === null || lead.first_contact_at.length === 10
    ? null
    : businessMinutes(clockStart(lead, hours), Date.parse(lead.first_contact_at), hours);
