import { useMediaQuery, useMergedRef, useResizeObserver } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { cx } from './cx';
import { type Column, type DataTableProps, written } from './DataTable';
import { fitting, leastOf } from './fitting';
import { HeaderCell } from './HeaderCell';
import { moveFocus, openRow } from './rowKeys';
import { useTaken } from './tables';
import styles from './VirtualTable.module.css';

export type VirtualTableProps<Row> = Pick<
  DataTableProps<Row>,
  'columns' | 'rows' | 'rowKey' | 'label' | 'selected' | 'onOpen' | 'total' | 'empty' | 'all' | 'count' | 'chosen'
> & {
  /** Height of the scrolling box; by default it fills its parent. */
  height?: number | string;
  rowHeight?: number;
  /** Leaves out columns that are `wide`, the last first, while the table would be wider than its box. */
  fit?: boolean;
  /** Called when the last rows come near, to fetch more. */
  onEnd?: () => void;
};

const template = <Row,>(columns: readonly Column<Row>[]): string =>
  columns.map((column) => (column.cut ? `minmax(${leastOf(column)}px, 1fr)` : `${leastOf(column)}px`)).join(' ');

/** A table of any length: only the rows in sight exist. Ten thousand scroll like ten. */
export const VirtualTable = <Row,>({
  columns: all,
  rows,
  rowKey,
  label,
  selected,
  onOpen,
  total = false,
  empty,
  fit = false,
  height = '100%',
  rowHeight = 32,
  onEnd,
  count,
  all: readAll,
  chosen,
}: VirtualTableProps<Row>) => {
  // Columns that a narrow window leaves out are still of the view: they are taken along.
  const taking = useTaken({ label, columns: written(all), rows, rowKey, all: readAll, count, chosen });
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 1120px)', false, { getInitialValueInEffect: false });
  const [box, { width: room }] = useResizeObserver<HTMLDivElement>();
  const scrollerBox = useMergedRef(scroller, box);
  const columns = fit && room > 0 ? fitting(all, room) : narrow ? all.filter((column) => !column.wide) : all;
  // oxlint-disable-next-line react/incompatible-library -- it measures while rendering, so nothing here is memoised
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 20) onEnd?.();
  }, [last, rows.length, onEnd]);

  const grid = { gridTemplateColumns: template(columns) };
  /** Where a table is wider than its box, the name stays at the left while the rest scrolls, and what stands before it. */
  const stays = columns.findIndex((column) => column.cut);
  const cellClass = (column: Column<Row>, index: number): string =>
    cx(column.numeric && 'num', !column.edits && 'cut', stays < 2 && index <= stays && styles.stays);
  return (
    // Without rows to focus, the box itself must be reachable, or nobody could scroll it by keyboard.
    <div
      className={styles.scroller}
      ref={scrollerBox}
      style={{ height }}
      {...(onOpen ? {} : { tabIndex: 0 })}
      {...taking}
    >
      <table className={styles.table} aria-label={label} aria-rowcount={(count ?? rows.length) + 1}>
        <thead className={styles.head}>
          <tr className={styles.row} style={grid} aria-rowindex={1}>
            {columns.map((column, index) => (
              <HeaderCell key={column.key} column={column} className={cellClass(column, index)} />
            ))}
          </tr>
        </thead>
        <tbody className={styles.body} style={{ height: virtual.getTotalSize() }} data-rows>
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const key = rowKey(row);
            return (
              <tr
                key={key}
                data-key={key}
                aria-rowindex={item.index + 2}
                aria-current={key === selected ? 'true' : undefined}
                className={cx(styles.row, styles.line, key === selected && styles.selected, onOpen && styles.opens)}
                style={{ ...grid, height: item.size, transform: `translateY(${item.start}px)` }}
                {...(onOpen
                  ? { tabIndex: 0, 'data-row': true, onClick: openRow(() => onOpen(row)), onKeyDown: moveFocus }
                  : {})}
              >
                {columns.map((column, index) => (
                  <td key={column.key} className={cellClass(column, index)}>
                    {column.cell(row, item.index)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
        {total && rows.length > 0 && (
          <tfoot className={styles.foot}>
            <tr className={styles.row} style={grid}>
              {columns.map((column, index) => (
                <td key={column.key} className={cellClass(column, index)}>
                  {column.total}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {rows.length === 0 && <p className={styles.empty}>{empty ?? 'None'}</p>}
    </div>
  );
};
