import type { Driver } from '../dialect';
import { settleSpellings } from './product-spellings';

type Row = Record<string, string | number | null>;
type Note = (table: string, rowId: string, before: Row, after: Row) => void;

/** Merges that this step of history took back, the latest first: the steps that made or carried on each of them. */
const PARTED = `SELECT f.key AS product, min(m.history_id) AS since FROM history_changes c JOIN import_aliases a ON a.id = c.row_id AND a.entity = 'products' AND a.deleted_at IS NOT NULL
  JOIN products f ON f.id = a.from_id AND f.deleted_at IS NULL JOIN history_changes m ON m.table_name = 'import_aliases' AND m.row_id = a.id AND m.before IS NULL
  WHERE c.history_id = @step AND c.table_name = 'import_aliases' GROUP BY f.key ORDER BY since DESC`;

/** What merges and bundles since then said of lines and counts, the latest first. */
const MOVES = `SELECT c.history_id AS step, c.table_name AS "table", c.row_id AS row, c.before, c.after FROM history h JOIN history_changes c ON c.history_id = h.id
  WHERE h.id BETWEEN @since AND @step - 1 AND h.undone = 0 AND h.entity IN ('products', 'bundle') AND c.table_name IN ('order_lines', 'stock_levels') AND c.before IS NOT NULL AND c.after IS NOT NULL
  ORDER BY c.history_id DESC, c.seq DESC`;
type Move = { step: number; table: 'order_lines' | 'stock_levels'; row: string; before: string; after: string };

/**
 * After a bundle brought it that a teammate took a merge of products back: the lines and counts that this copy gave to
 * the product that stayed go back to the one that is there again, and so do those that came in meanwhile under its
 * spelling. Answers the products between which lines went.
 *
 * @param step the id of the bundle in the history
 */
export const partProducts = (driver: Driver, step: number, note: Note): Set<number> => {
  const products = new Set<number>();
  const parted = driver.prepare(PARTED).all({ step }) as { product: number; since: number }[];
  if (parted.length === 0) return products;
  const find = {
    order_lines: driver.prepare('SELECT product_key, day FROM order_lines WHERE key = ?'),
    stock_levels: driver.prepare('SELECT product_key, counted_as FROM stock_levels WHERE key = ?'),
  };
  const give = {
    order_lines: driver.prepare('UPDATE order_lines SET product_key = @product_key WHERE key = @key'),
    // A count of the same day and place that stands there already stays, and this one with the product that has it.
    stock_levels: driver.prepare(
      'UPDATE OR IGNORE stock_levels SET product_key = @product_key, counted_as = @counted_as WHERE key = @key',
    ),
  };
  for (const { product, since } of parted)
    for (const { step: made, table, row, ...texts } of driver.prepare(MOVES).all({ since, step }) as Move[]) {
      const [before, after] = [JSON.parse(texts.before) as Row, JSON.parse(texts.after) as Row];
      const moved = before['product_key'] === product && after['product_key'] !== product;
      // Where the SKU of the one that went was taken, the merge named the counts of the other by their own.
      const named = made === since && !('product_key' in after) && 'counted_as' in after;
      const now = moved || named ? (find[table].get(row) as Row | undefined) : undefined;
      if (!now || Object.keys(after).some((column) => after[column] !== now[column])) continue;
      const back: Row = { ...now, ...before };
      if (give[table].run({ key: row, ...back }).changes === 0) continue;
      note(table, row, now, back);
      if (table === 'order_lines') products.add(product).add(Number(now['product_key']));
    }
  for (const key of settleSpellings(driver, step)) products.add(key);
  return products;
};
