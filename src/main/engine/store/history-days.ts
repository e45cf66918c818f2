import { rowFrom } from './rows';

/** One row as it was before a step and after it, as text; null where it was not there. */
export type Change = { table_name: string; row_id: string; before: string | null; after: string | null };

/** Tables whose rows daily sums are made of. */
const SUMMED: ReadonlySet<string> = new Set(['orders', 'order_lines']);

/** The products of a line that only went from one to another, as a merge writes it: sums of the day itself stay. */
const movedProducts = ({ table_name, before, after }: Change): number[] | null => {
  if (table_name !== 'order_lines' || before === null || after === null) return null;
  const { product_key: to, day, ...more } = rowFrom(after);
  const was = rowFrom(before);
  const moved = to !== undefined && day === was['day'] && Object.keys(more).length === 0;
  return moved ? [was['product_key'], to].filter((key) => typeof key === 'number') : null;
};

/**
 * The days of orders and their lines that these changes leave or enter; and the products between which lines went that
 * differ in nothing else.
 */
export const daysOf = (changes: readonly Change[]): { days: Set<string>; products: Set<number> } => {
  const found = { days: new Set<string>(), products: new Set<number>() };
  for (const change of changes) {
    if (!SUMMED.has(change.table_name)) continue;
    const moved = movedProducts(change);
    for (const product of moved ?? []) found.products.add(product);
    if (moved === null)
      for (const text of [change.before, change.after]) {
        const day = text === null ? undefined : rowFrom(text)['day'];
        if (typeof day === 'string') found.days.add(day);
      }
  }
  return found;
};
