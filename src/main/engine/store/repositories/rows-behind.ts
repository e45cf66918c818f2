import { createHash } from 'node:crypto';
import { bulk, type WriteDb } from '../dialect';

export type RowSum = { rows: number; sum: string };

/**
 * The imported rows and deals that a report of these days stands on, by what they say and not by this file's own
 * keys: the same rows imported again give the same sum.
 */
const READS: Readonly<Record<string, string>> = {
  'order lines': `SELECT o.source, o.external_id, l.kind, l.day, p.natural_key, c.currency, l.quantity, l.unit_price, l.amount_minor, l.amount_rest, l.discount_minor, l.discount_rest
    FROM order_lines l JOIN orders o ON o.key = l.order_key JOIN sale_contexts c ON c.key = l.context_key LEFT JOIN products p ON p.key = l.product_key
    WHERE l.day BETWEEN :from AND :to ORDER BY o.source, o.external_id, l.kind, l.day, p.natural_key, l.quantity, l.unit_price, l.amount_minor, l.discount_minor`,
  'ad rows': `SELECT c.natural_key, a.from_day, a.to_day, a.platform, a.ad, a.currency, a.spend_minor, a.spend_rest, a.impressions, a.clicks, a.conversions, a.revenue_minor, a.likes, a.comments, a.shares
    FROM ad_days a JOIN campaigns c ON c.key = a.campaign_key WHERE a.to_day >= :from AND a.from_day <= :to ORDER BY a.from_day, a.to_day, c.natural_key, a.platform, a.ad, a.currency`,
  leads: `SELECT id, source_system, external_id, created_day, qualified_day, handed_day, accepted_day, returned_day, opened_day, converted_day, closed_day
    FROM leads WHERE deleted_at IS NULL AND created_day <= :to AND coalesce(closed_day, converted_day, :to) >= :from ORDER BY id`,
  deals: `SELECT id, title, stage_id, value_minor, currency, probability, created_day, expected_close, closed_day
    FROM deals WHERE deleted_at IS NULL AND coalesce(closed_day, :to) >= :from AND coalesce(created_day, :from) <= :to ORDER BY id`,
  'stock counts': `SELECT p.natural_key, s.location, s.as_of, s.on_hand, s.unit_cost_minor, s.received
    FROM stock_levels s JOIN products p ON p.key = s.product_key WHERE s.as_of BETWEEN :from AND :to ORDER BY s.as_of, p.natural_key, s.location`,
};

/** Number and SHA-256 (hexadecimal) of the rows behind the days of a report, by kind of row. */
export const rowsBehindDays = (db: WriteDb, from: string, to: string): Record<string, RowSum> =>
  Object.fromEntries(
    Object.entries(READS).map(([kind, read]) => {
      const hash = createHash('sha256');
      let rows = 0;
      for (const row of bulk(db).prepare(read).raw().iterate({ from, to })) {
        hash.update(`${JSON.stringify(row)}\n`);
        rows += 1;
      }
      return [kind, { rows, sum: hash.digest('hex') }];
    }),
  );
