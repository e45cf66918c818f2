import { sql } from 'kysely';
import type { Driver, ReadDb } from '../dialect';

type Row = Record<string, string | number | null>;
type Note = (table: string, rowId: string, before: Row, after: Row) => void;
type Product = { key: number; natural_key: string };
/** Told after some thousands of lines how many have moved; may throw to give up. */
export type Pause = (done: number) => Promise<void>;
const PAUSE_LINES = 2_000;

type Count = { key: number; location: string; as_of: string; counted_as: string };

const productOf = (driver: Driver, key: number): Product =>
  driver.prepare('SELECT key, natural_key FROM products WHERE key = ?').get(key) as Product;

/** Whether there were any; each line is noted with its day, so that undo knows that nothing but the product differs. */
const moveLines = async (driver: Driver, from: number, to: number, note: Note, pause?: Pause): Promise<boolean> => {
  const lines = driver.prepare('SELECT key, day FROM order_lines WHERE product_key = ? ORDER BY key').all(from) as {
    key: number;
    day: string;
  }[];
  for (const [index, { key, day }] of lines.entries()) {
    if (index % PAUSE_LINES === 0) await pause?.(index);
    note('order_lines', String(key), { product_key: from, day }, { product_key: to, day });
  }
  driver.prepare('UPDATE order_lines SET product_key = ? WHERE product_key = ?').run(to, from);
  return lines.length > 0;
};

/** Names the counts of a product that were made under its own key: that key is no longer its own. */
export const nameCounts = (driver: Driver, product: number, countedAs: string, note: Note): void => {
  const own = driver
    .prepare("SELECT key FROM stock_levels WHERE product_key = ? AND counted_as = '' ORDER BY key")
    .pluck()
    .all(product) as number[];
  const name = driver.prepare('UPDATE stock_levels SET counted_as = ? WHERE key = ?');
  for (const key of own) {
    note('stock_levels', String(key), { counted_as: '' }, { counted_as: countedAs });
    name.run(countedAs, key);
  }
};

const moveCounts = (driver: Driver, from: Product, to: Product, note: Note): void => {
  const counts = driver
    .prepare('SELECT key, location, as_of, counted_as FROM stock_levels WHERE product_key = ? ORDER BY key')
    .all(from.key) as Count[];
  const taken = driver
    .prepare('SELECT 1 FROM stock_levels WHERE product_key = ? AND location = ? AND as_of = ? AND counted_as = ?')
    .pluck();
  const move = driver.prepare('UPDATE stock_levels SET product_key = ?, counted_as = ? WHERE key = ?');
  for (const { key, location, as_of: day, counted_as: as } of counts) {
    const own = from.natural_key === to.natural_key ? '' : from.natural_key;
    let name = as === '' ? own : as;
    // The same spelling may have been merged before and made anew since.
    for (let nth = 2; taken.get(to.key, location, day, name) !== undefined; nth += 1)
      name = `${from.natural_key} (${nth})`;
    note(
      'stock_levels',
      String(key),
      { product_key: from.key, counted_as: as },
      { product_key: to.key, counted_as: name },
    );
    move.run(to.key, name, key);
  }
};

/**
 * Gives the order lines and stock counts of one product to another, whose keys are as they are after the merge. Answers
 * whether lines moved: then the sums of both are to be made anew.
 */
export const moveFacts = async (
  driver: Driver,
  from: number,
  to: number,
  note: Note,
  pause?: Pause,
): Promise<boolean> => {
  const lines = await moveLines(driver, from, to, note, pause);
  moveCounts(driver, productOf(driver, from), productOf(driver, to), note);
  return lines;
};

/**
 * Facts that point to a product which went into another: they came with changes of another copy, or while its merge was
 * undone. The lines have no index by product, so they are read once for all merged products together.
 */
const straysOfMerges = (driver: Driver): { from: number; to: number }[] =>
  driver
    .prepare(
      `WITH merged AS MATERIALIZED (SELECT DISTINCT f.key AS "from", t.key AS "to" FROM import_aliases a JOIN products f ON f.id = a.from_id AND f.deleted_at IS NOT NULL JOIN products t ON t.id = a.target_id AND t.deleted_at IS NULL
         WHERE a.entity = 'products' AND a.deleted_at IS NULL),
       strays AS MATERIALIZED (SELECT product_key FROM order_lines WHERE product_key IN (SELECT "from" FROM merged) UNION SELECT product_key FROM stock_levels WHERE product_key IN (SELECT "from" FROM merged))
       SELECT "from", "to" FROM merged WHERE "from" IN (SELECT product_key FROM strays)`,
    )
    .all() as { from: number; to: number }[];

/** Gives what still points to products that went into others to those; answers the products between which lines went. */
export const moveStrays = async (driver: Driver, note: Note): Promise<Set<number>> => {
  const products = new Set<number>();
  for (const { from, to } of straysOfMerges(driver))
    if (await moveFacts(driver, from, to, note)) products.add(from).add(to);
  return products;
};

/** How many lines and counts a product has, and how many of its counts stand beside one of another product on one day. */
export const factsOfProduct = async (
  db: ReadDb,
  key: number,
  other: number,
): Promise<{ lines: number; counts: number; beside: number }> => {
  const { rows } = await sql<{ lines: number; counts: number; beside: number }>`
    SELECT (SELECT count(*) FROM order_lines WHERE product_key = ${key}) AS lines, (SELECT count(*) FROM stock_levels WHERE product_key = ${key}) AS counts,
      (SELECT count(*) FROM stock_levels s WHERE s.product_key = ${key} AND EXISTS (SELECT 1 FROM stock_levels o WHERE o.product_key = ${other} AND o.location = s.location AND o.as_of = s.as_of)) AS beside`.execute(
    db,
  );
  return rows[0] ?? { lines: 0, counts: 0, beside: 0 };
};

