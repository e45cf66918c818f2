import type { OutlookMethod } from '../../../../shared/domain/targets';
import { leadDays } from '../../metrics/targets/methods';
import type { Context } from '../../context';
import type { WriteDb } from '../../store/dialect';
import { keptOutlooks, listTrees, type TreeRow } from '../../store/repositories/targets';
import { type Settings, settingsOf } from '../settings';
import { outlookFor, treeFigures } from './figures';
import { treePeriod } from './trees';

/** Methods that rest on what is open or planned on a day, which nothing tells of afterwards. */
export const KEPT = ['pipeline', 'plan'] as const satisfies readonly OutlookMethod[];

/** The lead day of a running tree whose outlooks are still to be kept; null when there is none. */
const dueLead = async (db: WriteDb, tree: TreeRow, settings: Settings): Promise<string | null> => {
  const period = treePeriod(tree, settings.calendar);
  if (settings.today > period.to) return null;
  const reached = leadDays(period).findLast((day) => day <= settings.today);
  if (reached === undefined) return null;
  return (await keptOutlooks(db, tree.id)).some(({ day }) => day >= reached) ? null : reached;
};

/** Keeps what open deals and the plan came to for one tree; answers how many targets they had something to say of. */
export const keepTree = async (
  db: WriteDb,
  tree: TreeRow,
  settings: Settings,
  { newId, at }: Pick<Context, 'newId' | 'at'>,
): Promise<number> => {
  const { nodes } = await treeFigures(db, tree, settings);
  const rows = nodes.flatMap((node) =>
    KEPT.flatMap((method) => {
      const { outlook, low, high } = outlookFor(node, method);
      // A method with nothing to go by says nothing, which is not an outlook of no more sales.
      if (node.inputs[method === 'pipeline' ? 'pipeline' : 'plan'] === 0) return [];
      return [{ node_id: node.row.id, method, outlook, low, high }];
    }),
  );
  for (const row of rows)
    await db
      .insertInto('target_outlooks')
      .values({ id: newId(), ...row, day: settings.today, at: at(), deleted_at: null })
      .execute();
  return rows.length;
};

/**
 * Keeps the outlooks of running trees once at each lead day, or the first day after it on which Tandem is open. They are
 * observations, not changes by a person: no step of undo takes them back.
 */
export const keepOutlooks = async (context: Context): Promise<number> => {
  const settings = await settingsOf(context);
  const kept = await context.store.write(async (db) => {
    let count = 0;
    for (const tree of await listTrees(db))
      if ((await dueLead(db, tree, settings)) !== null) count += await keepTree(db, tree, settings, context);
    return count;
  });
  if (kept > 0) context.touched('targets');
  return kept;
};
