import { type RawBuilder, sql } from 'kysely';
import { COMMENT_KINDS, type CommentEntity } from '../../../../shared/domain/comment-kinds';
import {
  type CommentPlace,
  factOfKey,
  placeKey,
  reportKey,
  reportOfKey,
  targetMonthOfKey,
} from '../../../../shared/domain/comments';
import { DECISIONS } from '../../../../shared/domain/campaigns';
import { ACTIVITY_KINDS } from '../../../../shared/domain/customers';
import { LEAD_STEPS, TOUCH_NAMES } from '../../../../shared/domain/leads';
import { LIBRARY, type LibraryKind } from '../../../../shared/domain/library';
import { MEETING_TEMPLATES } from '../../../../shared/domain/meetings';
import { RULE_NAMES } from '../../../../shared/domain/results';
import { CALLS } from '../../../../shared/domain/targets';
import type { ReadDb } from '../dialect';
import { targetName } from './target-names';

/** What commented records are called, and on which page each of them stands. */
type Title = (id: string) => RawBuilder<{ title: string }>;

/** The words of a column that holds one of a few ids; what is none of them stands as it is. */
const wordsOf = (column: string, words: Readonly<Record<string, string>>) =>
  sql`(CASE ${sql.ref(column)} ${sql.join(
    Object.entries(words).map(([id, word]) => sql`WHEN ${id} THEN ${word}`),
    sql` `,
  )} ELSE ${sql.ref(column)} END)`;

/** A record by a column of its own table, while it is there. */
const named =
  (entity: CommentEntity, column = 'name'): Title =>
  (id) =>
    sql`SELECT ${sql.ref(column)} AS title FROM ${sql.table(COMMENT_KINDS[entity] ?? '')} WHERE id = ${id} AND deleted_at IS NULL`;

/** A record on a creator's page, which is gone with its creator. */
const theirs =
  (kind: 'handle' | 'send' | 'payment', words: string): Title =>
  (id) =>
    sql`SELECT ${sql.raw(words)} || ', ' || c.name AS title FROM ${sql.table(LIBRARY[kind].table)} x JOIN creators c ON c.id = x.creator_id AND c.deleted_at IS NULL WHERE x.id = ${id} AND x.deleted_at IS NULL`;

/** What somebody said of a target, which is gone with the target or its tree. */
const said =
  (table: string, words: RawBuilder<unknown>, node = 'node_id'): Title =>
  (id) =>
    sql`SELECT ${words} || ${sql.raw(targetName('n', 'w.name'))} || ', ' || t.period AS title FROM ${sql.table(table)} x JOIN target_nodes n ON n.id = x.${sql.raw(node)} AND n.deleted_at IS NULL
      JOIN target_trees t ON t.id = n.tree_id AND t.deleted_at IS NULL JOIN workspace w ON w.one = 1 WHERE x.id = ${id} AND x.deleted_at IS NULL`;

/** A record of a campaign, a worksheet: gone with it, and called with its name. */
const within =
  (table: string, words: RawBuilder<unknown>, parent: string, on: string): Title =>
  (id) =>
    sql`SELECT ${words} || ', ' || p.name AS title FROM ${sql.table(table)} x JOIN ${sql.table(parent)} p ON ${sql.raw(on)} AND p.deleted_at IS NULL WHERE x.id = ${id} AND x.deleted_at IS NULL`;

const LEAD_NAME = sql`coalesce(nullif(p.name, ''), nullif(p.email, ''), nullif(p.company, ''), p.external_id)`;

/** What a target is called and which period it is of; without a row when it is gone. */
const TARGET = (id: string) =>
  sql`SELECT ${sql.raw(targetName('n', 'w.name'))} AS name, t.period FROM target_nodes n JOIN target_trees t ON t.id = n.tree_id JOIN workspace w ON w.one = 1 WHERE n.id = ${id} AND n.deleted_at IS NULL AND t.deleted_at IS NULL`;

/** A record of a list that is kept by hand, by the field that names it. */
const kept = (kind: LibraryKind) => (id: string) => {
  const { table, name, fields } = LIBRARY[kind];
  const column = fields.find((field) => field.id === name)?.column ?? name;
  return sql<{
    title: string;
  }>`SELECT ${sql.ref(column)} AS title FROM ${sql.table(table)} WHERE id = ${id} AND deleted_at IS NULL`;
};

/** An order and its customer by source and number; without a row when no file brings it any more. */
const ORDER = (id: string) => {
  const [source = '', number = ''] = factOfKey(id);
  return sql`SELECT external_id AS number, customer_key FROM orders WHERE external_id = ${number} AND source = ${source}`;
};

