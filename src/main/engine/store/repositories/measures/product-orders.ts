import { sql } from 'kysely';
import type { ReadDb } from '../../dialect';
import { remember } from '../../remember';
import type { Request } from './gather';

/**
 * Of one product, as a group: orders with a sale line of it, their customers, and those of them with two or more. Records
 * with one SKU, as of a product that was removed and came again, are one group: who bought both came back.
 */
export type ProductOrders = { grp: string; label: string | null; orders: number; customers: number; repeats: number };

/**
 * Orders of some products in a span, on the day of their lines. They are counted in the lines, which know no product without looking, so one walk
 * over the span answers both how many orders there were and who came back.
 */
export const productOrders = (
  db: ReadDb,
  { from, to }: Pick<Request, 'from' | 'to'>,
  keys: readonly number[],
): Promise<readonly ProductOrders[]> =>
  remember(db, `orders of products ${from} ${to} ${keys.join()}`, async () => {
    const { rows } = await sql<ProductOrders>`
      SELECT grp, min(label) AS label, sum(n) AS orders, sum(customer_key IS NOT NULL) AS customers, sum(customer_key IS NOT NULL AND n >= 2) AS repeats
      FROM (SELECT coalesce(nullif(p.sku, ''), p.name) AS grp, o.customer_key, min(p.name) AS label, count(DISTINCT l.order_key) AS n
        FROM order_lines l CROSS JOIN orders o ON o.key = l.order_key CROSS JOIN products p ON p.key = l.product_key
        WHERE l.kind = 'sale' AND l.day BETWEEN ${from} AND ${to} AND l.product_key IN (SELECT value FROM json_each(${JSON.stringify(keys)})) GROUP BY 1, 2)
      GROUP BY 1`.execute(db);
    return rows;
  });

/** Keys of the products that stand under some groups of the product dimension. */
export const keysOfGroups = async (db: ReadDb, groups: readonly string[]): Promise<number[]> =>
  (
    await sql<{ key: number }>`
    SELECT key FROM products WHERE coalesce(nullif(sku, ''), name) IN (SELECT value FROM json_each(${JSON.stringify(groups)}))`.execute(
      db,
    )
  ).rows.map(({ key }) => key);
