import { sql } from 'kysely';
import type { ReadDb } from '../dialect';

export type NeedListRow = {
  id: string;
  kind: string;
  text: string;
  solution: string;
  opened_day: string;
  solved_day: string | null;
  contact_id: string | null;
  contact_name: string | null;
  product_id: string | null;
  product_name: string | null;
};

/** Needs, problems and issues of a company (with those of its contacts) a contact, or an audience, open ones first, newest first. */
export const needsOf = async (
  db: ReadDb,
  whose: { companyKey: number } | { contactKey: number } | { audienceId: string },
): Promise<NeedListRow[]> => {
  const match =
    'companyKey' in whose
      ? sql`(i.company_key = ${whose.companyKey} OR n.company_key = ${whose.companyKey})`
      : 'contactKey' in whose
        ? sql`i.contact_key = ${whose.contactKey}`
        : sql`i.audience_id = ${whose.audienceId}`;
  const result = await sql<NeedListRow>`
    SELECT i.id, i.kind, i.text, i.solution, i.opened_day, i.solved_day, n.id AS contact_id, CASE WHEN n.name = '' THEN n.email ELSE n.name END AS contact_name, p.id AS product_id, CASE WHEN p.name = '' THEN p.sku ELSE p.name END AS product_name
    FROM needs i LEFT JOIN contacts n ON n.key = i.contact_key AND n.deleted_at IS NULL LEFT JOIN products p ON p.key = i.product_key AND p.deleted_at IS NULL
    WHERE ${match} AND i.deleted_at IS NULL ORDER BY i.solved_day IS NOT NULL, i.opened_day DESC, i.id DESC LIMIT 500`.execute(
    db,
  );
  return result.rows;
};

export const findNeed = (db: ReadDb, id: string) =>
  db
    .selectFrom('needs')
    .select(['id', 'kind', 'text', 'solved_day'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
