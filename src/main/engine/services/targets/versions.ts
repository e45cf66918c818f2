import { z } from 'zod';
import type { Output } from '../../../../shared/contract';
import {
  OUTLOOK_METHOD_IDS,
  OUTLOOK_METHODS,
  SPREAD_METHOD_IDS,
  SPREAD_METHODS,
} from '../../../../shared/domain/targets';
import type { ReadDb } from '../../store/dialect';
import {
  allNodesOf,
  type ChangeRow,
  nodeChanges,
  type PastNode,
  treeSteps,
} from '../../store/repositories/target-history';
import type { TreeRow } from '../../store/repositories/targets';
import { metricOf, type People, readPeople, treeById } from './trees';

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
  outlook_method: z.string().optional(),
  parent_id: z.string().nullable().optional(),
  deleted_at: z.string().nullable().optional(),
});
type State = Omit<PastNode, 'id' | 'name' | 'metric'>;

/** What is kept of the tree itself. */
const storedTree = z.object({
  statement: z.string().optional(),
  spread_method: z.string().optional(),
  spread_months: z.string().optional(),
});
type TreeState = Pick<TreeRow, 'statement' | 'spread_method' | 'spread_months'>;

/** A tree's own words and spread as they stood after a moment. */
const treeAt = (tree: TreeState, changes: readonly ChangeRow[], moment: string | null): TreeState => {
  const { statement, spread_method, spread_months } = tree;
  const state: TreeState = { statement, spread_method, spread_months };
  for (const change of moment === null ? [] : changes) {
    if (change.at <= (moment ?? '')) break;
    if (change.before !== null) Object.assign(state, storedTree.parse(JSON.parse(change.before)));
  }
  return state;
};

/** A tree's nodes as they stood after a moment (ISO 8601 in UTC; null is now), by taking back what came later. */
const stateAt = (
  nodes: readonly PastNode[],
  changes: readonly ChangeRow[],
  moment: string | null,
): Map<string, State | null> => {
  const states = new Map<string, State | null>(
    nodes.map(({ id, name: _name, metric: _metric, ...state }) => [id, state]),
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

const methodWords = (text: string): string =>
  OUTLOOK_METHODS[OUTLOOK_METHOD_IDS.find((id) => id === text) ?? 'seasonal'];

const spreadWords = ({ spread_method: method }: Pick<State, 'spread_method'>): string =>
  method === null ? 'as the tree' : SPREAD_METHODS[SPREAD_METHOD_IDS.find((id) => id === method) ?? 'even'];

/** What changed of a node besides its amount, in words. */
const othersOf = (
  was: State | null,
  now: State | null,
  people: People,
  nameOf: (id: string | null) => string,
): Other[] => {
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
    was.parent_id !== now.parent_id && {
      what: 'place' as const,
      before: `under ${nameOf(was.parent_id)}`,
      after: `under ${nameOf(now.parent_id)}`,
    },
    was.outlook_method !== now.outlook_method && {
      what: 'outlook' as const,
      before: methodWords(was.outlook_method),
      after: methodWords(now.outlook_method),
    },
    was.note !== now.note && { what: 'note' as const, before: was.note, after: now.note },
  ].filter((one) => one !== false);
};

/** What changed of the tree itself, in words: its vision, and the spread of every target without one of its own. */
const treeOthers = (was: TreeState, now: TreeState): Other[] => {
  const moved = was.spread_method !== now.spread_method || was.spread_months !== now.spread_months;
  const same = was.spread_method === now.spread_method;
  return [
    moved && {
      what: 'whole-spread' as const,
      before: spreadWords(was),
      after: same ? `${spreadWords(now)}, other months` : spreadWords(now),
    },
    was.statement !== now.statement && { what: 'vision' as const, before: was.statement, after: now.statement },
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
  const tree = await treeById(db, treeId);
  const nodes = await allNodesOf(db, treeId);
  const changes = await nodeChanges(db, { treeId, since: before, limit: ALL });
  const ofTree = await nodeChanges(db, { treeId, since: before, limit: ALL, of: 'target_trees' });
  const whole = treeOthers(treeAt(tree, ofTree, before), treeAt(tree, ofTree, after));
  const top = nodes.find((node) => node.parent_id === null)?.id;
  const was = stateAt(nodes, changes, before);
  const now = stateAt(nodes, changes, after);
  const people = await readPeople(db);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const steps = Map.groupBy(
    [...changes, ...(whole.length > 0 ? ofTree : [])].filter(({ at }) => after === null || at <= after),
    (change) => (change.row_id === treeId ? top : change.row_id),
  );

  const pathOf = (id: string | null): string[] => {
    const node = id === null ? undefined : byId.get(id);
    return !node || node.parent_id === null ? [] : [...pathOf(node.parent_id), node.name];
  };
  const nameOf = (id: string | null): string => pathOf(id).join(' › ') || 'the company';
  return nodes
    .map((node) => ({
      id: node.id,
      name: node.name,
      metric: metricOf(node),
      path: pathOf(node.parent_id),
      before: was.get(node.id)?.amount ?? null,
      after: now.get(node.id)?.amount ?? null,
      others: [
        ...othersOf(was.get(node.id) ?? null, now.get(node.id) ?? null, people, nameOf),
        ...(node.id === top ? whole : []),
      ],
      steps: (steps.get(node.id) ?? [])
        .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
        .map(({ at, by, label }) => ({ at, by, why: label })),
    }))
    .filter((row) => row.before !== row.after || row.others.length > 0);
};
