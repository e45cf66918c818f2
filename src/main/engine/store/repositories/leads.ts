import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { campaignGroup } from './campaign-group';
import type { LeadCriteriaTable, LeadStepsTable, LeadTouchesTable } from '../tables/leads';
import { IS_DEALT, LEAD_TABLES, WON_DAY } from './lead-facts';

export type LeadRecord = {
  key: number;
  id: string;
  name: string;
  email: string;
  phone: string;
  company: string;
  source: string;
  content: string;
  code: string;
  note: string;
  campaign_id: string | null;
  campaign: string | null;
  owner_id: string | null;
  owner_name: string | null;
  owner_roles: string | null;
  state: string;
  created_day: string;
  signed_up_at: string | null;
  first_contact_at: string | null;
  qualified_day: string | null;
  handed_day: string | null;
  accepted_day: string | null;
  returned_day: string | null;
  return_reason: string;
  opened_day: string | null;
  converted_day: string | null;
  closed_day: string | null;
  closed_reason: string;
  won_day: string | null;
  deal_id: string | null;
  company_key: number | null;
  contact_key: number | null;
  customer_key: number | null;
  /** Time of the newest touch; null without any. */
  touched_at: string | null;
  /** 1 when a step between marketing and sales was taken here; what a file says was dealt with before. */
  stepped: number;
  batch_id: number | null;
  source_line: number | null;
  rev: number;
};

/** Where a lead stands follows from its steps; a deal or a customer stands above everything else. */
const STATE = sql`CASE WHEN ${IS_DEALT} THEN 'converted' WHEN l.closed_day IS NOT NULL THEN 'closed' WHEN l.returned_day IS NOT NULL THEN 'returned' WHEN l.accepted_day IS NOT NULL THEN 'accepted'
  WHEN l.handed_day IS NOT NULL THEN 'handed' WHEN l.qualified_day IS NOT NULL THEN 'qualified' WHEN l.first_contact_at IS NOT NULL THEN 'working' ELSE 'new' END`;

const COLUMNS = sql`l.key, l.id, l.name, l.email, l.phone, l.company, l.source, l.content, l.code, l.note, k.id AS campaign_id, k.name AS campaign, o.id AS owner_id, o.name AS owner_name, o.roles AS owner_roles,
  ${STATE} AS state, l.created_day, l.signed_up_at, l.first_contact_at, l.qualified_day, l.handed_day, l.accepted_day, l.returned_day, l.return_reason, l.opened_day, l.converted_day, l.closed_day, l.closed_reason,
  ${WON_DAY} AS won_day, l.deal_id, l.company_key, l.contact_key, l.customer_key, (SELECT max(t.at) FROM lead_touches t WHERE t.lead_id = l.id AND t.deleted_at IS NULL) AS touched_at,
  EXISTS (SELECT 1 FROM lead_steps t WHERE t.lead_id = l.id AND t.step IN ('qualified', 'accepted', 'returned')) AS stepped, l.batch_id, l.source_line, l.rev`;

export type LeadSelection = {
  source?: string | undefined;
  campaign?: string | undefined;
  /** A person's id, or 'none'. */
  owner?: string | undefined;
  search?: string | undefined;
};

const like = (text: string): string => `%${text.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`;

const conditions = (filter: LeadSelection): RawBuilder<unknown> => {
  const parts: RawBuilder<unknown>[] = [];
  if (filter.source !== undefined) parts.push(sql`AND l.source = ${filter.source}`);
  if (filter.campaign !== undefined) parts.push(sql`AND coalesce(${campaignGroup('k')}, '') = ${filter.campaign}`);
  if (filter.owner === 'none') parts.push(sql`AND o.id IS NULL`);
  else if (filter.owner !== undefined) parts.push(sql`AND o.id = ${filter.owner}`);
  const words = filter.search?.trim() ?? '';
  if (words !== '')
    parts.push(
      sql`AND (l.name LIKE ${like(words)} ESCAPE '\\' OR l.email LIKE ${like(words)} ESCAPE '\\' OR l.company LIKE ${like(words)} ESCAPE '\\' OR l.code LIKE ${like(words)} ESCAPE '\\')`,
    );
  return parts.length === 0 ? sql`` : sql.join(parts, sql` `);
};

