import type { Parsed } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import { metricWords, TARGET_KIND_IDS, type TargetKind, type TargetMetric } from '../../../../shared/domain/targets';
import type { Context } from '../../context';
import type { ReadDb } from '../../store/dialect';
import { beginEdit } from '../../store/history';
import { type NodeRow, nodesOf, type TreeRow } from '../../store/repositories/targets';
import { settingsOf } from '../settings';
import { insertNode, nodeOf } from './create';
import { assertCanDivide } from './divide';
import { amountWords } from './offsets';
import { gone, isMoney, metricOf, nodeWithTree } from './trees';

export const kindOf = (row: Pick<NodeRow, 'kind'>): TargetKind =>
  TARGET_KIND_IDS.find((one) => one === row.kind) ?? 'company';

/** Refuses a measure whose rows do not say what lies on the way from the company to a target: leads name no channel. */
export const assertCounts = (metric: TargetMetric, node: NodeRow, byId: ReadonlyMap<string, NodeRow>): void => {
  for (let at: NodeRow | undefined = node; at; at = byId.get(at.parent_id ?? ''))
    if (at.kind !== 'company') assertCanDivide(metric, kindOf(at));
};

/**
 * A target for the same part of the company in another measure: units beside net sales. It stands below the target that it
 * is beside, adds nothing to its sum and takes nothing of it; what it is divided into is in its measure.
 */
export const addBeside = async (
  context: Context,
  { nodeId, metric, amount }: Parsed<'targets.addBeside'>,
): Promise<string> => {
  const settings = await settingsOf(context);
  const text = amountWords(isMoney(metric) ? settings.currency : null)(amount);
  const words = metricWords(metric);
  const id = context.newId();
  // What is there already is looked at in the write itself: two who ask at once set one.
  await context.store.write(async (db) => {
    const { name, tree, position, row } = await besideOf(db, { nodeId, metric }, id);
    const author = { personId: context.personId, at: context.at() };
    const edit = await beginEdit(db, author, `Set ${text} ${words} beside ${name}`, 'targets', tree.id);
    await insertNode(edit, { ...row, amount }, position);
  });
  context.touched('targets', 'history');
  return id;
};

/** The target that is to stand beside another, without its amount yet; refused in words where it cannot. */
const besideOf = async (
  db: ReadDb,
  { nodeId, metric }: Pick<Parsed<'targets.addBeside'>, 'nodeId' | 'metric'>,
  id: string,
): Promise<{ name: string; tree: TreeRow; position: number; row: NodeRow }> => {
  const { tree } = await nodeWithTree(db, nodeId);
  const nodes = await nodesOf(db, tree.id);
  const byId = new Map(nodes.map((one) => [one.id, one]));
  const node = byId.get(nodeId);
  if (!node) throw gone();
  const words = metricWords(metric);
  const same = nodes.find((one) => one.parent_id === nodeId && one.sum_parent_id === null && one.metric === metric);
  if (metricOf(node) === metric) throw new TandemError('rule', `${node.name} is a target in ${words} already.`);
  if (same) throw new TandemError('conflict', `${same.name} is there already.`);
  const above = byId.get(node.parent_id ?? '');
  if (above && node.sum_parent_id === null)
    throw new TandemError('rule', `${node.name} stands beside ${above.name}: put ${words} beside that.`);
  assertCounts(metric, node, byId);
  const { ref_id: refId, name, channel_key: channelKey, line, product_key: productKey, person_key: personKey } = node;
  const part = { refId: refId ?? '', name, channelKey, line, productKey, personKey };
  const parent = { id: node.id, tree_id: tree.id, own_metric: metric, metric };
  return { name, tree, position: nodes.length, row: nodeOf(part, kindOf(node), parent, id) };
};
