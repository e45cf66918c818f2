import { TandemError } from '../../../../shared/contract/errors';
import { allocate } from '../../../../shared/domain/money';
import { parsePeriod } from '../../../../shared/domain/period';
import { type Division, TARGET_METRICS, type TargetMetric } from '../../../../shared/domain/targets';
import type { Context } from '../../context';
import type { ReadDb, WriteDb } from '../../store/dialect';
import { beginEdit } from '../../store/history';
import { findNode, listTrees, type NodeRow, nodesOf, type TreeRow } from '../../store/repositories/targets';
import { periodFrom, type Settings, settingsOf } from '../settings';
import { childrenOf, insertNode, nodeOf, type Split } from './create';
import { assertLevels, blank } from './divide';
import { amountWords } from './offsets';
import { isMoney, metricOf, type SpreadChoice, treeById } from './trees';

const assertPeriodFree = async (
  db: ReadDb,
  period: string,
  metric: TargetMetric,
  settings: Settings,
): Promise<void> => {
  const own = periodFrom(period, settings.calendar);
  for (const tree of await listTrees(db)) {
    const other = tree.metric === metric ? parsePeriod(tree.period, settings.calendar) : undefined;
    if (!other || other.to < own.from || other.from > own.to) continue;
    throw new TandemError(
      'conflict',
      `${tree.period} has ${TARGET_METRICS[metric].name.toLowerCase()} targets already${tree.period === own.id ? '' : `, and ${own.id} overlaps it`}. Open them, or remove them first.`,
    );
  }
};

export type NewTree = {
  period: string;
  metric: TargetMetric;
  statement: string;
  amount: number;
  spread: SpreadChoice;
  levels?: readonly Division[] | undefined;
  split: Split | 'previous';
  /** The tree whose shape is taken over, for `previous`. */
  like: string | null;
  /** Amounts typed for the first level, for `none`. */
  amounts: readonly { ref: string; amount: number }[];
};

/** Puts typed amounts on the parts that they were typed for. */
const given = (children: NodeRow[], amounts: NewTree['amounts']): void => {
  const byRef = new Map(amounts.map(({ ref, amount }) => [ref, amount]));
  for (const child of children)
    child.amount = byRef.get((child.kind === 'line' ? child.line : child.ref_id) ?? '') ?? 0;
};

/**
 * The nodes below a new top, level by level; what sold nothing is not divided further by what it sold, and what has no
 * part of a level (a channel without stores) is divided by the next one.
 */
const divided = async (
  context: Context,
  db: ReadDb,
  tree: TreeRow,
  root: NodeRow,
  { levels, split, amounts }: { levels: readonly Division[]; split: Split; amounts: NewTree['amounts'] },
  settings: Settings,
): Promise<NodeRow[]> => {
  const nodes = [root];
  let open = [root];
  for (const division of levels) {
    const refs = open[0] === root ? amounts.map(({ ref }) => ref) : [];
    const parents = open.filter((one) => split !== 'last-year' || one.amount > 0 || one === root);
    const below = await childrenOf(context, db, { tree, nodes, parents, division, refs, split }, settings);
    if (refs.length > 0) given(below.get(root.id) ?? [], amounts);
    nodes.push(...[...below.values()].flat());
    open = parents.flatMap((parent) => {
      const children = below.get(parent.id) ?? [];
      return children.length > 0 ? children : [parent];
    });
  }
  return nodes.slice(1);
};

/**
 * The nodes of another tree under a new top: the same parts with the same shares, their owners, locks and notes, and
 * how they are foretold. Months typed by hand are those of that period and stay there.
 */