/** A subscription and its customer, in the same way. */
const SUBSCRIPTION = (id: string) => {
  const [customer = '', plan = '', started = '', nth = ''] = factOfKey(id);
  return sql`SELECT coalesce(nullif(s.plan, ''), 'Subscription') AS plan, coalesce(nullif(u.name, ''), nullif(u.email, ''), u.external_id) AS name, s.customer_key
    FROM customers u JOIN subscriptions s ON s.customer_key = u.key WHERE u.natural_key = ${customer} AND s.plan = ${plan} AND s.started_day = ${started} AND s.nth = CAST(${nth} AS INTEGER)`;
};

/** An import by its moment and the name of its file: its number is another one in each copy of a workspace. */
const IMPORT = (id: string) => {
  const [at = '', file = ''] = factOfKey(id);
  return sql`SELECT id, file FROM import_batches WHERE at = ${at} AND file = ${file}`;
};

const TITLES: Record<CommentEntity, Title> = {
  deal: named('deal', 'title'),
  proposal: (id) =>
    sql`SELECT number || ' ' || title AS title FROM proposals WHERE root_id = ${id} AND deleted_at IS NULL ORDER BY version DESC LIMIT 1`,
  lead: (id) =>
    sql`SELECT coalesce(nullif(name, ''), nullif(email, ''), nullif(company, ''), external_id) AS title FROM leads WHERE id = ${id} AND deleted_at IS NULL`,
  company: named('company'),
  contact: (id) =>
    sql`SELECT coalesce(nullif(name, ''), email) AS title FROM contacts WHERE id = ${id} AND deleted_at IS NULL`,
  product: (id) =>
    sql`SELECT coalesce(nullif(name, ''), sku) AS title FROM products WHERE id = ${id} AND deleted_at IS NULL`,
  campaign: named('campaign'),
  'four-ps': named('four-ps'),
  target: (id) => sql`SELECT name || ', ' || period AS title FROM (${TARGET(id)})`,
  'target-month': (id) => {
    const { nodeId, month } = targetMonthOfKey(id);
    return sql`SELECT name || ', ' || ${month} AS title FROM (${TARGET(nodeId)}) WHERE ${/^\d{4}-\d{2}$/.test(month) ? 1 : 0} = 1`;
  },
  report: (id) => {
    const { kind, period } = reportOfKey(id);
    return sql`SELECT ${`${kind === 'weekly' ? 'Weekly report' : 'Investor update'} ${period}`} AS title`;
  },
  strategy: (id) => sql`SELECT ${`Strategy ${id}`} AS title`,
  content: kept('content'),
  note: named('note', 'text'),
  creator: kept('creator'),
  buyer: (id) =>
    sql`SELECT coalesce(nullif(name, ''), nullif(email, ''), external_id) AS title FROM customers WHERE natural_key = ${id}`,
  material: named('material', 'title'),
  meeting: (id) => sql`SELECT title || ', ' || day AS title FROM meetings WHERE id = ${id} AND deleted_at IS NULL`,
  moment: named('moment'),
  experiment: named('experiment', 'hypothesis'),
  audience: kept('audience'),
  proposition: kept('proposition'),
  message: kept('message'),
  tone: kept('tone'),
  keyword: kept('keyword'),
  deliverable: kept('deliverable'),
  code: kept('code'),
  mention: kept('mention'),
  event: kept('event'),
  flight: kept('flight'),
  web: kept('web'),
  ask: named('ask'),
  activity: (id) =>
    sql`SELECT ${wordsOf('a.kind', ACTIVITY_KINDS)} || coalesce(' with ' || coalesce(y.name, n.name, h.name), '') || ', ' || a.day AS title
      FROM activities a LEFT JOIN companies y ON y.key = a.company_key AND y.deleted_at IS NULL LEFT JOIN contacts n ON n.key = a.contact_key AND n.deleted_at IS NULL LEFT JOIN channels h ON h.key = a.channel_key
      WHERE a.id = ${id} AND a.deleted_at IS NULL`,
  // What stands on the page of a removed record has nowhere to be looked at until that record is back.
  need: (id) =>
    sql`SELECT text AS title FROM needs d WHERE id = ${id} AND deleted_at IS NULL AND (EXISTS (SELECT 1 FROM companies WHERE key = d.company_key AND deleted_at IS NULL)
      OR EXISTS (SELECT 1 FROM contacts WHERE key = d.contact_key AND deleted_at IS NULL) OR EXISTS (SELECT 1 FROM audiences WHERE id = d.audience_id AND deleted_at IS NULL))`,
  location: (id) =>
    sql`SELECT l.name || ', ' || c.name AS title FROM company_locations l JOIN companies c ON c.key = l.company_key AND c.deleted_at IS NULL WHERE l.id = ${id} AND l.deleted_at IS NULL`,
  person: named('person'),
  channel: named('channel'),
  stage: (id) =>
    sql`SELECT p.name || ', ' || s.name AS title FROM stages s JOIN pipelines p ON p.id = s.pipeline_id AND p.deleted_at IS NULL WHERE s.id = ${id} AND s.deleted_at IS NULL`,
  theme: named('theme'),
  order: (id) => sql`SELECT 'Order ' || number AS title FROM (${ORDER(id)})`,
  subscription: (id) => sql`SELECT plan || ', ' || name AS title FROM (${SUBSCRIPTION(id)})`,
  action: named('action', 'what'),
  decision: named('decision', 'what'),
  touch: (id) =>
    sql`SELECT ${wordsOf('x.kind', TOUCH_NAMES)} || ', ' || ${LEAD_NAME} AS title FROM lead_touches x JOIN leads p ON p.id = x.lead_id AND p.deleted_at IS NULL WHERE x.id = ${id} AND x.deleted_at IS NULL`,
  step: (id) =>
    sql`SELECT ${wordsOf('x.step', LEAD_STEPS)} || ', ' || ${LEAD_NAME} AS title FROM lead_steps x JOIN leads p ON p.id = x.lead_id AND p.deleted_at IS NULL WHERE x.id = ${id}`,
  criterion: named('criterion'),
  pipeline: named('pipeline'),
  'budget-line': within('budget_lines', sql`x.name`, 'campaigns', 'p.key = x.campaign_key'),
  verdict: within('campaign_decisions', wordsOf('x.decision', DECISIONS), 'campaigns', 'p.key = x.campaign_key'),
  rule: (id) =>
    sql`SELECT trim(${wordsOf('r.kind', RULE_NAMES)} || ' ' || coalesce(h.name, r.match)) AS title FROM attribution_rules r LEFT JOIN channels h ON r.kind = 'location' AND h.id = r.match WHERE r.id = ${id} AND r.deleted_at IS NULL`,
  call: said('target_calls', sql`${wordsOf('x.call', CALLS)} || ' said of '`),
  offset: said('target_offsets', sql`'Offset for '`, 'short_id'),
  forecast: said('target_forecasts', sql`'Own number for '`),
  plan: said('plan_items', sql`coalesce(nullif(x.name, ''), 'Plan') || ' for '`),
  option: within('four_ps_options', sql`x.name`, 'four_ps_sheets', 'p.id = x.sheet_id'),
  assumption: within('four_ps_assumptions', sql`x.statement`, 'four_ps_sheets', 'p.id = x.sheet_id'),
  template: (id) => {
    const own = MEETING_TEMPLATES.find((one) => one.id === id)?.name ?? null;
    return sql`SELECT coalesce((SELECT name FROM meeting_templates WHERE id = ${id} AND deleted_at IS NULL), ${own}) AS title`;
  },
  agenda: (id) => {
    const [meeting = '', ref = ''] = factOfKey(id);
    return sql`SELECT x.text || ', ' || m.title AS title FROM meeting_items x JOIN meetings m ON m.id = x.meeting_id AND m.deleted_at IS NULL WHERE x.meeting_id = ${meeting} AND x.ref = ${ref} AND x.deleted_at IS NULL`;
  },
  handle: theirs('handle', `trim(x.platform || ' ' || x.handle)`),
  send: theirs('send', `'Product sent ' || x.day`),
  payment: theirs('payment', `'Commission paid ' || x.day`),
  sending: (id) =>
    sql`SELECT 'Sent to ' || coalesce(nullif(x.group_name, ''), x.people) || ', ' || u.period AS title FROM update_sends x JOIN investor_updates u ON u.id = x.update_id AND u.deleted_at IS NULL WHERE x.id = ${id} AND x.deleted_at IS NULL`,
  readers: named('readers'),
  rate: (id) => sql`SELECT currency || ' from ' || day AS title FROM rates WHERE id = ${id} AND deleted_at IS NULL`,
  import: (id) => sql`SELECT 'Import of ' || file AS title FROM (${IMPORT(id)})`,
  exchange: named('exchange', 'file'),
};

