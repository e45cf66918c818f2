import type { BroughtKind } from '../../../../shared/domain/brought';
import type { Driver } from '../dialect';
import { likeOf } from './keys';

/** How rows of a table are read that an import brought. Expressions are over `r`, the row itself, and what `joins` adds. */
type Source = {
  /** Its rows are known by an integer, which grows as they come in; the others by a text. */
  by: 'key' | 'id';
  joins?: string;
  name: string;
  /** What else tells one from the next. */
  about: string;
  day?: string;
  /** Minor units, and the currency that they are in; the workspace's where none is named. */
  minor?: string;
  currency?: string;
  /** The line of the file, where the table keeps it. */
  line?: false;
  /** Rows are taken out of sight, not away. */
  soft?: true;
  /** By what its page finds it, where it has one. */
  open?: string;
};

const CAMPAIGN = 'LEFT JOIN campaigns c ON c.key = r.campaign_key';
const PRODUCT = 'LEFT JOIN products p ON p.key = r.product_key';
const PRODUCT_NAME = "coalesce(nullif(p.name, ''), p.sku, '')";
const CUSTOMER = "coalesce(nullif(u.name, ''), nullif(u.email, ''), u.external_id, '')";

const SOURCES: Readonly<Record<BroughtKind, Source>> = {
  orders: {
    by: 'key',
    joins: 'LEFT JOIN customers u ON u.key = r.customer_key JOIN sale_contexts s ON s.key = r.context_key',
    name: 'r.external_id',
    about: CUSTOMER,
    day: 'r.day',
    minor: '(SELECT sum(l.amount_minor - l.discount_minor) FROM order_lines l WHERE l.order_key = r.key)',
    currency: 's.currency',
    open: 'json_array(r.source, r.external_id)',
  },
  order_lines: {
    by: 'key',
    joins: `${PRODUCT} JOIN orders o ON o.key = r.order_key JOIN sale_contexts s ON s.key = r.context_key`,
    name: PRODUCT_NAME,
    about: "printf('%s × %.15g', o.external_id, r.quantity)",
    day: 'r.day',
    minor: 'r.amount_minor - r.discount_minor',
    currency: 's.currency',
    open: 'p.id',
  },
  deals: {
    by: 'id',
    joins: 'LEFT JOIN companies y ON y.key = r.company_key',
    name: 'r.title',
    about: "coalesce(y.name, '')",
    day: 'r.created_day',
    minor: 'r.value_minor',
    currency: 'r.currency',
    soft: true,
    open: 'r.id',
  },
  leads: {
    by: 'key',
    name: "coalesce(nullif(r.name, ''), nullif(r.email, ''), r.external_id)",
    about: 'r.company',
    day: 'r.created_day',
    soft: true,
    open: 'r.id',
  },
  ad_days: {
    by: 'key',
    joins: CAMPAIGN,
    name: "coalesce(c.name, '')",
    about: "r.platform || CASE WHEN r.ad = '' THEN '' ELSE ', ' || r.ad END",
    day: 'r.from_day',
    minor: 'r.spend_minor',
    currency: 'r.currency',
    open: 'c.id',
  },
  result_days: {
    by: 'key',
    joins: CAMPAIGN,
    name: "coalesce(nullif(r.name, ''), c.name, r.promotion)",
    about: 'r.source',
    day: 'r.from_day',
    soft: true,
  },
  subscriptions: {
    by: 'key',
    joins: 'LEFT JOIN customers u ON u.key = r.customer_key',
    name: CUSTOMER,
    about: 'r.plan',
    day: 'r.started_day',
    minor: 'r.monthly_minor',
    currency: 'r.currency',
  },
  products: {
    by: 'key',
    name: "coalesce(nullif(r.name, ''), r.sku)",
    about: 'r.sku',
    minor: 'r.price_minor',
    soft: true,
    open: 'r.id',
  },
  stock_levels: {
    by: 'key',
    joins: PRODUCT,
    name: PRODUCT_NAME,
    about: "printf('%s × %.15g', r.location, r.on_hand)",
    day: 'r.as_of',
    open: 'p.id',
  },
  customers: {
    by: 'key',
    name: "coalesce(nullif(r.name, ''), nullif(r.email, ''), r.external_id)",
    about: 'r.country',
    open: 'CAST(r.key AS TEXT)',
  },
  companies: { by: 'key', name: 'r.name', about: 'r.domain', soft: true, open: 'r.id' },
  contacts: {
    by: 'key',
    name: "coalesce(nullif(r.name, ''), r.email)",
    about: 'r.email',
    soft: true,
    open: 'r.id',
  },
  keywords: { by: 'id', name: 'r.keyword', about: 'r.page', soft: true, open: 'r.id' },
  keyword_ranks: {
    by: 'id',
    joins: 'LEFT JOIN keywords k ON k.id = r.keyword_id',
    name: "coalesce(k.keyword, '')",
    about: "printf('%.15g', r.rank)",
    day: 'r.day',
    soft: true,
    open: 'k.id',
  },
  creators: { by: 'id', name: 'r.name', about: 'r.email', soft: true, open: 'r.id' },
  creator_handles: {
    by: 'id',
    joins: 'LEFT JOIN creators w ON w.id = r.creator_id',
    name: 'r.handle',
    about: "r.platform || coalesce(', ' || w.name, '')",
    soft: true,
    open: 'w.id',
  },
  codes: {
    by: 'id',
    joins: 'LEFT JOIN creators w ON w.id = r.creator_id',
    name: 'r.code',
    about: "coalesce(w.name, '')",
    day: 'r.starts',
    soft: true,
    open: 'r.id',
  },
  campaigns: { by: 'key', name: 'r.name', about: 'r.platform', line: false, soft: true, open: 'r.id' },
  channels: { by: 'key', name: 'r.name', about: 'r.level', line: false, soft: true },
  people: { by: 'key', name: 'r.name', about: 'r.email', line: false, soft: true },
};

