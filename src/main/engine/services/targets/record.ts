import type { Output } from '../../../../shared/contract';
import { accuracyOf, type Forecast } from '../../metrics/targets/calls';
import type { ReadDb } from '../../store/dialect';
import { callsOf, forecastsOf, listTrees, nodeChanges, nodesOf, offsetsOf } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { treeFigures } from './figures';
import { offsetNodes, offsetViews } from './offsets';
import { readPeople, treeById, treePeriod } from './trees';
import { callViews } from './views';

type Tally = { calls: number; callsHeld: number; offsets: number; offsetsHeld: number; forecasts: Forecast[] };

/** How people's calls, offsets and numbers for closed periods came out. Ratios are sums over all of them. */
export const trackRecord = async (db: ReadDb, settings: Settings): Promise<Output<'targets.record'>> => {
  const people = await readPeople(db);
  const tallies = new Map<string | null, Tally>();
  const of = (id: string | null): Tally => {
    const tally = tallies.get(id) ?? { calls: 0, callsHeld: 0, offsets: 0, offsetsHeld: 0, forecasts: [] };
    tallies.set(id, tally);
    return tally;
  };
  for (const tree of await listTrees(db)) {
    if (treePeriod(tree, settings.calendar).to >= settings.today) continue;
    const calls = await callsOf(db, tree.id);
    const offsets = await offsetsOf(db, tree.id);
    const forecasts = await forecastsOf(db, tree.id);
    if (calls.length + offsets.length + forecasts.length === 0) continue;
    const figures = await treeFigures(db, tree, settings);
    const came = new Map(figures.nodes.map((node) => [node.row.id, node.actual]));
    for (const call of callViews(calls, figures, people)) {
      const tally = of(call.author?.id ?? null);
      if (call.held !== null) {
        tally.calls += 1;
        tally.callsHeld += call.held ? 1 : 0;
      }
      if (call.expected !== null) tally.forecasts.push({ said: call.expected, came: came.get(call.nodeId) ?? 0 });
    }
    for (const forecast of forecasts)
      of(people.byId(forecast.person_id)?.id ?? null).forecasts.push({
        said: forecast.amount,
        came: came.get(forecast.node_id) ?? 0,
      });
    for (const offset of offsetViews(offsets, offsetNodes(figures.nodes), {
      over: true,
      currency: null,
      person: people.byId,
    })) {
      const tally = of(offset.author?.id ?? null);
      tally.offsets += 1;
      tally.offsetsHeld += offset.held === true ? 1 : 0;
    }
  }
  return {
    authors: [...tallies].map(([id, { forecasts, ...counts }]) => {
      const { accuracy, bias } = accuracyOf(forecasts);
      return { author: people.byId(id), ...counts, accuracy, bias };
    }),
  };
};

/** Amounts of a tree's nodes as they stood at a moment (ISO 8601 in UTC), by undoing what came after it. */
const amountsAt = async (db: ReadDb, treeId: string, moment: string | null): Promise<Map<string, number | null>> => {
  const amounts = new Map<string, number | null>((await nodesOf(db, treeId)).map((node) => [node.id, node.amount]));
  if (moment === null) return amounts;
  const changes = await nodeChanges(db, { treeId, since: moment, limit: 1_000_000 });
  for (const change of changes) {
    const before =
      change.before === null ? null : (JSON.parse(change.before) as { amount?: unknown; deleted_at?: unknown });
    const after =
      change.after === null ? null : (JSON.parse(change.after) as { amount?: unknown; deleted_at?: unknown });
    if (before === null) amounts.set(change.row_id, null);
    else if (typeof before.amount === 'number') amounts.set(change.row_id, before.amount);
    else if (before.deleted_at === null && typeof after?.deleted_at === 'string') {
      const row = await db
        .selectFrom('target_nodes')
        .select('amount')
        .where('id', '=', change.row_id)
        .executeTakeFirst();
      amounts.set(change.row_id, row?.amount ?? null);
    }
  }
  return amounts;
};

/** Two states of a tree, side by side: only what differs, in the order of the tree. */
export const compareTree = async (
  db: ReadDb,
  { treeId, before, after }: { treeId: string; before: string; after: string | null },
): Promise<Output<'targets.compare'>> => {
  await treeById(db, treeId);
  const was = await amountsAt(db, treeId, before);
  const now = await amountsAt(db, treeId, after);
  const ids = [...new Set([...now.keys(), ...was.keys()])];
  const names = new Map(
    (
      await db
        .selectFrom('target_nodes as n')
        .leftJoin('channels as c', 'c.key', 'n.channel_key')
        .leftJoin('products as p', 'p.key', 'n.product_key')
        .leftJoin('people as o', 'o.key', 'n.person_key')
        .select(['n.id', 'n.line', 'c.name as channel', 'p.name as product', 'o.name as person'])
        .where('n.tree_id', '=', treeId)
        .execute()
    ).map((row) => [row.id, row.channel ?? row.product ?? row.person ?? row.line ?? 'Company']),
  );
  return ids
    .map((id) => ({ id, name: names.get(id) ?? '', before: was.get(id) ?? null, after: now.get(id) ?? null }))
    .filter((row) => row.before !== row.after);
};
