import { TandemError } from '../../../../shared/contract/errors';
import type { Parsed } from '../../../../shared/contract';
import { type Call, CALLS, cannotComeTo } from '../../../../shared/domain/targets';
import { overage, shortage, suggestOffsets } from '../../metrics/targets/offsets';
import type { Context } from '../../context';
import type { ReadDb } from '../../store/dialect';
import { listTrees, offsetsOf, type TreeRow } from '../../store/repositories/targets';
import { change } from '../people';
import { settingsOf } from '../settings';
import { assertOpen } from './close';
import { treeFigures } from './figures';
import { amountWords, offsetEntries, offsetNodes } from './offsets';
import { refusalOf } from './refusal';
import { gone, isMoney, metricOf, nodeWithTree, treeById } from './trees';

const author = (context: Context): { person_id: string | null; at: string } => ({
  person_id: context.personId,
  at: context.at(),
});

const finished = (context: Context): void => context.touched('targets');

/** What a person says of a target before its period ends; every call is kept. */
export const addCall = async (context: Context, input: Parsed<'targets.call'>): Promise<string> => {
  const settings = await settingsOf(context);
  const { node, tree } = await nodeWithTree(context.store.read, input.nodeId);
  assertOpen(tree, settings, 'a call is made before the period ends.');
  const impossible = cannotComeTo(metricOf(node), input.expected);
  if (impossible !== null) throw new TandemError('rule', impossible);
  const id = context.newId();
  const call: Call = input.call;
  await change(context, `Called ${node.name}: ${CALLS[call].toLowerCase()}`, 'targets', tree.id, (edit) =>
    edit.insert('target_calls', {
      id,
      node_id: node.id,
      call,
      expected: input.expected,
      confidence: input.confidence,
      reason: input.reason,
      ...author(context),
      deleted_at: null,
    }),
  );
  finished(context);
  return id;
};

/** The tree of a target that may have been removed by now. */
const treeOf = async (db: ReadDb, nodeId: string): Promise<TreeRow | undefined> => {
  const node = await db.selectFrom('target_nodes').select('tree_id').where('id', '=', nodeId).executeTakeFirst();
  return (await listTrees(db)).find(({ id }) => id === node?.tree_id);
};

