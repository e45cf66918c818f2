import { sql } from 'kysely';
import type { ReadDb } from '../dialect';

export type SheetRow = {
  id: string;
  rev: number;
  name: string;
  subject: string;
  product_id: string | null;
  product_key: number | null;
  product: string | null;
  line: string | null;
  audience: string;
  template: string;
  period: string;
  owner_id: string | null;
  origin_entity: string | null;
  origin_id: string | null;
  at: string;
};
export type OptionRow = {
  id: string;
  rev: number;
  sheet_id: string;
  name: string;
  owner_id: string | null;
  fixed_minor: number;
  promotion_minor: number;
  new_customers: number | null;
  units_per_customer_month: number | null;
  safety_share: number;
  campaign_id: string | null;
  campaign: string | null;
  position: number;
};
export type PointRow = { id: string; option_id: string; p: string; prompt: string; text: string };
export type LineRow = {
  id: string;
  option_id: string;
  channel_id: string | null;
  name: string;
  price_minor: number;
  discount: number;
  channel_share: number;
  unit_cost_minor: number;
  units: string;
  position: number;
};
export type AssumptionRow = {
  id: string;
  rev: number;
  sheet_id: string;
  sheet: string;
  option_id: string | null;
  option: string | null;
  p: string;
  statement: string;
  metric: string;
  dimension: string | null;
  group_id: string | null;
  period: string;
  comparator: string;
  low: number | null;
  high: number | null;
  due: string;
  owner_id: string | null;
  learned: string;
};

/** Living sheets, the newest first; one of them when an id is given. */
export const listSheets = async (db: ReadDb, id?: string): Promise<SheetRow[]> =>
  (
    await sql<SheetRow>`
    SELECT s.id, s.rev, s.name, s.subject, p.id AS product_id, s.product_key, CASE WHEN p.name = '' THEN p.sku ELSE p.name END AS product, s.line, s.audience, s.template, s.period,
      o.id AS owner_id, s.origin_entity, s.origin_id, s.at
    FROM four_ps_sheets s LEFT JOIN products p ON p.key = s.product_key LEFT JOIN people o ON o.key = s.owner_key
    WHERE s.deleted_at IS NULL ${id === undefined ? sql`` : sql`AND s.id = ${id}`} ORDER BY s.at DESC, s.id DESC`.execute(
      db,
    )
  ).rows;

/** Living options of sheets that live, in their order. */
export const listOptions = async (db: ReadDb, sheetId?: string): Promise<OptionRow[]> =>
  (
    await sql<OptionRow>`
    SELECT o.id, o.rev, o.sheet_id, o.name, w.id AS owner_id, o.fixed_minor, o.promotion_minor, o.new_customers, o.units_per_customer_month, o.safety_share, c.id AS campaign_id, c.name AS campaign, o.position
    FROM four_ps_options o JOIN four_ps_sheets s ON s.id = o.sheet_id AND s.deleted_at IS NULL LEFT JOIN people w ON w.key = o.owner_key LEFT JOIN campaigns c ON c.id = o.campaign_id AND c.deleted_at IS NULL
    WHERE o.deleted_at IS NULL ${sheetId === undefined ? sql`` : sql`AND o.sheet_id = ${sheetId}`} ORDER BY o.position, o.id`.execute(
      db,
    )
  ).rows;

/** What is written in the cells of a sheet. */
export const listPoints = (db: ReadDb, optionIds: readonly string[]): Promise<PointRow[]> =>
  db
    .selectFrom('four_ps_points')
    .select(['id', 'option_id', 'p', 'prompt', 'text'])
    .where('deleted_at', 'is', null)
    .where('option_id', 'in', optionIds)
    .orderBy('id')
    .execute();

/** The sales channels of options with their prices and units. */
export const listLines = async (db: ReadDb, optionIds: readonly string[]): Promise<LineRow[]> =>
  optionIds.length === 0
    ? []
    : (
        await sql<LineRow>`
    SELECT l.id, l.option_id, c.id AS channel_id, l.name, l.price_minor, l.discount, l.channel_share, l.unit_cost_minor, l.units, l.position
    FROM four_ps_lines l LEFT JOIN channels c ON c.key = l.channel_key AND c.deleted_at IS NULL WHERE l.deleted_at IS NULL AND l.option_id IN (${sql.join(optionIds)}) ORDER BY l.position, l.id`.execute(
          db,
        )
      ).rows;