type Known = { id: string; natural_key: string };

/** What is known now by any of these spellings. */
export const aliasesOf = async (db: ReadDb, keys: readonly string[]): Promise<Known[]> =>
  db
    .selectFrom('import_aliases')
    .select(['id', 'natural_key'])
    .where('entity', '=', 'products')
    .where('natural_key', 'in', keys)
    .where('deleted_at', 'is', null)
    .execute();

/** Another living product of this key. */
export const productOfKey = (db: ReadDb, naturalKey: string, except: readonly string[]) =>
  db
    .selectFrom('products')
    .select(['name', 'sku'])
    .where('natural_key', '=', naturalKey)
    .where('id', 'not in', except)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

const NODES = sql`n.id, n.tree_id, n.parent_id, n.kind, n.channel_key, n.line, n.product_key, n.person_key, n.metric, coalesce(c.name, nullif(p.name, ''), p.sku, o.name, n.line, 'Company') AS name, n.amount, n.locked, n.owner_key, n.note, n.spread_method, n.spread_months`;

export type ProductNode = {
  id: string;
  tree_id: string;
  parent_id: string | null;
  kind: string;
  channel_key: number | null;
  line: string | null;
  product_key: number | null;
  person_key: number | null;
  metric: string | null;
  name: string;
  amount: number;
  locked: number;
  owner_key: number | null;
  note: string;
  spread_method: string | null;
  spread_months: string | null;
};

/** The living nodes of every tree in which one of these products has a target, in their order. */
export const nodesOfProductTrees = async (db: ReadDb, keys: readonly number[]): Promise<ProductNode[]> =>
  (
    await sql<ProductNode>`
    SELECT ${NODES} FROM target_nodes n JOIN target_trees t ON t.id = n.tree_id AND t.deleted_at IS NULL
      LEFT JOIN channels c ON c.key = n.channel_key LEFT JOIN products p ON p.key = n.product_key LEFT JOIN people o ON o.key = n.person_key
    WHERE n.deleted_at IS NULL AND n.tree_id IN (SELECT tree_id FROM target_nodes WHERE product_key IN (${sql.join(keys)}) AND deleted_at IS NULL) ORDER BY n.position, n.id`.execute(
      db,
    )
  ).rows;

export type Twins = {
  /** Links by which a campaign holds the product that goes although it holds the other. */
  links: string[];
  /** Lifts of one moment and channel for both: they are added. */
  lifts: { keep: string; drop: string; amount: number }[];
};

/** What stands for both products where only one can. */
export const twinsOfProducts = async (db: ReadDb, keep: number, drop: number): Promise<Twins> => {
  const links = await sql<{ id: string }>`
    SELECT d.id FROM campaign_links d WHERE d.product_key = ${drop} AND d.deleted_at IS NULL
      AND EXISTS (SELECT 1 FROM campaign_links k WHERE k.product_key = ${keep} AND k.campaign_key = d.campaign_key AND k.kind = d.kind AND k.deleted_at IS NULL) ORDER BY d.id`.execute(
    db,
  );
  const lifts = await sql<{ keep: string; drop: string; own: number; theirs: number }>`
    SELECT min(k.id) AS keep, d.id AS "drop", k.amount_minor AS own, d.amount_minor AS theirs FROM moment_lifts d JOIN moment_lifts k ON k.moment_id = d.moment_id AND k.channel_key IS d.channel_key AND k.product_key = ${keep} AND k.deleted_at IS NULL
    WHERE d.product_key = ${drop} AND d.deleted_at IS NULL GROUP BY d.id ORDER BY d.id`.execute(db);
  const sums = new Map<string, number>();
  return {
    links: links.rows.map(({ id }) => id),
    lifts: lifts.rows.map(({ keep: kept, drop: gone, own, theirs }) => {
      const amount = (sums.get(kept) ?? own) + theirs;
      sums.set(kept, amount);
      return { keep: kept, drop: gone, amount };
    }),
  };
};

/** A row that belongs to a target: its new columns, or null where it has no sense any more. */
export type TargetLink = {
  table: 'plan_items' | 'campaign_decisions' | 'target_offsets';
  id: string;
  patch: Record<string, string> | null;
};

/** What hangs on targets that went into others: plan items, decisions, and offsets, which go when both ends are one. */
export const linksOfTargets = async (db: ReadDb, into: ReadonlyMap<string, string>): Promise<TargetLink[]> => {
  const gone = [...into.keys()];
  if (gone.length === 0) return [];
  const to = (id: string): string => into.get(id) ?? id;
  const hanging = async (table: 'plan_items' | 'campaign_decisions'): Promise<TargetLink[]> =>
    (await db.selectFrom(table).select(['id', 'node_id']).where('node_id', 'in', gone).execute()).map((row) => ({
      table,
      id: row.id,
      patch: { node_id: to(row.node_id ?? '') },
    }));
  const offsets = await db
    .selectFrom('target_offsets')
    .select(['id', 'short_id', 'over_id'])
    .where((on) => on.or([on('short_id', 'in', gone), on('over_id', 'in', gone)]))
    .where('deleted_at', 'is', null)
    .execute();
  return [
    ...(await hanging('plan_items')),
    ...(await hanging('campaign_decisions')),
    ...offsets.map(({ id, short_id: short, over_id: over }): TargetLink => {
      const same = to(short) === to(over);
      return { table: 'target_offsets', id, patch: same ? null : { short_id: to(short), over_id: to(over) } };
    }),
  ];
};
