import { bulk, type WriteDb } from '../../store/dialect';
import type { Edit } from '../../store/history';
import type { Choices, Resolved } from './choices';
import type { Bundle } from './lines';
import { type Applied, type Author, Merge } from './merge';
import { type BatchPlan, hasConflict } from './plan-facts';
import type { Plan } from './plan';

type MergeInput = {
  bundle: Bundle;
  plan: Plan;
  imports: readonly BatchPlan[];
  resolved: readonly Resolved[];
  choices: Choices;
  author: Author;
  progress: (done: number, total: number) => void;
};

/**
 * Takes a bundle in the present transaction as far as it was decided. References are checked when the transaction ends,
 * so that rows that point to each other can come in any order.
 */
export const applyBundle = async (db: WriteDb, edit: Edit, input: MergeInput): Promise<Applied> => {
  const { bundle, plan, imports, resolved, choices, author, progress } = input;
  bulk(db).pragma('defer_foreign_keys = ON');
  const merge = new Merge(db, edit, bundle, plan, imports, author);
  const total = resolved.length + bundle.facts.length;
  let done = 0;
  const step = async (): Promise<void> => {
    done += 1;
    if (done % 500 !== 0) return;
    progress(done, total);
    await new Promise((breathe) => setImmediate(breathe));
  };
  for (const one of resolved) {
    if (one.plan.what === 'added' && !one.left) merge.add(one.plan);
    await step();
  }
  for (const batch of imports) {
    const { taken, conflicts } = choices.batch(batch);
    if (hasConflict(batch) && conflicts === 'mine') merge.rememberImport(batch);
    for (const fact of batch.facts) {
      await step();
      if (!taken) continue;
      if (fact.outcome === 'added' || fact.outcome === 'theirs') merge.fact(fact);
      else if (fact.outcome === 'conflict' && conflicts === 'theirs') merge.fact(fact);
    }
  }
  // What goes first frees its name for what stays.
  for (const removes of [true, false])
    for (const one of resolved)
      if (one.plan.what !== 'added' && !one.left && (one.plan.what === 'removed') === removes) merge.change(one);
  for (const one of resolved) {
    merge.past(one.plan);
    merge.remember(one);
  }
  merge.finish();
  return merge.applied;
};
