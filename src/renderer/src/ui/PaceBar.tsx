import { cx } from './cx';
import styles from './PaceBar.module.css';

export type PaceBarProps = {
  actual: number;
  target?: number | null;
  /** What today should have brought. */
  expected?: number | null;
  /** Where the period is heading, and its likely range. */
  outlook?: number | null;
  low?: number | null;
  high?: number | null;
  /** End of the scale; by default a little past the largest mark. Give the same one to bars that are compared. */
  max?: number;
  big?: boolean;
  side?: 'sales' | 'marketing';
  /** The whole bar in words, for screen readers. */
  label: string;
};

/** Actual filled, outlook pale, likely range bracketed, today's expectation as a blue tick, target as a line. */
export const PaceBar = ({
  actual,
  target,
  expected,
  outlook,
  low,
  high,
  max,
  big = false,
  side,
  label,
}: PaceBarProps) => {
  const end = max ?? (Math.max(actual, target ?? 0, outlook ?? 0, high ?? 0, expected ?? 0) * 1.04 || 1);
  const at = (value: number): string => `${Math.max(0, Math.min(100, (value / end) * 100)).toFixed(2)}%`;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- one picture drawn with boxes
    <div className={cx(styles.pace, big && styles.big, side && styles[side])} role="img" aria-label={label}>
      <span className={styles.actual} style={{ width: at(actual) }} />
      {outlook != null && outlook > actual && (
        <span className={styles.outlook} style={{ left: at(actual), width: at(outlook - Math.max(0, actual)) }} />
      )}
      {low != null && high != null && high > low && (
        <span className={styles.range} style={{ left: at(low), width: at(high - low) }} />
      )}
      {target != null && <span className={styles.target} style={{ left: at(target) }} />}
      {expected != null && <span className={styles.expected} style={{ left: at(expected) }} />}
    </div>
  );
};

const KEYS = { actual: 'Actual', outlook: 'Outlook', expected: 'Expected today', target: 'Target' } as const;

/** What the marks of a pace bar mean. */
export const PaceLegend = ({
  show = ['actual', 'outlook', 'expected', 'target'],
}: {
  show?: (keyof typeof KEYS)[];
}) => (
  <span className={cx(styles.legend, 'wide')} aria-hidden>
    {show.map((key) => (
      <span key={key}>
        <i className={styles[`key-${key}`]} />
        {KEYS[key]}
      </span>
    ))}
  </span>
);