type Place = (id: string) => RawBuilder<{ place: CommentPlace; id: string | null }>;
const ofCampaign =
  (table: string): Place =>
  (id) =>
    sql`SELECT 'campaign' AS place, c.id FROM ${sql.table(table)} x JOIN campaigns c ON c.key = x.campaign_key WHERE x.id = ${id}`;
const ofTarget =
  (table: string, node = 'node_id'): Place =>
  (id) =>
    sql`SELECT 'target' AS place, ${sql.ref(node)} AS id FROM ${sql.table(table)} WHERE id = ${id}`;
const ofSheet =
  (table: string): Place =>
  (id) =>
    sql`SELECT 'four-ps' AS place, sheet_id AS id FROM ${sql.table(table)} WHERE id = ${id}`;
const ofCreator =
  (kind: LibraryKind): Place =>
  (id) =>
    sql`SELECT 'creator' AS place, creator_id AS id FROM ${sql.table(LIBRARY[kind].table)} WHERE id = ${id}`;

/** Records that are shown on the page of another one: which, and its id. */
const PLACES: Partial<Record<CommentEntity, Place>> = {
  need: (id) =>
    sql`SELECT CASE WHEN y.id IS NOT NULL THEN 'company' WHEN n.id IS NOT NULL THEN 'contact' ELSE 'audience' END AS place, coalesce(y.id, n.id, d.audience_id) AS id
      FROM needs d LEFT JOIN companies y ON y.key = d.company_key AND y.deleted_at IS NULL LEFT JOIN contacts n ON n.key = d.contact_key AND n.deleted_at IS NULL WHERE d.id = ${id}`,
  decision: (id) => sql`SELECT 'meeting' AS place, meeting_id AS id FROM decisions WHERE id = ${id}`,
  location: (id) =>
    sql`SELECT 'company' AS place, c.id FROM company_locations l JOIN companies c ON c.key = l.company_key WHERE l.id = ${id}`,
  subscription: (id) => sql`SELECT 'buyer' AS place, CAST(customer_key AS TEXT) AS id FROM (${SUBSCRIPTION(id)})`,
  touch: (id) => sql`SELECT 'lead' AS place, lead_id AS id FROM lead_touches WHERE id = ${id}`,
  step: (id) => sql`SELECT 'lead' AS place, lead_id AS id FROM lead_steps WHERE id = ${id}`,
  'budget-line': ofCampaign('budget_lines'),
  verdict: ofCampaign('campaign_decisions'),
  call: ofTarget('target_calls'),
  offset: ofTarget('target_offsets', 'short_id'),
  forecast: ofTarget('target_forecasts'),
  plan: ofTarget('plan_items'),
  option: ofSheet('four_ps_options'),
  assumption: ofSheet('four_ps_assumptions'),
  handle: ofCreator('handle'),
  send: ofCreator('send'),
  payment: ofCreator('payment'),
  agenda: (id) => sql`SELECT 'meeting' AS place, ${factOfKey(id)[0] ?? null} AS id`,
};

