import { sql } from 'kysely';
import { besideName } from '../../../../shared/domain/targets';
import type { ReadDb } from '../dialect';
import { partName } from './target-names';

export type ChangeRow = {
  at: string;
  by: string | null;
  label: string;
  row_id: string;
  before: string | null;
  after: string | null;
  /** JSON: when another computer changed each field, where a bundle brought it; null for what was changed here. */
  made: string | null;
};

/** Rows of a tree that a step changed, whatever the step was about: a merge of products changes targets, too. */
const isOf = (treeId: string) =>
  sql`(c.table_name = 'target_nodes' AND c.row_id IN (SELECT id FROM target_nodes WHERE tree_id = ${treeId}) OR c.table_name = 'target_trees' AND c.row_id = ${treeId})`;

/** Steps that edited a tree: here, or elsewhere and brought by a bundle. A merge of products moves amounts and edits none. */
const ownEdits = (treeId: string) =>
  sql`h.entity IN ('targets', 'bundle') AND (h.entity = 'targets' AND h.entity_id = ${treeId} OR h.entity = 'bundle' AND ${isOf(treeId)})`;

/**
 * Changes are kept by step and not by row. So what changed a row is found in one walk over them as they lie, a fifth of
 * the time of looking them up for each step; SQLite, which has no statistics, would do that.
 */
const CHANGES_THEN_STEPS = sql`history_changes c CROSS JOIN history h ON h.id = c.history_id`;
/** Where few steps are asked for, each is looked into. */
const STEPS_THEN_CHANGES = sql`history h CROSS JOIN history_changes c ON c.history_id = h.id`;

/**
 * Changes of a tree's nodes, the newest first, or of the tree itself; those of one node when it is named, and only of
 * edits of the tree itself (`own`), here or by a bundle, or of whatever changed it. Undone ones do not count.
 */
export const nodeChanges = async (
  db: ReadDb,
  {
    treeId,
    nodeId,
    since,
    limit,
    of = 'target_nodes',
    steps = 'all',
  }: {
    treeId: string;
    nodeId?: string;
    since?: string;
    limit: number;
    of?: 'target_nodes' | 'target_trees';
    steps?: 'own' | 'all';
  },
): Promise<ChangeRow[]> => {
  const one = nodeId === undefined ? sql`` : sql`AND c.row_id = ${nodeId}`;
  const late = since === undefined ? sql`` : sql`AND h.at > ${since}`;
  const result = await sql<ChangeRow>`
    SELECT h.at, o.name AS "by", h.label, c.row_id, c.before, c.after, c.made FROM ${steps === 'own' ? STEPS_THEN_CHANGES : CHANGES_THEN_STEPS} LEFT JOIN people o ON o.id = h.person_id
    WHERE ${steps === 'own' ? ownEdits(treeId) : isOf(treeId)} AND h.undone = 0 AND c.table_name = ${of} ${one} ${late} ORDER BY h.id DESC, c.seq DESC LIMIT ${limit}`.execute(
    db,
  );
  return result.rows;
};

/** Changes of a tree's nodes that were made before a moment (ISO 8601 in UTC) and taken back from then on. */
export const undoneSince = async (
  db: ReadDb,
  treeId: string,
  moment: string,
): Promise<Pick<ChangeRow, 'row_id' | 'before' | 'after'>[]> => {
  const result = await sql<Pick<ChangeRow, 'row_id' | 'before' | 'after'>>`
    SELECT c.row_id, c.before, c.after FROM ${STEPS_THEN_CHANGES}
    WHERE ${ownEdits(treeId)} AND h.undone = 1 AND h.at < ${moment} AND h.turned_at >= ${moment}
      AND c.table_name = 'target_nodes' AND c.before IS NOT NULL ORDER BY h.id, c.seq`.execute(db);
  return result.rows;
};

/** Steps of history that changed targets of a tree, the newest first, with how many they touched. */
export const treeSteps = async (
  db: ReadDb,
  treeId: string,
  limit: number,
): Promise<{ at: string; by: string | null; label: string; targets: number }[]> => {
  const result = await sql<{ at: string; by: string | null; label: string; targets: number }>`
    SELECT h.at, o.name AS "by", h.label, count(DISTINCT c.row_id) AS targets
    FROM ${CHANGES_THEN_STEPS} LEFT JOIN people o ON o.id = h.person_id
    WHERE ${isOf(treeId)} AND h.undone = 0 GROUP BY h.id ORDER BY h.id DESC LIMIT ${limit}`.execute(db);
  return result.rows;
};

/** How many steps of history changed a tree. */
export const countEdits = async (db: ReadDb): Promise<Map<string, number>> => {
  const result = await sql<{ id: string; n: number }>`
    SELECT entity_id AS id, count(*) AS n FROM history WHERE entity = 'targets' AND undone = 0 AND entity_id IS NOT NULL GROUP BY entity_id`.execute(
    db,
  );
  return new Map(result.rows.map((row) => [row.id, row.n]));
};

export type PastNode = {
  id: string;
  parent_id: string | null;
  name: string;
  metric: string;
  amount: number;
  locked: number;
  owner_key: number | null;
  note: string;
  spread_method: string | null;
  spread_months: string | null;
  outlook_method: string;
  deleted_at: string | null;
};

/** All nodes that a tree ever had, removed ones among them, by position. */
export const allNodesOf = async (db: ReadDb, treeId: string): Promise<PastNode[]> => {
  const result = await sql<PastNode & { above: string | null }>`
    SELECT n.id, n.parent_id, ${sql.raw(partName('n'))} AS name, coalesce(n.metric, t.metric) AS metric, n.amount, n.locked, n.owner_key, n.note, n.spread_method, n.spread_months, n.outlook_method, n.deleted_at,
      CASE WHEN n.metric IS NOT NULL THEN (SELECT coalesce(u.metric, t.metric) FROM target_nodes u WHERE u.id = n.parent_id) END AS above
    FROM target_nodes n JOIN target_trees t ON t.id = n.tree_id
    WHERE n.tree_id = ${treeId} ORDER BY n.position, n.id`.execute(db);
  return result.rows.map(({ above, ...node }) =>
    above === null || above === node.metric ? node : { ...node, name: besideName(node.name, node.metric) },
  );
};
