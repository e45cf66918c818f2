import type { ReactNode } from 'react';
import type { SheetCell, SheetColumn } from '../../../shared/domain/sheet';
import { cx } from './cx';
import styles from './DataTable.module.css';
import { HeaderCell } from './HeaderCell';
import { moveFocus, openRow } from './rowKeys';
import { useTaken } from './tables';

export type Column<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row, index: number) => ReactNode;
  /**
   * The same as a spreadsheet takes it: a number, an ISO day, money, a text. Null for what is no value: a tick box,
   * a button, a drawing.
   */
  value: ((row: Row, index: number) => SheetCell) | null;
  /** Names the column where its header is not a text. */
  name?: string;
  /** What the cell shows beside its value, as columns of their own. */
  also?: readonly SheetColumn<Row>[];
  /** Right-aligned with its header, as figures are. */
  numeric?: boolean;
  /**
   * Takes what room is left; one a table. A longer text goes on in further lines, but in VirtualTable, whose rows are
   * all of one height and cut it.
   */
  cut?: boolean;
  /** Holds a field to edit, whose frame stands out of the cell. */
  edits?: boolean;
  /** Goes when the window is narrow, and where the table has no room for it. */
  wide?: boolean;
  /** Fixed width in pixels; VirtualTable needs one for each column but the `cut` one. */
  width?: number;
  /** What stands in the total row. */
  total?: ReactNode;
  /** Makes the header a button that sorts by this column. */
  onSort?: () => void;
  /** How the rows are sorted by it now. */
  sorted?: 'ascending' | 'descending';
};

export type DataTableProps<Row> = {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Names the table for screen readers. */
  label: string;
  /** 28-px rows. */
  tight?: boolean;
  selected?: string | null;
  /** Makes rows reachable: click, Enter, arrow keys. */
  onOpen?: (row: Row) => void;
  /** Adds the totals of the columns as the last row. */
  total?: boolean;
  tone?: (row: Row) => 'unset' | 'warn' | undefined;
  /** Stands under its row, such as the source line of a figure. */
  under?: (row: Row) => ReactNode;
  /** Said instead of the rows when there are none. */
  empty?: ReactNode;
  /** Reads every row of the view where `rows` is only the first of them, for copies and CSV. */
  all?: (() => Promise<readonly Row[]>) | undefined;
  /** Rows in all, when not all of them are loaded yet. */
  count?: number;
  /** Keys of the rows that are ticked; copies take these. */
  chosen?: readonly string[];
};

/** What a table's columns say to a spreadsheet. */
export const written = <Row,>(columns: readonly Column<Row>[]): SheetColumn<Row>[] =>
  columns.flatMap(({ key, header, name, value, also = [] }) => [
    ...(value === null ? [] : [{ name: name ?? (typeof header === 'string' ? header : key), value }]),
    ...also,
  ]);

/** A plain dense table for what fits on a page. Long lists go into VirtualTable. */
export const DataTable = <Row,>({
  columns,
  rows,
  rowKey,
  label,
  tight = false,
  selected,
  onOpen,
  total = false,
  tone,
  under,
  empty,
  all,
  count,
  chosen,
}: DataTableProps<Row>) => {
  const taking = useTaken({ label, columns: written(columns), rows, rowKey, all, count, chosen });
  const cellClass = (column: Column<Row>): string =>
    cx(column.numeric && 'num', column.cut && styles.cut, column.wide && 'wide');
  return (
    <table className={cx(styles.table, tight && styles.tight)} aria-label={label} tabIndex={-1} {...taking}>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} className={cellClass(column)} fixed />
          ))}
        </tr>
      </thead>
      <tbody data-rows>
        {rows.map((row, index) => {
          const key = rowKey(row);
          const extra = under?.(row);
          const state = tone?.(row);
          return [
            <tr
              key={key}
              data-key={key}
              className={cx(key === selected && styles.selected, state && styles[state], onOpen && styles.opens)}
              aria-current={key === selected ? 'true' : undefined}
              {...(onOpen
                ? { tabIndex: 0, 'data-row': true, onClick: openRow(() => onOpen(row)), onKeyDown: moveFocus }
                : {})}
            >
              {columns.map((column) => (
                <td key={column.key} className={cellClass(column)}>
                  {column.cell(row, index)}
                </td>
              ))}
            </tr>,
            extra ? (
              <tr key={`${key}-under`} className={styles.under}>
                <td colSpan={columns.length}>{extra}</td>
              </tr>
            ) : null,
          ];
        })}
        {rows.length === 0 && (
          <tr className={styles.unset}>
            <td colSpan={columns.length}>{empty ?? 'None'}</td>
          </tr>
        )}
        {total && (
          <tr className={styles.total}>
            {columns.map((column) => (
              <td key={column.key} className={cellClass(column)}>
                {column.total}
              </td>
            ))}
          </tr>
        )}
      </tbody>
    </table>
  );
};
