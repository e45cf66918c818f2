import { type RawBuilder, sql } from 'kysely';
import { workDomain } from '../../../../shared/domain/customers';
import type { ReadDb } from '../dialect';

/** Which customer of the files belongs to which company (by itself or through its contact) and contact. */
export const LINKED = sql`linked AS (
  SELECT u.key AS customer_key, coalesce(k.company_key, n.company_key) AS company_key, k.contact_key AS contact_key
  FROM customer_links k JOIN customers u ON u.natural_key = k.customer_natural_key LEFT JOIN contacts n ON n.key = k.contact_key AND n.deleted_at IS NULL WHERE k.deleted_at IS NULL)`;

/** Whose orders, as a condition on `linked`. */
export type Whose = { companyKey: number } | { contactKey: number } | { customerKey: number };

/** Keys of the customers whose orders are meant. */
export const customerKeys = async (db: ReadDb, whose: Whose): Promise<number[]> => {
  if ('customerKey' in whose) return [whose.customerKey];
  const where = 'companyKey' in whose ? sql`company_key = ${whose.companyKey}` : sql`contact_key = ${whose.contactKey}`;
  const result = await sql<{ key: number }>`
    WITH ${LINKED} SELECT customer_key AS key FROM linked WHERE ${where} ORDER BY customer_key`.execute(db);
  return result.rows.map((row) => row.key);
};

export const findLink = (db: ReadDb, naturalKey: string): Promise<{ id: string } | undefined> =>
  db
    .selectFrom('customer_links')
    .select('id')
    .where('customer_natural_key', '=', naturalKey)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

type Party = { key: number; id: string; name: string };
type Candidate = { key: number; natural_key: string; name: string; email: string; external_id: string };
export type Suggested = {
  customer: Candidate;
  company: Party | null;
  contact: Party | null;
  why: string;
};

type Known = {
  contactByEmail: Map<string, (Party & { company_key: number | null })[]>;
  companyByName: Map<string, Party>;
  contactByName: Map<string, (Party & { company_key: number | null })[]>;
  companyByDomain: Map<string, Party[]>;
  companies: Map<number, Party>;
};

const put = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  if (key === '') return;
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

const readKnown = async (db: ReadDb): Promise<Known> => {
  const companies = await db
    .selectFrom('companies')
    .select(['key', 'id', 'name', 'natural_key', 'domain'])
    .where('deleted_at', 'is', null)
    .execute();
  const contacts = await db
    .selectFrom('contacts')
    .select(['key', 'id', 'name', 'email', 'company_key'])
    .where('deleted_at', 'is', null)
    .execute();
  const known: Known = {
    contactByEmail: new Map(),
    companyByName: new Map(companies.map((row) => [row.natural_key, row])),
    contactByName: new Map(),
    companyByDomain: new Map(),
    companies: new Map(companies.map((row) => [row.key, row])),
  };
  for (const row of companies) put(known.companyByDomain, row.domain, row);
  for (const row of contacts) {
    put(known.contactByEmail, row.email.toLowerCase(), row);
    put(known.contactByName, row.name.toLowerCase(), row);
  }
  return known;
};

const sole = <T>(list: readonly T[] | undefined): T | undefined => (list?.length === 1 ? list[0] : undefined);

/** Email first, then the company's name, its domain, and last a contact's name; only what names one record. */
const suggestionOf = (customer: Candidate, known: Known): Suggested | undefined => {
  const email = customer.email.toLowerCase();
  const byEmail = sole(known.contactByEmail.get(email));
  const companyOf = (row: { company_key: number | null }): Party | null =>
    row.company_key === null ? null : (known.companies.get(row.company_key) ?? null);
  if (byEmail) return { customer, company: companyOf(byEmail), contact: byEmail, why: 'the same email' };
  const name = customer.name.trim().toLowerCase();
  const byName = known.companyByName.get(name);
  if (byName) return { customer, company: byName, contact: null, why: 'the same name' };
  const byDomain = sole(known.companyByDomain.get(workDomain(email)));
  if (byDomain) return { customer, company: byDomain, contact: null, why: `an address at ${workDomain(email)}` };
  const contact = sole(known.contactByName.get(name));
  return contact ? { customer, company: companyOf(contact), contact, why: 'the same name as a contact' } : undefined;
};

/** Customers that may be this company's or contact's, by name, address or domain; `suggestLinks` decides. */
export const candidateKeys = async (
  db: ReadDb,
  whose: { companyKey: number } | { contactKey: number },
): Promise<number[]> => {
  const contacts = 'companyKey' in whose ? sql`company_key = ${whose.companyKey}` : sql`key = ${whose.contactKey}`;
  const company =
    'companyKey' in whose
      ? sql`key = ${whose.companyKey}`
      : sql`key = (SELECT company_key FROM contacts WHERE key = ${whose.contactKey})`;
  const result = await sql<{ key: number }>`
    SELECT u.key FROM customers u WHERE u.email IN (SELECT lower(email) FROM contacts WHERE ${contacts} AND email <> '' AND deleted_at IS NULL)
    UNION SELECT u.key FROM customers u JOIN (SELECT natural_key, domain FROM companies WHERE ${company} AND deleted_at IS NULL) y
      ON lower(trim(u.name)) = y.natural_key OR (y.domain <> '' AND u.email LIKE '%@' || y.domain)
    UNION SELECT u.key FROM customers u WHERE lower(trim(u.name)) IN (SELECT lower(name) FROM contacts WHERE ${contacts} AND name <> '' AND deleted_at IS NULL) LIMIT 500`.execute(
    db,
  );
  return result.rows.map((row) => row.key);
};

/** Suggestions for customers that are not linked yet: all of them, or those with these keys. */
export const suggestLinks = async (db: ReadDb, keys?: readonly number[]): Promise<Suggested[]> => {
  const only: RawBuilder<unknown> =
    keys === undefined ? sql`` : sql`AND u.key IN (SELECT value FROM json_each(${JSON.stringify(keys)}))`;
  const { rows } = await sql<Candidate>`
    SELECT u.key, u.natural_key, u.name, u.email, u.external_id FROM customers u
    WHERE NOT EXISTS (SELECT 1 FROM customer_links k WHERE k.customer_natural_key = u.natural_key AND k.deleted_at IS NULL) ${only} ORDER BY u.key`.execute(
    db,
  );
  if (rows.length === 0) return [];
  const known = await readKnown(db);
  return rows.flatMap((row) => suggestionOf(row, known) ?? []);
};
