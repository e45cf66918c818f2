import type { TargetNode, TargetOffset } from '../../../../shared/contract/target-shapes';
import type { ReadDb } from '../../store/dialect';
import { remember } from '../../store/remember';
import { type CallRow, callsOf, offsetsOf, type TreeRow } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { atClose } from './close';
import type { TreeFigures } from './figures';
import { offsetViews } from './offsets';
import { rememberedFigures } from './outlooks';
import { type People, readPeople } from './trees';
import { nodeViews } from './views';

export type WholeTree = {
  figures: TreeFigures;
  /** The same, with the targets that calls and offsets are scored against. */
  closed: TreeFigures;
  people: People;
  calls: CallRow[];
  offsets: TargetOffset[];
  nodes: TargetNode[];
};

/** A tree with everything on it, asked for once until the workspace changes. */
export const wholeTree = (db: ReadDb, tree: TreeRow, settings: Settings): Promise<WholeTree> =>
  remember(db, `whole tree ${tree.id} ${JSON.stringify(settings)}`, () => read(db, tree, settings));

const read = async (db: ReadDb, tree: TreeRow, settings: Settings): Promise<WholeTree> => {
  const people = await readPeople(db);
  const figures = await rememberedFigures(db, tree, settings);
  const calls = await callsOf(db, tree.id);
  const closed = await atClose(db, figures, settings);
  const entries = await offsetsOf(db, tree.id);
  const offsets = offsetViews(entries, closed.nodes, {
    close: figures.close,
    currency: settings.currency,
    person: people.byId,
  });
  return {
    figures,
    closed,
    people,
    calls,
    offsets,
    nodes: nodeViews(figures, people, calls, offsets, settings.currency),
  };
};
