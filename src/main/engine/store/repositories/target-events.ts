import { type RawBuilder, sql } from 'kysely';
import { addDays, daysBetween, maxDay, minDay } from '../../../../shared/domain/day';
import { partOf } from '../../../../shared/domain/money-spans';
import type { TargetMetric } from '../../../../shared/domain/targets';
import type { ReadDb } from '../dialect';
import { commissionOrders } from './creators';
import { CREDITS, credited } from './deal-credits';
import { EVERY_RESULT, isResultMoney, RESULT_VALUES, type ResultValue } from './every-result';
import { IS_QUALIFIED } from './lead-facts';
import { besideCosts } from './beside-costs';
import { lineCosts } from './line-costs';
import { resultSlice } from './measures/ads';
import { convertExact, type Rate } from './measures/gather';
import { readSubscriptions } from './subscriptions';
import { type CellMeasure, type CellRow, type CellSpan, CONTEXT_KEYS } from './target-cells';

/** Measures that do not come from the daily facts: each case has its own day. */
export type EventMetric = Exclude<TargetMetric, CellMeasure | 'revenue-by-rep'>;

/** What one case adds on its day, by cell, and the campaign that brought it. */
export type EventRow = CellRow & { day: string; campaign_key: number | null };

/** The workspace's rules as values; `today` is the day from which refunds and holds are seen. */
export type EventRules = { currency: string; rates: readonly Rate[]; today: string };

const RESULTS = {
  'ad-spend': 'spend',
  impressions: 'impressions',
  clicks: 'clicks',
  engagement: 'engagement',
  'leads.reported': 'reportedLeads',
  'qualified-leads.reported': 'reportedQualified',
  'orders.reported': 'reportedOrders',
  'revenue.reported': 'reportedRevenue',
} as const satisfies Partial<Record<EventMetric, ResultValue>>;

const NOWHERE = { channel_key: null, location_key: null, product_key: null, owner_key: null } as const;

type WonRow = CellRow & { day: string; minor: number; campaign_key: number | null };

/** What deals won are worth, by the day they closed, each to those who are credited with it by their shares. */
const won = async (db: ReadDb, { from, to }: CellSpan, rules: EventRules): Promise<EventRow[]> => {
  const { rows } = await sql<WonRow>`
      SELECT d.channel_key, NULL AS location_key, d.product_key, c.person_key AS owner_key, d.currency, ${credited(sql`d.value_minor`)} AS minor, 0 AS rest, d.closed_day AS day, d.campaign_key
      FROM deals d JOIN stages s ON s.id = d.stage_id JOIN ${CREDITS} c ON c.deal_id = d.id
      WHERE d.deleted_at IS NULL AND s.kind = 'won' AND d.value_minor IS NOT NULL AND d.closed_day BETWEEN ${from} AND ${to}`.execute(
    db,
  );
  return rows.flatMap(({ minor, rest, currency, ...row }) => {
    const whole = convertExact({ minor, rest }, currency, rules, row.day);
    return whole ? [{ ...row, currency: rules.currency, ...whole }] : [];
  });
};

/** Leads by the day they came. */
const leads = async (db: ReadDb, { from, to }: CellSpan, which: RawBuilder<unknown>): Promise<EventRow[]> =>
  (
    await sql<EventRow>`
      SELECT NULL AS channel_key, NULL AS location_key, NULL AS product_key, l.owner_key, '' AS currency, l.created_day AS day, count(*) AS minor, 0 AS rest, l.campaign_key FROM leads l
      WHERE l.deleted_at IS NULL AND l.created_day BETWEEN ${from} AND ${to} AND ${which} GROUP BY l.owner_key, l.created_day, l.campaign_key`.execute(
      db,
    )
  ).rows;

/** New customers where and by whom their first order was, and its first product. */
const newCustomers = async (db: ReadDb, { from, to }: CellSpan): Promise<EventRow[]> =>
  (
    await sql<EventRow>`
      SELECT ${CONTEXT_KEYS}, (SELECT l.product_key FROM order_lines l WHERE l.order_key = o.key AND l.kind = 'sale' ORDER BY l.key LIMIT 1) AS product_key,
        '' AS currency, w.first_order_day AS day, 1 AS minor, 0 AS rest, a.campaign_key
      FROM customers w LEFT JOIN orders o ON o.key = (SELECT min(f.key) FROM orders f WHERE f.customer_key = w.key AND f.day = w.first_order_day AND f.is_sale = 1)
        LEFT JOIN sale_contexts c ON c.key = o.context_key LEFT JOIN order_attributions a ON a.order_key = o.key
      WHERE w.first_order_day BETWEEN ${from} AND ${to}`.execute(db)
  ).rows;

type ResultRow = {
  from_day: string;
  to_day: string;
  currency: string;
  owner_key: number | null;
  campaign_key: number | null;
  total: number;
  rest: number;
};

