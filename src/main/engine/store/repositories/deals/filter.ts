import { type RawBuilder, sql } from 'kysely';

/** A deal with everything that boards, lists and its own page show of it. */
export type DealRow = {
  id: string;
  title: string;
  company: string | null;
  contact: string | null;
  owner_id: string | null;
  owner_name: string | null;
  owner_roles: string | null;
  stage_id: string;
  stage: string;
  kind: string;
  value_minor: number | null;
  currency: string;
  probability: number;
  entered_stage_at: string;
  next_step: string;
  next_step_kind: string;
  next_step_day: string | null;
  expected_close: string | null;
  closed_day: string | null;
  lost_reason: string;
  channel_id: string | null;
  channel: string | null;
  product_id: string | null;
  product: string | null;
  source: string;
  needs: string;
  decision_maker: string;
  budget_minor: number | null;
  labels: string;
  rev: number;
};

/** Which deals. Text that is undefined asks for nothing, null for deals without one. */
export type DealSet = {
  pipelineId: string;
  /** Won and lost deals closed from–to. */
  from: string;
  to: string;
  ownerId?: string | null | undefined;
  channelId?: string | null | undefined;
  productId?: string | null | undefined;
  source?: string | undefined;
  label?: string | undefined;
  search?: string | undefined;
  closeInPeriod?: boolean | undefined;
  staleOnly?: boolean | undefined;
  /** A deal that entered its open stage before this moment is stale. */
  staleBefore: string;
};

/** Odds of being won: the deal's own while it is open, else its stage's; what is won or lost is certain. */
export const ODDS = sql`CASE WHEN s.kind = 'open' THEN coalesce(d.probability, s.probability) ELSE s.probability END`;

export const CARD = sql`d.id, d.title, y.name AS company, n.name AS contact, o.id AS owner_id, o.name AS owner_name, o.roles AS owner_roles, d.stage_id, s.name AS stage, s.kind,
  d.value_minor, d.currency, ${ODDS} AS probability, d.entered_stage_at, d.next_step, d.next_step_kind, d.next_step_day, d.expected_close, d.closed_day, d.lost_reason,
  h.id AS channel_id, h.name AS channel, p.id AS product_id, coalesce(nullif(p.name, ''), p.sku) AS product, d.source, d.needs, d.decision_maker, d.budget_minor, d.labels, d.rev`;
export const JOINS = sql`JOIN stages s ON s.id = d.stage_id LEFT JOIN companies y ON y.key = d.company_key LEFT JOIN contacts n ON n.key = d.contact_key LEFT JOIN people o ON o.key = d.owner_key
  LEFT JOIN channels h ON h.key = d.channel_key LEFT JOIN products p ON p.key = d.product_key`;

const like = (text: string): string => `%${text.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`;

const pointsTo = (
  column: 'owner_key' | 'channel_key' | 'product_key',
  table: 'people' | 'channels' | 'products',
  id: string | null | undefined,
): RawBuilder<unknown>[] =>
  id === undefined
    ? []
    : id === null
      ? [sql`d.${sql.ref(column)} IS NULL`]
      : [sql`d.${sql.ref(column)} = (SELECT key FROM ${sql.table(table)} WHERE id = ${id})`];

/** The conditions that hold whatever the kind of the stage. Needs deals `d` and stages `s`. */
const narrowed = (set: DealSet): RawBuilder<unknown>[] => {
  const found = set.search?.trim() ? like(set.search.trim()) : null;
  return [
    sql`d.deleted_at IS NULL`,
    ...pointsTo('owner_key', 'people', set.ownerId),
    ...pointsTo('channel_key', 'channels', set.channelId),
    ...pointsTo('product_key', 'products', set.productId),
    ...(set.source === undefined ? [] : [sql`d.source = ${set.source}`]),
    ...(set.label === undefined ? [] : [sql`d.labels LIKE ${like(JSON.stringify(set.label))} ESCAPE '\\'`]),
    ...(found === null
      ? []
      : [
          sql`(d.title LIKE ${found} ESCAPE '\\' OR d.company_key IN (SELECT key FROM companies WHERE name LIKE ${found} ESCAPE '\\'))`,
        ]),
    ...(set.staleOnly ? [sql`s.kind = 'open' AND d.entered_stage_at < ${set.staleBefore}`] : []),
  ];
};

const all = (conditions: RawBuilder<unknown>[]): RawBuilder<unknown> => sql.join(conditions, sql` AND `);

const openOnes = (set: DealSet): RawBuilder<unknown>[] =>
  set.closeInPeriod ? [sql`d.expected_close BETWEEN ${set.from} AND ${set.to}`] : [];
const closedOnes = (set: DealSet): RawBuilder<unknown> => sql`d.closed_day BETWEEN ${set.from} AND ${set.to}`;

/** Deals of one stage, or of all stages of one side, each by the index that fits. */
export const inStages = (set: DealSet, side: 'open' | 'closed', stageIds: readonly string[]): RawBuilder<unknown> =>
  all([
    stageIds.length === 1 ? sql`d.stage_id = ${stageIds[0]}` : sql`d.stage_id IN (${sql.join([...stageIds])})`,
    ...narrowed(set),
    ...(side === 'open' ? openOnes(set) : [closedOnes(set)]),
  ]);

/** Every deal of the set, or only its open ones. */
export const inSet = (set: DealSet, openOnly = false): RawBuilder<unknown> =>
  all([
    sql`s.pipeline_id = ${set.pipelineId} AND s.deleted_at IS NULL`,
    ...narrowed(set),
    openOnly
      ? all([sql`s.kind = 'open'`, ...openOnes(set)])
      : sql`((${all([sql`s.kind = 'open'`, ...openOnes(set)])}) OR (s.kind <> 'open' AND ${closedOnes(set)}))`,
  ]);
