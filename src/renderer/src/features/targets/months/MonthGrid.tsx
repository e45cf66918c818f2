import { useVirtualizer } from '@tanstack/react-virtual';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import type { TargetNode, TargetTree } from '../../../../../shared/contract/target-shapes';
import { useWorkspace } from '../../../api';
import { cx, TakenAs } from '../../../ui';
import { closedAtFirst, type TreeRow, treeRows } from '../tree/rows';
import { cellsOf, gridColumns, type Months } from './grid';
import type { MonthOf } from './MonthComments';
import { AmountCell, AmountField, CommentMark, NameCell, SpreadCell } from './MonthLine';
import { monthSheet } from './monthSheet';
import styles from './months.module.css';
import type { SpreadAsk } from './SpreadDialog';
import { type GridPlace, useGridKeys } from './useGridKeys';

const ROW = 44;
/** The name and the spread come before the amounts. */
const FIRST = 2;
const MONTH = 148;
const WEEK = 124;

type MonthGridProps = {
  tree: TargetTree;
  nodes: readonly TargetNode[];
  months: Months;
  selected: string | undefined;
  weeks: ReadonlySet<string>;
  onWeeks: (next: ReadonlySet<string>) => void;
  onOpen: (id: string) => void;
  onAsk: (ask: SpreadAsk) => void;
  onComment: (on: MonthOf) => void;
};

