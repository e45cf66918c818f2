import { daysBetween } from '../../../../shared/domain/day';
import type { ReadDb } from '../../store/dialect';
import { remember } from '../../store/remember';
import { listTrees, nodesOf, type TreeRow } from '../../store/repositories/targets';
import { targetSpans } from '../../metrics/targets/spans';
import type { Settings } from '../settings';
import { blocksOf } from './blocks';
import { nodeSums, readPlaces } from './cells';
import { cascadeOf, previewed } from './edit';
import type { Pause } from './pause';
import { coveredDays } from './sources';
import { treeShape } from './spreads';
import { treePeriod } from './trees';
import { wholeTree } from './whole';

/** Trees that are made ready at most: a team's year, its quarter and what it looked at last. */
const MOST = 3;

const asked = new WeakMap<ReadDb, string>();
/** Notes which tree somebody looks at, to have it ready again after the next change. */
export const noteAsked = (db: ReadDb, treeId: string): void => void asked.set(db, treeId);

/** The tree that was looked at last, then those whose period it is, net sales and the shortest first. */
export const likely = (
  trees: readonly TreeRow[],
  last: string | undefined,
  { calendar, today }: Pick<Settings, 'calendar' | 'today'>,
): TreeRow[] => {
  const rank = (tree: TreeRow): number => (tree.id === last ? 0 : tree.metric === 'net-sales' ? 1 : 2);
  return trees
    .map((tree) => ({ tree, ...treePeriod(tree, calendar) }))
    .filter(({ tree, from, to }) => tree.id === last || (from <= today && today <= to))
    .toSorted((a, b) => rank(a.tree) - rank(b.tree) || daysBetween(a.from, a.to) - daysBetween(b.from, b.to))
    .slice(0, MOST)
    .map(({ tree }) => tree);
};

/** What is slow of a tree, a step at a time into what is kept anyway; then the tree itself, at once, as one state. */
const gatherTree = async (db: ReadDb, tree: TreeRow, settings: Settings, pause: Pause): Promise<void> => {
  const period = treePeriod(tree, settings.calendar);
  const rows = await nodesOf(db, tree.id);
  await pause?.();
  const places = await readPlaces(db);
  for (const block of blocksOf(rows)) {
    const own = { tree: { ...tree, metric: block.metric }, rows: block.rows, places };
    const covered = await coveredDays(db, block.metric, settings);
    const { list } = targetSpans(period, settings.today, covered, settings.calendar);
    await nodeSums(db, block.metric, block.rows, list, settings, places, pause);
    await pause?.();
    await treeShape(db, own, settings, undefined, pause);
    await pause?.();
  }
  await wholeTree(db, tree, settings);
  await pause?.();
  // What an edit at the top would change, or why it cannot be, thrown away: the first one then finds its code compiled.
  const [top] = rows;
  if (top) await previewed(async () => cascadeOf(rows, String).edit(top.id, top.amount + 1, 'rest'));
};

/**
 * Works out the trees that will be asked for, while nobody asks for anything: the first click then finds them. Reads only.
 * What is ready already, since nothing changed, is passed over.
 */
export const gatherTargets = async (db: ReadDb, settings: Settings, pause: Pause): Promise<void> => {
  // Forgotten with all other answers as soon as the workspace changes.
  const ready = await remember(db, 'targets that are ready', () => Promise.resolve(new Set<string>()));
  for (const tree of likely(await listTrees(db), asked.get(db), settings)) {
    const what = `${tree.id} ${settings.today}`;
    if (ready.has(what)) continue;
    await gatherTree(db, tree, settings, pause);
    ready.add(what);
    await pause?.();
  }
};
