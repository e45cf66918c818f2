import { setImmediate as breathe } from 'node:timers/promises';
import type { Takes } from '../../../../shared/contract/duplicates';
import { TandemError } from '../../../../shared/contract/errors';
import { TOPICS } from '../../../../shared/contract/topics';
import { productKey } from '../../../../shared/domain/text';
import { mergeTargets } from '../../metrics/targets/merge';
import type { Context } from '../../context';
import { bulk } from '../../store/dialect';
import { type Edit, type EditedTable, isEdited } from '../../store/history';
import {
  type Child,
  childrenOf,
  type Mention,
  type MergedRow,
  mentionsOf,
  textsOf,
} from '../../store/repositories/duplicates';
import {
  aliasesOf,
  factsOfProduct,
  linksOfTargets,
  moveFacts,
  nameCounts,
  nodesOfProductTrees,
  productOfKey,
  twinsOfProducts,
} from '../../store/repositories/product-moves';
import { rebuildProductSums } from '../../store/repositories/rollups';
import { change } from '../people';
import { settingsOf } from '../settings';
import { readPlaces } from '../targets/cells';
import { joinNumbers } from '../targets/merged-numbers';
import { mergedColumns, nameOf } from './fields';
import { joinsOf, movesOf, outsideSentence } from './product-words';
import { targetMonths } from './target-months';

/** What the merge does, read before it, so that a preview says the same. */
const planOf = async (context: Context, keep: MergedRow, drop: MergedRow, after: string) => {
  const db = context.store.read;
  const places = await readPlaces(db);
  const nodes = await nodesOfProductTrees(db, [keep.key, drop.key]);
  const lines = { keep: String(keep['line']), drop: String(drop['line']), after };
  const targets = mergeTargets(
    nodes,
    { keep: keep.key, drop: drop.key, lines },
    (a, b) => places.under(a).has(b) || places.under(b).has(a),
    await targetMonths(db, nodes, places, await settingsOf(context)),
  );
  const twins = await twinsOfProducts(db, keep.key, drop.key);
  const joined = new Set([...twins.links, ...twins.lifts.map((lift) => lift.drop)]);
  const children = (await childrenOf(db, 'products', drop.key))
    .filter(({ table }) => table !== 'target_nodes')
    .map((child): Child => ({ ...child, ids: child.ids.filter((id) => !joined.has(id)) }))
    .filter(({ ids }) => ids.length > 0);
  const renames = [[drop.id, keep.id] as const, ...targets.into];
  const mentions: Mention[] = [];
  for (const [id] of renames) mentions.push(...(await mentionsOf(db, id, isEdited)));
  return {
    targets,
    nodes: nodes.filter((node) => node.product_key === drop.key).length,
    twins,
    children,
    renames,
    mentions,
    links: await linksOfTargets(db, targets.into),
    facts: await factsOfProduct(db, drop.key, keep.key),
  };
};
type MergePlan = Awaited<ReturnType<typeof planOf>>;

const lineAfter = (keep: MergedRow, columns: ReturnType<typeof mergedColumns>): string =>
  String(columns['line'] ?? keep['line']);

/** What would move to the product that stays, and what would be made one, if the suggested fields are taken. */
export const productMoves = async (
  context: Context,
  keep: MergedRow,
  drop: MergedRow,
): Promise<{ moves: { label: string; count: number }[]; joins: string[] }> => {
  const plan = await planOf(context, keep, drop, lineAfter(keep, mergedColumns('products', keep, drop, {})));
  return { moves: movesOf(plan), joins: joinsOf(plan, { keep: nameOf(keep), drop: nameOf(drop) }) };
};

const moveEach = async (edit: Edit, children: readonly Child[], key: number): Promise<number> => {
  let moved = 0;
  for (const { table, column, ids } of children) {
    if (!isEdited(table)) throw new TandemError('internal', `What ${table} says of this product could not be moved.`);
    for (const id of ids) await edit.update<EditedTable>(table, id, { [column]: key });
    moved += ids.length;
  }
  return moved;
};

/** Says ids anew wherever a text names them; a text that names several is written once. */
const renameEach = async (context: Context, edit: Edit, { mentions, renames }: MergePlan): Promise<void> => {
  const columns = new Map<string, Mention>();
  for (const { table, column, ids } of mentions) {
    const at = `${table} ${column}`;
    columns.set(at, { table, column, ids: [...(columns.get(at)?.ids ?? []), ...ids] });
  }
  for (const { table, column, ids } of columns.values()) {
    if (!isEdited(table)) continue;
    for (const [id, text] of await textsOf(context.store.read, table, column, ids)) {
      const renamed = renames.reduce((now, [from, to]) => now.replaceAll(from, to), text);
      await edit.update<EditedTable>(table, id, { [column]: renamed });
    }
  }
};

