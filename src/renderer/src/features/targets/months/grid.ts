import type { Output } from '../../../../../shared/contract';
import type { TargetNode } from '../../../../../shared/contract/target-shapes';
import { daySpan, monthName } from '../../../format';
import type { TreeRow } from '../tree/rows';

export type Months = Output<'targets.months'>;

/** A column of the grid: a month, or a week of a month that is open. */
export type GridColumn = {
  key: string;
  kind: 'month' | 'week';
  month: string;
  label: string;
  /** The days it holds, where a week is cut. */
  hint: string;
  from: string;
  to: string;
  /** Places of the days' parts that it is the sum of. */
  parts: readonly number[];
};

export type GridCell = { target: number | null; actual: number | null };

/** Months in order, each followed by its weeks where it is open. */
export const gridColumns = ({ columns }: Pick<Months, 'columns'>, open: ReadonlySet<string>): GridColumn[] =>
  [
    ...Map.groupBy(
      columns.map((column, index) => ({ ...column, index })),
      ({ month }) => month,
    ),
  ].flatMap(([month, parts]) => {
    const first = parts[0];
    const last = parts.at(-1);
    if (!first || !last) return [];
    const own: GridColumn = {
      key: month,
      kind: 'month',
      month,
      label: `${monthName(Number(month.slice(5)))} ${month.slice(0, 4)}`,
      hint: daySpan(first.from, last.to),
      from: first.from,
      to: last.to,
      parts: parts.map(({ index }) => index),
    };
    if (!open.has(month)) return [own];
    return [
      own,
      ...parts.map(
        ({ week, from, to, index }): GridColumn => ({
          key: `${month} ${week}`,
          kind: 'week',
          month,
          label: `Week ${Number(week.slice(6))}`,
          hint: daySpan(from, to),
          from,
          to,
          parts: [index],
        }),
      ),
    ];
  });

const sumAt = (values: readonly (number | null)[] | undefined, parts: readonly number[]): number | null => {
  const known = parts.flatMap((part) => values?.[part] ?? []);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
};

/** Looks a cell up: a node's own, or what its children leave of it. */
export const cellsOf = ({ rows }: Pick<Months, 'rows'>, nodes: readonly TargetNode[]) => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  // What stands beside a sum is no part of it.
  const children = Map.groupBy(
    nodes.filter(({ beside }) => !beside),
    (node) => node.parentId,
  );
  const own = (id: string, parts: readonly number[]): GridCell => {
    const row = byId.get(id);
    return { target: sumAt(row?.targets, parts), actual: sumAt(row?.actuals, parts) };
  };
  return (row: TreeRow, parts: readonly number[]): GridCell => {
    if (row.kind === 'node') return own(row.node.id, parts);
    const whole = own(row.parent.id, parts);
    const below = (children.get(row.parent.id) ?? []).map((child) => own(child.id, parts));
    const left = (of: 'target' | 'actual'): number | null => {
      const value = whole[of];
      return value === null ? null : value - below.reduce((sum, cell) => sum + (cell[of] ?? 0), 0);
    };
    return row.kind === 'unallocated'
      ? { target: left('target'), actual: null }
      : { target: null, actual: left('actual') };
  };
};
