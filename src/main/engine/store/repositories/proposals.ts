import { sql } from 'kysely';
import type { ReadDb } from '../dialect';

export type ProposalRecord = {
  id: string;
  root_id: string;
  version: number;
  number: string;
  title: string;
  status: string;
  currency: string;
  issue_day: string;
  valid_until: string;
  sent_day: string | null;
  decided_day: string | null;
  discount_bp: number;
  tax_note: string;
  intro: string;
  terms: string;
  material_id: string | null;
  rev: number;
  deal_id: string;
  deal_title: string;
  deal_value: number | null;
  deal_currency: string;
  company_id: string | null;
  company_name: string | null;
  company_address: string | null;
  contact_id: string | null;
  contact_name: string | null;
  owner_id: string | null;
  owner_name: string | null;
  owner_roles: string | null;
};
export type ProposalLineRow = {
  id: string;
  proposal_id: string;
  product_id: string | null;
  product: string | null;
  text: string;
  quantity_thousandths: number;
  unit_minor: number;
  discount_bp: number;
};
type Wanted = {
  id?: string | undefined;
  rootId?: string | undefined;
  dealId?: string | undefined;
  companyId?: string | undefined;
};

/** Living versions with what their deal says of them: newest proposal first, then newest version. */
export const listProposals = async (db: ReadDb, wanted: Wanted, limit = 2000): Promise<ProposalRecord[]> => {
  const result = await sql<ProposalRecord>`
    SELECT v.id, v.root_id, v.version, v.number, v.title, v.status, v.currency, v.issue_day, v.valid_until, v.sent_day, v.decided_day, v.discount_bp, v.tax_note, v.intro, v.terms, v.material_id, v.rev,
      d.id AS deal_id, d.title AS deal_title, d.value_minor AS deal_value, d.currency AS deal_currency, y.id AS company_id, y.name AS company_name, y.address AS company_address,
      n.id AS contact_id, CASE WHEN n.name = '' THEN n.email ELSE n.name END AS contact_name, o.id AS owner_id, o.name AS owner_name, o.roles AS owner_roles
    FROM proposals v JOIN deals d ON d.id = v.deal_id AND d.deleted_at IS NULL LEFT JOIN companies y ON y.key = d.company_key AND y.deleted_at IS NULL
      LEFT JOIN contacts n ON n.key = d.contact_key AND n.deleted_at IS NULL LEFT JOIN people o ON o.key = d.owner_key
    WHERE v.deleted_at IS NULL ${wanted.id ? sql`AND v.id = ${wanted.id}` : sql``} ${wanted.rootId ? sql`AND v.root_id = ${wanted.rootId}` : sql``}
      ${wanted.dealId ? sql`AND v.deal_id = ${wanted.dealId}` : sql``} ${wanted.companyId ? sql`AND y.id = ${wanted.companyId}` : sql``}
    ORDER BY v.number DESC, v.version DESC LIMIT ${limit}`.execute(db);
  return result.rows;
};

/** Living lines of these versions in their order. */
export const proposalLines = async (db: ReadDb, ids: readonly string[]): Promise<ProposalLineRow[]> => {
  if (ids.length === 0) return [];
  const result = await sql<ProposalLineRow>`
    SELECT l.id, l.proposal_id, p.id AS product_id, CASE WHEN p.name = '' THEN p.sku ELSE p.name END AS product, l.text, l.quantity_thousandths, l.unit_minor, l.discount_bp
    FROM proposal_lines l LEFT JOIN products p ON p.key = l.product_key WHERE l.deleted_at IS NULL AND l.proposal_id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) ORDER BY l.proposal_id, l.position, l.id`.execute(
    db,
  );
  return result.rows;
};

/** The number that comes next, counted over everything ever written, so that none comes twice. */
export const nextProposal = async (db: ReadDb): Promise<number> => {
  const result = await sql<{
    n: number;
  }>`SELECT coalesce(max(CAST(substr(number, 3) AS INTEGER)), 0) + 1 AS n FROM proposals`.execute(db);
  return result.rows[0]?.n ?? 1;
};

/** Words that one proposal hands on to the next: those written last. */
export const lastWords = (db: ReadDb): Promise<{ terms: string; tax_note: string } | undefined> =>
  db
    .selectFrom('proposals')
    .select(['terms', 'tax_note'])
    .where('deleted_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** The newest version of what was sent for a deal. */
export const proposalOfDeal = async (
  db: ReadDb,
  dealId: string,
): Promise<{ id: string; number: string; title: string; version: number; day: string } | undefined> => {
  const result = await sql<{ id: string; number: string; title: string; version: number; day: string }>`
    SELECT id, number, title, version, sent_day AS day FROM proposals WHERE deal_id = ${dealId} AND deleted_at IS NULL AND sent_day IS NOT NULL ORDER BY sent_day DESC, version DESC LIMIT 1`.execute(
    db,
  );
  return result.rows[0];
};
