import type { Story, StoryCall, StoryOffset } from '../../../../shared/contract/story';
import type { TargetNode, TargetOffset } from '../../../../shared/contract/target-shapes';
import type { Period } from '../../../../shared/domain/period';
import { besideName, isLimit } from '../../../../shared/domain/targets';
import { branchUse, shortage, usersOf } from '../../metrics/targets/offsets';
import type { ReadDb } from '../../store/dialect';
import { remember } from '../../store/remember';
import { listTrees, type TreeRow } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { entriesOf, offsetNodes } from './offsets';
import { authorRecord } from './record';
import { isMoney, metricOf, treeFor } from './trees';
import { callViews } from './views';
import { type WholeTree, wholeTree } from './whole';

const shortOf = ({ target, outlook, metric }: TargetNode): number =>
  shortage({ target, outlook, limit: isLimit(metric) });

/** A node's name, with the nearest channel above it. */
const nameOf = (node: TargetNode, byId: ReadonlyMap<string, TargetNode>): string => {
  if (node.kind === 'channel' || node.kind === 'company') return node.name;
  for (let at = byId.get(node.parentId ?? ''); at; at = byId.get(at.parentId ?? ''))
    if (at.kind === 'channel') return `${node.name}, ${at.name}`;
  return node.name;
};

const unitOf = ({ metric, currency }: Pick<TargetNode, 'metric' | 'currency'>): StoryCall['unit'] => ({
  metric,
  currency,
});

/** A target's name in a story: its measure is said of a tree that is not of net sales, its period where that is another. */
const namer = ({ figures: { tree }, nodes }: WholeTree, period: string): ((node: TargetNode) => string) => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return (node) => {
    const name = nameOf(node, byId);
    const told = node.beside || tree.metric === 'net-sales' ? name : besideName(name, node.metric);
    return tree.period === period ? told : `${told}, ${tree.period}`;
  };
};

/** The newest call on each node. */
const callsOf = (whole: WholeTree, period: string): StoryCall[] => {
  const { figures, closed, people, calls, offsets, nodes } = whole;
  const named = namer(whole, period);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  const checked = offsetNodes(figures.nodes);
  const entries = entriesOf(offsets);
  return callViews(calls, closed, people).flatMap((call): StoryCall[] => {
    const node = byId.get(call.nodeId);
    if (!node || seen.has(node.id)) return [];
    seen.add(node.id);
    const made = usersOf(checked, entries, node.id, 'short').map(({ overId }) => checked.get(overId)?.name ?? '');
    return [
      {
        id: call.id,
        nodeId: node.id,
        channelId: node.kind === 'channel' ? node.refId : null,
        name: named(node),
        unit: unitOf(node),
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
  });
};

/** Those farthest on the wrong side of their target first: in their unit, or as a share of it where there are several. */
const worstFirst = (calls: readonly StoryCall[]): StoryCall[] => {
  const one = new Set(calls.map(({ unit }) => unit?.metric)).size <= 1;
  const by = ({ unit, target, toTarget }: StoryCall): number =>
    (unit && isLimit(unit.metric) ? -toTarget : toTarget) / (one ? 1 : Math.max(1, target));
  return calls.toSorted((a, b) => by(a) - by(b) || (a.id < b.id ? -1 : 1));
};

/** An offset with what the parent's other parts add, so that its bars come to the parent's end. */
const offsetOf = (offset: TargetOffset, nodes: ReadonlyMap<string, TargetNode>): StoryOffset => ({
  id: offset.id,
  short: { id: offset.short.id, name: offset.short.name, by: offset.short.by },
  over: offset.over,
  amount: offset.amount,
  unit: unitOf(nodes.get(offset.short.id) ?? { metric: 'net-sales', currency: offset.currency }),
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
  const parts = nodes.filter((node) => node.parentId === top?.id && !node.beside);
  const shortages = parts.reduce((sum, node) => sum + shortOf(node), 0);
  // What comes into a part from elsewhere, for itself or for something below it.
  const { taken } = branchUse(offsetNodes(figures.nodes), entriesOf(offsets));
  const covered = parts.reduce((sum, node) => sum + Math.min(shortOf(node), taken.get(node.id) ?? 0), 0);
  return { shortage: shortages, covered, uncovered: shortages - covered };
};

/** The story of some trees, of which the first one's period and shortage are told; `records` hold for everyone who speaks in it. */
const storyOfTrees = async (
  db: ReadDb,
  [tree, ...others]: readonly [TreeRow, ...TreeRow[]],
  settings: Settings,
): Promise<Story> => {
  const main = await wholeTree(db, tree, settings);
  const calls = callsOf(main, tree.period);
  const told = (whole: WholeTree): StoryOffset[] => {
    const nodes = new Map(whole.nodes.map((node) => [node.id, node]));
    return whole.offsets
      .map((offset) => offsetOf(offset, nodes))
      .toSorted((a, b) => b.amount - a.amount || (a.id < b.id ? -1 : 1));
  };
  const offsets = told(main);
  for (const other of others) {
    const whole = await wholeTree(db, other, settings);
    calls.push(...callsOf(whole, tree.period));
    offsets.push(...told(whole));
  }
  const authors = new Set([...calls, ...offsets].map((one) => one.author?.id ?? null));
  const records = authors.size === 0 ? [] : await authorRecord(db, settings);
  return {
    treeId: tree.id,
    period: tree.period,
    over: main.figures.close.over,
    currency: isMoney(metricOf(tree)) ? settings.currency : null,
    calls: worstFirst(calls),
    offsets,
    ...coverOf(main),
    records: records.filter((record) => authors.has(record.author?.id ?? null)),
  };
};

/**
 * What people say of the targets that speak of a period: those of net sales, or of the first measure there is, and then
 * those of every other; null where there are none.
 */
export const storyOf = async (db: ReadDb, settings: Settings, period: Period): Promise<Story | null> => {
  const trees = await listTrees(db);
  const { calendar } = settings;
  const main = treeFor(trees, period, calendar, 'net-sales') ?? treeFor(trees, period, calendar);
  if (!main) return null;
  const measures = [...new Set(trees.map(metricOf))].filter((metric) => metric !== metricOf(main));
  const others = measures.flatMap((metric) => treeFor(trees, period, calendar, metric) ?? []);
  const ids = [main, ...others].map(({ id }) => id).join(' ');
  return remember(db, `story ${ids} ${JSON.stringify(settings)}`, () => storyOfTrees(db, [main, ...others], settings));
};