/** Targets, lifts and campaigns that both products have. */
const joinBoth = async (edit: Edit, { targets, twins, links }: MergePlan): Promise<void> => {
  edit.updateEach(
    'target_nodes',
    [...targets.patches].map(([id, patch]) => ({ id, patch })),
  );
  for (const { table, id, patch } of links)
    await (patch === null ? edit.remove(table, id) : edit.update<EditedTable>(table, id, patch));
  for (const id of targets.removed) {
    await edit.update('target_nodes', id, { merged_into: targets.into.get(id) ?? null });
    await edit.remove('target_nodes', id);
  }
  for (const id of twins.links) await edit.remove('campaign_links', id);
  for (const lift of twins.lifts) {
    await edit.update('moment_lifts', lift.keep, { amount_minor: lift.amount });
    await edit.remove('moment_lifts', lift.drop);
  }
};

/** The key of the merged product, which no third one may have. */
const keyAfter = async (
  context: Context,
  keep: MergedRow,
  drop: MergedRow,
  columns: Readonly<Record<string, string | number | null>>,
): Promise<string> => {
  if (columns['sku'] === undefined && columns['name'] === undefined) return String(keep['natural_key']);
  const key = productKey(String(columns['sku'] ?? keep['sku']), String(columns['name'] ?? keep['name']));
  const taken = await productOfKey(context.store.read, key, [keep.id, drop.id]);
  if (taken)
    throw new TandemError('conflict', `There is a product of that SKU or name already: ${taken.name || taken.sku}.`);
  return key;
};

/** The keys under which files may still name the merged product are known as its own from now on. */
const keepSpellings = async (
  context: Context,
  edit: Edit,
  spellings: readonly string[],
  ids: { keep: string; drop: string },
): Promise<void> => {
  for (const { id } of await aliasesOf(context.store.read, spellings)) await edit.remove('import_aliases', id);
  for (const natural of spellings)
    await edit.insert('import_aliases', {
      id: context.newId(),
      entity: 'products',
      natural_key: natural,
      target_id: ids.keep,
      from_id: ids.drop,
      batch_id: null,
      deleted_at: null,
    });
};

/**
 * Makes two products one in one step of undo. Everything that points to the one that goes points to the other, facts of
 * files too; where both have a target, a lift or a place in a campaign, the two become one. Answers how much moved.
 * Tells how far it has come; a Cancel changes nothing.
 */
export const mergeProducts = async (
  context: Context,
  keep: MergedRow,
  drop: MergedRow,
  take: Readonly<Record<string, Takes>>,
): Promise<number> => {
  const columns = mergedColumns('products', keep, drop, take);
  const key = await keyAfter(context, keep, drop, columns);
  const plan = await planOf(context, keep, drop, lineAfter(keep, columns));
  const [outside] = plan.targets.outside;
  if (outside) throw new TandemError('rule', outsideSentence(outside));
  const own = String(keep['natural_key']);
  let moved = plan.facts.lines + plan.facts.counts + plan.nodes;
  let note: Edit['note'] = () => undefined;
  await change(
    context,
    `Merged ${nameOf(drop)} into ${nameOf(keep)}`,
    'products',
    keep.id,
    async (edit) => {
      ({ note } = edit);
      moved += await moveEach(edit, plan.children, keep.key);
      await renameEach(context, edit, plan);
      await joinBoth(edit, plan);
      await joinNumbers(context, edit, plan.targets.absorbed);
      // First the one that goes: its SKU is free then for the one that stays.
      await edit.remove('products', drop.id);
      await edit.update('products', keep.id, { ...columns, natural_key: key });
      await keepSpellings(
        context,
        edit,
        [own, String(drop['natural_key'])].filter((one) => one !== key),
        { keep: keep.id, drop: drop.id },
      );
    },
    async (db) => {
      const driver = bulk(db);
      if (own !== key) nameCounts(driver, keep.key, own, note);
      const { lines } = plan.facts;
      const pause = async (done: number, label = 'Moving order lines'): Promise<void> => {
        context.progress(done, lines, label);
        await breathe();
        if (context.signal?.aborted) throw new TandemError('cancelled', 'Cancelled. Nothing was changed.');
      };
      if (!(await moveFacts(driver, drop.key, keep.key, note, pause))) return;
      await pause(lines, 'Summing the two anew');
      rebuildProductSums(db, [drop.key, keep.key]);
      await pause(lines, 'Summing the two anew');
    },
  );
  context.touched(...TOPICS);
  return moved;
};