/** Leads of every state that meet the filters, the newest first. */
export const listLeads = async (db: ReadDb, filter: LeadSelection): Promise<LeadRecord[]> => {
  const result = await sql<LeadRecord>`
    SELECT ${COLUMNS} FROM ${LEAD_TABLES} WHERE l.deleted_at IS NULL ${conditions(filter)} ORDER BY l.created_day DESC, l.key DESC`.execute(
    db,
  );
  return result.rows;
};

export const findLead = async (db: ReadDb, id: string): Promise<LeadRecord | undefined> => {
  const result =
    await sql<LeadRecord>`SELECT ${COLUMNS} FROM ${LEAD_TABLES} WHERE l.deleted_at IS NULL AND l.id = ${id}`.execute(
      db,
    );
  return result.rows[0];
};

/** Leads since a day that may wait: not answered, or handed over and not yet taken. */
export const waitingLeads = async (db: ReadDb, since: string): Promise<LeadRecord[]> => {
  const result = await sql<LeadRecord>`
    SELECT ${COLUMNS} FROM ${LEAD_TABLES} WHERE l.deleted_at IS NULL AND l.created_day >= ${since} AND l.closed_day IS NULL
      AND (l.first_contact_at IS NULL OR (l.handed_day IS NOT NULL AND l.accepted_day IS NULL AND l.returned_day IS NULL))`.execute(
    db,
  );
  return result.rows;
};

/** What the filters can choose from. */
export const leadFacets = async (db: ReadDb): Promise<{ sources: string[]; campaigns: string[] }> => {
  const sources = await sql<{
    text: string;
  }>`SELECT DISTINCT source AS text FROM leads WHERE deleted_at IS NULL AND source <> '' ORDER BY 1`.execute(db);
  const campaigns = await sql<{
    text: string;
  }>`SELECT DISTINCT ${campaignGroup('k')} AS text FROM leads l JOIN campaigns k ON k.key = l.campaign_key WHERE l.deleted_at IS NULL ORDER BY 1`.execute(
    db,
  );
  return { sources: sources.rows.map((row) => row.text), campaigns: campaigns.rows.map((row) => row.text) };
};

export type TouchRow = Pick<
  Selectable<LeadTouchesTable>,
  'id' | 'at' | 'kind' | 'contact' | 'source' | 'campaign' | 'content' | 'code' | 'note'
> & { by: string | null };

/** Touches of a lead, oldest first. */
export const leadTouches = async (db: ReadDb, leadId: string): Promise<TouchRow[]> => {
  const result = await sql<TouchRow>`
    SELECT t.id, t.at, t.kind, t.contact, t.source, t.campaign, t.content, t.code, t.note, p.name AS "by" FROM lead_touches t LEFT JOIN people p ON p.id = t.person_id
    WHERE t.lead_id = ${leadId} AND t.deleted_at IS NULL ORDER BY t.at, t.rowid`.execute(db);
  return result.rows;
};

export type StepRow = Pick<Selectable<LeadStepsTable>, 'id' | 'step' | 'at' | 'from_id' | 'note'> & {
  by: string | null;
  to: string | null;
};

/** Steps of a lead, oldest first. */
export const leadSteps = async (db: ReadDb, leadId: string): Promise<StepRow[]> => {
  const result = await sql<StepRow>`
    SELECT t.id, t.step, t.at, p.name AS "by", q.name AS "to", t.from_id, t.note FROM lead_steps t LEFT JOIN people p ON p.id = t.person_id LEFT JOIN people q ON q.id = t.to_id
    WHERE t.lead_id = ${leadId} ORDER BY t.at, t.rowid`.execute(db);
  return result.rows;
};

export type CriterionRow = Pick<Selectable<LeadCriteriaTable>, 'id' | 'name' | 'needed' | 'position'> & { met: number };

