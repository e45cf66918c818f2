import { TandemError } from '../../../../shared/contract/errors';
import { TARGET_KINDS, type TargetKind, type TargetMetric } from '../../../../shared/domain/targets';
import { shareWithFloors } from '../../metrics/targets/cascade';
import type { Context } from '../../context';
import type { ReadDb } from '../../store/dialect';
import { beginEdit, type Edit } from '../../store/history';
import { type NodeRow, nodesOf, type TreeRow } from '../../store/repositories/targets';
import { type Settings, settingsOf } from '../settings';
import { type Places, readPlaces } from './cells';
import { pastSums } from './edit';
import { metricOf, nodeWithTree } from './trees';

export type Split = 'last-year' | 'equal' | 'none';
type Part = {
  refId: string;
  name: string;
  channelKey: number | null;
  line: string | null;
  productKey: number | null;
  personKey: number | null;
};

export const blank = { channelKey: null, line: null, productKey: null, personKey: null };

/** Everything of a kind that could stand under a node: accounts, lines with products, products, people. */
export const candidates = async (
  db: ReadDb,
  kind: TargetKind,
  line: string | null,
  under: ReadonlySet<number> | null,
): Promise<Part[]> => {
  if (kind === 'channel') {
    const rows = await db
      .selectFrom('channels')
      .select(['key', 'id', 'name', 'level', 'parent_key'])
      .where('deleted_at', 'is', null)
      .orderBy('name')
      .execute();
    return rows
      .filter(({ key, level }) => (under ? under.has(key) && level === 'location' : level === 'account'))
      .map(({ id, name, key }) => ({ ...blank, refId: id, name, channelKey: key }));
  }
  if (kind === 'owner') {
    const rows = await db
      .selectFrom('people')
      .select(['key', 'id', 'name'])
      .where('deleted_at', 'is', null)
      .orderBy('name')
      .execute();
    return rows.map(({ id, name, key }) => ({ ...blank, refId: id, name, personKey: key }));
  }
  const products = await db
    .selectFrom('products')
    .select(['key', 'id', 'name', 'sku', 'line'])
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute();
  if (kind === 'line')
    return [...new Set(products.map((product) => product.line))]
      .filter((one) => one !== '')
      .toSorted((a, b) => a.localeCompare(b))
      .map((one) => ({ ...blank, refId: one, name: one, line: one }));
  return products
    .filter((product) => line === null || product.line === line)
    .map(({ id, name, sku, key }) => ({ ...blank, refId: id, name: name || sku, productKey: key }));
};

/** All of a kind by id, for those that were named: a channel of any level may be. */
const named = async (db: ReadDb, kind: TargetKind, refs: readonly string[]): Promise<Part[]> => {
  const all =
    kind === 'channel'
      ? (await db.selectFrom('channels').select(['key', 'id', 'name']).where('deleted_at', 'is', null).execute()).map(
          ({ id, name, key }): Part => ({ ...blank, refId: id, name, channelKey: key }),
        )
      : await candidates(db, kind, null, null);
  const byRef = new Map(all.map((part) => [part.refId, part]));
  return refs.map((ref) => {
    const part = byRef.get(ref);
    if (!part) throw new TandemError('not-found', `There is no such ${TARGET_KINDS[kind].toLowerCase()} any more.`);
    return part;
  });
};

const lineAbove = (nodes: readonly NodeRow[], node: NodeRow, kind: string): NodeRow | undefined => {
  const byId = new Map(nodes.map((one) => [one.id, one]));
  for (let at: NodeRow | undefined = node; at; at = at.parent_id === null ? undefined : byId.get(at.parent_id))
    if (at.kind === kind) return at;
  return undefined;
};

const assertCanDivide = (metric: TargetMetric, kind: TargetKind): void => {
  if (metric === 'leads' && kind !== 'owner')
    throw new TandemError('rule', 'Leads can be divided by owner only: they name no channel or product.');
  if (metric === 'orders' && (kind === 'line' || kind === 'product'))
    throw new TandemError('rule', 'An order may hold several products, so orders are not divided by product.');
};

