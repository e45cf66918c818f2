import { sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { remember } from '../remember';

export type Coverage = Partial<
  Record<
    'sales' | 'customers' | 'subscriptions' | 'deals' | 'leads' | 'ads' | 'stock' | 'targets' | 'contacts' | 'creators',
    { first: string; last: string }
  >
>;

/** First and last day that each source speaks of, from the ends of its index; absent where it has no row. Subscriptions run on. Targets, once there are any, speak of every day: which ones they cover is theirs to say. */
export const readCoverage = (db: ReadDb): Promise<Coverage> => remember(db, 'coverage', () => coverageOf(db));

const coverageOf = async (db: ReadDb): Promise<Coverage> => {
  const result = await sql<Record<string, string | null>>`SELECT
    (SELECT min(day) FROM daily_sales) AS sales_first, (SELECT max(day) FROM daily_sales) AS sales_last,
    (SELECT min(day) FROM daily_customer_sales) AS customers_first, (SELECT max(day) FROM daily_customer_sales) AS customers_last,
    (SELECT min(started_day) FROM subscriptions) AS subscriptions_first, (SELECT '9999-12-31' FROM subscriptions LIMIT 1) AS subscriptions_last,
    (SELECT coalesce(min(coalesce(created_day, closed_day)), '0000-00-00') FROM deals WHERE deleted_at IS NULL HAVING count(*) > 0) AS deals_first,
    (SELECT coalesce(max(coalesce(closed_day, created_day)), '9999-12-31') FROM deals WHERE deleted_at IS NULL HAVING count(*) > 0) AS deals_last,
    (SELECT min(created_day) FROM leads WHERE deleted_at IS NULL) AS leads_first, (SELECT max(created_day) FROM leads WHERE deleted_at IS NULL) AS leads_last,
    min((SELECT coalesce(min(from_day), '9999') FROM ad_days), (SELECT coalesce(min(from_day), '9999') FROM result_days WHERE deleted_at IS NULL)) AS ads_first,
    max((SELECT coalesce(max(to_day), '') FROM ad_days), (SELECT coalesce(max(to_day), '') FROM result_days WHERE deleted_at IS NULL)) AS ads_last,
    (SELECT min('0000-00-00') FROM contacts WHERE deleted_at IS NULL AND coalesce(opt_in, '') <> '') AS contacts_first, (SELECT max('9999-12-31') FROM contacts WHERE deleted_at IS NULL AND coalesce(opt_in, '') <> '') AS contacts_last,
    (SELECT min(day) FROM daily_sales WHERE EXISTS (SELECT 1 FROM codes WHERE deleted_at IS NULL)) AS creators_first, (SELECT max(day) FROM daily_sales WHERE EXISTS (SELECT 1 FROM codes WHERE deleted_at IS NULL)) AS creators_last,
    (SELECT min(as_of) FROM stock_levels) AS stock_first, (SELECT max(as_of) FROM stock_levels) AS stock_last,
    (SELECT min('0000-00-00') FROM target_trees WHERE deleted_at IS NULL) AS targets_first, (SELECT max('9999-12-31') FROM target_trees WHERE deleted_at IS NULL) AS targets_last`.execute(
    db,
  );
  const row = result.rows[0] ?? {};
  const coverage: Coverage = {};
  for (const source of [
    'sales',
    'customers',
    'subscriptions',
    'deals',
    'leads',
    'ads',
    'stock',
    'targets',
    'contacts',
    'creators',
  ] as const) {
    const first = row[`${source}_first`];
    const last = row[`${source}_last`];
    if (first && last) coverage[source] = { first, last };
  }
  return coverage;
};

/** Whether any order is attributed to a campaign, so that revenue can be attributed to one. */
export const hasAttribution = (db: ReadDb): Promise<boolean> => remember(db, 'attribution', () => attributionOf(db));

const attributionOf = async (db: ReadDb): Promise<boolean> => {
  const result = await sql<{
    yes: number;
  }>`SELECT EXISTS (SELECT 1 FROM order_attributions) AS yes`.execute(db);
  return result.rows[0]?.yes === 1;
};
