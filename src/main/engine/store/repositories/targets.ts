import { sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { besideName } from '../../../../shared/domain/targets';
import { remember } from '../remember';

export type TreeRow = {
  id: string;
  period: string;
  metric: string;
  statement: string;
  spread_method: string;
  spread_months: string;
  person_id: string | null;
  at: string;
  rev: number;
  amount: number;
};

/** Living trees with the amount at their top, the newest period first. */
export const listTrees = async (db: ReadDb): Promise<TreeRow[]> => {
  const result = await sql<TreeRow>`
    SELECT t.id, t.period, t.metric, t.statement, t.spread_method, t.spread_months, t.person_id, t.at, t.rev,
      coalesce((SELECT n.amount FROM target_nodes n WHERE n.tree_id = t.id AND n.parent_id IS NULL AND n.deleted_at IS NULL), 0) AS amount
    FROM target_trees t WHERE t.deleted_at IS NULL ORDER BY t.period DESC, t.metric`.execute(db);
  return result.rows;
};

export type NodeRow = {
  id: string;
  tree_id: string;
  parent_id: string | null;
  kind: string;
  channel_key: number | null;
  line: string | null;
  product_key: number | null;
  person_key: number | null;
  /** Its measure as it is kept, null for its tree's; and its measure itself. */
  own_metric: string | null;
  metric: string;
  /** The target whose sum it is a part of: none for the top, and for one in another measure than what it stands under. */
  sum_parent_id: string | null;
  /** Id of the channel, product or person that it stands for. */
  ref_id: string | null;
  name: string;
  amount: number;
  locked: number;
  owner_key: number | null;
  note: string;
  spread_method: string | null;
  spread_months: string | null;
  outlook_method: string;
  rev: number;
};

const NODE = sql`n.id, n.parent_id, n.kind, n.channel_key, n.line, n.product_key, n.person_key, n.metric AS own_metric, coalesce(c.id, p.id, o.id) AS ref_id,
  coalesce(c.name, nullif(p.name, ''), p.sku, o.name, n.line, 'Company') AS name, n.amount, n.locked, n.owner_key, n.note, n.spread_method, n.spread_months, n.outlook_method, n.rev`;
const NAMED = sql`LEFT JOIN channels c ON c.key = n.channel_key LEFT JOIN products p ON p.key = n.product_key LEFT JOIN people o ON o.key = n.person_key`;
const IN_TREE = sql`JOIN target_trees t ON t.id = n.tree_id`;

type Found = Omit<NodeRow, 'tree_id' | 'metric' | 'sum_parent_id'>;
/** A row that was just read as a target in its tree, in place: what is the same for all of a tree is not read with each of thousands. */
const inTree = (found: Found, tree: { id: string; metric: string }): NodeRow =>
  Object.assign(found, {
    tree_id: tree.id,
    metric: found.own_metric ?? tree.metric,
    sum_parent_id: found.parent_id,
  });

/** A target with whose sum it is a part of, by the measure above it; one beside a sum has its measure in its name. */
const inSum = (row: NodeRow, above: string | null | undefined): NodeRow =>
  row.parent_id === null || above === row.metric
    ? row
    : { ...row, name: besideName(row.name, row.metric), sum_parent_id: null };

/** The same for all targets of a tree. */
const summedUp = (rows: NodeRow[]): NodeRow[] => {
  if (rows.every((row) => row.own_metric === null)) return rows;
  const metrics = new Map(rows.map((row) => [row.id, row.metric]));
  return rows.map((row) => inSum(row, metrics.get(row.parent_id ?? '')));
};

/** The nodes of a tree by position; those of a removed parent are not among them since they are removed with it. */
export const nodesOf = (db: ReadDb, treeId: string): Promise<readonly NodeRow[]> =>
  remember(db, `nodes of ${treeId}`, async () => {
    const tree = await sql<{ metric: string }>`SELECT metric FROM target_trees WHERE id = ${treeId}`.execute(db);
    const { metric = '' } = tree.rows[0] ?? {};
    const result = await sql<Found>`
      SELECT ${NODE} FROM target_nodes n ${NAMED} WHERE n.tree_id = ${treeId} AND n.deleted_at IS NULL ORDER BY n.position, n.id`.execute(
      db,
    );
    return summedUp(result.rows.map((row) => inTree(row, { id: treeId, metric })));
  });

/** A living node with its place in its tree's sums. */
export const findNode = async (db: ReadDb, id: string): Promise<NodeRow | undefined> => {
  const result = await sql<Found & { tree_id: string; tree_metric: string; above: string | null }>`
    SELECT ${NODE}, n.tree_id, t.metric AS tree_metric, (SELECT coalesce(u.metric, t.metric) FROM target_nodes u WHERE u.id = n.parent_id) AS above
    FROM target_nodes n ${IN_TREE} ${NAMED} WHERE n.id = ${id} AND n.deleted_at IS NULL`.execute(db);
  const [row] = result.rows;
  if (!row) return undefined;
  return inSum(inTree(row, { id: row.tree_id, metric: row.tree_metric }), row.above);
};

/**
 * Nodes of the company and its channels in every net-sales tree: what reports read a channel's target from. A channel
 * below a line, a product or an owner has the target of that part alone.
 */
export const channelTargets = async (db: ReadDb): Promise<{ period: string; node: NodeRow; tree: TreeRow }[]> => {
  const trees = (await listTrees(db)).filter((tree) => tree.metric === 'net-sales');
  const result: { period: string; node: NodeRow; tree: TreeRow }[] = [];
  for (const tree of trees) {
    const nodes = new Map((await nodesOf(db, tree.id)).map((node) => [node.id, node]));
    const whole = (node: NodeRow | undefined): boolean =>
      node !== undefined &&
      (node.parent_id === null || (node.kind === 'channel' && whole(nodes.get(node.sum_parent_id ?? ''))));
    for (const node of nodes.values()) if (whole(node)) result.push({ period: tree.period, node, tree });
  }
  return result;
};

type Authored = { id: string; person_id: string | null; at: string; rev: number };
export type CallRow = Authored & {
  node_id: string;
  call: string;
  expected: number | null;
  confidence: number;
  reason: string;
};

/** Calls of a tree, the newest first. */
export const callsOf = async (db: ReadDb, treeId: string): Promise<CallRow[]> => {
  const result = await sql<CallRow>`
    SELECT k.id, k.node_id, k.call, k.expected, k.confidence, k.reason, k.person_id, k.at, k.rev FROM target_calls k JOIN target_nodes n ON n.id = k.node_id
    WHERE n.tree_id = ${treeId} AND n.deleted_at IS NULL AND k.deleted_at IS NULL ORDER BY k.at DESC, k.id DESC`.execute(
    db,
  );
  return result.rows;
};

export type OffsetRow = Authored & {
  short_id: string;
  over_id: string;
  amount: number;
  cause: string;
  link: string;
  platform: string;
  cause_day: string | null;
  product: string | null;
  product_id: string | null;
  confidence: number;
  sentence: string;
};

/** Offsets of a tree in the order they were made. One whose node was removed stays, and says so. */
export const offsetsOf = async (db: ReadDb, treeId: string): Promise<OffsetRow[]> => {
  const result = await sql<OffsetRow>`
    SELECT f.id, f.short_id, f.over_id, f.amount, f.cause, f.link, f.platform, f.cause_day, coalesce(nullif(p.name, ''), p.sku) AS product, CASE WHEN p.deleted_at IS NULL THEN p.id END AS product_id, f.confidence, f.sentence, f.person_id, f.at, f.rev
    FROM target_offsets f JOIN target_nodes n ON n.id = f.short_id LEFT JOIN products p ON p.key = f.product_key
    WHERE n.tree_id = ${treeId} AND f.deleted_at IS NULL ORDER BY f.at, f.id`.execute(db);
  return result.rows;
};

export type ForecastRow = Authored & { node_id: string; amount: number; confidence: number; reason: string };

/** People's own numbers for the nodes of a tree, the newest first. */
export const forecastsOf = async (db: ReadDb, treeId: string): Promise<ForecastRow[]> => {
  const result = await sql<ForecastRow>`
    SELECT f.id, f.node_id, f.amount, f.confidence, f.reason, f.person_id, f.at, f.rev FROM target_forecasts f JOIN target_nodes n ON n.id = f.node_id
    WHERE n.tree_id = ${treeId} AND n.deleted_at IS NULL AND f.deleted_at IS NULL ORDER BY f.at DESC, f.id DESC`.execute(
    db,
  );
  return result.rows;
};

/** Where each removed target of a tree went when products became one, to the one that is there now. */
export const mergedInto = async (db: ReadDb, treeId: string): Promise<Map<string, string>> => {
  const rows = await db
    .selectFrom('target_nodes')
    .select(['id', 'merged_into'])
    .where('tree_id', '=', treeId)
    .where('merged_into', 'is not', null)
    .where('deleted_at', 'is not', null)
    .execute();
  const next = new Map(rows.map(({ id, merged_into: into }) => [id, into ?? '']));
  return new Map(
    rows.map(({ id }) => {
      const seen = new Set([id]);
      let at = id;
      for (let to = next.get(at); to !== undefined && !seen.has(to); to = next.get(at)) {
        seen.add(to);
        at = to;
      }
      return [id, at];
    }),
  );
};

const OF_MERGED = (treeId: string) =>
  sql`JOIN target_nodes n ON n.id = k.node_id ${NAMED} WHERE n.tree_id = ${treeId} AND n.merged_into IS NOT NULL AND n.deleted_at IS NOT NULL AND k.deleted_at IS NULL ORDER BY k.at DESC, k.id DESC`;
const OF_NAME = sql`coalesce(nullif(p.name, ''), p.sku, c.name, o.name, n.line, 'Company') AS "of"`;

/** Calls and numbers of targets that went into others, the newest first, each with the name of what it was said of. */
export const mergedSayings = async (
  db: ReadDb,
  treeId: string,
): Promise<{ calls: (CallRow & { of: string })[]; numbers: (ForecastRow & { of: string })[] }> => {
  const calls = await sql<CallRow & { of: string }>`
    SELECT k.id, k.node_id, k.call, k.expected, k.confidence, k.reason, k.person_id, k.at, k.rev, ${OF_NAME} FROM target_calls k ${OF_MERGED(treeId)}`.execute(
    db,
  );
  const numbers = await sql<ForecastRow & { of: string }>`
    SELECT k.id, k.node_id, k.amount, k.confidence, k.reason, k.person_id, k.at, k.rev, ${OF_NAME} FROM target_forecasts k ${OF_MERGED(treeId)}`.execute(
    db,
  );
  return { calls: calls.rows, numbers: numbers.rows };
};

/** What was kept of what a method said of a node on a day. */
export type KeptOutlook = { node_id: string; day: string; method: string; outlook: number; low: number; high: number };

/** Kept outlooks of a tree, the oldest first. */
export const keptOutlooks = async (db: ReadDb, treeId: string): Promise<KeptOutlook[]> => {
  const result = await sql<KeptOutlook>`
    SELECT k.node_id, k.day, k.method, k.outlook, k.low, k.high FROM target_outlooks k JOIN target_nodes n ON n.id = k.node_id
    WHERE n.tree_id = ${treeId} AND n.deleted_at IS NULL AND k.deleted_at IS NULL ORDER BY k.day, k.id`.execute(db);
  return result.rows;
};

export type PlanRow = {
  id: string;
  node_id: string;
  kind: string;
  ref_id: string | null;
  name: string;
  /** The day a person named, else the last one of what it refers to. */
  day: string | null;
  own_day: string | null;
  /** Days of the campaign or moment it refers to, and the campaign's key. */
  starts: string | null;
  ends: string | null;
  campaign_key: number | null;
  amount: number;
  note: string;
};

/** Plan items that people put under the nodes of a tree; campaigns and deals carry their present name. */
export const planOf = async (db: ReadDb, treeId: string): Promise<PlanRow[]> => {
  const result = await sql<PlanRow>`
    SELECT i.id, i.node_id, i.kind, i.ref_id, coalesce(k.name, d.title, m.name, i.name) AS name, coalesce(i.day, k.ends, d.expected_close, m.ends) AS day,
      i.day AS own_day, coalesce(k.starts, m.starts) AS starts, coalesce(k.ends, m.ends) AS ends, k.key AS campaign_key, i.amount, i.note
    FROM plan_items i JOIN target_nodes n ON n.id = i.node_id LEFT JOIN campaigns k ON k.id = i.ref_id LEFT JOIN deals d ON d.id = i.ref_id LEFT JOIN moments m ON m.id = i.ref_id
    WHERE n.tree_id = ${treeId} AND n.deleted_at IS NULL AND i.deleted_at IS NULL ORDER BY day IS NULL, day, name`.execute(
    db,
  );
  return result.rows;
};

/** Where a channel, product or person has targets, for the refusal to remove it. */
export const periodsWithTarget = async (
  db: ReadDb,
  column: 'channel_key' | 'product_key' | 'person_key',
  key: number,
): Promise<string[]> => {
  const rows = await db
    .selectFrom('target_nodes as n')
    .innerJoin('target_trees as t', 't.id', 'n.tree_id')
    .select('t.period')
    .distinct()
    .where(`n.${column}`, '=', key)
    .where('n.deleted_at', 'is', null)
    .where('t.deleted_at', 'is', null)
    .orderBy('t.period')
    .execute();
  return rows.map((row) => row.period);
};
