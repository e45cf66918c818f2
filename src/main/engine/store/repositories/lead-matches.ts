import { sql } from 'kysely';
import { companyDomain } from '../../../../shared/domain/lead-line';
import { fold } from '../../../../shared/domain/text';
import type { ReadDb } from '../dialect';
import type { LeadRecord } from './leads';

export type Match = { id: string; name: string; because: string };

const MOST = 5;

/** Companies that a lead may belong to, the surest first: by the domain of its address, then by name. */
export const matchingCompanies = async (db: ReadDb, lead: Pick<LeadRecord, 'email' | 'company'>): Promise<Match[]> => {
  const domain = companyDomain(lead.email);
  const name = fold(lead.company);
  const result = await sql<Match>`
    SELECT id, name, CASE WHEN ${domain} <> '' AND lower(domain) = ${domain} THEN 'same domain' WHEN natural_key = ${name} THEN 'same name' WHEN ${domain} <> '' AND EXISTS (SELECT 1 FROM contacts n WHERE n.company_key = companies.key AND n.deleted_at IS NULL AND n.email LIKE ${`%@${domain}`}) THEN 'a contact has the same domain' ELSE 'similar name' END AS because
    FROM companies WHERE deleted_at IS NULL AND ((${domain} <> '' AND lower(domain) = ${domain}) OR (${name} <> '' AND natural_key = ${name})
      OR (${domain} <> '' AND EXISTS (SELECT 1 FROM contacts n WHERE n.company_key = companies.key AND n.deleted_at IS NULL AND n.email LIKE ${`%@${domain}`}))
      OR (length(${name}) >= 4 AND (natural_key LIKE ${`${name}%`} OR ${name} LIKE natural_key || '%')))
    ORDER BY CASE because WHEN 'same domain' THEN 0 WHEN 'same name' THEN 1 WHEN 'a contact has the same domain' THEN 2 ELSE 3 END, name LIMIT ${MOST}`.execute(
    db,
  );
  return result.rows;
};

/** Contacts that a lead may be: by address, then by name. */
export const matchingContacts = async (db: ReadDb, lead: Pick<LeadRecord, 'email' | 'name'>): Promise<Match[]> => {
  const email = fold(lead.email);
  const name = fold(lead.name);
  const result = await sql<Match>`
    SELECT id, coalesce(nullif(name, ''), email) AS name, CASE WHEN ${email} <> '' AND lower(email) = ${email} THEN 'same address' ELSE 'same name' END AS because
    FROM contacts WHERE deleted_at IS NULL AND ((${email} <> '' AND (lower(email) = ${email} OR natural_key = ${email})) OR (${name} <> '' AND (natural_key = ${name} OR lower(name) = ${name})))
    ORDER BY because, name LIMIT ${MOST}`.execute(db);
  return result.rows;
};

/** Open deals with one of these companies. */
export const openDealsOf = async (db: ReadDb, companyIds: readonly string[]): Promise<Match[]> => {
  if (companyIds.length === 0) return [];
  const result = await sql<Match>`
    SELECT d.id, d.title AS name, y.name || ', ' || s.name AS because FROM deals d JOIN stages s ON s.id = d.stage_id JOIN companies y ON y.key = d.company_key
    WHERE d.deleted_at IS NULL AND s.kind = 'open' AND y.id IN (${sql.join(companyIds)}) ORDER BY d.title LIMIT ${MOST}`.execute(
    db,
  );
  return result.rows;
};
