import { TandemError } from '../../../../shared/contract/errors';
import { type Division, DIVISIONS, type TargetKind } from '../../../../shared/domain/targets';
import { shareWithFloors } from '../../metrics/targets/cascade';
import type { Context } from '../../context';
import type { ReadDb } from '../../store/dialect';
import { beginEdit, type Edit } from '../../store/history';
import { type NodeRow, nodesOf, type TreeRow } from '../../store/repositories/targets';
import { type Settings, settingsOf } from '../settings';
import { readPlaces } from './cells';
import { assertCanDivide, type Part, partsBelow } from './divide';
import { pastSums } from './edit';
import { metricOf, nodeWithTree } from './trees';

export type Split = 'last-year' | 'equal' | 'none';

/** A new target below another, in its measure. */
export const nodeOf = (
  part: Part,
  kind: TargetKind,
  parent: Pick<NodeRow, 'id' | 'tree_id' | 'own_metric' | 'metric'>,
  id: string,
): NodeRow => ({
  id,
  tree_id: parent.tree_id,
  parent_id: parent.id,
  sum_parent_id: parent.id,
  own_metric: parent.own_metric,
  metric: parent.metric,
  kind,
  channel_key: part.channelKey,
  line: part.line,
  product_key: part.productKey,
  person_key: part.personKey,
  ref_id: part.refId,
  name: part.name,
  amount: 0,
  locked: 0,
  owner_key: null,
  note: '',
  spread_method: null,
  spread_months: null,
  outlook_method: 'seasonal',
  rev: 1,
});

export const insertNode = (edit: Edit, node: NodeRow, position: number): Promise<void> =>
  edit.insert('target_nodes', {
    id: node.id,
    tree_id: node.tree_id,
    parent_id: node.parent_id,
    kind: node.kind,
    channel_key: node.channel_key,
    line: node.line,
    product_key: node.product_key,
    person_key: node.person_key,
    metric: node.own_metric,
    amount: node.amount,
    locked: node.locked,
    note: node.note,
    owner_key: node.owner_key,
    spread_method: node.spread_method,
    spread_months: node.spread_months,
    outlook_method: node.outlook_method,
    position,
    deleted_at: null,
  });

/** What is divided, by what, and how it is shared out; `refs` are the parts that were named, none for all there are. */
export type Divided = {
  tree: TreeRow;
  nodes: readonly NodeRow[];
  parents: readonly NodeRow[];
  division: Division;
  refs: readonly string[];
  split: Split;
};

/**
 * New children of each of some nodes with their share of what it has left, in the order of their size. Without names
 * only those that have sold are put in; where none has, all are.
 */
export const childrenOf = async (
  context: Context,
  db: ReadDb,
  { tree, nodes, parents, division, refs, split }: Divided,
  settings: Settings,
): Promise<Map<string, NodeRow[]>> => {
  const { kind } = DIVISIONS[division];
  for (const parent of parents) assertCanDivide(metricOf(parent), kind);
  const below = await partsBelow(db, nodes, await readPlaces(db), { parents, division, refs });
  const added = new Map(
    [...below].map(([parent, parts]) => [parent, parts.map((part) => nodeOf(part, kind, parent, context.newId()))]),
  );
  const sums = await pastSums(db, tree, [...nodes, ...[...added.values()].flat()], settings);
  const weight = (node: NodeRow): number => sums.get(node.id) ?? 0;
  const given = new Map<string, number>();
  for (const { sum_parent_id: id, amount } of nodes) if (id !== null) given.set(id, (given.get(id) ?? 0) + amount);
  return new Map(
    [...added].map(([parent, all]) => {
      const sold = all.filter((node) => weight(node) > 0);
      const chosen = refs.length > 0 || sold.length === 0 ? all : sold;
      const shares =
        split === 'none'
          ? chosen.map(() => 0)
          : shareWithFloors(
              Math.max(0, parent.amount - (given.get(parent.id) ?? 0)),
              chosen.map((node) => (split === 'equal' ? 1 : weight(node))),
              chosen.map(() => 0),
            );
      const children = chosen
        .map((node, index) => ({ ...node, amount: shares[index] ?? 0 }))
        .toSorted((a, b) => b.amount - a.amount || a.name.localeCompare(b.name));
      return [parent.id, children] as const;
    }),
  );
};

export const addChildren = async (
  context: Context,
  {
    parentId,
    kind: division,
    refs,
    split,
  }: { parentId: string; kind: Division; refs: readonly string[]; split: Split },
): Promise<string[]> => {
  const settings = await settingsOf(context);
  const { node: parent, tree } = await nodeWithTree(context.store.read, parentId);
  const by = DIVISIONS[division].name.toLowerCase();
  return context.store.write(async (db) => {
    const nodes = await nodesOf(db, tree.id);
    const below = await childrenOf(context, db, { tree, nodes, parents: [parent], division, refs, split }, settings);
    const children = below.get(parent.id) ?? [];
    if (children.length === 0) throw new TandemError('rule', `There is no ${by} left to put under ${parent.name}.`);
    const edit = await beginEdit(
      db,
      { personId: context.personId, at: context.at() },
      `Divided ${parent.name} by ${by}`,
      'targets',
      tree.id,
    );
    for (const [index, child] of children.entries()) await insertNode(edit, child, nodes.length + index);
    context.touched('targets', 'history');
    return children.map((child) => child.id);
  });
};
