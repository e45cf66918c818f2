import type { Period } from '../../../../shared/domain/period';
import type { OutlookResult } from '../../metrics/targets/outlook';
import type { ReadDb } from '../../store/dialect';
import { remember } from '../../store/remember';
import { listTrees, type TreeRow } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { type TreeFigures, treeFigures } from './figures';

/** Figures of a tree, asked for once until the workspace changes. */
export const rememberedFigures = (db: ReadDb, tree: TreeRow, settings: Settings): Promise<TreeFigures> =>
  remember(db, `tree ${tree.id} ${JSON.stringify(settings)}`, () => treeFigures(db, tree, settings));

/**
 * Outlooks of the company (null) and of channels as on their targets' own pages, so that Home and the reports say the
 * same. Empty where no tree speaks of exactly this period: they work an outlook out by themselves then.
 */
export const chosenOutlooks = async (
  db: ReadDb,
  settings: Settings,
  period: Period,
): Promise<ReadonlyMap<number | null, OutlookResult>> => {
  const tree = (await listTrees(db)).find((one) => one.metric === 'net-sales' && one.period === period.id);
  if (!tree) return new Map();
  const { nodes } = await rememberedFigures(db, tree, settings);
  const top = nodes.find(({ row }) => row.parent_id === null)?.row.id;
  return new Map(
    nodes
      .filter(({ row }) => row.id === top || (row.sum_parent_id === top && row.kind === 'channel'))
      .map(({ row, outlook }) => [row.id === top ? null : row.channel_key, outlook]),
  );
};
