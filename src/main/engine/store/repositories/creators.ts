import { type RawBuilder, sql } from 'kysely';
import { type CommissionRule, commissionOf, isHeld } from '../../../../shared/domain/commission';
import type { PromotionChannel } from '../../../../shared/domain/channels';
import type { Day } from '../../../../shared/domain/day';
import { settle } from '../../../../shared/domain/money';
import type { ReadDb } from '../dialect';
import { campaignGroup } from './campaign-group';
import { plainCode } from './code-holders';
import { convertExact, type Rate } from './measures/gather';

export type CommissionRequest = {
  /** Days of the orders. */
  from: Day;
  to: Day;
  /** Refunds known and holds over on this day. */
  asOf: Day;
  currency: string;
  rates: readonly Rate[];
  creatorId?: string | undefined;
};

/** An order by a creator's code, its link or its tag, in the code's days, with what it earns. Money is in the workspace's currency. */
export type CommissionOrder = {
  orderKey: number;
  number: string;
  day: Day;
  codeId: string;
  code: string;
  creatorId: string;
  creator: string;
  campaign: string | null;
  campaignKey: number | null;
  /** The promotion channel that stands for the kind of creator. */
  promotion: PromotionChannel;
  customer: string | null;
  netMinor: number;
  commissionMinor: number;
  held: boolean;
  file: string | null;
  line: number | null;
  batch: number | null;
};

type Found = {
  key: number;
  external_id: string;
  day: string;
  currency: string;
  minor: number;
  rest: number;
  code_id: string;
  code: string;
  commission: string;
  rate: number | null;
  fixed_minor: number | null;
  hold_days: number;
  creator_id: string;
  creator: string;
  creator_kind: string;
  campaign: string | null;
  campaign_key: number | null;
  customer: string | null;
  file: string | null;
  line: number | null;
  batch: number | null;
};

/** Where the money that a creator costs is counted, by the kind of creator. */
const CREATOR_CHANNELS: Readonly<Record<string, PromotionChannel>> = {
  influencer: 'influencers',
  affiliate: 'affiliate',
  ambassador: 'ambassadors',
  celebrity: 'endorsements',
  press: 'public-relations',
  partner: 'partnerships',
};

/** The same in SQL, for a creator `r`. */
export const CREATOR_CHANNEL = sql.raw(
  `CASE r.kind ${Object.entries(CREATOR_CHANNELS)
    .map(([kind, channel]) => `WHEN '${kind}' THEN '${channel}'`)
    .join(' ')} ELSE 'partnerships' END`,
);

const KINDS = ['none', 'rate', 'fixed'] as const;
const ruleOf = (row: Found): CommissionRule => ({
  commission: KINDS.find((kind) => kind === row.commission) ?? 'none',
  rate: row.rate,
  fixedMinor: row.fixed_minor,
  holdDays: row.hold_days,
});

/** Whether somebody gave the order of a hit (`h`) to the creator of its code by hand: that goes before every code. */
const CHOSEN = sql`EXISTS (SELECT 1 FROM attribution_rules a JOIN codes y ON y.id = h.code_id AND y.creator_id = a.creator_id
  WHERE a.kind = 'hand' AND a.deleted_at IS NULL AND lower(trim(a.match)) = (SELECT lower(z.external_id) FROM orders z WHERE z.key = h.order_key))`;

/**
 * Orders (`o`) of the days `from` to `to` by a creator's code (`c`): by the code itself however it is written and also
 * beside others, by the code's link or by its tag, in the code's days. An order is one code's alone: the code that is
 * typed counts before a link, a link before a tag, and what somebody chose by hand before all; of several codes the one
 * that stands first, and of several links the longest, since it holds the others. Attribution ranks them in the same way.
 * Joined crosswise, as there are no statistics from which SQLite could know that these orders are few.
 */
