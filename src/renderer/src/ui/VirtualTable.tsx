import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { cx } from './cx';
import type { Column, DataTableProps } from './DataTable';
import { moveFocus } from './rowKeys';
import styles from './VirtualTable.module.css';

export type VirtualTableProps<Row> = Pick<
  DataTableProps<Row>,
  'columns' | 'rows' | 'rowKey' | 'label' | 'selected' | 'onOpen' | 'total' | 'empty'
> & {
  /** Height of the scrolling box; by default it fills its parent. */
  height?: number | string;
  rowHeight?: number;
  /** Called when the last rows come near, to fetch more. */
  onEnd?: () => void;
  /** Rows in all, when not all of them are loaded yet. */
  count?: number;
};

const template = <Row,>(columns: readonly Column<Row>[]): string =>
  columns.map((column) => (column.cut ? 'minmax(120px, 1fr)' : `${column.width ?? 96}px`)).join(' ');

/** A table of any length: only the rows in sight exist. Ten thousand scroll like ten. */
export const VirtualTable = <Row,>({
  columns,
  rows,
  rowKey,
  label,
  selected,
  onOpen,
  total = false,
  empty,
  height = '100%',
  rowHeight = 32,
  onEnd,
  count,
}: VirtualTableProps<Row>) => {
  const scroller = useRef<HTMLDivElement>(null);
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
  const cellClass = (column: Column<Row>): string => cx(column.numeric && 'num', 'cut');
  return (
    <div
      className={styles.scroller}
      ref={scroller}
      style={{ height }}
      role="table"
      aria-label={label}
      aria-rowcount={(count ?? rows.length) + 1}
      tabIndex={0}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" className={styles.row} style={grid} aria-rowindex={1}>
          {columns.map((column) => (
            <span key={column.key} role="columnheader" className={cellClass(column)}>
              {column.header}
            </span>
          ))}
        </div>
      </div>
      <div
        role="rowgroup"
        className={styles.body}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onOpen && moveFocus}
      >
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const key = rowKey(row);
          return (
            <div
              key={key}
              role="row"
              aria-rowindex={item.index + 2}
              aria-current={key === selected ? 'true' : undefined}
              className={cx(styles.row, styles.line, key === selected && styles.selected, onOpen && styles.opens)}
              style={{ ...grid, height: item.size, transform: `translateY(${item.start}px)` }}
              {...(onOpen ? { tabIndex: 0, 'data-row': true, onClick: () => onOpen(row) } : {})}
            >
              {columns.map((column) => (
                <span key={column.key} role="cell" className={cellClass(column)}>
                  {column.cell(row, item.index)}
                </span>
              ))}
            </div>
          );
        })}
      </div>
      {rows.length === 0 && <p className={styles.empty}>{empty ?? 'None'}</p>}
      {total && rows.length > 0 && (
        <div role="rowgroup" className={styles.foot}>
          <div role="row" className={styles.row} style={grid}>
            {columns.map((column) => (
              <span key={column.key} role="cell" className={cellClass(column)}>
                {column.total}
              </span>
            ))}
          </div>
        </div>
      )}
    </div>
  );
};