export type BroughtRow = {
  id: string;
  open: string | null;
  line: number | null;
  name: string;
  about: string;
  day: string | null;
  minor: number | null;
  currency: string | null;
  gone: number;
  fresh: number;
};

/** Rows of a table that a batch made, and those that were there and that it changed, while it stands. */
const MADE = 'r.batch_id = @batch';
const changedIn = (kind: BroughtKind, by: Source['by']): string =>
  `r.batch_id IS NOT @batch AND r.${by} IN (SELECT ${by === 'key' ? 'CAST(c.row_key AS INTEGER)' : 'c.row_key'} FROM batch_changes c
     WHERE c.batch_id = @batch AND c.table_name = '${kind}' AND c.before <> 'null')
     AND (SELECT b.undone_at FROM import_batches b WHERE b.id = @batch) IS NULL`;

export type Brought = { kind: BroughtKind; made: number; changed: number };

/**
 * How many rows of each kind a batch made and changed; kinds of which it has none are left out.
 *
 * @param text part of the name or of what stands beside it; '' finds all
 */
export const countBrought = (driver: Driver, batch: number, kinds: readonly BroughtKind[], text = ''): Brought[] =>
  kinds.flatMap((kind) => {
    const { by, joins = '', name, about } = SOURCES[kind];
    const found = text === '' ? '' : `AND (${name} LIKE @like ESCAPE '\\' OR ${about} LIKE @like ESCAPE '\\')`;
    const count = (where: string): number =>
      driver
        .prepare(`SELECT count(*) FROM ${kind} r ${text === '' ? '' : joins} WHERE ${where} ${found}`)
        .pluck()
        .get({ batch, ...(text === '' ? {} : { like: likeOf(text) }) }) as number;
    const one = { kind, made: count(MADE), changed: count(changedIn(kind, by)) };
    return one.made + one.changed === 0 ? [] : [one];
  });

/** A page of the rows that a batch made, in the order of the file, and then of those that it changed. */
export const listBrought = (
  driver: Driver,
  batch: number,
  { kind, made }: Pick<Brought, 'kind' | 'made'>,
  { text, limit, offset }: { text: string; limit: number; offset: number },
): BroughtRow[] => {
  const source = SOURCES[kind];
  const { by, joins = '', name, about } = source;
  const found = text === '' ? '' : `AND (${name} LIKE @like ESCAPE '\\' OR ${about} LIKE @like ESCAPE '\\')`;
  const order = by === 'key' ? 'r.key' : 'r.source_line, r.id';
  const page = (fresh: 0 | 1, where: string, slice: { limit: number; offset: number }): BroughtRow[] =>
    slice.limit <= 0
      ? []
      : (driver
          .prepare(
            `SELECT CAST(r.${by} AS TEXT) AS id, ${source.open ?? 'NULL'} AS open, ${fresh === 1 && source.line !== false ? 'r.source_line' : 'NULL'} AS line, ${name} AS name, ${about} AS about,
               ${source.day ?? 'NULL'} AS day, ${source.minor ?? 'NULL'} AS minor, ${source.currency ?? 'NULL'} AS currency, ${source.soft ? 'r.deleted_at IS NOT NULL' : '0'} AS gone, ${fresh} AS fresh
             FROM ${kind} r ${joins} WHERE ${where} ${found} ORDER BY ${order} LIMIT @limit OFFSET @offset`,
          )
          .all({ batch, ...(text === '' ? {} : { like: likeOf(text) }), ...slice }) as BroughtRow[]);
  const first = page(1, MADE, { limit: Math.min(limit, made - offset), offset });
  const rest = { limit: limit - first.length, offset: Math.max(0, offset - made) };
  return [...first, ...page(0, changedIn(kind, by), rest)];
};

/** What a batch wrote over in one row: its columns before and after, several changes as one. */
export const changeOfBrought = (
  driver: Driver,
  batch: number,
  kind: BroughtKind,
  id: string,
): { before: Record<string, unknown>; after: Record<string, unknown> } => {
  const steps = driver
    .prepare(
      "SELECT before, after FROM batch_changes WHERE table_name = ? AND row_key = ? AND batch_id = ? AND before <> 'null' ORDER BY seq",
    )
    .all(kind, id, batch) as { before: string; after: string }[];
  const change = { before: {}, after: {} };
  for (const step of steps) {
    change.before = { ...(JSON.parse(step.before) as object), ...change.before };
    change.after = { ...change.after, ...(JSON.parse(step.after) as object) };
  }
  return change;
};
