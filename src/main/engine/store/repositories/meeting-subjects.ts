import { sql } from 'kysely';
import { fold } from '../../../../shared/domain/text';
import type { SubjectKind } from '../../../../shared/domain/meetings';
import type { ReadDb } from '../dialect';
import { targetName } from './target-names';

export type SubjectRow = { kind: SubjectKind; id: string; name: string; hint: string };

/** How the records of a kind are named, those that are gone left out. */
const KINDS: Record<SubjectKind, ReturnType<typeof sql>> = {
  target: sql`SELECT n.id, ${sql.raw(targetName('n', 'w.name'))} || ', ' || CASE WHEN t.period LIKE '____-Q_' THEN substr(t.period, 6) || ' ' || substr(t.period, 1, 4) ELSE t.period END AS name, coalesce(n.metric, t.metric) AS hint, t.period AS sort FROM target_nodes n JOIN target_trees t ON t.id = n.tree_id AND t.deleted_at IS NULL JOIN workspace w ON w.one = 1 WHERE n.deleted_at IS NULL`,
  campaign: sql`SELECT id, name, status AS hint, coalesce(ends, starts, '') AS sort FROM campaigns WHERE deleted_at IS NULL`,
  deal: sql`SELECT d.id, concat_ws(', ', y.name, d.title) AS name, '' AS hint, coalesce(d.created_day, '') AS sort FROM deals d LEFT JOIN companies y ON y.key = d.company_key WHERE d.deleted_at IS NULL`,
  experiment: sql`SELECT id, hypothesis AS name, platform AS hint, coalesce(ends, '') AS sort FROM experiments WHERE deleted_at IS NULL`,
  'budget-ask': sql`SELECT id, name, status AS hint, asked_day AS sort FROM budget_asks WHERE deleted_at IS NULL`,
  lead: sql`SELECT id, coalesce(nullif(name, ''), nullif(email, ''), nullif(company, ''), external_id) AS name, company AS hint, created_day AS sort FROM leads WHERE deleted_at IS NULL`,
  content: sql`SELECT id, title AS name, status AS hint, coalesce(day, '') AS sort FROM content_items WHERE deleted_at IS NULL`,
  'four-ps': sql`SELECT id, name, period AS hint, period AS sort FROM four_ps_sheets WHERE deleted_at IS NULL`,
  product: sql`SELECT id, coalesce(nullif(name, ''), sku) AS name, sku AS hint, '' AS sort FROM products WHERE deleted_at IS NULL`,
  company: sql`SELECT id, name, kind AS hint, '' AS sort FROM companies WHERE deleted_at IS NULL`,
  contact: sql`SELECT id, coalesce(nullif(name, ''), email) AS name, email AS hint, '' AS sort FROM contacts WHERE deleted_at IS NULL`,
  note: sql`SELECT id, text AS name, day AS hint, day AS sort FROM field_notes WHERE deleted_at IS NULL`,
  theme: sql`SELECT id, name, note AS hint, at AS sort FROM note_themes WHERE deleted_at IS NULL`,
  creator: sql`SELECT id, name, kind AS hint, '' AS sort FROM creators WHERE deleted_at IS NULL`,
};

type Named = { id: string; name: string; hint: string };

/** The name of one record; undefined when it is gone. */
export const subjectName = async (db: ReadDb, kind: SubjectKind, id: string): Promise<string | undefined> => {
  const { rows } = await sql<Named>`SELECT * FROM (${KINDS[kind]}) WHERE id = ${id}`.execute(db);
  return rows[0]?.name;
};

/** Names of many records at once, by kind and id: `deal ID`. */
export const subjectNames = async (
  db: ReadDb,
  asked: readonly { kind: SubjectKind; id: string }[],
): Promise<Map<string, string>> => {
  const names = new Map<string, string>();
  for (const [kind, of] of Map.groupBy(asked, ({ kind: one }) => one)) {
    const ids = JSON.stringify([...new Set(of.map(({ id }) => id))]);
    const { rows } =
      await sql<Named>`SELECT * FROM (${KINDS[kind]}) WHERE id IN (SELECT value FROM json_each(${ids}))`.execute(db);
    for (const row of rows) names.set(`${kind} ${row.id}`, row.name);
  }
  return names;
};

/** Kinds that are offered before anything is typed, what runs now first. */
const OFFERED: readonly SubjectKind[] = [
  'target',
  'campaign',
  'deal',
  'experiment',
  'budget-ask',
  'content',
  'four-ps',
  'product',
  'company',
  'lead',
  'creator',
  'theme',
];

/** Records whose name holds every word, a few of each kind, the newest first. */
export const findSubjects = async (db: ReadDb, text: string, perKind: number): Promise<SubjectRow[]> => {
  const words = fold(text).split(' ').filter(Boolean);
  const found: SubjectRow[] = [];
  for (const kind of OFFERED) {
    const likes = words.map(
      (word) =>
        sql`lower(name || ' ' || hint) LIKE ${`%${word.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`} ESCAPE '\\'`,
    );
    const { rows } =
      await sql<Named>`SELECT id, name, hint FROM (${KINDS[kind]}) ${likes.length === 0 ? sql`` : sql`WHERE ${sql.join(likes, sql` AND `)}`} ORDER BY sort DESC, name LIMIT ${perKind}`.execute(
        db,
      );
    found.push(...rows.map((row) => ({ ...row, kind })));
  }
  return found;
};
