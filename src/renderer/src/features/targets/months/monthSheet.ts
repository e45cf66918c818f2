import type { TargetNode } from '../../../../../shared/contract/target-shapes';
import type { SheetColumn } from '../../../../../shared/domain/sheet';
import { amountCell } from '../amount';
import { pathNames } from '../paths';
import type { cellsOf, GridColumn } from './grid';

/** The grid of months as it is written out: every target by name, each month and open week with what it came to. */
export const monthSheet = (
  nodes: readonly TargetNode[],
  columns: readonly GridColumn[],
  cellOf: ReturnType<typeof cellsOf>,
): SheetColumn<TargetNode>[] => {
  const paths = pathNames(nodes);
  const at = (node: TargetNode, column: GridColumn) =>
    cellOf({ kind: 'node', key: node.id, node, hasChildren: false, open: false, countable: false }, column.parts);
  return [
    { name: 'Target of', value: (node) => paths.get(node.id) },
    ...columns.flatMap((column): SheetColumn<TargetNode>[] => {
      const name = column.kind === 'month' ? column.label : `${column.label}, ${column.from} to ${column.to}`;
      return [
        { name: `${name}, target`, value: (node) => amountCell(node, at(node, column).target) },
        { name: `${name}, actual`, value: (node) => amountCell(node, at(node, column).actual) },
      ];
    }),
  ];
};