export const BY_CODE = ({ from, to }: Pick<CommissionRequest, 'from' | 'to'>) => {
  const typed = sql.raw(`',' || ${plainCode('o.discount_code')} || ','`);
  const marks: readonly [RawBuilder<unknown>, RawBuilder<unknown>][] = [
    [sql`o.discount_code <> '' AND c.plain = ${sql.raw(plainCode('o.discount_code'))}`, sql`1`],
    [
      sql`o.discount_code LIKE '%,%' AND instr(${typed}, ',' || c.plain || ',') > 0`,
      sql`1 + instr(${typed}, ',' || c.plain || ',')`,
    ],
    [sql`o.link <> '' AND c.link <> '' AND instr(lower(o.link), c.link) > 0`, sql`200000 - length(c.link)`],
    [
      sql`o.tags <> '' AND c.tag <> '' AND instr(',' || replace(lower(o.tags), ', ', ',') || ',', ',' || c.tag || ',') > 0`,
      sql`200000`,
    ],
  ];
  const hits = marks.map(
    ([found, place]) =>
      sql`SELECT o.key AS order_key, c.id AS code_id, ${place} AS place FROM orders o CROSS JOIN mine c WHERE o.is_sale = 1 AND o.day BETWEEN ${from} AND ${to} AND o.day >= c.starts AND o.day <= c.ends AND ${found}`,
  );
  return sql`WITH mine AS MATERIALIZED (
      SELECT d.id, ${sql.raw(plainCode('d.code'))} AS plain, lower(trim(d.link)) AS link, lower(trim(d.tag)) AS tag, coalesce(d.starts, '') AS starts, coalesce(d.ends, '9999-12-31') AS ends
      FROM codes d JOIN creators p ON p.id = d.creator_id AND p.deleted_at IS NULL WHERE d.deleted_at IS NULL),
    hits AS (${sql.join(hits, sql` UNION ALL `)}),
    firsts AS MATERIALIZED (SELECT h.order_key, h.code_id, row_number() OVER (PARTITION BY h.order_key ORDER BY ${CHOSEN} DESC, h.place, h.code_id) AS n FROM hits h)`;
};

/** Sale orders by the codes, links and tags that creators own, in the days of the code, net of the refunds booked until `asOf`. */
export const commissionOrders = async (
  db: ReadDb,
  request: CommissionRequest,
): Promise<{ orders: CommissionOrder[]; leftOut: Set<string> }> => {
  const whose = request.creatorId === undefined ? sql`` : sql`AND c.creator_id = ${request.creatorId}`;
  const found = await sql<Found>`
    ${BY_CODE(request)} SELECT o.key, o.external_id, o.day, x.currency, sum(l.amount_minor - l.discount_minor) AS minor, sum(l.amount_rest - l.discount_rest) AS rest,
      c.id AS code_id, c.code, c.commission, c.rate, c.fixed_minor, c.hold_days, r.id AS creator_id, r.name AS creator, r.kind AS creator_kind, c.campaign_key,
      (SELECT ${campaignGroup('g')} FROM campaigns g WHERE g.key = c.campaign_key) AS campaign,
      (SELECT coalesce(nullif(u.name, ''), nullif(u.email, ''), u.external_id) FROM customers u WHERE u.key = o.customer_key) AS customer,
      (SELECT b.file FROM import_batches b WHERE b.id = o.batch_id) AS file, o.source_line AS line, o.batch_id AS batch
    FROM firsts f CROSS JOIN codes c ON c.id = f.code_id CROSS JOIN creators r ON r.id = c.creator_id CROSS JOIN orders o ON o.key = f.order_key
      CROSS JOIN sale_contexts x ON x.key = o.context_key CROSS JOIN order_lines l ON l.order_key = o.key AND l.day <= ${request.asOf}
    WHERE f.n = 1 ${whose} GROUP BY o.key, c.id ORDER BY o.day, o.key`.execute(db);
  const leftOut = new Set<string>();
  const orders = found.rows.flatMap((row): CommissionOrder[] => {
    const net = convertExact({ minor: row.minor, rest: row.rest }, row.currency, request, row.day);
    if (!net) {
      leftOut.add(row.currency);
      return [];
    }
    const netMinor = settle(net.minor, net.rest);
    const rule = ruleOf(row);
    return [
      {
        orderKey: row.key,
        number: row.external_id,
        day: row.day,
        codeId: row.code_id,
        code: row.code,
        creatorId: row.creator_id,
        creator: row.creator,
        campaign: row.campaign,
        campaignKey: row.campaign_key,
        promotion: CREATOR_CHANNELS[row.creator_kind] ?? 'partnerships',
        customer: row.customer,
        netMinor,
        commissionMinor: commissionOf(rule, netMinor),
        held: isHeld(row.day, rule.holdDays, request.asOf),
        file: row.file,
        line: row.line,
        batch: row.batch,
      },
    ];
  });
  return { orders, leftOut };
};

