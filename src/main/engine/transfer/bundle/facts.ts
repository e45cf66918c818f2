import type { Driver } from '../../store/dialect';
import type { Cell } from './decide';
import type { FactLine, Link } from './lines';
import { outward } from './links';
import type { Ref } from './shape';

type Row = Record<string, Cell>;

export type FactSpec = {
  table: string;
  /** What makes one the same as another copy's; `nth` counts the lines of an order with the same kind and product. */
  natural: readonly string[];
  values: readonly string[];
  refs: ReadonlyMap<string, Ref>;
};

const REFS: Readonly<Record<string, Ref>> = {
  order_key: { table: 'orders', column: 'key' },
  context_key: { table: 'sale_contexts', column: 'key' },
  customer_key: { table: 'customers', column: 'key' },
  product_key: { table: 'products', column: 'key' },
  campaign_key: { table: 'campaigns', column: 'key' },
};

const spec = (table: string, natural: string, values: string): FactSpec => {
  const [keys, rest] = [natural.split(' '), values.split(' ')];
  return {
    table,
    natural: keys,
    values: rest,
    refs: new Map([...keys, ...rest].flatMap((column) => (REFS[column] ? [[column, REFS[column]] as const] : []))),
  };
};

/** What imports bring that has no id of its own; what is pointed to stands before what points. */
export const FACTS: readonly FactSpec[] = [
  spec('customers', 'natural_key', 'external_id name email country'),
  spec(
    'orders',
    'external_id source',
    'day ordered_at context_key customer_key is_sale status discount_code tags link',
  ),
  spec(
    'order_lines',
    'order_key kind product_key nth',
    'day context_key customer_key quantity unit_price amount_minor amount_rest discount_minor discount_rest dated',
  ),
  spec(
    'ad_days',
    'from_day to_day campaign_key platform ad currency',
    'spend_minor spend_rest impressions reach clicks conversions revenue_minor likes comments shares leads orders',
  ),
  spec('stock_levels', 'product_key location as_of counted_as', 'on_hand unit_cost_minor received'),
  spec('subscriptions', 'customer_key plan started_day nth', 'ended_day monthly_minor monthly_rest currency'),
];

export const factSpec = (table: string): FactSpec | undefined => FACTS.find((one) => one.table === table);

const NTH =
  '(SELECT count(*) FROM order_lines x WHERE x.order_key = t.order_key AND x.kind = t.kind AND x.product_key IS t.product_key AND x.key <= t.key)';

/** How a batch is named inside a bundle: its place in the manifest's list. */
export type Batches = { place: (id: number) => number; news: readonly number[] };

/** The first values that the new imports found in rows that they changed. */
const basesOf = (driver: Driver, { news }: Batches): Map<string, { row: Row; batch: number }> => {
  const bases = new Map<string, { row: Row; batch: number }>();
  const changes = driver.prepare(
    "SELECT table_name, row_key, before FROM batch_changes WHERE batch_id = ? AND before <> 'null' ORDER BY seq",
  );
  for (const batch of news)
    for (const change of changes.all(batch) as { table_name: string; row_key: string; before: string }[]) {
      if (!factSpec(change.table_name)) continue;
      const at = `${change.table_name}/${change.row_key}`;
      const known = bases.get(at)?.row ?? {};
      bases.set(at, { row: { ...(JSON.parse(change.before) as Row), ...known }, batch });
    }
  return bases;
};

/**
 * The facts that the new imports brought or changed, and the orders and customers that they hang on. `needs` is told of
 * each record that one of them points to.
 */
export const factLines = (driver: Driver, batches: Batches, needs: (table: string, id: string) => void): FactLine[] => {
  const links = outward(driver);
  const bases = basesOf(driver, batches);
  const taken = new Map<string, Set<number>>(FACTS.map(({ table }) => [table, new Set<number>()]));
  const lines = new Map<string, FactLine[]>(FACTS.map(({ table }) => [table, []]));
  const need = (ref: Ref | undefined, value: Cell, link: Link): void => {
    if (ref === undefined || value === null) return;
    if (ref.table === 'orders' || ref.table === 'customers') take(ref.table, Number(value));
    else if (Array.isArray(link)) {
      for (const [index, table] of ['channels', 'channels', 'people', 'campaigns'].entries())
        if (typeof link[index] === 'string') needs(table, link[index]);
    } else if (typeof link === 'string') needs(ref.table, link);
  };
  const rowOf = (table: string, key: number): Row | undefined =>
    driver
      .prepare(`SELECT *${table === 'order_lines' ? `, ${NTH} AS nth` : ''} FROM ${table} t WHERE key = ?`)
      .get(key) as Row | undefined;
  const take = (table: string, key: number): void => {
    const known = taken.get(table);
    const one = factSpec(table);
    if (!known || !one || known.has(key)) return;
    known.add(key);
    const row = rowOf(table, key);
    if (!row) return;
    const said = (columns: readonly string[], from: Row): Record<string, Link> =>
      Object.fromEntries(
        columns.map((column) => {
          const ref = one.refs.get(column);
          const value = from[column] ?? null;
          const link = links.link(ref, value);
          need(ref, value, link);
          return [column, link];
        }),
      );
    const found = bases.get(`${table}/${key}`);
    const own = Number(row['batch_id']);
    const isNew = batches.news.includes(own);
    const values = said(one.values, row);
    lines.get(table)?.push({
      kind: 'fact',
      table,
      batch: batches.place(found && !isNew ? found.batch : own),
      line: typeof row['source_line'] === 'number' ? row['source_line'] : null,
      natural: said(one.natural, row),
      values,
      base: isNew ? null : found ? said(one.values, { ...row, ...found.row }) : values,
    });
  };
  for (const { table } of FACTS) {
    const made = driver.prepare(`SELECT key FROM ${table} WHERE batch_id = ? ORDER BY key`).pluck();
    for (const batch of batches.news) for (const key of made.all(batch) as number[]) take(table, key);
  }
  for (const at of bases.keys()) {
    const [table = '', key = ''] = at.split('/');
    take(table, Number(key));
  }
  return FACTS.flatMap(({ table }) => lines.get(table) ?? []);
};
