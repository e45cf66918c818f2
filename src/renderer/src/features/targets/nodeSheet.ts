import type { TargetNode } from '../../../../shared/contract/target-shapes';
import { OUTLOOK_METHODS, TARGET_METRICS } from '../../../../shared/domain/targets';
import type { SheetColumn } from '../../../../shared/domain/sheet';
import { statusWord } from '../../ui';
import { amountCell } from './amount';
import { pathNames } from './paths';
import { nodeStatus, paceOf } from './words';

/** A target as it is written out: where it stands, who owns it, and what it has come to. */
export const nodeSheet = (nodes: readonly TargetNode[]): SheetColumn<TargetNode>[] => {
  const paths = pathNames(nodes);
  return [
    { name: 'Target of', value: (node) => paths.get(node.id) },
    { name: 'Measure', value: (node) => TARGET_METRICS[node.metric].name },
    { name: 'Owner', value: (node) => node.owner?.name },
    { name: 'Target', value: (node) => amountCell(node, node.target) },
    { name: 'Actual', value: (node) => amountCell(node, node.actual) },
    { name: 'Expected by now', value: (node) => amountCell(node, node.expected) },
    { name: 'Pace', value: paceOf },
    { name: 'Ahead of pace', value: (node) => amountCell(node, node.actual - node.expected) },
    { name: 'Days ahead', value: (node) => node.daysAhead },
    { name: 'Outlook', value: (node) => amountCell(node, node.outlook) },
    { name: 'To target', value: (node) => amountCell(node, node.outlook - node.target) },
    { name: 'Outlook by', value: (node) => OUTLOOK_METHODS[node.method] },
    { name: 'Call', value: (node) => statusWord(nodeStatus(node)) },
    { name: 'Covered by the plan', value: (node) => node.coverage },
  ];
};

/** Targets in the order of their owners' names, the nobody's last. */
export const byOwner = (nodes: readonly TargetNode[]): TargetNode[] =>
  nodes.toSorted((a, b) => (a.owner?.name ?? '\uffff').localeCompare(b.owner?.name ?? '\uffff'));
