import { TandemError } from '../../../../shared/contract/errors';
import type { TargetPreview } from '../../../../shared/contract/target-shapes';
import { addDays } from '../../../../shared/domain/day';
import { Cascade, type CascadeChange, type CascadeMode, CascadeProblem } from '../../metrics/targets/cascade';
import type { Context } from '../../context';
import type { ReadDb } from '../../store/dialect';
import { type NodeRow, nodesOf, type TreeRow } from '../../store/repositories/targets';
import { change } from '../people';
import { type Settings, settingsOf } from '../settings';
import { blocksOf, treeSums } from './blocks';
import { readPlaces } from './cells';
import { amountWords } from './offsets';
import { isMoney, metricOf, nodeWithTree, treePeriod } from './trees';

/** Fifty-two weeks: the same weekdays a year before. */
const YEAR = 364;
/** What weights fall back to where nothing was sold a year before. */
const RECENT_DAYS = 91;

const wordsOf = (node: NodeRow, settings: Settings): ((amount: number) => string) =>
  amountWords(isMoney(metricOf(node)) ? settings.currency : null);

export const cascadeOf = (nodes: readonly NodeRow[], words: (amount: number) => string): Cascade =>
  new Cascade(
    nodes.map((node) => ({
      id: node.id,
      parentId: node.sum_parent_id,
      name: node.name,
      amount: node.amount,
      locked: node.locked === 1,
    })),
    words,
  );

/**
 * What each node sold in the same days a year before; where that is nothing, in the last quarter of a year. The weights
 * of a split by last year's shares.
 */
export const pastSums = async (
  db: ReadDb,
  tree: TreeRow,
  nodes: readonly NodeRow[],
  settings: Settings,
): Promise<Map<string, number>> => {
  const period = treePeriod(tree, settings.calendar);
  const spans = [
    { from: addDays(period.from, -YEAR), to: addDays(period.to, -YEAR) },
    { from: addDays(settings.today, 1 - RECENT_DAYS), to: settings.today },
  ];
  const { own } = await treeSums(db, nodes, spans, settings, await readPlaces(db));
  const found = new Map<string, number>();
  for (const block of blocksOf(nodes)) {
    const whole = [...block.own].reduce((sum, id) => sum + Math.max(0, own.get(id)?.[0] ?? 0), 0);
    for (const id of block.own) found.set(id, Math.max(0, own.get(id)?.[whole > 0 ? 0 : 1] ?? 0));
  }
  return found;
};

export type AmountEdit = { id: string; amount: number; mode: CascadeMode };
export type Respread = { id: string; by: 'last-year' | 'equal'; far: 'branch' | 'parts' };

const amountChanges = async (db: ReadDb, edit: AmountEdit, settings: Settings) => {
  const { node, tree } = await nodeWithTree(db, edit.id);
  const words = wordsOf(node, settings);
  return {
    node,
    tree,
    words,
    run: async () => cascadeOf(await nodesOf(db, tree.id), words).edit(edit.id, edit.amount, edit.mode),
  };
};

const respreadChanges = async (db: ReadDb, { id, by, far }: Respread, settings: Settings) => {
  const { node, tree } = await nodeWithTree(db, id);
  const words = wordsOf(node, settings);
  return {
    node,
    tree,
    words,
    run: async () => {
      const nodes = await nodesOf(db, tree.id);
      const weights = by === 'equal' ? null : await pastSums(db, tree, nodes, settings);
      return cascadeOf(nodes, words).respread(id, (child) => weights?.get(child) ?? (weights ? 0 : 1), far);
    },
  };
};

/** An edit's changes, or in words why there are none. */
export const previewed = async (run: () => Promise<CascadeChange[]>): Promise<TargetPreview> => {
  try {
    return { changes: await run(), problem: null, release: [] };
  } catch (error) {
    if (!(error instanceof CascadeProblem)) throw error;
    return { changes: [], problem: error.message, release: [...error.release] };
  }
};

const applied = async (
  context: Context,
  treeId: string,
  label: string,
  changes: readonly CascadeChange[],
): Promise<void> => {
  if (changes.length === 0) return;
  await change(context, label, 'targets', treeId, async (edit) =>
    edit.updateEach(
      'target_nodes',
      changes.map(({ id, after }) => ({ id, patch: { amount: after } })),
    ),
  );
  context.touched('targets');
};

const orRule = async (run: () => Promise<CascadeChange[]>): Promise<CascadeChange[]> => {
  const { changes, problem } = await previewed(run);
  if (problem !== null) throw new TandemError('rule', problem);
  return changes;
};

const because = (why: string): string => (why.trim() === '' ? '' : `: ${why.trim()}`);

export const previewAmount = async (context: Context, edit: AmountEdit): Promise<TargetPreview> =>
  previewed((await amountChanges(context.store.read, edit, await settingsOf(context))).run);

export const setAmount = async (
  context: Context,
  { why, rev, ...edit }: AmountEdit & { why: string; rev?: number | undefined },
): Promise<void> => {
  const { node, tree, words, run } = await amountChanges(context.store.read, edit, await settingsOf(context));
  if (rev !== undefined && rev !== node.rev)
    throw new TandemError(
      'conflict',
      `${node.name} was set to ${words(node.amount)} in the meantime. Look at it again, then repeat your change.`,
    );
  await applied(context, tree.id, `Set ${node.name} to ${words(edit.amount)}${because(why)}`, await orRule(run));
};

export const previewRespread = async (context: Context, edit: Respread): Promise<TargetPreview> =>
  previewed((await respreadChanges(context.store.read, edit, await settingsOf(context))).run);

export const respread = async (context: Context, { why, ...edit }: Respread & { why: string }): Promise<void> => {
  const { node, tree, run } = await respreadChanges(context.store.read, edit, await settingsOf(context));
  const how = edit.by === 'equal' ? 'equally' : 'by last year’s shares';
  await applied(context, tree.id, `Spread ${node.name} ${how}${because(why)}`, await orRule(run));
};
