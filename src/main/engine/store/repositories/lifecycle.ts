import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../dialect';
import type { Whose } from './customer-links';
import { LEAD_TABLES, WON_DAY } from './lead-facts';

/** When somebody became what they are, beside their orders; days, or moments in UTC. Null for what never happened. */
export type LifecycleSteps = {
  /** The earliest of a touch, an activity, an opt-in and a deal. */
  known: string | null;
  lead: string | null;
  qualified: string | null;
  /** The first deal won, or as a file says. */
  won: string | null;
};

const TEAM = (company: number): RawBuilder<unknown> =>
  sql`SELECT key FROM contacts WHERE company_key = ${company} AND deleted_at IS NULL`;

/** Leads, contacts, deals and activities of a company with its contacts, of one contact, or of a customer that orders name. */
const partsOf = (whose: Whose) => {
  if ('companyKey' in whose) {
    const team = TEAM(whose.companyKey);
    return {
      leads: sql`l.company_key = ${whose.companyKey} OR l.contact_key IN (${team}) OR (l.email <> '' AND l.email IN (SELECT lower(email) FROM contacts WHERE company_key = ${whose.companyKey} AND deleted_at IS NULL))`,
      contacts: sql`n.company_key = ${whose.companyKey}`,
      mine: sql`x.company_key = ${whose.companyKey} OR x.contact_key IN (${team})`,
    };
  }
  if ('contactKey' in whose)
    return {
      leads: sql`l.contact_key = ${whose.contactKey} OR (l.email <> '' AND l.email = (SELECT lower(email) FROM contacts WHERE key = ${whose.contactKey}))`,
      contacts: sql`n.key = ${whose.contactKey}`,
      mine: sql`x.contact_key = ${whose.contactKey}`,
    };
  return {
    leads: sql`l.customer_key = ${whose.customerKey} OR (l.email <> '' AND l.email = (SELECT lower(email) FROM customers WHERE key = ${whose.customerKey}))`,
    contacts: sql`1 = 0`,
    mine: sql`1 = 0`,
  };
};

/** The first of every step that leads, deals, activities and opt-ins date. */
export const lifecycleSteps = async (db: ReadDb, whose: Whose): Promise<LifecycleSteps> => {
  const { leads, contacts, mine } = partsOf(whose);
  const result = await sql<LifecycleSteps>`
    WITH came AS (SELECT l.id, l.created_day, l.qualified_day, ${WON_DAY} AS won_day FROM ${LEAD_TABLES} WHERE l.deleted_at IS NULL AND (${leads})),
      seen AS (SELECT t.at AS day FROM lead_touches t WHERE t.contact = 0 AND t.deleted_at IS NULL AND t.lead_id IN (SELECT id FROM came)
        UNION ALL SELECT x.day FROM activities x WHERE x.deleted_at IS NULL AND (${mine})
        UNION ALL SELECT n.opted_in_on FROM contacts n WHERE n.deleted_at IS NULL AND (${contacts})
        UNION ALL SELECT x.created_day FROM deals x WHERE x.deleted_at IS NULL AND (${mine}))
    SELECT (SELECT min(day) FROM seen) AS known, (SELECT min(created_day) FROM came) AS lead, (SELECT min(qualified_day) FROM came) AS qualified,
      (SELECT min(day) FROM (SELECT won_day AS day FROM came
        UNION ALL SELECT x.closed_day FROM deals x JOIN stages s ON s.id = x.stage_id WHERE s.kind = 'won' AND x.deleted_at IS NULL AND (${mine}))) AS won`.execute(
    db,
  );
  return result.rows[0] ?? { known: null, lead: null, qualified: null, won: null };
};
