import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { type IndexedKind, keysOf } from '../tables/search';
import type { Match } from './search';

/** A found record as it is shown: its name, a second line, and whose page opens. */
export type FoundLine = { id: string; title: string; hint: string; openKind: string; openId: string };

const own = (kind: string, id: string) => sql`${kind} AS "openKind", ${sql.raw(id)} AS "openId"`;
const parts = (...columns: string[]) =>
  sql.raw(`concat_ws(' · ', ${columns.map((column) => `nullif(${column}, '')`).join(', ')})`);

/** How the rows of a kind are read; `KEYS` are their own numbers or ids. */
const LINES: Record<IndexedKind, (keys: RawBuilder<unknown>) => RawBuilder<FoundLine>> = {
  company: (keys) =>
    sql`SELECT c.id, c.name AS title, ${parts('c.kind', 'c.domain', 'c.country')} AS hint, ${own('company', 'c.id')} FROM companies c WHERE c.key IN (${keys}) AND c.deleted_at IS NULL`,
  contact: (keys) =>
    sql`SELECT n.id, coalesce(nullif(n.name, ''), n.email) AS title, ${parts('y.name', 'n.email')} AS hint, ${own('contact', 'n.id')} FROM contacts n LEFT JOIN companies y ON y.key = n.company_key AND y.deleted_at IS NULL WHERE n.key IN (${keys}) AND n.deleted_at IS NULL`,
  deal: (keys) =>
    sql`SELECT d.id, d.title, ${parts('s.name', 'c.name')} AS hint, ${own('deal', 'd.id')} FROM deals d JOIN stages s ON s.id = d.stage_id LEFT JOIN companies c ON c.key = d.company_key WHERE d.id IN (${keys}) AND d.deleted_at IS NULL`,
  lead: (keys) =>
    sql`SELECT l.id, coalesce(nullif(l.name, ''), nullif(l.email, ''), nullif(l.company, ''), l.external_id) AS title, ${parts('l.company', 'l.email', 'l.source')} AS hint, ${own('lead', 'l.id')} FROM leads l WHERE l.key IN (${keys}) AND l.deleted_at IS NULL`,
  customer: (keys) =>
    sql`SELECT CAST(u.key AS TEXT) AS id, coalesce(nullif(u.name, ''), nullif(u.email, ''), u.external_id) AS title, ${parts('u.external_id', 'u.email')} AS hint, ${own('customer', 'CAST(u.key AS TEXT)')} FROM customers u WHERE u.key IN (${keys})`,
  product: (keys) =>
    sql`SELECT p.id, coalesce(nullif(p.name, ''), p.sku) AS title, ${parts('p.sku', 'p.line')} AS hint, ${own('product', 'p.id')} FROM products p WHERE p.key IN (${keys}) AND p.deleted_at IS NULL`,
  campaign: (keys) =>
    sql`SELECT g.id, g.name AS title, ${parts('g.platform', 'g.code', 'g.status')} AS hint, ${own('campaign', 'g.id')} FROM campaigns g WHERE g.key IN (${keys}) AND g.deleted_at IS NULL`,
  person: (keys) =>
    sql`SELECT p.id, p.name AS title, p.email AS hint, ${own('person', 'p.id')} FROM people p WHERE p.key IN (${keys}) AND p.deleted_at IS NULL`,
  material: (keys) =>
    sql`SELECT m.id, m.title, ${parts('m.kind', 'm.version')} AS hint, ${own('material', 'm.id')} FROM materials m WHERE m.id IN (${keys}) AND m.deleted_at IS NULL`,
  activity: (keys) =>
    sql`SELECT a.id, coalesce(nullif(a.text, ''), nullif(a.outcome, ''), a.next_step) AS title, ${parts('c.name', 'n.name', 'd.title', 'a.day')} AS hint,
      CASE WHEN c.id IS NOT NULL THEN 'company' WHEN n.id IS NOT NULL THEN 'contact' WHEN d.id IS NOT NULL THEN 'deal' ELSE 'activity' END AS "openKind", coalesce(c.id, n.id, d.id, a.id) AS "openId"
      FROM activities a LEFT JOIN companies c ON c.key = a.company_key AND c.deleted_at IS NULL LEFT JOIN contacts n ON n.key = a.contact_key AND n.deleted_at IS NULL LEFT JOIN deals d ON d.id = a.deal_id AND d.deleted_at IS NULL WHERE a.id IN (${keys}) AND a.deleted_at IS NULL`,
  channel: (keys) =>
    sql`SELECT h.id, h.name AS title, h.type AS hint, 'target' AS "openKind", coalesce((SELECT t.id FROM target_nodes t JOIN target_trees r ON r.id = t.tree_id WHERE t.channel_key = h.key AND t.deleted_at IS NULL AND r.deleted_at IS NULL ORDER BY r.period DESC LIMIT 1), '') AS "openId" FROM channels h WHERE h.key IN (${keys}) AND h.deleted_at IS NULL`,
  proposal: (keys) =>
    sql`SELECT v.id, v.number || ' ' || v.title AS title, ${parts('c.name', "'version ' || v.version", 'v.status')} AS hint, ${own('proposal', 'v.id')} FROM proposals v JOIN deals d ON d.id = v.deal_id AND d.deleted_at IS NULL LEFT JOIN companies c ON c.key = d.company_key
      WHERE v.id IN (${keys}) AND v.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM proposals w WHERE w.root_id = v.root_id AND w.version > v.version AND w.deleted_at IS NULL)`,
  moment: (keys) =>
    sql`SELECT m.id, m.name AS title, ${parts('m.kind', 'm.starts')} AS hint, ${own('moment', 'm.id')} FROM moments m WHERE m.id IN (${keys}) AND m.deleted_at IS NULL`,
  experiment: (keys) =>
    sql`SELECT e.id, e.hypothesis AS title, ${parts('e.platform', 'k.name')} AS hint, CASE WHEN k.id IS NULL THEN 'experiment' ELSE 'campaign' END AS "openKind", coalesce(k.id, e.id) AS "openId" FROM experiments e LEFT JOIN campaigns k ON k.key = e.campaign_key AND k.deleted_at IS NULL WHERE e.id IN (${keys}) AND e.deleted_at IS NULL`,
  worksheet: (keys) =>
    sql`SELECT f.id, f.name AS title, ${parts('f.audience', 'f.period')} AS hint, ${own('worksheet', 'f.id')} FROM four_ps_sheets f WHERE f.id IN (${keys}) AND f.deleted_at IS NULL`,
  content: (keys) =>
    sql`SELECT i.id, i.title, ${parts('i.kind', 'i.status', 'i.day')} AS hint, ${own('content', 'i.id')} FROM content_items i WHERE i.id IN (${keys}) AND i.deleted_at IS NULL`,
  creator: (keys) =>
    sql`SELECT r.id, r.name AS title, ${parts('r.kind', 'r.status', 'r.country')} AS hint, ${own('creator', 'r.id')} FROM creators r WHERE r.id IN (${keys}) AND r.deleted_at IS NULL`,
  keyword: (keys) =>
    sql`SELECT k.id, k.keyword AS title, k.page AS hint, ${own('keyword', 'k.id')} FROM keywords k WHERE k.id IN (${keys}) AND k.deleted_at IS NULL`,
  audience: (keys) =>
    sql`SELECT a.id, a.name AS title, a.definition AS hint, ${own('audience', 'a.id')} FROM audiences a WHERE a.id IN (${keys}) AND a.deleted_at IS NULL`,
  message: (keys) =>
    sql`SELECT m.id, m.need AS title, m.message AS hint, ${own('message', 'm.id')} FROM messages m WHERE m.id IN (${keys}) AND m.deleted_at IS NULL`,
  event: (keys) =>
    sql`SELECT e.id, e.name AS title, ${parts('e.kind', 'e.place', 'e.starts')} AS hint, ${own('event', 'e.id')} FROM events e WHERE e.id IN (${keys}) AND e.deleted_at IS NULL`,
  note: (keys) =>
    sql`SELECT n.id, n.text AS title, ${parts('p.name', 'c.name', 't.name', 'n.day')} AS hint, ${own('note', 'n.id')} FROM field_notes n LEFT JOIN products p ON p.key = n.product_key LEFT JOIN channels c ON c.key = n.channel_key LEFT JOIN note_themes t ON t.id = n.theme_id WHERE n.id IN (${keys}) AND n.deleted_at IS NULL`,
  mention: (keys) =>
    sql`SELECT p.id, p.title, ${parts('p.outlet', 'p.day')} AS hint, ${own('mention', 'p.id')} FROM press_mentions p WHERE p.id IN (${keys}) AND p.deleted_at IS NULL`,
  meeting: (keys) =>
    sql`SELECT m.id, m.title, ${parts('m.day', 'm.status')} AS hint, ${own('meeting', 'm.id')} FROM meetings m WHERE m.id IN (${keys}) AND m.deleted_at IS NULL`,
  decision: (keys) =>
    sql`SELECT d.id, d.what AS title, ${parts('m.title', 'd.day', 'd.why')} AS hint, CASE WHEN m.id IS NULL THEN 'decision' ELSE 'meeting' END AS "openKind", coalesce(m.id, d.id) AS "openId" FROM decisions d LEFT JOIN meetings m ON m.id = d.meeting_id AND m.deleted_at IS NULL WHERE d.id IN (${keys}) AND d.deleted_at IS NULL`,
  agenda: (keys) =>
    sql`SELECT i.id, coalesce(nullif(i.note, ''), i.text) AS title, ${parts('m.title', 'm.day', "CASE WHEN i.note = '' THEN '' ELSE i.text END")} AS hint, ${own('meeting', 'm.id')} FROM meeting_items i JOIN meetings m ON m.id = i.meeting_id AND m.deleted_at IS NULL WHERE i.id IN (${keys}) AND i.deleted_at IS NULL`,
  action: (keys) =>
    sql`SELECT a.id, a.what AS title, ${parts('o.name', 'm.title', "CASE WHEN a.done_day IS NULL THEN 'open' ELSE 'done' END")} AS hint, CASE WHEN m.id IS NULL THEN 'action' ELSE 'meeting' END AS "openKind", coalesce(m.id, a.id) AS "openId" FROM actions a LEFT JOIN people o ON o.key = a.owner_key LEFT JOIN meetings m ON m.id = a.meeting_id AND m.deleted_at IS NULL WHERE a.id IN (${keys}) AND a.deleted_at IS NULL`,
  web: (keys) =>
    sql`SELECT w.id, w.title, ${parts('w.page', 'w.status', 'w.due')} AS hint, ${own('web', 'w.id')} FROM web_items w WHERE w.id IN (${keys}) AND w.deleted_at IS NULL`,
  // Each stands on the page of whom it is of; while that record is removed there is nothing to open.
  need: (keys) =>
    sql`SELECT d.id, d.text AS title, ${parts('d.kind', 'c.name', 'n.name', 'u.name')} AS hint,
      CASE WHEN c.id IS NOT NULL THEN 'company' WHEN n.id IS NOT NULL THEN 'contact' ELSE 'audience' END AS "openKind", coalesce(c.id, n.id, u.id) AS "openId"
      FROM needs d LEFT JOIN companies c ON c.key = d.company_key AND c.deleted_at IS NULL LEFT JOIN contacts n ON n.key = d.contact_key AND n.deleted_at IS NULL LEFT JOIN audiences u ON u.id = d.audience_id AND u.deleted_at IS NULL
      WHERE d.id IN (${keys}) AND d.deleted_at IS NULL AND coalesce(c.id, n.id, u.id) IS NOT NULL`,
  location: (keys) =>
    sql`SELECT l.id, l.name AS title, ${parts('c.name', 'l.address')} AS hint, ${own('company', 'c.id')} FROM company_locations l JOIN companies c ON c.key = l.company_key AND c.deleted_at IS NULL WHERE l.id IN (${keys}) AND l.deleted_at IS NULL`,
  ask: (keys) =>
    sql`SELECT a.id, a.name AS title, ${parts('a.asked_day', 'a.status', 'a.reason')} AS hint, ${own('ask', 'a.id')} FROM budget_asks a WHERE a.id IN (${keys}) AND a.deleted_at IS NULL`,
  deliverable: (keys) =>
    sql`SELECT v.id, v.title, ${parts('r.name', 'v.due')} AS hint, ${own('deliverable', 'v.id')} FROM deliverables v LEFT JOIN creators r ON r.id = v.creator_id WHERE v.id IN (${keys}) AND v.deleted_at IS NULL`,
  code: (keys) =>
    sql`SELECT k.id, k.code AS title, ${parts('r.name')} AS hint, ${own('code', 'k.id')} FROM codes k LEFT JOIN creators r ON r.id = k.creator_id WHERE k.id IN (${keys}) AND k.deleted_at IS NULL`,
  flight: (keys) =>
    sql`SELECT f.id, f.outlet AS title, ${parts('f.kind', 'f.starts')} AS hint, ${own('flight', 'f.id')} FROM flights f WHERE f.id IN (${keys}) AND f.deleted_at IS NULL`,
  proposition: (keys) =>
    sql`SELECT v.id, v.statement AS title, ${parts('v.brand')} AS hint, ${own('proposition', 'v.id')} FROM value_propositions v WHERE v.id IN (${keys}) AND v.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM value_propositions w WHERE w.root_id = v.root_id AND w.version > v.version AND w.deleted_at IS NULL)`,
  tone: (keys) =>
    sql`SELECT t.id, t.rule AS title, ${parts('t.say', 't.avoid')} AS hint, ${own('tone', 't.id')} FROM tone_rules t WHERE t.id IN (${keys}) AND t.deleted_at IS NULL`,
};

/** The lines of these matches, in their order. */
export const linesOf = async (db: ReadDb, kind: IndexedKind, matches: readonly Match[]): Promise<FoundLine[]> => {
  const { first } = keysOf(kind);
  const lines = await Promise.all(
    matches.map((match) => LINES[kind](sql`${match.ref === '' ? match.key - first : match.ref}`).execute(db)),
  );
  return lines.flatMap(({ rows }) => rows);
};