const likeTree = (context: Context, treeId: string, root: NodeRow, old: readonly NodeRow[]): NodeRow[] => {
  const copied: NodeRow[] = [];
  const copy = (from: NodeRow, to: NodeRow): void => {
    const children = old.filter((node) => node.sum_parent_id === from.id);
    const given = children.reduce((sum, node) => sum + node.amount, 0);
    const shares = allocate(to.amount, [...children.map((node) => node.amount), Math.max(0, from.amount - given)]);
    const beside = old.filter((node) => node.parent_id === from.id && node.sum_parent_id !== from.id);
    // What is counted beside a sum grows as the target that it stands beside.
    const grown = (amount: number): number =>
      from.amount === 0 ? amount : Math.round((amount / from.amount) * to.amount);
    const made = [...children, ...beside].map((node, index) => ({
      ...node,
      id: context.newId(),
      tree_id: treeId,
      parent_id: to.id,
      sum_parent_id: node.sum_parent_id === null ? null : to.id,
      amount: node.sum_parent_id === null ? grown(node.amount) : given === 0 ? 0 : (shares[index] ?? 0),
      spread_method: node.spread_method === 'hand' ? null : node.spread_method,
      spread_months: node.spread_method === 'hand' ? null : node.spread_months,
    }));
    copied.push(...made);
    for (const [index, node] of [...children, ...beside].entries()) {
      const next = made[index];
      if (next) copy(node, next);
    }
  };
  const top = old.find((node) => node.parent_id === null);
  if (top) copy(top, root);
  return copied;
};

export const createTree = async (context: Context, input: NewTree): Promise<string> => {
  const settings = await settingsOf(context);
  const period = periodFrom(input.period, settings.calendar);
  await assertPeriodFree(context.store.read, input.period, input.metric, settings);
  const other = input.like === null ? null : await treeById(context.store.read, input.like);
  const shape = input.split === 'previous' && other ? await nodesOf(context.store.read, other.id) : [];
  if (input.split === 'previous' && !other)
    throw new TandemError('bad-input', 'Say which targets the new ones take their shape from.');
  if (other && metricOf(other) !== input.metric)
    throw new TandemError(
      'rule',
      `The targets of ${other.period} are in ${TARGET_METRICS[metricOf(other)].name.toLowerCase()}: their shape fits only others of the same measure.`,
    );
  assertLevels(input.levels ?? []);
  const top = shape.find((node) => node.parent_id === null);
  const amounts = input.split === 'none' ? input.amounts : [];
  const sum = amounts.reduce((total, { amount }) => total + amount, 0);
  const words = amountWords(isMoney(input.metric) ? settings.currency : null);
  if (sum > input.amount)
    throw new TandemError(
      'rule',
      `The parts come to ${words(sum)}, and the whole is ${words(input.amount)}. Raise it, or give them ${words(sum - input.amount)} less.`,
    );
  const id = context.newId();
  await context.store.write(async (db: WriteDb) => {
    const edit = await beginEdit(
      db,
      { personId: context.personId, at: context.at() },
      `Set the targets of ${period.id}`,
      'targets',
      id,
    );
    await edit.insert('target_trees', {
      id,
      period: period.id,
      metric: input.metric,
      statement: input.statement,
      spread_method: input.spread.method,
      spread_months: JSON.stringify(input.spread.months),
      person_id: context.personId,
      at: context.at(),
      deleted_at: null,
    });
    const root = {
      ...nodeOf(
        { ...blank, refId: '', name: 'Company' },
        'company',
        { id: '', tree_id: id, own_metric: null, metric: input.metric },
        context.newId(),
      ),
      parent_id: null,
      sum_parent_id: null,
      amount: input.amount,
      owner_key: top?.owner_key ?? null,
      locked: top?.locked ?? 0,
      note: top?.note ?? '',
    };
    await insertNode(edit, root, 0);
    const stored = (await findNode(db, root.id)) ?? root;
    const { split } = input;
    const levels = input.levels ?? (split === 'none' ? [] : ['channel' as const]);
    const nodes =
      split === 'previous'
        ? likeTree(context, id, stored, shape)
        : await divided(context, db, await treeById(db, id), stored, { levels, split, amounts }, settings);
    for (const [index, node] of nodes.entries()) await insertNode(edit, node, index + 1);
  });
  context.touched('targets', 'history');
  return id;
};
