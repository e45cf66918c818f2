import type { TargetMetric } from '../../../../shared/domain/targets';
import type { Shared } from '../../metrics/targets/cells';
import type { Span } from '../../metrics/targets/spans';
import type { ReadDb } from '../../store/dialect';
import type { NodeRow } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { nodeSums, type Places } from './cells';
import { metricOf } from './trees';

/**
 * Targets of one measure that make one sum: those of the tree itself, or one that stands beside its parent's sum with all
 * below it. `rows` holds what they stand under, too, in the measure of the block: their filter is all of theirs.
 */
export type SumBlock = { metric: TargetMetric; rows: readonly NodeRow[]; own: ReadonlySet<string> };

const known = new WeakMap<readonly NodeRow[], readonly SumBlock[]>();

/** What a target stands under, from the top down, each as a part of what is above it in another measure. */
const lineAbove = (row: NodeRow, byId: ReadonlyMap<string, NodeRow>): NodeRow[] => {
  const line: NodeRow[] = [];
  for (let at = byId.get(row.parent_id ?? ''); at; at = byId.get(at.parent_id ?? ''))
    line.unshift({ ...at, metric: row.metric, sum_parent_id: at.parent_id });
  return line;
};

/** A tree's targets by the sums they belong to, the tree's own first; asked for several times for one answer, and made once. */
export const blocksOf = (rows: readonly NodeRow[]): readonly SumBlock[] => {
  const found = known.get(rows);
  if (found) return found;
  const blocks = rows.some((row) => row.sum_parent_id !== row.parent_id)
    ? apart(rows)
    : rows[0]
      ? [{ metric: metricOf(rows[0]), rows, own: new Set(rows.map(({ id }) => id)) }]
      : [];
  known.set(rows, blocks);
  return blocks;
};

/** The sums of a tree in which something stands beside one. */
const apart = (rows: readonly NodeRow[]): SumBlock[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const roots = new Map<string, string>();
  const rootOf = (row: NodeRow): string => {
    const above = row.sum_parent_id === null ? undefined : byId.get(row.sum_parent_id);
    const root = roots.get(row.id) ?? (above ? rootOf(above) : row.id);
    roots.set(row.id, root);
    return root;
  };
  return [...Map.groupBy(rows, rootOf)].map(([root, own]): SumBlock => {
    const top = byId.get(root);
    return {
      metric: metricOf(top ?? { metric: '' }),
      rows: top?.parent_id == null ? own : [...lineAbove(top, byId), ...own],
      own: new Set(own.map(({ id }) => id)),
    };
  });
};

/** Sums of every target of a tree over each span, each in its own measure, and of what its parts leave. */
export const treeSums = async (
  db: ReadDb,
  rows: readonly NodeRow[],
  spans: readonly Span[],
  settings: Settings,
  places: Places,
): Promise<Shared> => {
  const blocks = blocksOf(rows);
  const sums = await Promise.all(
    blocks.map(async (block) => ({
      block,
      sums: await nodeSums(db, block.metric, block.rows, spans, settings, places),
    })),
  );
  const [only, more] = sums;
  if (only && !more) return only.sums;
  const own = new Map<string, readonly number[]>();
  const unassigned = new Map<string, readonly number[]>();
  for (const { block, sums: found } of sums)
    for (const id of block.own) {
      const [sum, rest] = [found.own.get(id), found.unassigned.get(id)];
      if (sum) own.set(id, sum);
      if (rest) unassigned.set(id, rest);
    }
  return { own, unassigned };
};
