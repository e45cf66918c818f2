import { sql } from 'kysely';
import { fold } from '../../../../shared/domain/text';
import type { ReadDb } from '../dialect';
import { keysOf } from '../tables/search';

export type NoteRow = {
  id: string;
  rev: number;
  text: string;
  type: string;
  status: string;
  resolution: string;
  competitor: string;
  tags: string;
  person_id: string | null;
  at: string;
  day: string;
  product_id: string | null;
  product: string | null;
  channel_id: string | null;
  channel: string | null;
  theme_id: string | null;
  theme: string | null;
};

export type NoteWhere = {
  ids?: readonly string[];
  type?: string | undefined;
  status?: string | undefined;
  themeId?: string | undefined;
  productId?: string | undefined;
  channelId?: string | undefined;
  competitor?: string | undefined;
  text?: string | undefined;
  from?: string;
  to?: string;
};

const JOINED = sql`FROM field_notes n LEFT JOIN products p ON p.key = n.product_key LEFT JOIN channels c ON c.key = n.channel_key
  LEFT JOIN note_themes t ON t.id = n.theme_id AND t.deleted_at IS NULL`;

/** What a note must be in the database; words and competitors are compared after that, without case and accents. */
const conditionsOf = (where: NoteWhere) => {
  const parts = [sql`n.deleted_at IS NULL`];
  if (where.ids) parts.push(sql`n.id IN (SELECT value FROM json_each(${JSON.stringify(where.ids)}))`);
  if (where.type !== undefined) parts.push(sql`n.type = ${where.type}`);
  if (where.status !== undefined) parts.push(sql`n.status = ${where.status}`);
  if (where.themeId !== undefined) parts.push(sql`n.theme_id = ${where.themeId}`);
  if (where.productId !== undefined) parts.push(sql`p.id = ${where.productId}`);
  if (where.channelId !== undefined)
    parts.push(
      sql`n.channel_key IN (SELECT c1.key FROM channels c1 LEFT JOIN channels c2 ON c2.key = c1.parent_key WHERE ${where.channelId} IN (c1.id, c2.id))`,
    );
  if (where.from !== undefined) parts.push(sql`n.day >= ${where.from}`);
  if (where.to !== undefined) parts.push(sql`n.day <= ${where.to}`);
  return sql.join(parts, sql` AND `);
};

/** As many as there are. */
const ALL = Number.MAX_SAFE_INTEGER;

const readsAll = (where: NoteWhere): boolean => where.text !== undefined || where.competitor !== undefined;

/** Living notes, the newest first; all of them without a limit. A channel finds the notes of its stores, too. */
export const listNotes = async (db: ReadDb, where: NoteWhere, limit = ALL, offset = 0): Promise<NoteRow[]> => {
  const all = readsAll(where);
  const { rows } = await sql<NoteRow>`
    SELECT n.id, n.rev, n.text, n.type, n.status, n.resolution, n.competitor, n.tags, n.person_id, n.at, n.day, p.id AS product_id, coalesce(nullif(p.name, ''), p.sku) AS product,
      c.id AS channel_id, c.name AS channel, t.id AS theme_id, t.name AS theme
    ${JOINED} WHERE ${conditionsOf(where)} ORDER BY n.day DESC, n.at DESC, n.id DESC LIMIT ${all ? -1 : limit} OFFSET ${all ? 0 : offset}`.execute(
    db,
  );
  const words = fold(where.text ?? '')
    .split(' ')
    .filter(Boolean);
  const rival = fold(where.competitor ?? '');
  return rows
    .filter((row) => {
      if (rival !== '' && fold(row.competitor) !== rival) return false;
      if (words.length === 0) return true;
      const all = fold([row.text, row.tags, row.competitor, row.product, row.channel, row.theme].join(' '));
      return words.every((word) => all.includes(word));
    })
    .slice(all ? offset : 0, all ? offset + limit : limit);
};

/** A page of those notes, and how many there are. */
export const pageOfNotes = async (
  db: ReadDb,
  where: NoteWhere,
  limit: number,
  offset: number,
): Promise<{ rows: NoteRow[]; total: number }> => {
  if (readsAll(where)) {
    const rows = await listNotes(db, where);
    return { rows: rows.slice(offset, offset + limit), total: rows.length };
  }
  const { rows } = await sql<{
    total: number;
  }>`SELECT count(*) AS total ${JOINED} WHERE ${conditionsOf(where)}`.execute(db);
  return { rows: await listNotes(db, where, limit, offset), total: rows[0]?.total ?? 0 };
};

export const countNotes = async (db: ReadDb, where: { status?: string; productKey?: number }): Promise<number> => {
  let query = db
    .selectFrom('field_notes')
    .select((eb) => eb.fn.countAll<number>().as('notes'))
    .where('deleted_at', 'is', null);
  if (where.status !== undefined) query = query.where('status', '=', where.status);
  if (where.productKey !== undefined) query = query.where('product_key', '=', where.productKey);
  return (await query.executeTakeFirstOrThrow()).notes;
};

export type ThemeRow = {
  id: string;
  rev: number;
  name: string;
  note: string;
  notes: number;
  open: number;
  last_day: string | null;
};

/** Living themes, those with the most notes first. */
export const listThemes = async (db: ReadDb, id?: string): Promise<ThemeRow[]> => {
  const { rows } = await sql<ThemeRow>`
    SELECT t.id, t.rev, t.name, t.note, count(n.id) AS notes, count(CASE WHEN n.status = 'open' THEN 1 END) AS open, max(n.day) AS last_day
    FROM note_themes t LEFT JOIN field_notes n ON n.theme_id = t.id AND n.deleted_at IS NULL
    WHERE t.deleted_at IS NULL ${id === undefined ? sql`` : sql`AND t.id = ${id}`} GROUP BY t.id ORDER BY notes DESC, t.name`.execute(
    db,
  );
  return rows;
};

