import { monthParts } from '../../metrics/targets/months';
import { targetBetween } from '../../metrics/targets/spread';
import type { ReadDb } from '../../store/dialect';
import type { ProductNode } from '../../store/repositories/product-moves';
import { listTrees, nodesOf } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { blocksOf } from '../targets/blocks';
import type { Places } from '../targets/cells';
import { spreadsOf, treeShape } from '../targets/spreads';

/**
 * What falls on each month (`2026-05`) of every target of the trees in which one is spread by hand, in the tree's unit and
 * by each target's own spread; other trees' targets are left out.
 */
export const targetMonths = async (
  db: ReadDb,
  nodes: readonly ProductNode[],
  places: Places,
  settings: Settings,
): Promise<Map<string, Record<string, number>>> => {
  const typed = new Set(nodes.filter((node) => node.spread_method === 'hand').map((node) => node.tree_id));
  const months = new Map<string, Record<string, number>>();
  if (typed.size === 0) return months;
  for (const tree of await listTrees(db)) {
    if (!typed.has(tree.id)) continue;
    for (const { metric, rows, own: mine } of blocksOf(await nodesOf(db, tree.id))) {
      const shape = await treeShape(db, { tree: { ...tree, metric }, rows, places }, settings);
      const spreadOf = spreadsOf(shape);
      const parts = monthParts(shape.period, settings.calendar);
      for (const row of rows) {
        if (!mine.has(row.id)) continue;
        const own: Record<string, number> = {};
        const spread = spreadOf(row);
        for (const { month, from, to } of parts)
          own[month] = (own[month] ?? 0) + targetBetween(row.amount, spread, from, to);
        months.set(row.id, own);
      }
    }
  }
  return months;
};
