import { type ReactNode, useId, useState } from 'react';
import { IconChartLine, IconTable } from '@tabler/icons-react';
import type { SheetCell } from '../../../../shared/domain/sheet';
import { IconButton } from '../Button';
import { TakenAs } from '../tables';
import styles from './charts.module.css';

/** The same figures as a table: for screen readers, for copying, for checking. */
export type TableTwin = {
  head: readonly string[];
  rows: readonly (readonly string[])[];
  /** The rows as a spreadsheet takes them. */
  plain: readonly (readonly SheetCell[])[];
};

export type ChartFrameProps = {
  /** The finding, as a sentence; it is the accessible name. */
  title: string;
  twin: TableTwin;
  height?: number;
  /** Shows the button that swaps the drawing for its table. */
  toggle?: boolean;
  children: ReactNode;
};

const Twin = ({ title, twin }: { title: string; twin: TableTwin }) => (
  <table className={styles.twin}>
    <caption className="unseen">{title}</caption>
    <thead>
      <tr>
        {twin.head.map((name, index) => (
          <th key={name} scope="col" className={index > 0 ? 'num' : undefined}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {twin.rows.map((row) => (
        <tr key={row.join('|')}>
          {row.map((cell, index) =>
            index === 0 ? (
              <th key={twin.head[index]} scope="row">
                {cell}
              </th>
            ) : (
              <td key={twin.head[index]} className="num">
                {cell}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
);

/** A drawing with its table twin: one is shown, the other always stands in the page for screen readers. */
export const ChartFrame = ({ title, twin, height = 200, toggle = true, children }: ChartFrameProps) => {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <figure className={styles.frame} aria-labelledby={id}>
      <figcaption id={id} className="unseen">
        {title}
      </figcaption>
      <TakenAs
        label={title}
        columns={twin.head.map((name, index) => ({ name, value: (row: readonly SheetCell[]) => row[index] }))}
        rows={twin.plain}
      />
      {toggle && (
        <span className={styles.toggle}>
          <IconButton
            small
            icon={asTable ? IconChartLine : IconTable}
            label={asTable ? 'Show the chart' : 'Show as a table'}
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          />
        </span>
      )}
      {asTable ? (
        <div className={styles.scroll} style={{ height }}>
          <Twin title={title} twin={twin} />
        </div>
      ) : (
        <>
          <div style={{ height, position: 'relative' }} aria-hidden>
            {children}
          </div>
          <div className="unseen">
            <Twin title={title} twin={twin} />
          </div>
        </>
      )}
    </figure>
  );
};