/** The grid of targets by months: every cell reached by keyboard, months and weeks typed in place. */
export const MonthGrid = ({
  tree,
  nodes,
  months,
  selected,
  weeks,
  onWeeks,
  onOpen,
  onAsk,
  onComment,
}: MonthGridProps) => {
  const { today } = useWorkspace();
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => closedAtFirst(nodes, selected));
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [typing, setTyping] = useState<(GridPlace & { start: string | null }) | null>(null);
  const rows = useMemo(() => treeRows(nodes, closed), [nodes, closed]);
  const columns = useMemo(() => gridColumns(months, weeks), [months, weeks]);
  const cellOf = useMemo(() => cellsOf(months, nodes), [months, nodes]);
  const spreads = useMemo(() => new Map(months.rows.map((row) => [row.id, row.spread])), [months]);
  const whole = useMemo(() => months.columns.map((_, index) => index), [months]);
  // oxlint-disable-next-line react/incompatible-library -- it measures while rendering, so nothing here is memoised
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => ROW,
    overscan: 16,
  });
  const toggle = useCallback(
    (id: string) =>
      setClosed((old) => {
        const next = new Set(old);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  const reveal = useCallback((index: number) => virtual.scrollToIndex(index), [virtual]);
  const edits = (row: TreeRow, column: number): row is Extract<TreeRow, { kind: 'node' }> =>
    row.kind === 'node' && columns[column - FIRST] !== undefined;
  const edit = (row: TreeRow, column: number, start: string | null): void => {
    if (edits(row, column)) setTyping({ line: row.key, column, start });
  };
  const said = useMemo(() => new Map(months.rows.map((row) => [row.id, row.comments])), [months]);
  const keys = useGridKeys({
    rows,
    columns: columns.length + FIRST + 1,
    reveal,
    toggle,
    edit,
    comment: (row, column) => {
      const on = columns[column - FIRST];
      if (row.kind === 'node' && on?.kind === 'month') onComment({ node: row.node, month: on.month });
    },
    enter: (row, column) => {
      if (row.kind !== 'node') return;
      if (column === 0) onOpen(row.key);
      else if (column === 1) onAsk({ node: row.node, part: null });
      else edit(row, column, null);
    },
  });
  const first = rows.find((row) => row.key === keys.active?.line) ?? rows[0];
  const reachable = { line: first?.key, column: Math.min(keys.active?.column ?? 0, columns.length + FIRST) };
  const widths = columns.map(({ kind }) => (kind === 'month' ? MONTH : WEEK));
  const layout = {
    gridTemplateColumns: `minmax(184px, 1.4fr) 112px ${widths.map((width) => `minmax(${width}px, 1fr)`).join(' ')} minmax(${MONTH}px, 1fr)`,
  };
  const least = 184 + 112 + MONTH + widths.reduce((sum, width) => sum + width, 0) + 16;
  const open = (month: string): void => {
    const next = new Set(weeks);
    if (!next.delete(month)) next.add(month);
    onWeeks(next);
  };
  return (
    <>
      <TakenAs label="Targets by month" columns={monthSheet(nodes, columns, cellOf)} rows={nodes} />
      <div className={styles.box} ref={setScroller}>
        <table
          className={styles.table}
          style={{ minWidth: least }}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose rows fold is a treegrid
          role="treegrid"
          aria-label="Targets by month"
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + FIRST + 1}
        >
          <thead className={styles.head}>
            <tr className={styles.row} style={layout} aria-rowindex={1}>
              <th scope="col" className={styles.name}>
                Channel and product
              </th>
              <th scope="col" className={styles.spread}>
                Spread
              </th>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={cx(column.kind === 'week' && styles.week)}>
                  {column.kind === 'month' ? (
                    <button
                      type="button"
                      className={styles.open}
                      aria-expanded={weeks.has(column.month)}
                      aria-label={`Weeks of ${column.label}`}
                      onClick={() => open(column.month)}
                    >
                      {weeks.has(column.month) ? (
                        <IconChevronDown size={12} aria-hidden />
                      ) : (
                        <IconChevronRight size={12} aria-hidden />
                      )}
                      {column.label}
                    </button>
                  ) : (
                    column.label
                  )}
                  <span className="xs ink3">{column.hint}</span>
                </th>
              ))}
              <th scope="col">Whole period</th>
            </tr>
          </thead>
          <tbody className={styles.body} ref={keys.box} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => {
              const row = rows[item.index];
              if (row === undefined) return null;
              const node = row.kind === 'node' ? row.node : null;
              const depth = row.kind === 'node' ? row.node.depth : row.depth;
              const unit = row.kind === 'node' ? row.node : row.parent;
              const spread = node && spreads.get(node.id);
              const name = node?.name ?? (row.kind === 'unallocated' ? 'Not allocated' : 'Unassigned');
              const cell = (column: number) => ({
                'data-column': column,
                'aria-colindex': column + 1,
                tabIndex: row.key === reachable.line && column === reachable.column ? 0 : -1,
                onFocus: () => keys.setActive({ line: row.key, column }),
                onKeyDown: (event: React.KeyboardEvent<HTMLElement>) => keys.onKeyDown(event, item.index, column),
              });
              return (
                <tr
                  key={row.key}
                  data-line={row.key}
                  data-level={depth + 1}
                  aria-level={depth + 1}
                  aria-rowindex={item.index + 2}
                  aria-expanded={row.kind === 'node' && row.hasChildren ? row.open : undefined}
                  aria-selected={node ? row.key === selected : undefined}
                  className={cx(styles.row, styles.line, row.key === selected && styles.selected, !node && styles.rest)}
                  style={{ ...layout, transform: `translateY(${item.start}px)` }}
                >
                  <td
                    {...cell(0)}
                    className={styles.name}
                    onClick={(event) => {
                      if (node && !(event.target instanceof Element && event.target.closest('button'))) onOpen(row.key);
                    }}
                  >
                    <NameCell row={row} onToggle={toggle} />
                  </td>
                  <td {...cell(1)} className={styles.spread}>
                    {node && spread && (
                      <SpreadCell name={name} spread={spread} onOpen={() => onAsk({ node, part: null })} />
                    )}
                  </td>
                  {columns.map((column, index) => {
                    const place = index + FIRST;
                    const value = cellOf(row, column.parts);
                    const typed = typing?.line === row.key && typing.column === place ? typing : null;
                    return (
                      <td key={column.key} {...cell(place)} className={cx(column.kind === 'week' && styles.week)}>
                        {node && typed ? (
                          <AmountField
                            unit={unit}
                            label={`Target of ${name} in ${column.label}`}
                            value={value.target ?? 0}
                            start={typed.start}
                            onDone={(amount, back) => {
                              setTyping(null);
                              if (back) keys.go(item.index, place);
                              if (amount !== null && amount !== value.target)
                                onAsk({ node, part: { ...column, amount } });
                            }}
                          />
                        ) : (
                          <AmountCell
                            unit={unit}
                            name={name}
                            column={column}
                            cell={value}
                            over={column.to < today}
                            onEdit={edits(row, place) ? () => edit(row, place, null) : undefined}
                          />
                        )}
                        {node && !typed && column.kind === 'month' && (
                          <CommentMark
                            label={`${column.label} of ${name}`}
                            count={said.get(node.id)?.[column.month] ?? 0}
                            onOpen={() => onComment({ node, month: column.month })}
                          />
                        )}
                      </td>
                    );
                  })}
                  <td {...cell(columns.length + FIRST)}>
                    <AmountCell
                      unit={unit}
                      name={name}
                      column={{ label: 'Whole period' }}
                      cell={cellOf(row, whole)}
                      over={tree.to < today}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className={cx(styles.key, 's ink3')}>
        Each cell: the target, and under it what was sold and the difference. Arrow keys go from cell to cell; Enter or
        a digit sets a month or a week, and shows what it takes from the others first; C comments on a month. A week
        that crosses two months is cut by its days.
      </p>
    </>
  );
};