/** Refuses what would count a sale twice or never: parts that overlap, and parts that lie outside the parent. */
export const assertFits = (
  parent: NodeRow,
  siblings: readonly NodeRow[],
  parts: readonly Part[],
  kind: TargetKind,
  nodes: readonly NodeRow[],
  places: Places,
): void => {
  const other = siblings.find((node) => node.kind !== kind);
  if (other)
    throw new TandemError(
      'rule',
      `${parent.name} is divided by ${TARGET_KINDS[other.kind as TargetKind].toLowerCase()} already. Add these under one of its parts.`,
    );
  const above = lineAbove(nodes, parent, kind);
  if (above && kind !== 'channel')
    throw new TandemError(
      'rule',
      `${parent.name} is already a part of ${above.name}: it cannot be divided by ${TARGET_KINDS[kind].toLowerCase()} again.`,
    );
  if (kind === 'line' && lineAbove(nodes, parent, 'product'))
    throw new TandemError('rule', 'A product is in one line only: put products under their line.');
  for (const part of parts) {
    const known = [
      ...siblings.map((node) => ({
        name: node.name,
        key: node.channel_key,
        ref: node.line ?? node.product_key ?? node.person_key,
      })),
      ...parts
        .filter((one) => one !== part)
        .map((one) => ({ name: one.name, key: one.channelKey, ref: one.line ?? one.productKey ?? one.personKey })),
    ];
    for (const { name, key, ref } of known) {
      const same =
        part.channelKey === null ? ref === (part.line ?? part.productKey ?? part.personKey) : key === part.channelKey;
      if (same) throw new TandemError('conflict', `${name} is there already.`);
      if (part.channelKey !== null && key !== null && places.under(key).has(part.channelKey))
        throw new TandemError(
          'rule',
          `${part.name} is part of ${name}, which stands beside it: its sales would count twice.`,
        );
    }
    if (part.channelKey !== null && above?.channel_key != null && !places.under(above.channel_key).has(part.channelKey))
      throw new TandemError('rule', `${part.name} is not part of ${above.name}.`);
    const line = lineAbove(nodes, parent, 'line');
    if (part.productKey !== null && line && places.lineOf(part.productKey) !== line.line)
      throw new TandemError('rule', `${part.name} is not in the line ${line.name}.`);
  }
};

export const nodeOf = (part: Part, kind: TargetKind, treeId: string, parentId: string, id: string): NodeRow => ({
  id,
  tree_id: treeId,
  parent_id: parentId,
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

/** New children with their share of what the parent has left, in the order of their size. */
export const childrenOf = async (
  context: Context,
  db: ReadDb,
  {
    tree,
    parent,
    nodes,
    kind,
    refs,
    split,
  }: {
    tree: TreeRow;
    parent: NodeRow;
    nodes: readonly NodeRow[];
    kind: TargetKind;
    refs: readonly string[];
    split: Split;
  },
  settings: Settings,
): Promise<NodeRow[]> => {
  assertCanDivide(metricOf(tree), kind);
  const places = await readPlaces(db);
  const line = lineAbove(nodes, parent, 'line');
  const channel = lineAbove(nodes, parent, 'channel');
  const under = channel?.channel_key == null ? null : places.under(channel.channel_key);
  const siblings = nodes.filter((node) => node.parent_id === parent.id);
  const taken = new Set(siblings.map((node) => (node.kind === 'line' ? node.line : node.ref_id)));
  const parts =
    refs.length > 0
      ? await named(db, kind, refs)
      : (await candidates(db, kind, line?.line ?? null, under)).filter((part) => !taken.has(part.refId));
  assertFits(parent, siblings, parts, kind, nodes, places);
  const added = parts.map((part) => nodeOf(part, kind, tree.id, parent.id, context.newId()));
  const sums = await pastSums(db, tree, [...nodes, ...added], settings);
  const weight = (node: NodeRow): number => sums.get(node.id) ?? 0;
  // Without names only those that have sold are put in; when none has, all are.
  const sold = added.filter((node) => weight(node) > 0);
  const chosen = refs.length > 0 || sold.length === 0 ? added : sold;
  const rest = Math.max(0, parent.amount - siblings.reduce((sum, node) => sum + node.amount, 0));
  const shares =
    split === 'none'
      ? chosen.map(() => 0)
      : shareWithFloors(
          rest,
          chosen.map((node) => (split === 'equal' ? 1 : weight(node))),
          chosen.map(() => 0),
        );
  return chosen
    .map((node, index) => ({ ...node, amount: shares[index] ?? 0 }))
    .toSorted((a, b) => b.amount - a.amount || a.name.localeCompare(b.name));
};

export const addChildren = async (
  context: Context,
  { parentId, kind, refs, split }: { parentId: string; kind: TargetKind; refs: readonly string[]; split: Split },
): Promise<string[]> => {
  const settings = await settingsOf(context);
  const { node: parent, tree } = await nodeWithTree(context.store.read, parentId);
  return context.store.write(async (db) => {
    const nodes = await nodesOf(db, tree.id);
    const children = await childrenOf(context, db, { tree, parent, nodes, kind, refs, split }, settings);
    if (children.length === 0)
      throw new TandemError(
        'rule',
        `There is no ${TARGET_KINDS[kind].toLowerCase()} left to put under ${parent.name}.`,
      );
    const edit = await beginEdit(
      db,
      { personId: context.personId, at: context.at() },
      `Divided ${parent.name} by ${TARGET_KINDS[kind].toLowerCase()}`,
      'targets',
      tree.id,
    );
    for (const [index, child] of children.entries()) await insertNode(edit, child, nodes.length + index);
    context.touched('targets', 'history');
    return children.map((child) => child.id);
  });
};
