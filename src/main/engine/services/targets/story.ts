import type { Story, StoryCall, StoryOffset } from '../../../../shared/contract/story';
import type { TargetNode, TargetOffset } from '../../../../shared/contract/target-shapes';
import type { Period } from '../../../../shared/domain/period';
import { branchUse, usersOf } from '../../metrics/targets/offsets';
import type { ReadDb } from '../../store/dialect';
import { remember } from '../../store/remember';
import { listTrees, type TreeRow } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { entriesOf, offsetNodes } from './offsets';
import { authorRecord } from './record';
import { isMoney, metricOf, treeFor } from './trees';
import { callViews } from './views';
import { type WholeTree, wholeTree } from './whole';

const shortOf = (node: TargetNode): number => Math.max(0, node.target - node.outlook);

/** A node's name, with the nearest channel above it. */
const nameOf = (node: TargetNode, byId: ReadonlyMap<string, TargetNode>): string => {
  if (node.kind === 'channel' || node.kind === 'company') return node.name;
  for (let at = byId.get(node.parentId ?? ''); at; at = byId.get(at.parentId ?? ''))
    if (at.kind === 'channel') return `${node.name}, ${at.name}`;
  return node.name;
};

/** The newest call on each node, those farthest from their target first. */
const callsOf = ({ figures, closed, people, calls, offsets, nodes }: WholeTree): StoryCall[] => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  const checked = offsetNodes(figures.nodes);
  const entries = entriesOf(offsets);
  return callViews(calls, closed, people)
    .flatMap((call): StoryCall[] => {
      const node = byId.get(call.nodeId);
      if (!node || seen.has(node.id)) return [];
      seen.add(node.id);
      const made = usersOf(checked, entries, node.id, 'short').map(({ overId }) => checked.get(overId)?.name ?? '');
      return [
        {
          id: call.id,
          nodeId: node.id,
          channelId: node.kind === 'channel' ? node.refId : null,
          name: nameOf(node, byId),
          call: call.call,
          expected: call.expected,
          confidence: call.confidence,
          reason: call.reason,
          author: call.author,
          at: call.at,
          held: call.held,
          target: node.target,
          toTarget: node.outlook - node.target,
          covered: node.covered,
          coveredBy: [...new Set(made)].filter(Boolean),
          uncovered: Math.max(0, shortOf(node) - node.covered),
        },
      ];
    })
    .toSorted((a, b) => a.toTarget - b.toTarget || (a.id < b.id ? -1 : 1));
};

/** An offset with what the parent's other parts add, so that its bars come to the parent's end. */
const offsetOf = (offset: TargetOffset): StoryOffset => ({
  id: offset.id,
  short: { id: offset.short.id, name: offset.short.name, by: offset.short.by },
  over: offset.over,
  amount: offset.amount,
  parent: offset.parent && {
    name: offset.parent.name,
    toTarget: offset.parent.toTarget,
    rest: offset.parent.toTarget - offset.over.by + offset.short.by,
  },
  sentence: offset.sentence,
  product: offset.product,
  state: offset.state,
  shortLeft: offset.shortLeft,
  confidence: offset.confidence,
  author: offset.author,
  at: offset.at,
  held: offset.held,
});

/** What lies right below the top: its shortages together, and what of them offsets between these parts make up. */
const coverOf = ({ figures, nodes, offsets }: WholeTree): Pick<Story, 'shortage' | 'covered' | 'uncovered'> => {
  const top = nodes.find((node) => node.parentId === null);
  const parts = nodes.filter((node) => node.parentId === top?.id);
  const shortages = parts.reduce((sum, node) => sum + shortOf(node), 0);
  // What comes into a part from elsewhere, for itself or for something below it.
  const { taken } = branchUse(offsetNodes(figures.nodes), entriesOf(offsets));
  const covered = parts.reduce((sum, node) => sum + Math.min(shortOf(node), taken.get(node.id) ?? 0), 0);
  return { shortage: shortages, covered, uncovered: shortages - covered };
};

/** The story of one tree; `records` hold for everyone who speaks in it. */
const storyOfTree = async (db: ReadDb, tree: TreeRow, settings: Settings): Promise<Story> => {
  const whole = await wholeTree(db, tree, settings);
  const calls = callsOf(whole);
  const offsets = whole.offsets.map(offsetOf).toSorted((a, b) => b.amount - a.amount || (a.id < b.id ? -1 : 1));
  const authors = new Set([...calls, ...offsets].map((one) => one.author?.id ?? null));
  const records = authors.size === 0 ? [] : await authorRecord(db, settings);
  return {
    treeId: tree.id,
    period: tree.period,
    over: whole.figures.close.over,
    currency: isMoney(metricOf(tree)) ? settings.currency : null,
    calls,
    offsets,
    ...coverOf(whole),
    records: records.filter((record) => authors.has(record.author?.id ?? null)),
  };
};

/** What people say of the net-sales targets that speak of a period; null where there is no such tree. */
export const storyOf = async (db: ReadDb, settings: Settings, period: Period): Promise<Story | null> => {
  const tree = treeFor(await listTrees(db), period, settings.calendar, 'net-sales');
  if (!tree) return null;
  return remember(db, `story ${tree.id} ${JSON.stringify(settings)}`, () => storyOfTree(db, tree, settings));
};
