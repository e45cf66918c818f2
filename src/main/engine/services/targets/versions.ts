import { z } from 'zod';
import type { Output } from '../../../../shared/contract';
import type { ReadDb } from '../../store/dialect';
import { allNodesOf, type ChangeRow, nodeChanges, type PastNode, treeSteps } from '../../store/repositories/targets';
import { treeById } from './trees';

/** More steps than a team makes in a year; the list names the newest. */
const STEPS = 500;
const ALL = 1_000_000;

/** What a step of history keeps of a node: the columns it changed, or the whole row of a new one. */
const stored = z.object({ amount: z.number().optional(), deleted_at: z.string().nullable().optional() });
const sideOf = (json: string | null): z.infer<typeof stored> | null =>
  json === null ? null : stored.parse(JSON.parse(json));

type State = { amount: number; alive: boolean };

/** A tree's nodes as they stood after a moment (ISO 8601 in UTC; null is now), by taking back what came later. */
const stateAt = (
  nodes: readonly PastNode[],
  changes: readonly ChangeRow[],
  moment: string | null,
): Map<string, number | null> => {
  const states = new Map<string, State>(
    nodes.map(({ id, amount, deleted_at: deleted }) => [id, { amount, alive: deleted === null }]),
  );
  for (const change of moment === null ? [] : changes) {
    if (change.at <= (moment ?? '')) break;
    const state = states.get(change.row_id);
    if (!state) continue;
    const before = sideOf(change.before);
    if (before === null) state.alive = false;
    else {
      if (before.amount !== undefined) state.amount = before.amount;
      if (before.deleted_at !== undefined) state.alive = before.deleted_at === null;
    }
  }
  return new Map([...states].map(([id, { amount, alive }]) => [id, alive ? amount : null]));
};

/** The points of a tree's history, the newest first. */
export const versionsOf = async (db: ReadDb, treeId: string): Promise<Output<'targets.versions'>> => {
  await treeById(db, treeId);
  return treeSteps(db, treeId, STEPS);
};

/** What differs between two states of a tree, in its order, with the steps that brought it about. */
export const compareTree = async (
  db: ReadDb,
  { treeId, before, after }: { treeId: string; before: string; after: string | null },
): Promise<Output<'targets.compare'>> => {
  await treeById(db, treeId);
  const nodes = await allNodesOf(db, treeId);
  const changes = await nodeChanges(db, { treeId, since: before, limit: ALL });
  const was = stateAt(nodes, changes, before);
  const now = stateAt(nodes, changes, after);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const steps = Map.groupBy(
    changes.filter(({ at }) => after === null || at <= after),
    (change) => change.row_id,
  );
  const pathOf = (id: string | null): string[] => {
    const node = id === null ? undefined : byId.get(id);
    return !node || node.parent_id === null ? [] : [...pathOf(node.parent_id), node.name];
  };
  return nodes
    .map((node) => ({
      id: node.id,
      name: node.name,
      path: pathOf(node.parent_id),
      before: was.get(node.id) ?? null,
      after: now.get(node.id) ?? null,
      steps: (steps.get(node.id) ?? []).map(({ at, by, label }) => ({ at, by, why: label })),
    }))
    .filter((row) => row.before !== row.after);
};
