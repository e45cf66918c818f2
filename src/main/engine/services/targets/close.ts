import { z } from 'zod';
import { TandemError } from '../../../../shared/contract/errors';
import { addDays } from '../../../../shared/domain/day';
import { startOfDay } from '../../../../shared/domain/today';
import type { ReadDb } from '../../store/dialect';
import { madeOf, momentOf } from '../../store/made';
import { nodeChanges, undoneSince } from '../../store/repositories/target-history';
import {
  callsOf,
  forecastsOf,
  mergedInto,
  type NodeRow,
  offsetsOf,
  type TreeRow,
} from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { treePeriod } from './trees';

/** The last day of a period is still a day of it: it closes when that day is over where the company is. */
export const isClosed = (tree: Pick<TreeRow, 'period'>, { calendar, today }: Settings): boolean =>
  treePeriod(tree, calendar).to < today;

/** So long after its end a period waits for its data; what is not there by then is not coming. */
const WAIT_DAYS = 31;

/** Whether what was said of a closed period can be scored: its data reach its last day, or it has waited long enough. */
export const isScored = (
  tree: Pick<TreeRow, 'period'>,
  covered: { last: string } | null,
  settings: Pick<Settings, 'calendar' | 'today'>,
): boolean => {
  const { to } = treePeriod(tree, settings.calendar);
  return to < settings.today && ((covered?.last ?? '') >= to || addDays(to, WAIT_DAYS) <= settings.today);
};

/** The moment at which a tree's period closes, ISO 8601 in UTC: what is dated from then on is late and never scored. */
export const closesAt = (tree: Pick<TreeRow, 'period'>, { calendar, timeZone }: Settings): string =>
  new Date(startOfDay(addDays(treePeriod(tree, calendar).to, 1), timeZone)).toISOString();

/** Refuses what would change the record of a period that has closed; `why` says what goes by then. */
export const assertOpen = (tree: Pick<TreeRow, 'period'>, settings: Settings, why: string): void => {
  if (isClosed(tree, settings)) throw new TandemError('rule', `${tree.period} is over: ${why}`);
};

/** Refuses to take away or move targets of a closed period that people said something of: their record rests on them. */
export const assertNoRecord = async (
  db: ReadDb,
  tree: TreeRow,
  ids: ReadonlySet<string>,
  settings: Settings,
): Promise<void> => {
  if (!isClosed(tree, settings)) return;
  const said =
    (await callsOf(db, tree.id)).some(({ node_id: node }) => ids.has(node)) ||
    (await forecastsOf(db, tree.id)).some(({ node_id: node }) => ids.has(node)) ||
    (await offsetsOf(db, tree.id)).some((offset) => ids.has(offset.short_id) || ids.has(offset.over_id));
  if (said)
    throw new TandemError(
      'rule',
      `${tree.period} is over, and what was said of this target is scored by it: it stays.`,
    );
};

const kept = z.object({ amount: z.number().optional() });

/** Whether what a bundle brought had been changed before a moment, on the computer of whoever changed it. */
const madeBefore = (made: string | null, moment: string): boolean => {
  const at = momentOf(madeOf(made), 'amount');
  return at !== undefined && at < moment;
};

/**
 * By node, what edits since the close added to its target. What a bundle brought counts by when it was changed, wherever
 * that was. An edit since then that was undone is as if never made; one
 * from before it stood at the close, so undoing it is an edit since then. A target that came later is not in it as
 * what it was, nothing: `null`.
 */
const sinceClose = async (db: ReadDb, tree: TreeRow, close: string): Promise<Map<string, number | null>> => {
  const added = new Map<string, number | null>();
  const into = await mergedInto(db, tree.id);
  const last = new Date(Date.parse(close) - 1).toISOString();
  for (const { row_id: row, before, after, made } of await nodeChanges(db, {
    treeId: tree.id,
    since: last,
    limit: 1_000_000,
    steps: 'own',
  })) {
    if (madeBefore(made, close)) continue;
    // What a target had that went into another one is a part of that one's amount now.
    const id = into.get(row) ?? row;
    if (before === null && id === row) added.set(id, null);
    const is = kept.parse(JSON.parse(after ?? '{}')).amount;
    const was = before === null ? 0 : kept.parse(JSON.parse(before)).amount;
    const sum = added.get(id) ?? 0;
    if (was !== undefined && is !== undefined && added.get(id) !== null) added.set(id, sum + is - was);
  }
  for (const { row_id: row, before, after } of await undoneSince(db, tree.id, close)) {
    const id = into.get(row) ?? row;
    const [was, is] = [before, after].map((text) => kept.parse(JSON.parse(text ?? '{}')).amount);
    const sum = added.get(id) ?? 0;
    if (was !== undefined && is !== undefined && added.get(id) !== null) added.set(id, sum + was - is);
  }
  return added;
};

/**
 * The figures of a closed tree with its targets as they stood at close: what calls, offsets and numbers are scored
 * against. Those of a tree that still runs are as they are.
 */
export const atClose = async <T extends { tree: TreeRow; nodes: { row: NodeRow }[] }>(
  db: ReadDb,
  figures: T,
  settings: Settings,
): Promise<T> => {
  const { tree } = figures;
  if (!isClosed(tree, settings)) return figures;
  const added = await sinceClose(db, tree, closesAt(tree, settings));
  if (added.size === 0) return figures;
  return {
    ...figures,
    nodes: figures.nodes.map((node) => {
      const by = added.get(node.row.id);
      if (by === undefined) return node;
      return { ...node, row: { ...node.row, amount: by === null ? 0 : Math.max(0, node.row.amount - by) } };
    }),
  };
};
