import { z } from 'zod';
import type { Output } from '../../../../shared/contract';
import { SPREAD_METHOD_IDS, SPREAD_METHODS } from '../../../../shared/domain/targets';
import type { ReadDb } from '../../store/dialect';
import { allNodesOf, type ChangeRow, nodeChanges, type PastNode, treeSteps } from '../../store/repositories/targets';
import { type People, readPeople, treeById } from './trees';

/** More steps than a team makes in a year; the list names the newest. */
const STEPS = 500;
const ALL = 1_000_000;

/** What a step of history keeps of a node: the columns it changed, or the whole row of a new one. */
const stored = z.object({
  amount: z.number().optional(),
  locked: z.number().optional(),
  owner_key: z.number().nullable().optional(),
  note: z.string().optional(),
  spread_method: z.string().nullable().optional(),
  spread_months: z.string().nullable().optional(),
  deleted_at: z.string().nullable().optional(),
});
type State = Omit<PastNode, 'id' | 'name' | 'parent_id'>;

/** A tree's nodes as they stood after a moment (ISO 8601 in UTC; null is now), by taking back what came later. */
const stateAt = (
  nodes: readonly PastNode[],
  changes: readonly ChangeRow[],
  moment: string | null,
): Map<string, State | null> => {
  const states = new Map<string, State | null>(
    nodes.map(({ id, name: _name, parent_id: _parent, ...state }) => [id, state]),
  );
  for (const change of moment === null ? [] : changes) {
    if (change.at <= (moment ?? '')) break;
    const state = states.get(change.row_id);
    if (!state) continue;
    if (change.before === null) states.set(change.row_id, null);
    else Object.assign(state, stored.parse(JSON.parse(change.before)));
  }
  for (const [id, state] of states) if (state?.deleted_at != null) states.set(id, null);
  return states;
};

type Other = Output<'targets.compare'>[number]['others'][number];

const spreadWords = ({ spread_method: method }: State): string =>
  method === null ? 'as the tree' : SPREAD_METHODS[SPREAD_METHOD_IDS.find((id) => id === method) ?? 'even'];

/** What changed of a node besides its amount, in words. */
const othersOf = (was: State | null, now: State | null, people: People): Other[] => {
  if (!was || !now) return [];
  const owner = ({ owner_key: key }: State): string => people.byKey(key)?.name ?? 'nobody';
  const spread = was.spread_method !== now.spread_method || was.spread_months !== now.spread_months;
  const same = spreadWords(was) === spreadWords(now);
  return [
    was.locked !== now.locked && {
      what: 'lock' as const,
      before: was.locked ? 'locked' : 'floats',
      after: now.locked ? 'locked' : 'floats',
    },
    was.owner_key !== now.owner_key && { what: 'owner' as const, before: owner(was), after: owner(now) },
    spread && {
      what: 'spread' as const,
      before: spreadWords(was),
      after: same ? `${spreadWords(now)}, other months` : spreadWords(now),
    },
    was.note !== now.note && { what: 'note' as const, before: was.note, after: now.note },
  ].filter((one) => one !== false);
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
  const people = await readPeople(db);
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
      before: was.get(node.id)?.amount ?? null,
      after: now.get(node.id)?.amount ?? null,
      others: othersOf(was.get(node.id) ?? null, now.get(node.id) ?? null, people),
      steps: (steps.get(node.id) ?? []).map(({ at, by, label }) => ({ at, by, why: label })),
    }))
    .filter((row) => row.before !== row.after || row.others.length > 0);
};