/** Living assumptions of living sheets, the next due first. */
export const listAssumptions = async (db: ReadDb, sheetId?: string): Promise<AssumptionRow[]> =>
  (
    await sql<AssumptionRow>`
    SELECT a.id, a.rev, a.sheet_id, s.name AS sheet, o.id AS option_id, o.name AS option, a.p, a.statement, a.metric, a.dimension, a.group_id, a.period, a.comparator, a.low, a.high, a.due, w.id AS owner_id, a.learned
    FROM four_ps_assumptions a JOIN four_ps_sheets s ON s.id = a.sheet_id AND s.deleted_at IS NULL LEFT JOIN four_ps_options o ON o.id = a.option_id AND o.deleted_at IS NULL LEFT JOIN people w ON w.key = a.owner_key
    WHERE a.deleted_at IS NULL ${sheetId === undefined ? sql`` : sql`AND a.sheet_id = ${sheetId}`} ORDER BY a.due, a.id`.execute(
      db,
    )
  ).rows;

/** What worksheets assume of the options that were made campaigns: each such campaign with the assumptions of its option, and of all. */
export const assumedOfCampaigns = async (
  db: ReadDb,
): Promise<
  (Pick<AssumptionRow, 'sheet_id' | 'sheet' | 'statement' | 'metric' | 'comparator' | 'low' | 'high'> & {
    campaign_id: string;
  })[]
> =>
  (
    await sql<AssumptionRow & { campaign_id: string }>`
    SELECT o.campaign_id, s.id AS sheet_id, s.name AS sheet, a.statement, a.metric, a.comparator, a.low, a.high
    FROM four_ps_options o JOIN four_ps_sheets s ON s.id = o.sheet_id AND s.deleted_at IS NULL JOIN four_ps_assumptions a ON a.sheet_id = s.id AND a.deleted_at IS NULL AND (a.option_id IS NULL OR a.option_id = o.id)
    WHERE o.deleted_at IS NULL AND o.campaign_id IS NOT NULL ORDER BY length(a.statement) DESC, a.id`.execute(db)
  ).rows;

/** Kept versions of a sheet, the newest first; `content` is JSON. */
export const listVersions = (db: ReadDb, sheetId: string) =>
  db
    .selectFrom('four_ps_versions')
    .select(['id', 'name', 'content', 'at', 'person_id'])
    .where('sheet_id', '=', sheetId)
    .where('deleted_at', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();

/** When each sheet, or anything in it, was last changed. */
export const sheetChanges = async (db: ReadDb): Promise<Map<string, string>> => {
  const result = await sql<{ entity_id: string; at: string }>`
    SELECT entity_id, max(at) AS at FROM history WHERE entity = 'four_ps_sheets' AND undone = 0 AND entity_id IS NOT NULL GROUP BY entity_id`.execute(
    db,
  );
  return new Map(result.rows.map((row) => [row.entity_id, row.at]));
};

const GROUPS: Readonly<Record<string, { table: string; label: string; which?: string }>> = {
  product: { table: 'products', label: "coalesce(nullif(sku, ''), name)" },
  channel: { table: 'channels', label: 'name', which: "level <> 'location'" },
  location: { table: 'channels', label: 'name', which: "level = 'location'" },
  rep: { table: 'people', label: 'name' },
  campaign: { table: 'campaigns', label: 'name' },
  creator: { table: 'creators', label: 'name' },
};

/**
 * Records that a dimension has a group of, whether or not anything was counted of them yet: those whose name (or SKU)
 * holds what is searched, by name, the chosen one before them. Null for a dimension that has words.
 */
export const boundRecords = async (
  db: ReadDb,
  { dimension, search, chosen, limit }: { dimension: string; search: string; chosen: string | null; limit: number },
): Promise<readonly { id: string; name: string }[] | null> => {
  const known = GROUPS[dimension];
  if (!known) return null;
  const name = sql.raw(dimension === 'product' ? "coalesce(nullif(name, ''), sku)" : 'name');
  const words = dimension === 'product' ? sql.raw("name || ' ' || sku") : name;
  const fits = search === '' ? sql`1` : sql`instr(lower_all(${words}), lower_all(${search})) > 0`;
  return (
    await sql<{ id: string; name: string }>`
    SELECT id, ${name} AS name FROM ${sql.table(known.table)} WHERE deleted_at IS NULL ${known.which === undefined ? sql`` : sql`AND ${sql.raw(known.which)}`} AND (${fits} OR id = ${chosen})
    ORDER BY id IS ${chosen} DESC, 2, 1 LIMIT ${limit}`.execute(db)
  ).rows;
};

/**
 * The group that a dimension shows for a record now: a rename or a change of SKU keeps what is bound to the record. A word
 * that is no record's id (a country, a source) is the group itself; null when the record is gone.
 */
export const groupOf = async (db: ReadDb, dimension: string, groupId: string): Promise<string | null> => {
  const known = GROUPS[dimension];
  if (!known) return groupId;
  const { rows } = await sql<{ label: string; deleted_at: string | null }>`
    SELECT ${sql.raw(known.label)} AS label, deleted_at FROM ${sql.table(known.table)} WHERE id = ${groupId}`.execute(
    db,
  );
  const [row] = rows;
  if (row) return row.deleted_at === null ? row.label : null;
  return groupId;
};