/** Rows of ads and results day by day, with the owner of their campaign; money at the rate of a row's first day. */
const results = async (db: ReadDb, value: ResultValue, span: CellSpan, rules: EventRules): Promise<EventRow[]> => {
  const money = isResultMoney(value);
  const { rows } = await sql<ResultRow>`
    SELECT u.from_day, u.to_day, u.currency, g.owner_key, u.campaign_key, ${RESULT_VALUES[value]} AS total, ${value === 'spend' || value === 'cost' ? sql`u.spend_rest` : sql`0`} AS rest
    FROM ${EVERY_RESULT} u LEFT JOIN campaigns g ON g.key = u.campaign_key
    WHERE u.from_day <= ${span.to} AND u.to_day >= ${span.from} AND ${RESULT_VALUES[value]} IS NOT NULL`.execute(db);
  return rows.flatMap(({ from_day: first, to_day: last, currency, owner_key, campaign_key, total, rest }) => {
    const days = daysBetween(first, last) + 1;
    const found: EventRow[] = [];
    for (let day = maxDay(first, span.from); day <= minDay(last, span.to); day = addDays(day, 1)) {
      const start = daysBetween(first, day);
      const minor = resultSlice(total, { start, end: start + 1, days });
      const own = { minor, rest: start + 1 === days ? rest : 0 };
      const amount = money ? convertExact(own, currency, rules, first) : own;
      if (amount) found.push({ ...NOWHERE, owner_key, campaign_key, currency: rules.currency, day, ...amount });
    }
    return found;
  });
};

/** Commission of orders past their hold, where and by whom they were sold. */
const commission = async (db: ReadDb, span: CellSpan, { today: asOf, ...rules }: EventRules): Promise<EventRow[]> => {
  const { orders } = await commissionOrders(db, { ...span, asOf, ...rules });
  const owed = orders.filter(({ held, commissionMinor }) => !held && commissionMinor !== 0);
  const keys = JSON.stringify(owed.map(({ orderKey }) => orderKey));
  const places = await sql<Omit<CellRow, 'product_key' | 'day' | 'minor' | 'rest' | 'currency'> & { key: number }>`
    SELECT o.key, ${CONTEXT_KEYS} FROM json_each(${keys}) k JOIN orders o ON o.key = k.value JOIN sale_contexts c ON c.key = o.context_key`.execute(
    db,
  );
  const byOrder = new Map(places.rows.map(({ key, ...place }) => [key, place]));
  return owed.map(({ orderKey, day, campaignKey, commissionMinor }) => ({
    ...NOWHERE,
    ...byOrder.get(orderKey),
    campaign_key: campaignKey,
    currency: rules.currency,
    day,
    minor: commissionMinor,
    rest: 0,
  }));
};

/** What people wrote down on its days, with who runs the campaign that it belongs to: exactly the whole over all of them. */
const writtenCosts = async (db: ReadDb, span: CellSpan, { today: asOf, ...rules }: EventRules): Promise<EventRow[]> => {
  const { costs } = await besideCosts(db, { ...span, asOf, ...rules });
  const campaigns = await db.selectFrom('campaigns').select(['id', 'key', 'owner_key']).execute();
  const byId = new Map(campaigns.map((row) => [row.id, row]));
  const byKey = new Map(campaigns.map((row) => [row.key, row]));
  const all = [
    ...(await lineCosts(db, asOf)).map((cost) => ({ cost, campaign: byId.get(cost.id) })),
    ...costs.map((cost) => ({ cost, campaign: cost.campaignKey === null ? undefined : byKey.get(cost.campaignKey) })),
  ];
  return all.flatMap(({ cost, campaign }) => {
    const found: EventRow[] = [];
    for (let day = maxDay(cost.from, span.from); day <= minDay(cost.to, span.to); day = addDays(day, 1)) {
      const own = { owner_key: campaign?.owner_key ?? null, campaign_key: campaign?.key ?? null };
      found.push({ ...NOWHERE, ...own, currency: rules.currency, day, minor: partOf(cost, day, day), rest: 0 });
    }
    return found;
  });
};

/** What subscriptions that begin or end move the monthly revenue by: over a period it is what it moved by in all. */
const mrrGrowth = async (db: ReadDb, { from, to }: CellSpan, rules: EventRules): Promise<EventRow[]> => {
  const { subscriptions } = await readSubscriptions(db, to, rules);
  return subscriptions.flatMap(({ started, ended, monthly: { minor, rest } }) => {
    if (ended !== null && ended <= started) return [];
    const moves = [
      { day: started, minor, rest },
      ...(ended === null ? [] : [{ day: ended, minor: -minor, rest: -rest }]),
    ];
    return moves
      .filter(({ day }) => day >= from && day <= to)
      .map((move) => ({ ...NOWHERE, campaign_key: null, currency: rules.currency, ...move }));
  });
};

/** The cases of a measure in a span, each by its day and cell. Money is in the workspace's currency. */
export const eventCells = async (
  db: ReadDb,
  metric: EventMetric,
  span: CellSpan,
  rules: EventRules,
): Promise<EventRow[]> => {
  switch (metric) {
    case 'won-value':
      return won(db, span, rules);
    case 'leads':
      return leads(db, span, sql`true`);
    case 'qualified-leads':
      return leads(db, span, IS_QUALIFIED);
    case 'new-customers':
      return newCustomers(db, span);
    case 'commission-owed':
      return commission(db, span, rules);
    case 'marketing-cost':
      return [...(await results(db, 'cost', span, rules)), ...(await writtenCosts(db, span, rules))];
    case 'mrr-growth':
      return mrrGrowth(db, span, rules);
    default:
      return results(db, RESULTS[metric], span, rules);
  }
};