/** The checklist in its order, with how many leads meet each. */
export const listCriteria = async (db: ReadDb): Promise<CriterionRow[]> => {
  const result = await sql<CriterionRow>`
    SELECT c.id, c.name, c.needed, c.position, (SELECT count(*) FROM lead_ticks t WHERE t.criterion_id = c.id AND t.deleted_at IS NULL) AS met
    FROM lead_criteria c WHERE c.deleted_at IS NULL ORDER BY c.position, c.id`.execute(db);
  return result.rows;
};

/** Ticks of a lead, also taken-back ones (`deleted_at`), by criterion. */
export const leadTicks = async (
  db: ReadDb,
  leadId: string,
): Promise<{ id: string; criterion_id: string; at: string; by: string | null; deleted_at: string | null }[]> => {
  const result = await sql<{
    id: string;
    criterion_id: string;
    at: string;
    by: string | null;
    deleted_at: string | null;
  }>`
    SELECT t.id, t.criterion_id, t.at, p.name AS "by", t.deleted_at FROM lead_ticks t LEFT JOIN people p ON p.id = t.person_id WHERE t.lead_id = ${leadId}`.execute(
    db,
  );
  return result.rows;
};

/** Days with an order by the customer that a lead became: by its own number, its company or its address. */
export const orderDaysOf = async (
  db: ReadDb,
  lead: Pick<LeadRecord, 'customer_key' | 'company_key' | 'email'>,
): Promise<string[]> => {
  const result = await sql<{ day: string }>`
    WITH mine AS (SELECT key FROM customers WHERE key = ${lead.customer_key}
      UNION SELECT key FROM customers WHERE email <> '' AND email = ${lead.email}
      UNION SELECT u.key FROM customer_links k JOIN customers u ON u.natural_key = k.customer_natural_key
        WHERE k.deleted_at IS NULL AND (k.company_key = ${lead.company_key} OR (k.company_key IS NULL AND k.contact_key IN (SELECT key FROM contacts WHERE company_key = ${lead.company_key} AND deleted_at IS NULL))))
    SELECT DISTINCT s.day FROM mine JOIN daily_customer_sales s ON s.customer_key = mine.key WHERE s.orders > 0 ORDER BY s.day`.execute(
    db,
  );
  return result.rows.map((row) => row.day);
};

export type LeadDeal = {
  id: string;
  title: string;
  kind: string;
  stage: string;
  closed_day: string | null;
  proposal_at: string | null;
  proposal: string | null;
};

/** The deal that a lead became, with when it first stood in a stage of an even chance or better. */
export const dealOfLead = async (db: ReadDb, dealId: string): Promise<LeadDeal | undefined> => {
  const proposal = (column: RawBuilder<unknown>) =>
    sql`(SELECT ${column} FROM deal_stages t JOIN stages p ON p.id = t.stage_id WHERE t.deal_id = d.id AND p.kind = 'open' AND (p.probability >= 0.5 OR p.natural_key LIKE '%propos%') ORDER BY t.entered_at, t.rowid LIMIT 1)`;
  const result = await sql<LeadDeal>`
    SELECT d.id, d.title, s.kind, s.name AS stage, d.closed_day, ${proposal(sql`t.entered_at`)} AS proposal_at, ${proposal(sql`p.name`)} AS proposal
    FROM deals d JOIN stages s ON s.id = d.stage_id WHERE d.id = ${dealId} AND d.deleted_at IS NULL`.execute(db);
  return result.rows[0];
};

/** Ids of what a lead's keys point to. */
export const linkedIds = async (
  db: ReadDb,
  lead: Pick<LeadRecord, 'company_key' | 'contact_key'>,
): Promise<{ company: string | null; contact: string | null }> => {
  const result = await sql<{ company: string | null; contact: string | null }>`
    SELECT (SELECT id FROM companies WHERE key = ${lead.company_key}) AS company, (SELECT id FROM contacts WHERE key = ${lead.contact_key}) AS contact`.execute(
    db,
  );
  return result.rows[0] ?? { company: null, contact: null };
};
