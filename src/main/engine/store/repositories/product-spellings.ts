import type { Driver } from '../dialect';

/** Products by spelling as files would find them now: the living one of that key, else what it is known as. */
const NOW = `SELECT k.natural_key, coalesce(own.key, known.key) AS product, CASE WHEN own.key IS NULL THEN k.natural_key ELSE '' END AS counted_as
  FROM touched k LEFT JOIN products own ON own.natural_key = k.natural_key AND own.deleted_at IS NULL
  LEFT JOIN import_aliases a ON a.entity = 'products' AND a.natural_key = k.natural_key AND a.deleted_at IS NULL
  LEFT JOIN products known ON known.id = a.target_id AND known.deleted_at IS NULL`;

/** Spellings of which one step of history says whose they are: keys of its products, and what files know them as. */
const TOUCHED = `SELECT p.natural_key FROM history_changes c JOIN products p ON p.id = c.row_id WHERE c.history_id = @step AND c.table_name = 'products'
  UNION SELECT a.natural_key FROM history_changes c JOIN import_aliases a ON a.id = c.row_id WHERE c.history_id = @step AND c.table_name = 'import_aliases'
  UNION SELECT json_extract(coalesce(c.after, c.before), '$.natural_key') FROM history_changes c WHERE c.history_id = @step AND c.table_name = 'import_aliases' AND json_extract(coalesce(c.after, c.before), '$.natural_key') IS NOT NULL`;

/**
 * After a merge of products was taken back or put on again: order lines and stock counts that came in meanwhile go to
 * the product that their spelling is now. Answers the products between which lines went.
 *
 * @param step the id of the merge in the history
 */
export const settleSpellings = (driver: Driver, step: number): Set<number> => {
  const astray = <T>(columns: string, table: string, differs: string): T[] =>
    driver
      .prepare(
        `WITH touched AS MATERIALIZED (${TOUCHED}), now AS MATERIALIZED (${NOW}), batches AS MATERIALIZED (SELECT DISTINCT batch_id FROM import_spellings)
        SELECT ${columns} FROM ${table} f JOIN import_spellings s ON s.batch_id = f.batch_id AND s.source_line = f.source_line JOIN now ON now.natural_key = s.natural_key
        WHERE f.batch_id IN (SELECT batch_id FROM batches) AND f.product_key IS NOT NULL AND now.product IS NOT NULL AND ${differs} ORDER BY f.key`,
      )
      .all({ step }) as T[];
  const products = new Set<number>();
  const move = driver.prepare('UPDATE order_lines SET product_key = ? WHERE key = ?');
  for (const { key, was, product } of astray<{ key: number; was: number; product: number }>(
    'f.key, f.product_key AS was, now.product',
    'order_lines',
    'f.product_key <> now.product',
  )) {
    move.run(product, key);
    products.add(was).add(product);
  }
  // A count of the same day and place that stands there already is of an earlier file, and stays.
  const count = driver.prepare('UPDATE OR IGNORE stock_levels SET product_key = ?, counted_as = ? WHERE key = ?');
  for (const { key, product, counted_as: as } of astray<{ key: number; product: number; counted_as: string }>(
    'f.key, now.product, now.counted_as',
    'stock_levels',
    '(f.product_key <> now.product OR f.counted_as <> now.counted_as)',
  ))
    count.run(product, as, key);
  return products;
};
