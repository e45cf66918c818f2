import { rowFrom } from './rows';

/** One row as it was before a step and after it, as text; null where it was not there. */
export type Change = { table_name: string; row_id: string; before: string | null; after: string | null };

/** Tables whose rows daily sums are made of. */
const SUMMED: ReadonlySet<string> = new Set(['orders', 'order_lines']);

/** A line that only went from one product to another, as a merge writes it: sums of the day itself stay. */
const movesProduct = ({ table_name, before, after }: Change): boolean => {
  if (table_name !== 'order_lines' || before === null || after === null) return false;
  const { product_key: product, day, ...more } = rowFrom(after);
  return product !== undefined && day === rowFrom(before)['day'] && Object.keys(more).length === 0;
};

/** The days of orders and their lines that these changes leave or enter; apart, those in which only products differ. */
export const daysOf = (changes: readonly Change[]): { days: Set<string>; productDays: Set<string> } => {
  const found = { days: new Set<string>(), productDays: new Set<string>() };
  for (const change of changes)
    if (SUMMED.has(change.table_name))
      for (const text of [change.before, change.after]) {
        const day = text === null ? undefined : rowFrom(text)['day'];
        if (typeof day === 'string') (movesProduct(change) ? found.productDays : found.days).add(day);
      }
  return found;
};