/** Records whose page knows them by another id than comments do. */
const PAGES: Partial<Record<CommentEntity, (id: string) => RawBuilder<{ page: string }>>> = {
  buyer: (id) => sql`SELECT CAST(key AS TEXT) AS page FROM customers WHERE natural_key = ${id}`,
  import: (id) => sql`SELECT CAST(id AS TEXT) AS page FROM (${IMPORT(id)})`,
  sending: (id) =>
    sql`SELECT u.period AS page FROM update_sends x JOIN investor_updates u ON u.id = x.update_id WHERE x.id = ${id}`,
};

/** Name of the record that is commented on; undefined when it is gone. */
export const titleOf = async (db: ReadDb, entity: CommentEntity, id: string): Promise<string | undefined> =>
  (await TITLES[entity](id).execute(db)).rows[0]?.title;

/**
 * The id under which the page of a commented record opens: its own, but for customers, whom their page knows by key,
 * imports, by their number, and sent updates, by their report; and for what stands on the page of another record, whose
 * `placeKey` it then is.
 */
export const pageIdOf = async (db: ReadDb, entity: CommentEntity, id: string): Promise<string> => {
  const at = (await PLACES[entity]?.(id).execute(db))?.rows[0];
  if (at?.id) return placeKey(at.place, at.id);
  const own = (await PAGES[entity]?.(id).execute(db))?.rows[0]?.page;
  return own === undefined ? id : entity === 'sending' ? reportKey('investor', own) : own;
};
