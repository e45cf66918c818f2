import type { ReactNode } from 'react';
import styles from './HeaderCell.module.css';

type Head = {
  header: ReactNode;
  width?: number;
  onSort?: () => void;
  sorted?: 'ascending' | 'descending';
};

/** The head of one column; a button where the table can be sorted by it. */
export const HeaderCell = ({
  column,
  className,
  fixed = false,
}: {
  column: Head;
  className?: string;
  /** True where the table's own layout honours widths. */
  fixed?: boolean;
}) => {
  const style = fixed && column.width ? { width: column.width, minWidth: column.width } : undefined;
  // A column without a name, of buttons or places, has no header that could be read out.
  if (column.header === '') return <td className={className} style={style} />;
  return (
    <th
      scope="col"
      className={className}
      aria-sort={column.onSort ? (column.sorted ?? 'none') : undefined}
      style={style}
      // Where columns are narrow, a long word in a head is cut off.
      title={typeof column.header === 'string' ? column.header : undefined}
    >
      {column.onSort ? (
        <button type="button" className={styles.sort} onClick={column.onSort}>
          {column.header}
          {column.sorted && (
            <svg viewBox="0 0 8 8" aria-hidden="true">
              <path d={column.sorted === 'ascending' ? 'M4 1 7.5 7h-7z' : 'M4 7 .5 1h7z'} />
            </svg>
          )}
        </button>
      ) : (
        column.header
      )}
    </th>
  );
};
