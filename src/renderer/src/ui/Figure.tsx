import type { ReactNode } from 'react';
import { cx } from './cx';
import styles from './Figure.module.css';

export type FigureProps = {
  label: ReactNode;
  /** The figure as text, or a `MetricFigure`. */
  value: ReactNode;
  /** A delta, what it is of, or why there is none. */
  note?: ReactNode;
  size?: 'l' | 'm';
  /** Opens how it is worked out; the figure gets its dotted underline. */
  onOpen?: () => void;
  tone?: 'good' | 'warn' | 'bad';
};

/** A headline figure with its label above and a note below. Stands in `Stats`. */
export const Figure = ({ label, value, note, size = 'l', onOpen, tone }: FigureProps) => (
  <div className={styles.stat}>
    <div className={styles.label}>{label}</div>
    <div className={cx(styles.figure, size === 'm' && styles.medium, tone)}>
      {onOpen ? (
        <button type="button" className={styles.opens} onClick={onOpen}>
          {value}
        </button>
      ) : (
        value
      )}
    </div>
    {note !== undefined && <div className={styles.note}>{note}</div>}
  </div>
);

/** Figures side by side with a line between them. */
export const Stats = ({ children, spread = false }: { children: ReactNode; spread?: boolean }) => (
  <div className={cx(styles.stats, spread && styles.spread)}>{children}</div>
);