/** Takes something that hangs on a tree away again. */
export const removeFrom = async (
  context: Context,
  table: 'target_calls' | 'target_offsets' | 'plan_items',
  id: string,
  what: string,
): Promise<void> => {
  const row = await context.store.read
    .selectFrom(table)
    .select(table === 'target_offsets' ? ['id', 'short_id as node'] : ['id', 'node_id as node'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw gone();
  const tree = table === 'plan_items' ? undefined : await treeOf(context.store.read, row.node);
  if (tree) assertOpen(tree, await settingsOf(context), `${what} that is scored by now stays.`);
  await change(context, `Removed ${what}`, 'targets', null, (edit) => edit.remove(table, id));
  finished(context);
};

type Offset = Parsed<'targets.offset'>;

/** Refuses an offset that does not add up, with what would. */
const assertAddsUp = async (
  context: Context,
  entry: { id: string; shortId: string; overId: string; amount: number },
): Promise<{ treeId: string; shortName: string; overName: string }> => {
  const settings = await settingsOf(context);
  const short = await nodeWithTree(context.store.read, entry.shortId);
  const over = await nodeWithTree(context.store.read, entry.overId);
  assertOpen(short.tree, settings, 'what made up for what was written down before it closed.');
  if (short.tree.id !== over.tree.id)
    throw new TandemError('rule', 'An offset stays within one tree: both targets must be of the same period.');
  const figures = await treeFigures(context.store.read, short.tree, settings);
  const nodes = offsetNodes(figures.nodes);
  const others = offsetEntries(await offsetsOf(context.store.read, short.tree.id)).filter(({ id }) => id !== entry.id);
  const words = amountWords(isMoney(metricOf(short.node)) ? settings.currency : null);
  const refusal = refusalOf(nodes, others, entry, words);
  if (refusal !== null) throw new TandemError('rule', refusal);
  return { treeId: short.tree.id, shortName: short.node.name, overName: over.node.name };
};

/** A product with its name as it reads; refused when it was removed. */
const productOf = async (db: ReadDb, id: string): Promise<{ key: number; name: string }> => {
  const product = await db
    .selectFrom('products')
    .select(['key', 'name', 'sku'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!product) throw new TandemError('not-found', 'This product was removed in the meantime.');
  return { key: product.key, name: product.name || product.sku };
};

export const addOffset = async (context: Context, input: Offset): Promise<string> => {
  const id = context.newId();
  const { treeId, shortName, overName } = await assertAddsUp(context, { id, ...input });
  const product = input.productId === null ? null : await productOf(context.store.read, input.productId);
  const because = [input.cause, product?.name].filter(Boolean).join(', ');
  await change(context, `${overName} makes up for ${shortName}: ${because}`, 'targets', treeId, (edit) =>
    edit.insert('target_offsets', {
      id,
      short_id: input.shortId,
      over_id: input.overId,
      amount: input.amount,
      cause: input.cause,
      link: input.link,
      platform: input.platform,
      cause_day: input.causeDay,
      product_key: product?.key ?? null,
      confidence: input.confidence,
      sentence: '',
      ...author(context),
      deleted_at: null,
    }),
  );
  finished(context);
  return id;
};

export const updateOffset = async (
  context: Context,
  { id, causeDay, productId, ...fields }: Parsed<'targets.updateOffset'>,
): Promise<void> => {
  const row = await context.store.read
    .selectFrom('target_offsets')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw gone();
  const { tree } = await nodeWithTree(context.store.read, row.short_id);
  if (fields.confidence !== undefined)
    assertOpen(tree, await settingsOf(context), 'how sure one was stays as it was said.');
  if (fields.amount !== undefined)
    await assertAddsUp(context, { id, shortId: row.short_id, overId: row.over_id, amount: fields.amount });
  const product = productId == null ? null : await productOf(context.store.read, productId);
  const label =
    productId === undefined ? 'Changed an offset' : `Product of an offset: ${product === null ? 'none' : product.name}`;
  await change(context, label, 'targets', tree.id, (edit) =>
    edit.update('target_offsets', id, {
      ...fields,
      ...(causeDay === undefined ? {} : { cause_day: causeDay }),
      ...(productId === undefined ? {} : { product_key: product?.key ?? null }),
    }),
  );
  finished(context);
};

/** Which overage could cover which shortage, among the lowest nodes of the tree. */
export const suggestions = async (context: Context, treeId: string) => {
  const tree = await treeById(context.store.read, treeId);
  const settings = await settingsOf(context);
  const figures = await treeFigures(context.store.read, tree, settings);
  const nodes = offsetNodes(figures.nodes);
  const metrics = new Map(figures.nodes.map(({ row, metric }) => [row.id, metric]));
  const entries = offsetEntries(await offsetsOf(context.store.read, treeId));
  return suggestOffsets(nodes, entries).flatMap(({ shortId, overId, amount }) => {
    const short = nodes.get(shortId);
    const over = nodes.get(overId);
    return short && over
      ? [
          {
            short: { id: shortId, name: short.name, by: shortage(short) },
            over: { id: overId, name: over.name, by: overage(over) },
            amount,
            currency: isMoney(metrics.get(shortId) ?? 'net-sales') ? settings.currency : null,
          },
        ]
      : [];
  });
};

/** A person's own number: every version is kept, the newest counts. */
export const addForecast = async (context: Context, input: Parsed<'targets.forecast'>): Promise<string> => {
  const { node, tree } = await nodeWithTree(context.store.read, input.nodeId);
  assertOpen(tree, await settingsOf(context), 'a number of one’s own is said before the period ends.');
  const id = context.newId();
  await change(context, `Own number for ${node.name}`, 'targets', tree.id, async (edit) => {
    await edit.insert('target_forecasts', {
      id,
      node_id: node.id,
      amount: input.amount,
      confidence: input.confidence,
      reason: input.reason,
      ...author(context),
      deleted_at: null,
    });
    await edit.update('target_nodes', node.id, { outlook_method: 'own' });
  });
  finished(context);
  return id;
};

export const addPlanItem = async (context: Context, input: Parsed<'targets.addPlanItem'>): Promise<string> => {
  const { node, tree } = await nodeWithTree(context.store.read, input.nodeId);
  if (input.refId === null && input.name.trim() === '') throw new TandemError('bad-input', 'Say what is planned.');
  const id = context.newId();
  await change(context, `Planned for ${node.name}`, 'targets', tree.id, (edit) =>
    edit.insert('plan_items', {
      id,
      node_id: node.id,
      kind: input.kind,
      ref_id: input.refId,
      name: input.name.trim(),
      day: input.day,
      amount: input.amount,
      note: input.note,
      deleted_at: null,
    }),
  );
  finished(context);
  return id;
};

export const updatePlanItem = async (
  context: Context,
  { id, ...fields }: Parsed<'targets.updatePlanItem'>,
): Promise<void> => {
  await change(context, 'Changed a plan item', 'targets', null, (edit) => edit.update('plan_items', id, fields));
  finished(context);
};
