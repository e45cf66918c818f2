import type { Output } from '../../../../shared/contract';
import type { ReadDb } from '../../store/dialect';
import { forecastsOf, mergedInto, mergedSayings } from '../../store/repositories/targets';
import { callViews } from './views';
import type { WholeTree } from './whole';

/**
 * Calls and numbers that people put on one target, the newest first. Those of a target that went into it when products
 * became one are among them with their own name: they were said of a part of what it is now.
 */
export const saidOf = async (
  db: ReadDb,
  { figures, closed, people, calls }: WholeTree,
  nodeId: string,
): Promise<Pick<Output<'targets.node'>, 'calls' | 'numbers'>> => {
  const treeId = figures.tree.id;
  const into = await mergedInto(db, treeId);
  const merged = into.size === 0 ? { calls: [], numbers: [] } : await mergedSayings(db, treeId);
  const here = (row: { node_id: string }): boolean => (into.get(row.node_id) ?? row.node_id) === nodeId;
  const newest = (a: { at: string; id: string }, b: { at: string; id: string }): number =>
    a.at < b.at || (a.at === b.at && a.id < b.id) ? 1 : -1;
  const numbers = [...(await forecastsOf(db, treeId)).map((row) => ({ ...row, of: null })), ...merged.numbers];
  return {
    calls: callViews([...calls, ...merged.calls].filter(here).toSorted(newest), closed, people).map((call) => ({
      ...call,
      nodeId,
    })),
    numbers: numbers
      .filter(here)
      .toSorted(newest)
      .map(({ id, amount, confidence, reason, person_id: person, at, of }) => ({
        id,
        amount,
        confidence,
        reason,
        author: people.byId(person),
        at,
        of,
      })),
  };
};
