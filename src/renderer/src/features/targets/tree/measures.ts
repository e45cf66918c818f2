import type { TargetNode } from '../../../../../shared/contract/target-shapes';
import { TARGET_METRIC_IDS, TARGET_METRICS, type TargetMetric } from '../../../../../shared/domain/targets';
import { pathTo } from '../paths';

/**
 * Measures in which a target can be counted beside its sum: those whose rows name every part on the way to it (`kinds`),
 * but for its own and those that are there already.
 */
export const measuresFor = (
  kinds: readonly TargetNode['kind'][],
  metric: TargetMetric,
  taken: readonly TargetMetric[],
): TargetMetric[] =>
  TARGET_METRIC_IDS.filter((one) => {
    const parts: readonly string[] = TARGET_METRICS[one].parts;
    return one !== metric && !taken.includes(one) && kinds.every((kind) => kind === 'company' || parts.includes(kind));
  });

/** The same for one of a tree's targets. */
export const measuresAt = (nodes: readonly TargetNode[], node: TargetNode): TargetMetric[] =>
  measuresFor(
    pathTo(nodes, node).map(({ kind }) => kind),
    node.metric,
    nodes.flatMap((one) => (one.parentId === node.id && one.beside ? [one.metric] : [])),
  );
