import type { Undoing } from './undoing';
import { NAMES, STANDING, TAKEN_BACK } from './unused';

/** What files say day by day: rows of their import alone, which no person makes. */
const FACTS = ['order_lines', 'ad_days', 'result_days', 'stock_levels', 'subscriptions'] as const;

/** Removes the facts of an import, and those of imports taken back before it that only this one had changed. */
export const removeFacts = async (undoing: Undoing): Promise<void> => {
  const { driver, batch, also, gone, told } = undoing;
  for (const table of ['order_lines', 'orders'])
    for (const day of driver
      .prepare(`SELECT DISTINCT day FROM ${table} WHERE batch_id IN (${TAKEN_BACK})`)
      .pluck()
      .all() as string[])
      undoing.days.add(day);
  for (const [index, table] of FACTS.entries()) {
    await undoing.pause(index, FACTS.length);
    const kept = driver
      .prepare(`SELECT key FROM ${table} WHERE batch_id = ? AND CAST(key AS TEXT) IN (${STANDING(table)})`)
      .pluck()
      .all(batch) as number[];
    const line = driver.prepare(`SELECT source_line FROM ${table} WHERE key = ?`).pluck();
    undoing.removed += gone.remove(
      table,
      `batch_id IN (${TAKEN_BACK}) AND CAST(key AS TEXT) NOT IN (${STANDING(table)})`,
    );
    for (const key of kept)
      if (also.has(`${table}/${key}`)) undoing.removed += gone.remove(table, 'batch_id = ? AND key = ?', batch, key);
      else
        told.tell(table, String(key), () => ({
          reason: `${NAMES[table]} of line ${String(line.get(key))} was changed by a later import, so it stays.`,
        }));
  }
  // A line that stays must be known by its spelling still: an undo of the merge behind it gives it back by that.
  driver.exec(
    `DELETE FROM import_spellings WHERE batch_id IN (${TAKEN_BACK}) AND (batch_id, source_line) NOT IN (${[
      'order_lines',
      'stock_levels',
    ]
      .map((table) => `SELECT batch_id, source_line FROM ${table} WHERE batch_id IN (${TAKEN_BACK})`)
      .join(' UNION ALL ')})`,
  );
  gone.remove(
    'orders',
    `batch_id IN (${TAKEN_BACK}) AND NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.order_key = orders.key)`,
  );
  driver.exec(
    `UPDATE orders SET is_sale = 0 WHERE is_sale = 1 AND batch_id IN (${TAKEN_BACK}) AND NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.order_key = orders.key AND l.kind = 'sale')`,
  );
};
