import type { TargetCall, TargetNode, TargetOffset } from '../../../../shared/contract/target-shapes';
import { type Call, CALL_IDS, isLimit } from '../../../../shared/domain/targets';
import { callHeld } from '../../metrics/targets/calls';
import { branchUse } from '../../metrics/targets/offsets';
import { targetStatus } from '../../metrics/targets/outlook';
import { daysAhead } from '../../metrics/targets/spread';
import type { CallRow } from '../../store/repositories/targets';
import { kindOf } from './beside';
import type { NodeFigures, TreeFigures } from './figures';
import { entriesOf, offsetNodes } from './offsets';
import { isMoney, type People } from './trees';

export const callOf = (text: string): Call => CALL_IDS.find((id) => id === text) ?? 'at-risk';

/** Children after their parent, in the order of the tree and those beside its sum last, each with its depth. */
export const inOrder = (nodes: readonly NodeFigures[]): { figures: NodeFigures; depth: number }[] => {
  const children = new Map<string | null, NodeFigures[]>();
  for (const node of nodes) {
    const siblings = children.get(node.row.parent_id);
    if (siblings) siblings.push(node);
    else children.set(node.row.parent_id, [node]);
  }
  const ordered: { figures: NodeFigures; depth: number }[] = [];
  const walk = (parent: string | null, depth: number): void => {
    const below = children.get(parent);
    if (!below) return;
    const beside = below.filter(({ row }) => row.sum_parent_id !== parent);
    for (const figures of beside.length === 0 ? below : [...below.filter((one) => !beside.includes(one)), ...beside]) {
      ordered.push({ figures, depth });
      walk(figures.row.id, depth + 1);
    }
  };
  walk(null, 0);
  return ordered;
};

/** Rows of the tree as the wire carries them. */
export const nodeViews = (
  { nodes, spans }: TreeFigures,
  people: People,
  calls: readonly CallRow[],
  offsets: readonly TargetOffset[],
  currency: string,
): TargetNode[] => {
  const given = new Map<string, number>();
  for (const { row } of nodes)
    if (row.sum_parent_id !== null) given.set(row.sum_parent_id, (given.get(row.sum_parent_id) ?? 0) + row.amount);
  const newest = new Map<string, CallRow>();
  for (const call of calls) if (!newest.has(call.node_id)) newest.set(call.node_id, call);
  const { taken, given: gives } = branchUse(offsets.length === 0 ? new Map() : offsetNodes(nodes), entriesOf(offsets));
  const when = spans.elapsed === 0 ? 'before' : spans.elapsed >= spans.days ? 'over' : 'during';
  return inOrder(nodes).map(({ figures, depth }) => {
    const { row, actual, outlook, plan } = figures;
    const below = given.get(row.id);
    const call = newest.get(row.id);
    const open = row.amount - actual;
    const planned = plan.repeat + plan.deals + plan.campaigns + plan.moments + plan.other;
    return {
      id: row.id,
      parentId: row.parent_id,
      depth,
      kind: kindOf(row),
      refId: row.kind === 'line' ? row.line : row.ref_id,
      name: row.name,
      metric: figures.metric,
      currency: isMoney(figures.metric) ? currency : null,
      beside: row.sum_parent_id !== row.parent_id,
      target: row.amount,
      unallocated: below === undefined ? null : row.amount - below,
      unassigned: figures.unassigned,
      locked: row.locked === 1,
      owner: people.byKey(row.owner_key),
      note: row.note,
      actual,
      expected: figures.expected,
      daysAhead: when === 'during' ? daysAhead(row.amount, figures.spread, actual, spans.cut) : 0,
      outlook: outlook.outlook,
      low: outlook.low,
      high: outlook.high,
      method: outlook.method,
      reason: outlook.reason,
      status: targetStatus({ actual, outlook: outlook.outlook, target: row.amount }, when, isLimit(figures.metric)),
      call: call ? { call: callOf(call.call), author: people.byId(call.person_id), at: call.at } : null,
      covered: taken.get(row.id) ?? 0,
      covers: gives.get(row.id) ?? 0,
      plan,
      // Nobody plans to reach a limit.
      coverage: open > 0 && when !== 'over' && !isLimit(figures.metric) ? planned / open : null,
      rev: row.rev,
    };
  });
};

/** Calls with their scores, by the targets as they stood at close: one made after it is kept but never scored. */
export const callViews = (
  rows: readonly (CallRow & { of?: string })[],
  { nodes, close }: TreeFigures,
  people: People,
): TargetCall[] => {
  const byId = new Map(rows.length === 0 ? [] : nodes.map((node) => [node.row.id, node]));
  return rows.map((row) => {
    const node = byId.get(row.node_id);
    const late = row.at >= close.at;
    const scored = node?.block.scored && !late && row.of === undefined;
    return {
      id: row.id,
      nodeId: row.node_id,
      call: callOf(row.call),
      expected: row.expected,
      confidence: row.confidence,
      reason: row.reason,
      author: people.byId(row.person_id),
      at: row.at,
      of: row.of ?? null,
      late,
      against: scored ? node.row.amount : null,
      held: scored ? callHeld(callOf(row.call), node.row.amount, node.actual, isLimit(node.metric)) : null,
      error: scored && row.expected !== null && node.actual > 0 ? (row.expected - node.actual) / node.actual : null,
    };
  });
};
