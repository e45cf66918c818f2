import { sql } from 'kysely';
import type { Day } from '../../../../shared/domain/day';
import type { Dimension } from '../../../../shared/domain/dimensions';
import { fold } from '../../../../shared/domain/text';
import type { Amount } from '../../../../shared/domain/money';
import type { ReadDb } from '../dialect';
import { convertExact, type Request, UNASSIGNED } from './measures/gather';

/** A paid subscription with its monthly amount in the workspace's currency, and where it came from. */
export type StoredSubscription = {
  key: number;
  customer: number;
  name: string;
  /** The group of a breakdown that it belongs to; null for the whole. */
  group: string | null;
  label: string | null;
  plan: string;
  started: Day;
  ended: Day | null;
  monthly: Amount;
  file: string | null;
  line: number;
  batch: number;
};

/**
 * The paid subscriptions that began by a day, each in the workspace's currency at the rate of the day it began, so
 * that a rate that moves is neither growth nor churn. Those without a rate are left out and their currencies named.
 */
export const readSubscriptions = async (
  db: ReadDb,
  to: Day,
  request: Pick<Request, 'rates' | 'currency'>,
  by?: Dimension,
): Promise<{ subscriptions: StoredSubscription[]; leftOut: Set<string> }> => {
  const { rows } = await sql<{
    key: number;
    customer: number;
    id: string;
    name: string;
    country: string;
    plan: string;
    started: Day;
    ended: Day | null;
    minor: number;
    rest: number;
    currency: string;
    file: string | null;
    line: number;
    batch: number;
  }>`SELECT s.key, s.customer_key AS customer, coalesce(nullif(u.external_id, ''), nullif(u.email, ''), u.name) AS id, coalesce(nullif(u.name, ''), nullif(u.email, ''), u.external_id) AS name,
      u.country, s.plan, s.started_day AS started, s.ended_day AS ended, s.monthly_minor AS minor, s.monthly_rest AS rest, s.currency, b.file, s.source_line AS line, s.batch_id AS batch
    FROM subscriptions s JOIN customers u ON u.key = s.customer_key LEFT JOIN import_batches b ON b.id = s.batch_id
    WHERE s.started_day <= ${to} AND (s.monthly_minor > 0 OR s.monthly_rest > 0) ORDER BY s.started_day, s.key`.execute(
    db,
  );
  const leftOut = new Set<string>();
  const subscriptions = rows.flatMap(({ minor, rest, currency, id, country, ...row }): StoredSubscription[] => {
    const monthly = convertExact({ minor, rest }, currency, request, row.started);
    if (monthly === undefined) {
      leftOut.add(currency);
      return [];
    }
    const group =
      by === 'plan' ? row.plan || UNASSIGNED : by === 'customer' ? id : by === 'country' ? country || UNASSIGNED : null;
    return [{ ...row, group, label: by === 'customer' && row.name !== id ? row.name : null, monthly }];
  });
  return { subscriptions, leftOut };
};

/** What of a plan's price is cost, by the folded name or SKU of the product that the plan is named as, or of one that went into it. */
export const costShares = async (db: ReadDb): Promise<Map<string, number>> => {
  const { rows } = await sql<{ sku: string; name: string; share: number }>`
    SELECT coalesce(f.sku, p.sku) AS sku, coalesce(f.name, p.name) AS name, p.cost_minor * 1.0 / p.price_minor AS share FROM products p
      LEFT JOIN (SELECT NULL AS sku, NULL AS name, NULL AS target_id UNION ALL SELECT g.sku, g.name, a.target_id FROM import_aliases a JOIN products g ON g.id = a.from_id WHERE a.entity = 'products' AND a.deleted_at IS NULL) f ON f.target_id IS NULL OR f.target_id = p.id
    WHERE p.deleted_at IS NULL AND p.price_minor > 0 AND p.cost_minor IS NOT NULL ORDER BY f.target_id IS NULL`.execute(
    db,
  );
  return new Map(
    rows.flatMap(({ sku, name, share }) => [sku, name].filter(Boolean).map((text) => [fold(text), share])),
  );
};

export type OwnSubscription = {
  key: number;
  /** The natural key of the customer who pays it, and its place among those of one plan and day. */
  customer: string;
  nth: number;
  name: string;
  plan: string;
  started: string;
  ended: string | null;
  monthly: number;
  currency: string;
  file: string;
  line: number;
};

/** What these customers subscribed to, what runs first, then the newest. */
export const subscriptionsOf = async (db: ReadDb, keys: readonly number[]): Promise<OwnSubscription[]> => {
  const { rows } = await sql<OwnSubscription>`
    SELECT s.key, u.natural_key AS customer, s.nth, coalesce(nullif(u.name, ''), nullif(u.email, ''), u.external_id) AS name, s.plan, s.started_day AS started, s.ended_day AS ended,
      s.monthly_minor AS monthly, s.currency, b.file, s.source_line AS line
    FROM json_each(${JSON.stringify(keys)}) j CROSS JOIN subscriptions s ON s.customer_key = j.value JOIN customers u ON u.key = s.customer_key JOIN import_batches b ON b.id = s.batch_id
    ORDER BY s.ended_day IS NOT NULL, s.started_day DESC, s.key`.execute(db);
  return rows;
};