/** Days of the notes under themes, since a day. */
export const themeDays = (db: ReadDb, from: string) =>
  db
    .selectFrom('field_notes')
    .select(['theme_id', 'day'])
    .where('theme_id', 'is not', null)
    .where('deleted_at', 'is', null)
    .where('day', '>=', from)
    .execute();

export type LinkRow = {
  note_id: string | null;
  theme_id: string | null;
  entity: string;
  entity_id: string;
  name: string;
  state: string;
  /** It is out: content published, a campaign running or done. */
  out: number;
  /** The day it went out. */
  out_day: string | null;
  /** JSON: name and, as breakdowns group them, SKU or else name of the products it is about. */
  products: string;
};

const OUT = sql`k.status IN ('running', 'done')`;
const PROMOTED = sql`(SELECT json_group_array(json_object('sku', coalesce(nullif(p.sku, ''), p.name), 'name', coalesce(nullif(p.name, ''), p.sku))) FROM campaign_links c JOIN products p ON p.key = c.product_key WHERE c.campaign_key = k.key AND c.kind = 'product' AND c.deleted_at IS NULL)`;

/** What was started from notes and themes and still stands; a worksheet also by the origin it names. */
export const listLinks = async (db: ReadDb): Promise<LinkRow[]> => {
  const { rows } = await sql<LinkRow>`
    WITH l AS (
      SELECT note_id, theme_id, entity, entity_id FROM note_links WHERE deleted_at IS NULL
      UNION SELECT NULL, origin_id, 'four-ps', id FROM four_ps_sheets WHERE origin_entity = 'note-theme' AND deleted_at IS NULL
    )
    SELECT l.*, i.title AS name, i.status AS state, i.status = 'published' AS out, i.day AS out_day,
      (SELECT json_group_array(json_object('sku', coalesce(nullif(p.sku, ''), p.name), 'name', coalesce(nullif(p.name, ''), p.sku))) FROM products p WHERE p.key = i.product_key) AS products
      FROM l JOIN content_items i ON l.entity = 'content' AND i.id = l.entity_id AND i.deleted_at IS NULL
    UNION ALL SELECT l.*, k.name, k.status, ${OUT}, k.starts, ${PROMOTED} FROM l JOIN campaigns k ON l.entity = 'campaign' AND k.id = l.entity_id AND k.deleted_at IS NULL
    UNION ALL SELECT l.*, s.name, coalesce(k.status, 'worksheet'), coalesce(${OUT}, 0), k.starts, ${PROMOTED}
      FROM l JOIN four_ps_sheets s ON l.entity = 'four-ps' AND s.id = l.entity_id AND s.deleted_at IS NULL
      LEFT JOIN campaigns k ON k.id = (SELECT c.id FROM four_ps_options o JOIN campaigns c ON c.id = o.campaign_id AND c.deleted_at IS NULL WHERE o.sheet_id = s.id AND o.deleted_at IS NULL ORDER BY c.status = 'done' DESC, c.status = 'running' DESC LIMIT 1)`.execute(
    db,
  );
  return rows;
};

/** Words that say nothing of what a note is about. */
const SMALL = new Set([
  'that',
  'this',
  'with',
  'they',
  'their',
  'from',
  'have',
  'does',
  'when',
  'what',
  'would',
  'there',
  'about',
  'says',
  'said',
]);

/** Ids of notes that share words with a text, the most alike first: looked up in the index of words. */
export const similarNotes = async (db: ReadDb, text: string, limit: number): Promise<string[]> => {
  const words = [...new Set(fold(text).split(/[^\p{L}\p{N}]+/u))]
    .filter((word) => word.length >= 4 && !SMALL.has(word))
    .slice(0, 12);
  if (words.length === 0) return [];
  const { first, last } = keysOf('note');
  const match = words.map((word) => `"${word}"`).join(' OR ');
  const { rows } = await sql<{ ref: string }>`
    SELECT d.ref FROM search_words w CROSS JOIN search_docs d ON d.key = w.rowid WHERE search_words MATCH ${match} AND w.rowid BETWEEN ${first} AND ${last} ORDER BY w.rank LIMIT ${limit}`.execute(
    db,
  );
  return rows.map(({ ref }) => ref);
};

/** What a line can name: products, channels and their places, themes, and competitors as they were written before. */
export const noteChoices = async (db: ReadDb) => ({
  products: (
    await db
      .selectFrom('products')
      .select(['id', 'name', 'sku'])
      .where('deleted_at', 'is', null)
      .orderBy('name')
      .execute()
  ).map(({ id, name, sku }) => ({ id, name: name === '' ? sku : name, sku })),
  channels: (
    await db
      .selectFrom('channels')
      .select(['id', 'name', 'level'])
      .where('deleted_at', 'is', null)
      .orderBy('name')
      .execute()
  ).map(({ id, name, level }) => ({ id, name, place: level === 'location' })),
  themes: await db
    .selectFrom('note_themes')
    .select(['id', 'name'])
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute(),
  competitors: (
    await db
      .selectFrom('field_notes')
      .select('competitor')
      .distinct()
      .where('competitor', '<>', '')
      .where('deleted_at', 'is', null)
      .orderBy('competitor')
      .execute()
  ).map(({ competitor }) => competitor),
});
