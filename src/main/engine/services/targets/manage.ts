import { TandemError } from '../../../../shared/contract/errors';
import { metricWords, OUTLOOK_METHODS, type OutlookMethod } from '../../../../shared/domain/targets';
import type { Context } from '../../context';
import type { ReadDb } from '../../store/dialect';
import { type NodeRow, nodesOf } from '../../store/repositories/targets';
import { change } from '../people';
import { settingsOf } from '../settings';
import { assertCounts, kindOf } from './beside';
import { readPlaces } from './cells';
import { assertNoRecord } from './close';
import { assertFits } from './divide';
import { metricOf, nodeWithTree, type SpreadChoice, treeById } from './trees';

const spreadColumns = (spread: SpreadChoice | null | undefined): Record<string, string | null> =>
  spread === undefined
    ? {}
    : { spread_method: spread?.method ?? null, spread_months: spread === null ? null : JSON.stringify(spread.months) };

export const updateTree = async (
  context: Context,
  { id, statement, spread }: { id: string; statement?: string | undefined; spread?: SpreadChoice | undefined },
): Promise<void> => {
  const tree = await treeById(context.store.read, id);
  const what = statement === undefined ? 'the spread' : 'the vision';
  await change(context, `Changed ${what} of ${tree.period}`, 'targets', id, (edit) =>
    edit.update('target_trees', id, { ...(statement === undefined ? {} : { statement }), ...spreadColumns(spread) }),
  );
  context.touched('targets');
};

/** A node and all below it. */
export const branchOf = (nodes: readonly NodeRow[], id: string): NodeRow[] => {
  const children = nodes.filter((node) => node.parent_id === id);
  return [...nodes.filter((node) => node.id === id), ...children.flatMap((child) => branchOf(nodes, child.id))];
};

const idsOf = (nodes: readonly NodeRow[]): Set<string> => new Set(nodes.map((node) => node.id));

const removeNodes = async (
  context: Context,
  treeId: string,
  label: string,
  nodes: readonly NodeRow[],
  whole: boolean,
): Promise<void> => {
  await change(context, label, 'targets', treeId, async (edit) => {
    edit.updateEach(
      'target_nodes',
      nodes.map((node) => ({ id: node.id, patch: { deleted_at: context.at() } })),
    );
    if (whole) await edit.remove('target_trees', treeId);
  });
  context.touched('targets');
};

export const removeTree = async (context: Context, id: string): Promise<void> => {
  const db = context.store.read;
  const tree = await treeById(db, id);
  const nodes = await nodesOf(db, id);
  await assertNoRecord(db, tree, idsOf(nodes), await settingsOf(context));
  await removeNodes(context, id, `Removed the targets of ${tree.period}`, nodes, true);
};

export const removeNode = async (context: Context, id: string): Promise<void> => {
  const { node, tree } = await nodeWithTree(context.store.read, id);
  if (node.parent_id === null)
    throw new TandemError('rule', `${node.name} is the top of ${tree.period}. Remove the whole tree instead.`);
  const branch = branchOf(await nodesOf(context.store.read, tree.id), id);
  await assertNoRecord(context.store.read, tree, idsOf(branch), await settingsOf(context));
  await removeNodes(context, tree.id, `Removed the target of ${node.name}`, branch, false);
};

/** Puts a node under another of its tree, with all below it; its amount goes along. */
export const moveNode = async (context: Context, { id, parentId }: { id: string; parentId: string }): Promise<void> => {
  const { node, tree } = await nodeWithTree(context.store.read, id);
  const nodes = await nodesOf(context.store.read, tree.id);
  const parent = nodes.find((one) => one.id === parentId);
  if (!parent) throw new TandemError('rule', 'A target can only be moved within its own tree.');
  if (node.parent_id === null) throw new TandemError('rule', `${node.name} is the top of the tree and stays there.`);
  if (parentId === id) throw new TandemError('rule', `${node.name} cannot stand under itself.`);
  if (branchOf(nodes, id).some((one) => one.id === parentId))
    throw new TandemError('rule', `${parent.name} lies under ${node.name}: a target cannot stand under itself.`);
  if (node.sum_parent_id === null)
    throw new TandemError('rule', `${node.name} is counted beside what it stands under, and stays there.`);
  if (parent.metric !== node.metric)
    throw new TandemError(
      'rule',
      `${parent.name} is a target in ${metricWords(parent.metric)} and ${node.name} one in ${metricWords(node.metric)}: neither can be a part of the other.`,
    );
  if (parent.id === node.parent_id) return;
  await assertNoRecord(context.store.read, tree, idsOf(branchOf(nodes, id)), await settingsOf(context));
  const siblings = nodes.filter((one) => one.sum_parent_id === parentId);
  if (siblings.some((one) => one.kind !== node.kind))
    throw new TandemError('rule', `${parent.name} is divided by something else than ${node.name} is.`);
  const { ref_id: refId, name, channel_key: channelKey, line, product_key: productKey, person_key: personKey } = node;
  const part = { refId: refId ?? '', name, channelKey, line, productKey, personKey };
  const byId = new Map(nodes.map((one) => [one.id, one]));
  assertFits(parent, siblings, [part], kindOf(node), byId, await readPlaces(context.store.read));
  for (const { metric } of branchOf(nodes, id)) assertCounts(metricOf({ metric }), parent, byId);
  const rest = parent.amount - siblings.reduce((sum, one) => sum + one.amount, 0);
  if (rest < node.amount)
    throw new TandemError('rule', `${parent.name} has too little left to take ${node.name} in. Raise it first.`);
  await change(context, `Moved ${node.name} under ${parent.name}`, 'targets', tree.id, (edit) =>
    edit.update('target_nodes', id, { parent_id: parentId }),
  );
  context.touched('targets');
};

export type NodePatch = {
  id: string;
  locked?: boolean | undefined;
  ownerId?: string | null | undefined;
  note?: string | undefined;
  spread?: SpreadChoice | null | undefined;
  method?: OutlookMethod | undefined;
};

const personKey = async (db: ReadDb, id: string): Promise<number> => {
  const person = await db
    .selectFrom('people')
    .select('key')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!person) throw new TandemError('not-found', 'This person was removed in the meantime.');
  return person.key;
};

const labelOf = (name: string, patch: NodePatch): string => {
  if (patch.locked !== undefined) return `${patch.locked ? 'Locked' : 'Released'} ${name}`;
  if (patch.method !== undefined) return `Outlook of ${name}: ${OUTLOOK_METHODS[patch.method].toLowerCase()}`;
  if (patch.spread !== undefined) return `Spread ${name} in time anew`;
  return patch.ownerId === undefined ? `Noted something at ${name}` : `Changed the owner of ${name}`;
};

export const updateNode = async (context: Context, patch: NodePatch): Promise<void> => {
  const { node, tree } = await nodeWithTree(context.store.read, patch.id);
  const owner = patch.ownerId == null ? patch.ownerId : await personKey(context.store.read, patch.ownerId);
  await change(context, labelOf(node.name, patch), 'targets', tree.id, (edit) =>
    edit.update('target_nodes', patch.id, {
      ...(patch.locked === undefined ? {} : { locked: patch.locked ? 1 : 0 }),
      ...(owner === undefined ? {} : { owner_key: owner }),
      ...(patch.note === undefined ? {} : { note: patch.note }),
      ...(patch.method === undefined ? {} : { outlook_method: patch.method }),
      ...spreadColumns(patch.spread),
    }),
  );
  context.touched('targets');
};