export type CreatorCost = {
  kind: 'fee' | 'product';
  id: string;
  day: Day;
  creatorId: string;
  creator: string;
  campaign: string | null;
  what: string;
  minor: number;
};

/** Fees by the day they are due and product by the day it was sent; a fee without a day counts in no period. */
export const creatorCosts = async (db: ReadDb, from: Day, to: Day): Promise<CreatorCost[]> => {
  const found = await sql<CreatorCost>`
    SELECT 'fee' AS kind, d.id, d.due AS day, r.id AS "creatorId", r.name AS creator, (SELECT ${campaignGroup('g')} FROM campaigns g WHERE g.key = d.campaign_key) AS campaign, d.title AS what, d.fee_minor AS minor
      FROM deliverables d JOIN creators r ON r.id = d.creator_id AND r.deleted_at IS NULL WHERE d.deleted_at IS NULL AND d.fee_minor > 0 AND d.due BETWEEN ${from} AND ${to}
    UNION ALL
    SELECT 'product', s.id, s.day, r.id, r.name, NULL, coalesce((SELECT coalesce(nullif(p.name, ''), p.sku) FROM products p WHERE p.key = s.product_key), 'Product sent'), s.cost_minor
      FROM product_sends s JOIN creators r ON r.id = s.creator_id AND r.deleted_at IS NULL WHERE s.deleted_at IS NULL AND s.cost_minor > 0 AND s.day BETWEEN ${from} AND ${to}
    ORDER BY 3, 2`.execute(db);
  return found.rows;
};

export type CreatorSums = {
  creator_id: string;
  followers: number | null;
  overdue: number;
  open: number;
  fees: number;
  unpaid: number;
  sent: number;
  paid: number;
};

/** What stands on each creator's lists, of all time. */
export const creatorSums = async (db: ReadDb, today: Day): Promise<CreatorSums[]> => {
  const found = await sql<CreatorSums>`
    SELECT r.id AS creator_id, (SELECT sum(h.followers) FROM creator_handles h WHERE h.creator_id = r.id AND h.deleted_at IS NULL) AS followers,
      (SELECT count(*) FROM deliverables d WHERE d.creator_id = r.id AND d.deleted_at IS NULL AND d.done = 0 AND d.due < ${today}) AS overdue,
      (SELECT count(*) FROM deliverables d WHERE d.creator_id = r.id AND d.deleted_at IS NULL AND d.done = 0) AS open,
      (SELECT coalesce(sum(d.fee_minor), 0) FROM deliverables d WHERE d.creator_id = r.id AND d.deleted_at IS NULL AND (d.due IS NULL OR d.due <= ${today} OR d.done = 1)) AS fees,
      (SELECT coalesce(sum(d.fee_minor), 0) FROM deliverables d WHERE d.creator_id = r.id AND d.deleted_at IS NULL AND d.done = 1 AND d.paid = 0) AS unpaid,
      (SELECT coalesce(sum(s.cost_minor), 0) FROM product_sends s WHERE s.creator_id = r.id AND s.deleted_at IS NULL) AS sent,
      (SELECT coalesce(sum(p.amount_minor), 0) FROM commission_payments p WHERE p.creator_id = r.id AND p.deleted_at IS NULL) AS paid
    FROM creators r WHERE r.deleted_at IS NULL`.execute(db);
  return found.rows;
};
